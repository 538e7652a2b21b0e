"""What translators find of the pages: words of their languages, and a menu without shut doors."""

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation

from site_pages.models import StandardPage
from tests.admin_forms import form_at
from tests.factories import pages, people


@pytest.fixture
def english(db):
    """A translated page whose link to the German text was stopped: its whole form opens."""
    page = pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")
    translated = pages.translate(page, "en", {"Impressum": "Imprint"})
    Translation.objects.update(enabled=False)
    return translated


def test_form_has_words_and_nothing_else(english):
    client = people.translator()
    address = reverse("wagtailadmin_pages:edit", args=(english.pk,))
    form = form_at(client, address)
    assert {"title", "introduction", "seo_title", "search_description"} <= set(form)
    assert not {"slug", "expire_at", "go_live_at", "show_in_menus", "image"} & set(form)
    more = {
        "body-count": "0",
        "title": "About us",
        "slug": "away",
        "expire_at": "2027-01-01 00:00",
        "show_in_menus": "on",
        "action-publish": "1",
    }
    assert client.post(address, form | more).status_code == 302

    english.refresh_from_db()
    assert (english.title, english.slug, english.expire_at, english.show_in_menus) == ("About us", "impressum", None, False)


def test_editors_have_the_whole_form(english):
    assert "slug" in form_at(people.editor(), reverse("wagtailadmin_pages:edit", args=(english.pk,)))


@pytest.mark.parametrize("view", ["unpublish", "set_privacy", "delete", "move", "copy", "convert_alias", "lock"])
def test_page_stays_as_it_is(english, view):
    answer = people.translator().post(reverse(f"wagtailadmin_pages:{view}", args=(english.pk,)), {"restriction_type": "login"})
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))


def test_page_does_not_become_an_alias(english):
    people.translator().post(reverse("wagtail_localize:convert_to_alias", args=(english.pk,)))
    assert StandardPage.objects.get(pk=english.pk).alias_of is None


def test_menu_leads_to_what_opens(english):
    menu = people.translator().get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("translation_matrix") in menu
    for shut in ("wagtailadmin_reports:site_history", "wagtailimages:index", "wagtaildocs:index"):
        assert reverse(shut) not in menu


def test_history_of_the_site_is_not_for_translators(english):
    answer = people.translator().get(reverse("wagtailadmin_reports:site_history"))
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert "Imprint" in people.editor().get(reverse("wagtailadmin_reports:site_history")).content.decode()
