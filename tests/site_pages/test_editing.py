"""What editors do in the admin."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.published.models import PublishedDocument, VersionStamp
from site_pages.models import FOOTER_SNIPPETS, PAGE_TYPES, EmergencyNumber, SectionPage, StandardPage
from tests.factories import pages


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_has_a_form(db, admin_client, model):
    home = pages.home(aliases=False)
    parent = Page.get_first_root_node() if model.kind == "home" else home
    if model.kind == "news":
        parent = pages.child(PAGE_TYPES[3], home, "Aktuelles")
    address = reverse("wagtailadmin_pages:add", args=("site_pages", model._meta.model_name, parent.pk))

    assert admin_client.get(address).status_code == 200


@pytest.mark.parametrize("model", FOOTER_SNIPPETS)
def test_footer_snippets_are_listed_and_have_forms(db, admin_client, model):
    pages.locale("de")

    for view in ("list", "add"):
        assert admin_client.get(reverse(model.snippet_viewset.get_url_name(view))).status_code == 200


def test_page_made_in_the_admin_has_aliases_in_all_languages(home, admin_client):
    address = reverse("wagtailadmin_pages:add", args=("site_pages", "standardpage", home.pk))
    form = {"title": "Impressum", "slug": "impressum", "introduction": "", "image": "", "action-publish": "1"}
    form |= {"body-count": "0", "seo_title": "", "search_description": "", "go_live_at": "", "expire_at": ""}
    form |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}

    response = admin_client.post(address, form)
    assert response.status_code == 302
    made = StandardPage.objects.get(locale=home.locale)
    assert Page.objects.filter(translation_key=made.translation_key, alias_of__isnull=False).count() == 8
    assert PublishedDocument.objects.current("standard_page", "ar").get().url == "/ar/impressum/"


def test_page_moved_in_the_admin_moves_in_all_languages(home, admin_client):
    first = pages.child(SectionPage, home, "Eins", slug="eins")
    page = pages.child(StandardPage, home, "Blatt", slug="blatt")

    admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=(page.pk, first.pk)))
    urls = PublishedDocument.objects.public().of(page.translation_key).values_list("language", "url")
    assert {language: url.removeprefix(f"/{language}") for language, url in urls} == dict.fromkeys(
        [language for language, _url in urls], "/eins/blatt/"
    )


def test_changed_footer_is_visible_in_the_next_request(home, reader):
    number = EmergencyNumber.objects.create(label="Polizei", number="110", locale=home.locale)
    before = VersionStamp.objects.get().version

    number.label = "Polizei-Notruf"
    number.save()
    assert VersionStamp.objects.get().version > before
    assert "Polizei-Notruf" in reader.get("/de/").content.decode()


def test_deleted_footer_snippet_is_gone_in_all_languages(home):
    number = EmergencyNumber.objects.create(label="Polizei", number="110", locale=home.locale)
    number.copy_for_translation(pages.locale("fr")).save()

    number.delete()
    assert not EmergencyNumber.objects.exists()


def test_translation_editor_opens_for_a_page(home, admin_client):
    page = pages.child(StandardPage, home, "Impressum", introduction="Wer wir sind.")
    translated = pages.translate(page, "ar", {"title": "بيانات"})

    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=(translated.pk,)))
    assert response.status_code == 200
    assert "Wer wir sind." in response.content.decode()


@pytest.mark.parametrize("model", [StandardPage, SectionPage])
def test_preview_of_a_draft_shows_the_page(home, admin_client, model):
    page = pages.child(model, home, "Entwurf", draft=True)

    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=(page.pk,)))
    assert response.status_code == 200
    assert "Entwurf" in response.content.decode()
