"""The service finder: list with filters, detail."""

from datetime import date, time
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.models import PublishedDocument
from directory.models import Address, Contact, CostOption, Language, Phone, RequiredDocument, Schedule
from site_pages.models import StandardPage
from tests.factories import pages
from tests.factories.directory import (
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyTermFactory,
    at,
    german,
    place,
)


@pytest.fixture
def services(finder):
    language = TaxonomyTermFactory(code="sprache", name="Deutsch lernen")
    advice = TaxonomyTermFactory(code="beratung", name="Beratung")
    course = ServiceFactory(name="Sprachkurs", description="Deutsch am Abend.", terms=[language])
    office = ServiceFactory(name="Sozialberatung", description="Hilfe mit Briefen.", terms=[advice])
    return {"course": course, "office": office}


def names(response):
    html = BeautifulSoup(response.content.decode(), "html.parser")
    return [link.text for link in html.select(".service-card .card-title a")]


def get(reader, query="", language="de"):
    return reader.get(f"/{language}/angebote/{query}")


def test_list_shows_all_services_by_name(services, reader):
    assert names(get(reader)) == ["Sozialberatung", "Sprachkurs"]


@pytest.mark.parametrize(
    "query,found",
    [
        ("?q=abend", ["Sprachkurs"]),
        ("?q=ABEND+deutsch", ["Sprachkurs"]),
        ("?q=nichts", []),
        ("?topic=beratung", ["Sozialberatung"]),
        ("?topic=beratung,sprache", ["Sozialberatung", "Sprachkurs"]),
        ("?topic=beratung&topic=sprache", ["Sozialberatung", "Sprachkurs"]),
        ("?topic=&q=&place=", ["Sozialberatung", "Sprachkurs"]),
    ],
)
def test_filters_narrow_the_list(services, reader, query, found):
    assert names(get(reader, query)) == found


@pytest.fixture
def online_in_arabic():
    where = at(LocationFactory(location_type="virtual", latitude=50.33, longitude=7.22))
    costs, languages = [CostOption(amount=0)], [Language(code="ar")]
    found = {"cost_options": costs, "languages": languages, "service_at_locations": [where]}
    return ServiceFactory(name="Treffpunkt", assured_date=date(2026, 5, 4), **found)


def names_in_api(reader, query):
    return [one["name"] for one in reader.get(f"/api/v1/services?{query}").json()["contents"]]


@pytest.mark.parametrize(
    "query", ["language=ar", "free=true", "online=true", "near=50.34,7.23", "near=50,7&radius=90000", "assured_since=2026-05-04"]
)
def test_finder_has_the_filters_of_the_api_without_the_x(services, reader, online_in_arabic, query):
    assert names(get(reader, f"?{query}")) == ["Treffpunkt"]
    assert names_in_api(reader, "&".join(f"x_{one}" for one in query.split("&"))) == ["Treffpunkt"]


def test_form_and_pages_keep_the_filters_that_it_has_no_fields_for(services, reader, online_in_arabic):
    response = get(reader, "?language=ar,uk&free=true&q=treff&free=nonsense")

    assert response.context["query"] == "q=treff&language=ar&language=uk"
    fields = '<input type="hidden" name="language" value="ar"><input type="hidden" name="language" value="uk">'
    assert fields in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        *("?topic=nonsense", "?place=abc", "?place=7", "?place=0713750025011", "?page=x", "?page=0", "?page=-1"),
        *("?language=%00", "?free=1", "?online=yes", "?near=999,999", "?near=50", "?radius=-1", "?assured_since=2026-02-30"),
    ],
)
def test_values_that_make_no_sense_are_ignored_with_a_notice(services, reader, query):
    response = get(reader, query)

    assert names(response) == ["Sozialberatung", "Sprachkurs"]
    assert len(response.context["notices"]) == 1


@pytest.mark.parametrize(
    "query",
    ["?q=%00", "?topic=%00", "?place=%00", "?page=%00", "?q=" + "a" * 5000, "?q=%22%27%25_*", "?page=" + "9" * 5000, "?q[]=1&x"],
)
def test_absurd_input_is_no_error(services, reader, query):
    assert get(reader, query).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["?near=-80,170", "?near=-80,170&open_at=now", "?q=xyzxyz&near=50.3,7.3", "?q=xyzxyz&place=07137", "?free=true&place=07137"],
)
def test_list_of_nothing_is_a_page_that_leads_on(services, reader, query):
    response = get(reader, query)
    assert (response.status_code, names(response)) == (200, [])
    assert 'class="card nothing-found"' in response.content.decode()


def test_page_beyond_the_end_is_not_found(services, reader):
    assert get(reader, "?page=2").status_code == 404


