"""Who may not add pages deletes none, whatever way is taken."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from site_pages.models import StandardPage
from tests.factories import pages, people

WAYS = {
    "view": lambda page: reverse("wagtailadmin_pages:delete", args=(page.pk,)),
    "bulk": lambda page: reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete")) + f"?id={page.pk}",
    "api": lambda page: reverse("wagtailadmin_api:pages:action", args=(page.pk, "delete")),
}


@pytest.fixture
def english(db):
    german = pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")
    return pages.translate(german, "en", {"Impressum": "Imprint"})


@pytest.mark.parametrize("way", WAYS)
def test_translators_do_not_delete_pages(english, way):
    people.translator().post(WAYS[way](english), {})
    assert StandardPage.objects.filter(pk=english.pk).exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_editors_and_administrators_delete_pages(english, way, who):
    boss = people.browser_of(people.user("boss", is_superuser=True))
    (boss if who == "administrator" else people.editor()).post(WAYS[way](english), {})
    assert not StandardPage.objects.filter(pk=english.pk).exists()


def test_translators_do_not_move_pages(english):
    child = pages.child(StandardPage, english, "Child", aliases=False)
    people.translator().post(reverse("wagtailadmin_pages:move_confirm", args=(child.pk, english.get_parent().pk)))
    assert Page.objects.get(pk=child.pk).depth == child.depth


def test_translators_still_write(english):
    client = people.translator()
    assert client.get(reverse("wagtailadmin_pages:edit", args=(english.pk,))).status_code == 200
