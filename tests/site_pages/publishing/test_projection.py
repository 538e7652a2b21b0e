"""What of a page stands in the window, and when it changes."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.languages import CODES
from cms.published.models import PublishedDocument, PublishedRecord
from site_pages.models import GuidePage, NewsPage, SectionPage, StandardPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory, TaxonomyTermFactory


def titles(kind, language="de"):
    return list(PublishedDocument.objects.current(kind, language).order_by("sort_key").values_list("title", flat=True))


def full(page, language="de"):
    return json.loads(PublishedDocument.objects.current(page.kind, language).of(page.translation_key).get().full)


def test_published_page_has_a_document_in_every_language(home):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")

    documents = {one.language: one for one in PublishedDocument.objects.public().of(page.translation_key)}
    assert set(documents) == set(CODES)
    assert documents["ar"].url == "/ar/impressum/"
    assert documents["ar"].state == "missing"
    assert documents["ar"].title == "Impressum"
    assert documents["de"].state == "source"
    assert json.loads(documents["ar"].item)["lang"] == "de"


def test_draft_stays_out_of_the_window(home):
    pages.child(StandardPage, home, "Entwurf", draft=True)

    assert titles("standard_page") == []


def test_unpublished_page_leaves_only_its_name(home):
    page = pages.child(StandardPage, home, "Impressum")

    page.unpublish()
    record = PublishedRecord.objects.get(uuid=page.translation_key)
    assert record.withdrawn_at is not None
    assert not record.documents.exists()


def test_deleted_source_takes_its_translations_along(home):
    page = pages.child(StandardPage, home, "Impressum")
    pages.translate(page, "ar", {"title": "بيانات"})

    page.delete()
    assert not Page.objects.filter(translation_key=page.translation_key).exists()
    assert titles("standard_page", "ar") == []


def test_translated_page_shows_its_own_words(home):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")

    pages.translate(page, "ar", {"title": "بيانات"})
    document = PublishedDocument.objects.current("standard_page", "ar").get()
    assert (document.title, document.state, document.url) == ("بيانات", "translated", "/ar/impressum/")
    assert json.loads(document.item)["x_translation"]["available"] == ["de", "ar"]


def test_translation_without_words_counts_as_missing(home):
    page = pages.child(StandardPage, home, "Impressum")

    pages.translate(page, "fr", {})
    assert PublishedDocument.objects.current("standard_page", "fr").get().state == "missing"


def test_changed_source_makes_its_translation_outdated_and_keeps_it(home):
    page = pages.child(StandardPage, home, "Impressum")
    pages.translate(page, "ar", {"title": "بيانات"})

    page.title = "Impressum und Kontakt"
    page.save_revision().publish()
    document = PublishedDocument.objects.current("standard_page", "ar").get()
    assert (document.title, document.state) == ("بيانات", "outdated")


def test_what_is_translated_comes_first_in_a_language(home):
    for title in ("Ankunft", "Beruf", "Wohnen"):
        pages.child(GuidePage, home, title)
    pages.translate(GuidePage.objects.get(title="Wohnen", locale__language_code="de"), "fr", {"title": "Logement"})

    assert titles("guide", "fr") == ["Logement", "Ankunft", "Beruf"]
    assert titles("guide") == ["Ankunft", "Beruf", "Wohnen"]


def test_newest_news_come_first_in_whatever_language_they_are(home):
    older = pages.child(NewsPage, home, "Alt", date=date(2026, 1, 1))
    pages.child(NewsPage, home, "Neu", date=date(2026, 2, 1))
    pages.translate(older, "fr", {"title": "Ancien"})

    assert titles("news", "fr") == ["Neu", "Ancien"]


def test_half_translated_page_names_what_fell_back(home):
    page = pages.child(StandardPage, home, "Impressum", introduction="Wer wir sind.")

    pages.translate(page, "en", {"title": "Imprint"})
    item = json.loads(PublishedDocument.objects.current("standard_page", "en").get().item)
    assert item["x_translation"]["status"] == "partial"
    assert item["x_translation"]["fallback_fields"] == ["introduction"]


def test_expired_page_is_gone_though_the_timetable_missed_it(home, client):
    page = pages.child(StandardPage, home, "Aktion", slug="aktion", expire_at=timezone.now() + timedelta(days=1))
    assert titles("standard_page") == ["Aktion"]

    moment = timezone.now() - timedelta(minutes=1)
    StandardPage.objects.filter(translation_key=page.translation_key).update(expire_at=moment)
    PublishedDocument.objects.filter(uuid=page.translation_key).update(expires_at=moment)
    assert titles("standard_page") == []
    assert client.get("/de/aktion/").status_code == 404
    assert client.get("/ar/aktion/").status_code == 404


@pytest.mark.parametrize("language", ["de", "ar"])
def test_restricted_parent_takes_its_children_out_in_all_languages(home, language, client):
    parent = pages.child(SectionPage, home, "Intern", slug="intern")
    page = pages.child(StandardPage, parent, "Telefonliste", slug="liste")
    translated = pages.translate(page, "ar", {"title": "قائمة"})
    assert titles("standard_page", "ar") == ["قائمة"]

    restricted = parent if language == "de" else translated.get_parent()
    restriction = PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    assert titles("standard_page", "de") == titles("standard_page", "ar") == titles("section") == []
    assert client.get("/de/intern/liste/").status_code == 302
    assert client.get("/ar/intern/liste/").status_code == 302
    assert "liste" not in client.get("/sitemap.xml").content.decode()

    restriction.delete()
    assert titles("standard_page", "ar") == ["قائمة"]


def test_restriction_of_many_pages_works_at_once(home):
    parent = pages.child(SectionPage, home, "Intern", aliases=False)
    for number in range(55):
        parent.add_child(instance=StandardPage(title=f"Seite {number}", locale=parent.locale))

    PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)
    assert titles("standard_page") == []


def test_moved_page_and_everything_below_have_new_addresses(home):
    first = pages.child(SectionPage, home, "Eins", slug="eins")
    second = pages.child(SectionPage, home, "Zwei", slug="zwei")
    page = pages.child(StandardPage, first, "Blatt", slug="blatt")

    first.move(second, pos="last-child")
    assert PublishedDocument.objects.current("standard_page", "de").of(page.translation_key).get().url == "/de/zwei/eins/blatt/"


def test_changed_slug_changes_the_addresses_below(home):
    parent = pages.child(SectionPage, home, "Eins", slug="eins")
    page = pages.child(StandardPage, parent, "Blatt", slug="blatt")

    parent.slug = "ratgeber"
    parent.save_revision().publish()
    assert PublishedDocument.objects.current("standard_page", "de").of(page.translation_key).get().url == "/de/ratgeber/blatt/"


def test_new_page_saved_without_publishing_tools_is_projected(home):
    home.add_child(instance=StandardPage(title="Von Hand", locale=home.locale))

    assert titles("standard_page") == ["Von Hand"]


def test_body_stands_as_typed_blocks_with_links_of_the_language(home):
    target = pages.child(StandardPage, home, "Ziel", slug="ziel")
    secret = pages.child(StandardPage, home, "Geheim", slug="geheim", draft=True)
    text = f'<p>Siehe <a linktype="page" id="{target.pk}">Ziel</a> und <a linktype="page" id="{secret.pk}">Geheim</a></p>'
    body = [{"type": "rich_text", "value": text, "id": "6f3f2f6e-0000-4000-8000-000000000001"}]
    page = pages.child(StandardPage, home, "Start", body=json.dumps(body))

    (block,) = full(page, "ar")["body"]
    assert block["type"] == "rich_text"
    assert 'href="http://testserver/ar/ziel/"' in block["value"]
    assert "geheim/" not in block["value"]


def test_page_that_links_projects_again_when_its_target_goes(home):
    target = pages.child(StandardPage, home, "Ziel", slug="ziel")
    text = f'<p><a linktype="page" id="{target.pk}">Ziel</a></p>'
    page = pages.child(StandardPage, home, "Start", body=json.dumps([{"type": "rich_text", "value": text}]))
    assert "/de/ziel/" in full(page)["body"][0]["value"]

    target.unpublish()
    assert "/de/ziel/" not in full(page)["body"][0]["value"]


def test_guide_names_its_topics_and_services_while_they_are_public(home):
    term, service = TaxonomyTermFactory(code="sprache"), ServiceFactory()
    page = pages.child(GuidePage, home, "Deutsch lernen", topics=[term], services=[service])
    assert full(page)["topics"] == [{"id": str(term.translation_key), "code": "sprache"}]
    assert full(page)["services"] == [{"id": str(service.translation_key)}]

    service.unpublish()
    assert full(page)["services"] == []
    service.save_revision().publish()
    assert full(page)["services"] == [{"id": str(service.translation_key)}]


def notice(reader, path):
    html = BeautifulSoup(reader.get(path).content.decode(), "html5lib")
    found = html.select_one(".translation-notice .kern-title")
    return found and found.text, html.main.text


@pytest.mark.parametrize("language, said", [("en", "since 30 November 2026"), ("ar", "٣٠ نوفمبر ٢٠٢٦"), ("fa", "۳۰ نوامبر ۲۰۲۶")])
def test_notice_says_since_when_a_translation_is_outdated(home, reader, language, said):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")
    pages.translate(page, language, {"title": "…"})
    with time_machine.travel("2026-11-30 00:30:00+01:00", tick=False):
        page.title = "Impressum und Kontakt"
        page.save_revision().publish()
    with time_machine.travel("2026-12-02 12:00:00+01:00", tick=False):
        page.refresh_from_db()
        page.introduction = "Wer wir sind."
        page.save_revision().publish()
    html = BeautifulSoup(reader.get(f"/{language}/impressum/").content.decode(), "html5lib")
    assert said in " ".join(html.select_one(".translation-notice").text.split())
    assert html.select_one(".translation-notice a")["href"] == "/de/impressum/"


def test_notice_promises_no_german_text_that_is_not_there(home, reader):
    body = [("rich_text", "<p>Ein Absatz.</p>")]
    page = pages.child(StandardPage, home, "Impressum", slug="impressum", body=body)
    pages.translate(page, "en", {"title": "Imprint", "Ein Absatz.": "A paragraph."})
    assert notice(reader, "/en/impressum/")[0] is None

    page.refresh_from_db()
    page.body.append(("rich_text", "<p>Ein <b>neuer</b> Absatz &amp; mehr.</p>"))
    page.save_revision().publish()
    title, text = notice(reader, "/en/impressum/")
    assert (title, "neuer" in text) == ("The German page is newer than this translation", False)
    assert full(page, "en")["x_translation"] == {
        "requested": "en",
        "served": "en",
        "status": "outdated",
        "outdated": True,
        "available": ["de", "en"],
    }

    pages.translate(page, "en", {"title": "Imprint"})
    title, text = notice(reader, "/en/impressum/")
    assert (title, "neuer" in text) == ("A part of this page is not translated yet", True)
    assert full(page, "en")["x_translation"]["fallback_fields"] == ["body"]
