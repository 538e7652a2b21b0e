"""A language's front page is taken away by an administrator only, who types the site's name first."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from site_pages.models import HomePage, SectionPage
from tests.admin_forms import form_at
from tests.factories import pages, people

NAME = {"confirm_site_name": "Wegweiser"}


@pytest.fixture
def home(db):
    return pages.home()


def address(view, page):
    return reverse(f"wagtailadmin_pages:{view}", args=(page.pk,))


def test_administrator_unpublishes_after_typing_the_name(home):
    client = people.administrator()
    asked = client.post(address("unpublish", home), {"include_descendants": "on"})
    assert asked.status_code == 200
    assert '<input type="hidden" name="include_descendants" value="on">' in asked.content.decode()
    assert HomePage.objects.get(pk=home.pk).live
    wrong = client.post(address("unpublish", home), {"confirm_site_name": "Weg"})
    assert "Weg" in wrong.content.decode()
    assert HomePage.objects.get(pk=home.pk).live

    assert client.post(address("unpublish", home), NAME).status_code == 302
    assert not HomePage.objects.get(pk=home.pk).live


def test_administrator_restricts_after_typing_the_name(home):
    client = people.administrator()
    form = {"restriction_type": "login"}
    asked = client.post(address("set_privacy", home), form).json()
    assert asked["step"] == "set_privacy"
    assert 'name="restriction_type" value="login"' in asked["html"]
    assert not PageViewRestriction.objects.exists()

    assert client.post(address("set_privacy", home), form | NAME).json()["step"] == "set_privacy_done"
    assert PageViewRestriction.objects.get().page_id == home.pk


def test_administrator_deletes_after_typing_the_name(home):
    client = people.administrator()
    english = HomePage.objects.get(locale__language_code="en")
    assert client.post(address("delete", english)).status_code == 200
    assert HomePage.objects.filter(pk=english.pk).exists()

    assert client.post(address("delete", english), NAME).status_code == 302
    assert not HomePage.objects.filter(pk=english.pk).exists()


@pytest.mark.parametrize("view", ["unpublish", "set_privacy", "delete", "move"])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("role", [people.editor, people.translator])
def test_nobody_else_takes_it_away(home, role, language, view):
    page = HomePage.objects.get(locale__language_code=language)
    client = role()
    for answer in (client.get(address(view, page)), client.post(address(view, page), {"restriction_type": "login"} | NAME)):
        assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert HomePage.objects.get(pk=page.pk).live
    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
@pytest.mark.parametrize("role", [people.administrator, people.editor])
def test_bulk_actions_leave_it_alone(home, role, action):
    section = pages.child(SectionPage, home, "Leben", slug="leben")
    bulk = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    client = role()
    client.post(f"{bulk}?id={home.pk}&next=/admin/", {"chooser": home.pk, "include_descendants": "on"})

    kept = HomePage.objects.get(pk=home.pk)
    assert (kept.live, kept.path) == (True, home.path)
    assert SectionPage.objects.get(pk=section.pk).live


@pytest.mark.parametrize("name,end", [("home", None), ("leben", "2027-01-01")])
def test_it_has_no_schedule(home, name, end):
    pages.child(SectionPage, home, "Leben", slug="leben")
    client, page = people.editor(), Page.objects.get(slug=name, locale=home.locale)
    form = form_at(client, address("edit", page)) | {"body-count": "0", "action-publish": "1"}
    assert client.post(address("edit", page), form | {"expire_at": "2027-01-01 12:00"}).status_code == 302

    page.refresh_from_db()
    assert page.live
    assert (str(page.expire_at.date()) if page.expire_at else None) == end


def test_other_pages_are_unpublished_without_it(home):
    section = pages.child(SectionPage, home, "Leben", slug="leben")
    assert people.editor().post(address("unpublish", section)).status_code == 302
    assert not SectionPage.objects.get(pk=section.pk).live