@pytest.mark.parametrize("path", ["/de/angebote/", "/de/nirgends/", "/api/v1/services", "/api/v1/nirgends"])
def test_log_does_not_say_where_a_visitor_is(services, reader, caplog, path):
    with caplog.at_level("DEBUG"):
        reader.get(path, {"near": "50.2965,7.3150", "x_near": "50.2965,7.3150", "page": 99})
    assert "50.29" not in "".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")


def test_detail_stands_in_every_language(services, reader):
    service = services["course"]
    short = service.translation_key.hex[:10]

    for language in ("de", "ar", "de-simple"):
        response = get(reader, f"sprachkurs-{short}/", language)
        html = BeautifulSoup(response.content.decode(), "html.parser")
        assert response.status_code == 200
        assert html.html["lang"] == language
        assert html.h1.text == "Sprachkurs"
        assert html.h1["lang"] == "de"
        assert not response.cookies


def test_old_name_in_the_address_leads_to_the_new_one(services, reader):
    short = services["course"].translation_key.hex[:10]

    response = get(reader, f"frueherer-name-{short}/?bilingual=1")
    assert (response.status_code, response["Location"]) == (301, f"/de/angebote/sprachkurs-{short}/?bilingual=1")


def test_withdrawn_service_is_not_found(services, reader):
    service = services["course"]
    service.unpublish()

    assert get(reader, f"sprachkurs-{service.translation_key.hex[:10]}/").status_code == 404
    assert get(reader, "sprachkurs-0123456789/").status_code == 404


def test_language_links_of_a_detail_lead_to_the_same_service(services, reader):
    short = services["course"].translation_key.hex[:10]
    html = BeautifulSoup(get(reader, f"sprachkurs-{short}/").content.decode(), "html.parser")

    assert html.select_one("nav.languages a[hreflang=ar]")["href"] == f"/ar/angebote/sprachkurs-{short}/"


def test_moved_finder_gives_its_services_new_addresses(services, finder, home):
    section = pages.child(StandardPage, home, "Hilfe", slug="hilfe")

    finder.move(section, pos="last-child")
    urls = PublishedDocument.objects.current("service", "de").values_list("url", flat=True)
    assert all(url.startswith("/de/hilfe/angebote/") for url in urls)


def test_unpublished_finder_leaves_services_without_addresses(services, finder):
    finder.unpublish()

    assert set(PublishedDocument.objects.current("service", "de").values_list("url", flat=True)) == {""}


def complete(name):
    """A service with everything that a page shows of it."""
    german_row = {"locale": german()}
    location = LocationFactory(
        name=f"Haus {name}",
        place=place(),
        addresses=[Address(address_1="Markt 3", postal_code="56751", city="Polch")],
        phones=[Phone(number="+49 2654 0155 2")],
        languages=[Language(code="de")],
        schedules=[Schedule(weekday="MO", opens_at=time(8), closes_at=time(12))],
    )
    return ServiceFactory(
        name=name,
        organization=OrganizationFactory(phones=[Phone(number="+49 2654 0155 1")]),
        terms=[TaxonomyTermFactory(code=f"topic-{name.casefold()}")],
        phones=[Phone(number="+49 2654 0155 3"), Phone(number="+49 2654 0155 4")],
        languages=[Language(code="ar"), Language(code="uk")],
        contacts=[Contact(title="Anmeldung", **german_row)],
        cost_options=[CostOption(option="Beitrag", amount=Decimal("25.50"), **german_row)],
        required_documents=[RequiredDocument(document="Ausweis", **german_row)],
        schedules=[Schedule(weekday=day, opens_at=time(9), closes_at=time(12)) for day in ("TU", "TH")],
        service_at_locations=[at(location, [Schedule(weekday="SA", opens_at=time(10), closes_at=time(11))])],
        assured_date=date(2026, 10, 1),
    )


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("shown", ["list", "detail"])
def test_finder_asks_only_the_window_and_wagtail_whatever_the_number_of_services(finder, reader, shown, language):
    def queries(service):
        path = f"{service.name.casefold()}-{service.translation_key.hex[:10]}/" if shown == "detail" else ""
        get(reader, path, language)
        with CaptureQueriesContext(connection) as captured:
            response = get(reader, path, language)
        assert response.status_code == 200
        assert service.name in response.content.decode()
        return [query["sql"] for query in captured]

    one = queries(complete("Sprachkurs"))
    services = [complete("Beratung"), complete("Treffpunkt")]
    three = queries(services[-1])
    assert not [sql for sql in one + three if "directory_" in sql]
    assert len(three) == len(one)
