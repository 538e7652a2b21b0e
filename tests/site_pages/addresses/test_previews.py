"""Previews: what is in the form, in the templates of the published page."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.published.models import PublishedDocument
from site_pages.models import GuidePage, StandardPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory, TaxonomyTermFactory


def form(title, **fields):
    step = {"title": "Anrufen", "text": rich_text("<p>Heute.</p>")}
    streams = {"body": streamfield([("heading", {"text": "Zwischen", "level": "h3"})]), "steps": streamfield([("step", step)])}
    found = nested_form_data(streams | {"comments": inline_formset([])})
    words = {"title": title, "slug": "vorschau", "introduction": "Kurz.", "image": "", "seo_title": "", "search_description": ""}
    return found | words | {"go_live_at": "", "expire_at": ""} | fields


def previewed(client, address, data):
    assert client.post(address, data).json() == {"is_valid": True, "is_available": True}
    answer = client.get(address)
    assert {"private", "no-store"} <= {part.strip() for part in answer["Cache-Control"].split(",")}
    return BeautifulSoup(answer.content.decode(), "html.parser")


def test_new_guide_is_previewed_before_it_is_saved(home, finder, admin_client):
    term, service = TaxonomyTermFactory(code="sprache", name="Deutsch lernen"), ServiceFactory(name="Sprachkurs")
    address = reverse("wagtailadmin_pages:preview_on_add", args=("site_pages", "guidepage", home.pk))
    html = previewed(admin_client, address, form("Neu hier", topics=[term.pk], services=[service.pk]))

    assert (html.h1.text, html.select_one(".step-title").text, html.select_one(".body h3").text) == (
        "Neu hier",
        "Anrufen",
        "Zwischen",
    )
    assert [one.text for one in html.select("nav.breadcrumb a")] == ["Willkommen"]
    assert (html.select_one(".tags a").text.strip(), html.select_one(".service-card a").text) == ("Deutsch lernen", "Sprachkurs")
    assert not GuidePage.objects.exists()


def test_changed_guide_is_previewed_and_readers_see_the_old_one(home, admin_client, reader):
    guide = pages.child(GuidePage, home, "Alt", slug="vorschau")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(guide.pk,))
    assert previewed(admin_client, address, form("Geändert")).h1.text == "Geändert"
    assert PublishedDocument.objects.current("guide", "ar").get().title == "Alt"
    assert "Alt" in reader.get("/de/vorschau/").content.decode()


def test_draft_of_a_translation_is_previewed_in_its_language(home, admin_client):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum", introduction="Wer wir sind.")
    translated = pages.translate(page, "ar", {"title": "بيانات", "introduction": "من نحن"})
    translated.title = "مسودة"
    translated.save_revision()
    answer = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=(translated.pk,)))
    html = BeautifulSoup(answer.content.decode(), "html.parser")
    assert (html.html["lang"], html.html["dir"], html.h1.text) == ("ar", "rtl", "مسودة")


@pytest.mark.parametrize("who", ["reader", "stranger"])
def test_previews_are_for_editors(home, who, client, django_user_model):
    guide = pages.child(GuidePage, home, "Alt", slug="vorschau")
    if who == "stranger":
        client.force_login(django_user_model.objects.create_user("fremd", "fremd@example.org", "a long password for tests"))
    for name, arguments in (("preview_on_edit", (guide.pk,)), ("view_draft", (guide.pk,))):
        answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=arguments))
        assert (answer.status_code, "/admin/login/" in answer["Location"]) == (302, True)
