"""What visitors get to see of pages."""

import json
from datetime import date, timedelta
from uuid import uuid4
from xml.etree.ElementTree import fromstring

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import TranslationSource

from cms.languages import CODES
from site_pages.models import (
    EmergencyNumber,
    FooterContact,
    FooterLink,
    FundingNotice,
    GuidePage,
    NewsIndexPage,
    NewsPage,
    SectionPage,
    StandardPage,
)
from tests.factories import pages
from tests.factories.directory import ServiceFactory, TaxonomyTermFactory


def soup(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


def words_in(element):
    """The language that holds for an element."""
    return element["lang"] if element.has_attr("lang") else element.find_parent(lang=True)["lang"]


def item(value):
    return {"type": "item", "id": str(uuid4()), "value": value}


@pytest.mark.parametrize("language", CODES)
def test_front_page_answers_in_every_language_without_cookies(home, finder, reader, language):
    TaxonomyTermFactory(code="sprache")
    response = reader.get(f"/{language}/")

    assert response.status_code == 200
    assert not response.cookies
    assert soup(response).html["lang"] == language
    assert soup(response).html["dir"] == ("rtl" if language in {"ar", "fa"} else "ltr")
    assert words_in(soup(response).h1) == "de"


def test_translated_page_says_so_to_search_engines(home, reader):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")
    pages.translate(page, "ar", {"title": "بيانات"})

    html = soup(reader.get("/ar/impressum/"))
    assert html.h1.text == "بيانات"
    assert words_in(html.h1) == "ar"
    alternates = {link["hreflang"]: link["href"] for link in html.find_all("link", rel="alternate", hreflang=True)}
    assert alternates["ar"] == "http://testserver/ar/impressum/"
    assert alternates["de"] == "http://testserver/de/impressum/"
    assert "fr" not in alternates


def test_untranslated_page_shows_german_words_in_the_interface_of_the_visitor(home, reader):
    pages.child(StandardPage, home, "Impressum", slug="impressum", introduction="Wer wir sind.")

    html = soup(reader.get("/ar/impressum/"))
    assert html.html["lang"] == "ar"
    assert words_in(html.h1) == "de"
    assert html.find("link", rel="canonical")["href"] == "http://testserver/de/impressum/"


def test_row_of_a_requested_translation_follows_the_german_page(home, reader):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")
    pages.translate(page, "fr", {})
    page.title = "Impressum, neu"
    page.save_revision().publish()

    assert soup(reader.get("/fr/impressum/")).h1.text == "Impressum, neu"


def test_page_without_tree_in_a_language_is_served_in_german(db, reader):
    home = pages.home(aliases=False)
    pages.child(StandardPage, home, "Impressum", slug="impressum")

    html = soup(reader.get("/fr/impressum/"))
    assert (html.html["lang"], words_in(html.h1)) == ("fr", "de")


def test_language_links_lead_to_the_same_page_with_the_query(home, finder, reader):
    html = soup(reader.get("/de/angebote/?q=kurs"))

    links = {link["hreflang"]: link["href"] for link in html.select("nav.languages a[hreflang]")}
    assert links["ar"] == "/ar/angebote/?q=kurs"
    assert set(links) == set(CODES) - {"de"}


def test_menu_and_breadcrumb_lead_through_the_tree_of_the_language(home, reader):
    section = pages.child(SectionPage, home, "Ratgeber", slug="ratgeber", show_in_menus=True)
    pages.child(StandardPage, section, "Ankommen", slug="ankommen")
    pages.translate(section, "tr", {"title": "Rehber"})

    html = soup(reader.get("/tr/ratgeber/ankommen/"))
    (entry,) = html.select(".menu-wide a")
    assert (entry.text, entry["href"], entry["lang"]) == ("Rehber", "/tr/ratgeber/", "tr")
    assert [link["href"] for link in html.select("nav.breadcrumb a")] == ["/tr/", "/tr/ratgeber/"]


def test_section_lists_its_public_children_in_order(home, reader):
    section = pages.child(SectionPage, home, "Ratgeber", slug="ratgeber")
    pages.child(StandardPage, section, "Zuerst")
    pages.child(StandardPage, section, "Danach")
    pages.child(StandardPage, section, "Entwurf", draft=True)

    assert [card.text for card in soup(reader.get("/de/ratgeber/")).select(".page-card .card-title")] == ["Zuerst", "Danach"]


def test_guide_shows_topics_and_related_services(home, finder, reader):
    term, service = TaxonomyTermFactory(code="sprache", name="Deutsch lernen"), ServiceFactory(name="Sprachkurs am Abend")
    steps = json.dumps([{"type": "step", "value": {"title": "Anrufen", "text": "<p>Heute.</p>"}}])
    pages.child(GuidePage, home, "Deutsch lernen", slug="deutsch", topics=[term], services=[service], steps=steps)

    for language in ("de", "ar"):
        html = soup(reader.get(f"/{language}/deutsch/"))
        assert html.select_one(".step-title").text == "Anrufen"
        assert html.select_one(".tags a")["href"] == f"/{language}/angebote/?topic=sprache"
        assert html.select_one(".service-card a")["href"].startswith(f"/{language}/angebote/sprachkurs-am-abend-")


def test_body_renders_every_kind_of_block(home, finder, reader):
    term = TaxonomyTermFactory(code="sprache")
    ServiceFactory(name="Sprachkurs", terms=[term])
    value = {"title": "Titel", "text": "<p>Wort</p>"}
    body = [
        {"type": "heading", "value": {"text": "Zwischen", "level": "h3"}},
        {"type": "rich_text", "value": "<p>Absatz</p>"},
        {"type": "callout", "value": {**value, "kind": "tip"}},
        {"type": "steps", "value": {"steps": [item(value)]}},
        {"type": "accordion", "value": {"items": [item(value)]}},
        {"type": "links", "value": {"title": "", "links": [item({"text": "Start", "page": home.pk})]}},
        {"type": "contact", "value": {**value, "phone": "+49 2651 0155 20", "email": "a@example.org"}},
        {"type": "services", "value": {"title": "Kurse", "topic": "sprache", "place": "", "limit": 3}},
        {"type": "video", "value": {"title": "Film", "url": "https://video.example.org/1"}},
    ]
    pages.child(StandardPage, home, "Alles", slug="alles", body=json.dumps(body))

    html = soup(reader.get("/ar/alles/"))
    assert html.select_one(".body h3").text == "Zwischen"
    assert html.select_one(".block-links a")["href"] == "/ar/"
    assert html.select_one(".block-services .service-card a").text == "Sprachkurs"
    assert html.select_one("a[href='tel:+492651015520']")
    assert not html.find(["iframe", "script"])


def test_news_stand_newest_first_in_list_feed_and_on_the_front_page(home, reader):
    index = pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles")
    pages.child(NewsPage, index, "Alt", date=date(2026, 1, 5))
    new = pages.child(NewsPage, index, "Neu", slug="neu", date=date(2026, 10, 5), introduction="Kurz gesagt.")
    pages.translate(new, "en", {"title": "New", "introduction": "In short."})

    assert [card.text for card in soup(reader.get("/de/aktuelles/")).select(".card-title")] == ["Neu", "Alt"]
    assert [card.text for card in soup(reader.get("/de/")).select(".page-card .card-title")] == ["Neu", "Alt"]
    feed = fromstring(reader.get("/en/aktuelles/feed/").content)  # noqa: S314  our own answer
    assert [title.text for title in feed.findall("channel/item/title")] == ["New", "Alt"]
    assert feed.findtext("channel/language") == "en"
    assert feed.findtext("channel/item/link") == "http://testserver/en/aktuelles/neu/"
    assert reader.get("/de/aktuelles/?page=9").status_code == 404


def test_footer_says_who_pays_while_it_is_true(home, reader):
    today = timezone.localdate()
    for text, start, end in [("Jetzt", -1, 1), ("Heute zuletzt", -9, 0), ("Vorbei", -9, -1), ("Später", 1, 9)]:
        days = {"valid_from": today + timedelta(start), "valid_until": today + timedelta(end)}
        FundingNotice.objects.create(text=text, locale=home.locale, **days)

    assert {notice.text.strip() for notice in soup(reader.get("/de/")).select(".funding-notice p")} == {"Jetzt", "Heute zuletzt"}


def test_footer_falls_back_to_german_snippet_by_snippet(home, reader):
    german = home.locale
    FooterContact.objects.create(title="Koordinierungsstelle", phone="+49 261 0155 1", locale=german)
    police = EmergencyNumber.objects.create(label="Polizei", number="110", locale=german)
    fire = EmergencyNumber.objects.create(label="Feuerwehr", number="112", locale=german)
    imprint = pages.child(StandardPage, home, "Impressum", slug="impressum")
    FooterLink.objects.create(text="Impressum", page=imprint, locale=german)
    french = police.copy_for_translation(pages.locale("fr"))
    french.label, french.number = "Police", "999"
    french.save()
    fire.copy_for_translation(pages.locale("fr")).save()

    html = soup(reader.get("/fr/"))
    numbers = [(span.text, span["lang"]) for span in html.select(".emergency-number span")]
    assert numbers == [("Police", "fr"), ("Feuerwehr", "de")]
    assert html.select_one(".emergency-number")["href"] == "tel:110"
    assert html.select_one(".footer-menu a[href='/fr/impressum/']").text == "Impressum"
    assert html.select_one(".footer-contact h2")["lang"] == "de"


def test_link_in_the_footer_to_a_hidden_page_is_left_out(home, reader):
    hidden = pages.child(StandardPage, home, "Entwurf", slug="entwurf", draft=True)
    FooterLink.objects.create(text="Entwurf", page=hidden, locale=home.locale)

    assert "Entwurf" not in reader.get("/de/").content.decode()


def test_page_takes_the_same_number_of_queries_with_more_children(home, reader):
    section = pages.child(SectionPage, home, "Ratgeber", slug="ratgeber", aliases=False)

    def count():
        reader.get("/de/ratgeber/")
        with CaptureQueriesContext(connection) as queries:
            reader.get("/de/ratgeber/")
        return len(queries)

    pages.child(StandardPage, section, "Eins", aliases=False, show_in_menus=True)
    one = count()
    for title in ("Zwei", "Drei"):
        pages.child(StandardPage, section, title, aliases=False, show_in_menus=True)
    assert count() == one


@pytest.mark.parametrize(
    "address", ["/de/%00/", "/de/a%00b/c/", "/de/" + "a" * 3000 + "/", "/de/%F0%9F%92%A9/", "/de/angebote/%00/"]
)
def test_absurd_addresses_are_not_found(home, finder, reader, address):
    assert reader.get(address).status_code == 404


def test_page_with_an_image_names_one_for_other_sites_with_the_same_queries_each_time(home, reader, own_media):
    file = ImageFile(get_test_image_file(size=(1600, 900)), name="rathaus.png")
    image = get_image_model().objects.create(title="Rathaus", file=file)
    pages.child(StandardPage, home, "Rathaus", slug="rathaus", image=image)
    pages.child(StandardPage, home, "Ohne", slug="ohne")

    def named(path):
        return [tag["content"] for tag in soup(reader.get(path)).select("meta[property='og:image']")]

    rendition = named("/ar/rathaus/")
    assert named("/de/rathaus/") == rendition
    made = image.renditions.get(filter_spec="fill-1200x630|format-jpeg")
    assert (rendition, made.width, made.height) == ([f"http://testserver{made.url}"], 1200, 630)
    assert named("/de/ohne/") == []
    with CaptureQueriesContext(connection) as captured:
        named("/de/rathaus/")
    asked = [query["sql"] for query in captured if "wagtailimages_rendition" in query["sql"]]
    with CaptureQueriesContext(connection) as again:
        named("/de/rathaus/")
    assert len(again) == len(captured)
    assert not [sql for sql in asked if not sql.startswith("SELECT")]


def test_page_whose_image_is_lost_is_served_without(home, reader, own_media):
    image = get_image_model().objects.create(title="Rathaus", file=ImageFile(get_test_image_file(), name="rathaus.png"))
    image.file.storage.delete(image.file.name)
    image.renditions.all().delete()
    pages.child(StandardPage, home, "Rathaus", slug="rathaus", image=image)

    assert "og:image" not in reader.get("/de/rathaus/").content.decode()


def test_address_in_the_footer_is_that_of_the_german_row_and_no_text_for_translators(home, reader):
    address = "Bahnhofstraße 9\n56068 Koblenz"
    german = FooterContact.objects.create(title="Koordinierungsstelle", address=address, locale=home.locale)
    source, _created = TranslationSource.update_or_create_from_instance(german)
    french = german.copy_for_translation(pages.locale("fr"))
    french.title, french.address = "Coordination", "Ancienne adresse"
    french.save()

    assert {segment.context.path for segment in source.stringsegment_set.all()} == {"title"}
    contact = soup(reader.get("/fr/")).select_one(".footer-contact")
    assert (contact.h2.text, contact.address.get_text("\n", strip=True)) == ("Coordination", address)
