"""Forms of which a part is missing are answered with words, and change nothing."""

import pytest
from django.urls import reverse

from site_pages.models import StandardPage
from tests.admin_forms import form_at
from tests.factories import pages, people


@pytest.fixture
def page(db):
    return pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")


@pytest.mark.parametrize("language,words", [("de", "Das Formular kam unvollständig an"), ("en", "The form arrived incomplete")])
def test_page_without_its_body_says_so(page, language, words):
    """Scripts add the body to the form; when they fail it is missing."""
    client = people.editor()
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    form = form_at(client, address) | {"title": "Geändert", "action-publish": "1"}
    answer = client.post(address, form, headers={"Accept-Language": language})

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert StandardPage.objects.get(pk=page.pk).title == "Impressum"


def test_link_without_an_address_says_so(page):
    assert people.editor().post(reverse("wagtailadmin_choose_page_external_link")).status_code == 400
