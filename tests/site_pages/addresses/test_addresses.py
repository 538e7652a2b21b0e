"""Sitemap, robots, the start address, error pages."""

from xml.etree.ElementTree import fromstring

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from cms.languages import CODES
from site_pages.addresses import errors
from site_pages.models import EmergencyNumber, StandardPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"


def locations(reader):
    root = fromstring(reader.get("/sitemap.xml").content)  # noqa: S314  our own answer
    return {url.findtext(LOCATION): {link.get("hreflang"): link.get("href") for link in url.findall(LINK)} for url in root}


def test_sitemap_names_only_what_is_really_translated(home, reader):
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")
    pages.translate(page, "ar", {"title": "بيانات"})

    found = locations(reader)
    german, arabic = "http://testserver/de/impressum/", "http://testserver/ar/impressum/"
    assert found[german] == found[arabic] == {"de": german, "ar": arabic, "x-default": german}
    assert "http://testserver/fr/impressum/" not in found


def test_sitemap_names_services(home, finder, reader):
    service = ServiceFactory(name="Sprachkurs")

    assert f"http://testserver/de/angebote/sprachkurs-{service.translation_key.hex[:10]}/" in locations(reader)


def test_sitemap_forgets_what_is_restricted(home, reader):
    page = pages.child(StandardPage, home, "Intern", slug="intern")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert "http://testserver/de/intern/" not in locations(reader)


def test_sitemap_of_a_large_site_is_an_index(home, finder, reader, monkeypatch):
    monkeypatch.setattr("site_pages.addresses.sitemap.RECORDS_A_FILE", 1)

    assert b"/sitemap.xml?page=2</loc>" in reader.get("/sitemap.xml").content
    assert reader.get("/sitemap.xml?page=2").status_code == 200
    assert reader.get("/sitemap.xml?page=9").status_code == 404


def test_robots_point_to_the_sitemap(reader, settings):
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in reader.get("/robots.txt").content.decode()


@pytest.mark.parametrize("header,language", [("ar-EG,en;q=0.5", "ar"), ("zh", "de"), ("", "de"), ("de-simple", "de-simple")])
def test_start_leads_to_the_language_of_the_browser(reader, header, language):
    response = reader.get("/", headers={"accept-language": header})

    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("language", CODES)
def test_missing_page_is_told_in_the_language_of_the_address(home, reader, language):
    response = reader.get(f"/{language}/gibt-es-nicht/")

    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()
    assert response["Content-Language"] == language
    assert not response.cookies


@pytest.mark.parametrize("language", CODES)
def test_missing_page_has_a_way_on(finder, home, reader, language):
    pages.child(StandardPage, home, "Ratgeber", slug="ratgeber", show_in_menus=True)
    EmergencyNumber.objects.create(label="Polizei", number="110", locale=home.locale)

    html = BeautifulSoup(reader.get(f"/{language}/gibt-es-nicht/").content.decode(), "html5lib")
    assert html.select_one("form[role=search]")["action"] == f"/{language}/search/"
    assert [link["href"] for link in html.select(".menu-wide a")] == [f"/{language}/ratgeber/"]
    assert {link["href"] for link in html.select(".languages a")} == {f"/{code}/" for code in CODES if code != language}
    assert [link["href"] for link in html.select("a[href^='tel:']")] == ["tel:110"]
    assert html.select_one("meta[name=robots]")["content"] == "noindex"


def test_missing_picture_is_told_in_short(home, reader):
    response = reader.get("/media/images/fehlt.png", headers={"accept-language": "uk"})

    html = BeautifulSoup(response.content.decode(), "html5lib")
    assert (response.status_code, html.html["lang"], html.footer) == (404, "uk", None)


def test_server_error_needs_no_database(rf: RequestFactory):
    """No database mark here: a query would raise."""
    response = errors.server_error(rf.get("/admin/", headers={"accept-language": "uk"}))

    assert response.status_code == 500
    assert 'lang="uk"' in response.content.decode()
