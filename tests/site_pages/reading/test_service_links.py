"""Links to services: pasted as the address of the service's page, followed in the reader's language."""

import json
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.published.models import PublishedDocument
from site_pages.blocks.rich_text import FEATURES
from site_pages.models import SectionPage, StandardPage
from site_pages.publishing.references import Mentions
from site_pages.reading.service_links import ServicePaths
from tests.factories import pages
from tests.factories.directory import OrganizationFactory, ServiceFactory


@pytest.fixture
def service(finder):
    return ServiceFactory(name="Sprachkurs")


def href_in(href, language):
    return ServicePaths.load([href]).path(href, language, otherwise=href)


def address(service, language="de", slug="sprachkurs"):
    return f"/{language}/angebote/{slug}-{service.translation_key.hex[:10]}/"


def text(href):
    return f'<p>Zum <a href="{href}">Kurs</a>.</p>'


def page_with(home, href, **fields):
    body = json.dumps([{"type": "rich_text", "value": text(href)}])
    return pages.child(StandardPage, home, "Deutsch lernen", slug="deutsch", body=body, **fields)


def shown(reader, language="ar"):
    html = BeautifulSoup(reader.get(f"/{language}/deutsch/").content.decode(), "html.parser")
    return html.select_one(".body a").get("href")


def stored(language="ar"):
    full = PublishedDocument.objects.current("standard_page", language).get().full
    return BeautifulSoup(json.loads(full)["body"][0]["value"], "html.parser").a.get("href")


@pytest.mark.parametrize("host", ["", "http://testserver", "https://testserver", "HTTP://TestServer"])
def test_pasted_address_survives_the_editor(service, host):
    converter, html = ContentstateConverter(FEATURES), text(host + address(service))

    again = converter.to_database_format(converter.from_database_format(html))
    assert BeautifulSoup(again, "html.parser").a.attrs == {"href": host + address(service)}


@pytest.mark.parametrize("host", ["", "http://testserver", "https://testserver", "//testserver"])
@pytest.mark.parametrize("language", ["de", "fr"])
def test_reader_is_led_to_the_page_of_their_language(home, service, reader, host, language):
    page_with(home, host + address(service, language))

    assert shown(reader) == address(service, "ar")
    assert shown(reader, "de") == address(service)
    assert stored() == f"http://testserver{address(service, 'ar')}"


def test_translated_page_links_in_its_language(home, service, reader):
    page = page_with(home, address(service))
    pages.translate(page, "ar", {"Deutsch lernen": "تعلم", 'Zum <a id="a1">Kurs</a>.': 'إلى <a id="a1">الدورة</a>.'})

    html = BeautifulSoup(reader.get("/ar/deutsch/").content.decode(), "html.parser")
    assert (html.select_one(".body a").text, shown(reader)) == ("الدورة", address(service, "ar"))


def test_query_and_fragment_stay(service):
    assert href_in(address(service) + "?bilingual=1#kosten", "tr") == address(service, "tr") + "?bilingual=1#kosten"


def test_old_name_missing_slash_and_moved_finder_lead_to_the_page(home, service, finder):
    old, bare = address(service, slug="frueher"), address(service).rstrip("/")
    section = pages.child(SectionPage, home, "Hilfe", slug="hilfe")
    finder.move(section, pos="last-child")

    assert {href_in(old, "de"), href_in(bare, "de")} == {address(service).replace("/de/", "/de/hilfe/")}


@pytest.mark.parametrize(
    "href",
    [
        "https://elsewhere.example.org/de/angebote/sprachkurs-0123456789/",
        "/de/aktuelles/treffen-0123456789/",
        "/xx/angebote/sprachkurs-0123456789/",
        "/de/angebote/",
        "/de/angebote/?topic=sprache",
        "mailto:a@example.org",
        "#0123456789",
        "http://[/de/angebote/sprachkurs-0123456789/",
    ],
)
def test_other_links_stay_as_they_are(service, href):
    assert href_in(href, "ar") == href


def test_links_to_unknown_drafted_and_withdrawn_services_lead_nowhere(home, service, reader):
    draft = ServiceFactory(name="Entwurf", draft=True)
    page_with(home, address(service))
    assert href_in(address(draft, slug="entwurf"), "ar") == href_in("/de/angebote/sprachkurs-0123456789/", "ar") == ""

    service.unpublish()
    assert shown(reader) is None
    assert stored() is None


def test_pages_project_again_when_a_service_comes_goes_or_is_renamed(home, finder):
    service = ServiceFactory(name="Sprachkurs", draft=True)
    page_with(home, address(service))
    assert stored() is None

    service.save_revision().publish()
    assert stored() == f"http://testserver{address(service, 'ar')}"
    service.name = "Deutschkurs"
    service.save_revision().publish()
    assert stored() == f"http://testserver{address(service, 'ar', 'deutschkurs')}"
    service.delete()
    assert stored() is None


def test_pages_project_again_with_the_organization_and_the_finder(home, finder):
    organization = OrganizationFactory()
    service = ServiceFactory(name="Sprachkurs", organization=organization)
    page_with(home, address(service))

    organization.unpublish()
    assert stored() is None
    organization.save_revision().publish()
    assert stored() == f"http://testserver{address(service, 'ar')}"
    finder.move(pages.child(SectionPage, home, "Hilfe", slug="hilfe"), pos="last-child")
    assert stored("de") == f"http://testserver{address(service).replace('/de/', '/de/hilfe/')}"


def links_block(*links):
    items = [{"type": "item", "id": str(uuid4()), "value": {"text": f"Link {link}", **link}} for link in links]
    return json.dumps([{"type": "links", "value": {"title": "", "links": items}}])


def test_list_of_links_shows_only_what_is_public(home, service, reader):
    public = pages.child(StandardPage, home, "Offen", slug="offen")
    draft = pages.child(StandardPage, home, "Entwurf", slug="entwurf", draft=True)
    hidden = ServiceFactory(name="Geheim", draft=True)
    targets = [{"page": public.pk}, {"page": draft.pk}, {"url": f"http://testserver{address(hidden, slug='geheim')}"}]
    targets += [{"url": f"http://testserver{address(service)}"}, {"url": "https://elsewhere.example.org/"}]
    page = pages.child(StandardPage, home, "Links", slug="links", body=links_block(*targets))

    html = BeautifulSoup(reader.get("/ar/links/").content.decode(), "html.parser")
    expected = ["/ar/offen/", address(service, "ar"), "https://elsewhere.example.org/"]
    assert [link["href"] for link in html.select(".block-links a")] == expected
    full = json.loads(PublishedDocument.objects.current("standard_page", "ar").of(page.translation_key).get().full)
    found = [link.get("url") or link["page"]["url"] for link in full["body"][0]["value"]["links"]]
    assert found == [f"http://testserver{path}" if path.startswith("/") else path for path in expected]


def test_number_of_links_does_not_change_the_number_of_queries(service):
    other = ServiceFactory(name="Beratung")

    def queries(html):
        with CaptureQueriesContext(connection) as captured:
            mentions = Mentions()
            mentions.read_html(html)
            ServicePaths.load(mentions.hrefs).resolve(html, "ar")
        return len(captured)

    assert queries("<p>Nichts</p>") == queries(text("https://elsewhere.example.org/")) == 0
    assert queries(text(address(service))) == queries(text(address(service)) + text(address(other, slug="beratung"))) == 1
