"""What the page and the card of a service say, and whom they call."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import segno
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from cms.published.models import PublishedDocument, PublishedFacet
from cms.published.projecting import project
from directory.models import CostOption, Phone
from tests.factories.directory import (
    POLCH,
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyTermFactory,
    at,
    german,
    place,
)

FAX, VOICE, CELL, TEXT = (
    Phone(number=f"0261 1234{number}", type=kind) for number, kind in enumerate(("fax", "voice", "cell", "text"))
)


def soup(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html5lib").main


def page_of(reader, service, language="de"):
    document = PublishedDocument.objects.get(kind="service", uuid=service.translation_key, language=language)
    return soup(reader, document.url)


def card(reader, language="de"):
    return soup(reader, f"/{language}/angebote/").select_one(".service-card")


def calls(html):
    return {link["href"]: link.bdi.text for link in html.select("a[href^='tel:'], a[href^='sms:']")}


def called(number, scheme="tel"):
    return {f"{scheme}:+49261{number}": f"+49 261 {number}"}


@pytest.mark.parametrize(
    "phones,on_card,on_page",
    [
        ([FAX, VOICE], called("12341"), called("12341")),
        ([TEXT, CELL, VOICE], called("12342"), called("12342") | called("12341") | called("12343", "sms")),
        ([FAX], {}, {}),
        ([TEXT], {}, called("12343", "sms")),
        (
            [Phone(number="0261 12345", extension=0)],
            {"tel:+49261123450": "+49 261 12345-0"},
            {"tel:+49261123450": "+49 261 12345-0"},
        ),
    ],
)
def test_card_and_page_call_where_somebody_answers(finder, reader, phones, on_card, on_page):
    service = ServiceFactory(phones=[Phone(number=one.number, type=one.type, extension=one.extension) for one in phones])

    assert (calls(card(reader)), calls(page_of(reader, service))) == (on_card, on_page)


def test_fax_is_shown_and_not_called(finder, reader):
    service = ServiceFactory(phones=[Phone(number="0261 12340", type="fax")])

    assert "Fax +49 261 12340" in " ".join(page_of(reader, service).text.split())


@pytest.mark.parametrize("own", [[], [Phone(number="0261 12340", type="fax")]])
def test_service_without_a_number_is_called_at_its_organization(finder, reader, own):
    organization = OrganizationFactory(phones=[Phone(number="0261 12345", type="fax"), Phone(number="0261 12346")])
    service = ServiceFactory(organization=organization, phones=own)

    assert calls(card(reader)) == calls(page_of(reader, service)) == called("12346")


def test_number_from_before_that_nobody_can_dial_is_shown_and_not_called(finder, reader):
    service = ServiceFactory(phones=[Phone(number="0261 12345")])
    Phone.objects.update(number="12345")
    project([("service", service.translation_key)])

    html = page_of(reader, service)
    assert (calls(html), "12345" in html.text) == ({}, True)


STATUS = {
    "active": None,
    "inactive": "Zurzeit kein Angebot",
    "temporarily closed": "Zurzeit geschlossen",
    "defunct": "Dieses Angebot gibt es nicht mehr",
}


@pytest.mark.parametrize("status", STATUS)
def test_page_says_whether_the_service_can_be_had(finder, reader, status):
    html = page_of(reader, ServiceFactory(status=status))

    alert = html.select_one(".service .kern-alert .kern-title")
    assert (alert and alert.text) == STATUS[status]


def test_list_says_what_can_be_had_and_leaves_out_what_is_no_longer_offered(finder, reader):
    for number, status in enumerate(STATUS):
        ServiceFactory(name=f"{9 - number} {status}", status=status)

    cards = soup(reader, "/de/angebote/").select(".service-card")
    assert [(one.a.text, (badge := one.select_one(".kern-badge")) and badge.text) for one in cards] == [
        ("7 temporarily closed", STATUS["temporarily closed"]),
        ("9 active", None),
        ("8 inactive", STATUS["inactive"]),
    ]


def test_api_lists_what_is_no_longer_offered_only_as_a_change(finder):
    gone = ServiceFactory(name="Vorbei", status="defunct")
    api = Client()

    assert api.get("/api/v1/services").json()["total_items"] == 0
    assert api.get(f"/api/v1/services/{gone.translation_key}").json()["status"] == "defunct"
    changed = api.get("/api/v1/services?modified_after=2020-01-01T00:00:00Z").json()["contents"]
    assert [(one["name"], one["status"]) for one in changed] == [("Vorbei", "defunct")]


def cost(option, amount, **fields):
    return CostOption(locale=german(), option=option, amount=None if amount is None else Decimal(amount), **fields)


def costs(html):
    section = html.find("h2", string="Kosten").parent
    return [" ".join(one.text.split()) for one in section.find_all(["p", "li"])]


TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "options,is_free,words",
    [
        ([("Kurs", 0, {})], True, ["Kostenlos", "Kurs: Kostenlos"]),
        ([("Kurs", 0, {}), ("Buch", "12.50", {})], False, ["Kurs: Kostenlos", "Buch: 12,50 €"]),
        (
            [("Kurs", 0, {"valid_to": TODAY - timedelta(1)}), ("Kurs", 5, {"valid_from": TODAY})],
            False,
            ["Kurs: 5 €"],
        ),
        (
            [("Kurs", 5, {"valid_to": TODAY}), ("Kurs", 0, {"valid_from": TODAY + timedelta(1)})],
            False,
            ["Kurs: 5 € (bis 26. November 2026)", "Kurs: Kostenlos (ab 27. November 2026)"],
        ),
        (
            [("Kurs", 5, {"valid_to": TODAY - timedelta(1)}), ("Kurs", 0, {"valid_from": TODAY})],
            True,
            ["Kostenlos", "Kurs: Kostenlos"],
        ),
        ([("Spende", None, {"amount_description": "nach Belieben"})], False, ["Spende nach Belieben"]),
    ],
)
def test_costs_are_those_of_today(finder, reader, options, is_free, words):
    with time_machine.travel("2026-11-26T10:00:00+01:00", tick=False):
        service = ServiceFactory(cost_options=[cost(option, amount, **fields) for option, amount, fields in options])
        assert costs(page_of(reader, service)) == words
        assert ("Kostenlos" in card(reader).text) == is_free
        assert PublishedFacet.objects.today().filter(name="free").exists() == is_free


@pytest.mark.parametrize("before,after", [(0, 5), (5, 0)])
def test_price_changes_at_midnight_without_anybody_publishing(finder, reader, before, after):
    options = [cost("Kurs", before, valid_to=TODAY), cost("Kurs", after, valid_from=TODAY + timedelta(1))]
    with time_machine.travel("2026-11-26T23:59:00+01:00", tick=False):
        ServiceFactory(cost_options=options)
        assert ("Kostenlos" in card(reader).text) == (before == 0)
    with time_machine.travel("2026-11-27T00:00:01+01:00", tick=False):
        assert ("Kostenlos" in card(reader).text) == (after == 0)
        assert PublishedFacet.objects.today().filter(name="free").exists() == (after == 0)


def test_icon_is_parted_from_the_words_behind_it(finder, reader):
    page = page_of(reader, ServiceFactory(organization=OrganizationFactory(name="Verein")))
    behind = page.select_one(".organization .icon").next_sibling
    assert (behind.isspace(), behind.next_sibling.text) == (True, "Verein")


MAYEN, KOLLIG = "071370068068", "071375002060"


def in_three_places():
    """Of Mayen, Polch and Kollig, in this order."""
    towns = ((MAYEN, "Mayen", 50.33, 7.22), (POLCH, "Polch", 50.30, 7.31), (KOLLIG, "Kollig", 50.27, 7.33))
    found = [
        LocationFactory(name=f"Haus {name}", place=place(ars, name), latitude=north, longitude=east)
        for ars, name, north, east in towns
    ]
    return ServiceFactory(service_at_locations=[at(one) for one in found])


@pytest.mark.parametrize(
    "query, order",
    [
        ("", ["Mayen", "Polch", "Kollig"]),
        (f"?place={KOLLIG}", ["Kollig", "Polch", "Mayen"]),
        ("?place=07137", ["Mayen", "Polch", "Kollig"]),
        ("?near=50.30,7.31", ["Polch", "Kollig", "Mayen"]),
        ("?near=-50,170", ["Kollig", "Polch", "Mayen"]),
        ("?place=%22&near=x", ["Mayen", "Polch", "Kollig"]),
    ],
)
def test_place_nearest_to_the_visitor_comes_first(finder, reader, query, order):
    service = in_three_places()
    html = soup(reader, f"{url_of(service)}{query}")
    assert [one.text.removeprefix("Haus ") for one in html.select(".place-name bdi")] == order


def url_of(service, language="de"):
    return PublishedDocument.objects.get(kind="service", uuid=service.translation_key, language=language).url


def test_similar_offers_share_a_topic_and_those_around_come_first(finder, reader):
    topic, other = TaxonomyTermFactory(code="sprache"), TaxonomyTermFactory(code="geld", name="Geld")
    homes = {
        ars: LocationFactory(place=place(ars, name)) for ars, name in ((MAYEN, "Mayen"), (POLCH, "Polch"), (KOLLIG, "Kollig"))
    }
    service = ServiceFactory(name="Kurs", terms=[topic], service_at_locations=[at(homes[POLCH])])
    for name, ars, terms in (
        ("A in Mayen", MAYEN, [topic]),
        ("B in Mayen", MAYEN, [topic]),
        ("C in Kollig", KOLLIG, [topic]),
        ("D in Polch", POLCH, [topic]),
        ("E in Polch", POLCH, [other]),
    ):
        ServiceFactory(name=name, terms=terms, service_at_locations=[at(homes[ars])])

    def similar(query=""):
        return [one.text for one in soup(reader, url_of(service) + query).select(".similar .card-title a")]

    assert similar() == ["D in Polch", "C in Kollig", "A in Mayen"]
    assert similar(f"?place={MAYEN}") == ["A in Mayen", "B in Mayen", "C in Kollig"]


def test_page_tells_who_checked_it(finder, reader):
    service = ServiceFactory(assured_date=date(2026, 10, 1), assurer_email="amt@example.org")
    assert "Geprüft am 1. Oktober 2026 von amt@example.org." in " ".join(soup(reader, url_of(service)).get_text().split())


@pytest.mark.parametrize("language", ["de", "ar"])
def test_code_to_print_leads_to_the_page_in_its_language(finder, reader, language):
    service = ServiceFactory(name="Sprachkurs")
    html = soup(reader, url_of(service, language))
    address = html.select_one(".qr bdi").text
    assert address == f"http://testserver{url_of(service)}"  # of an untranslated service that of the original
    drawn = segno.make(address, error="m").svg_inline(border=2, omitsize=True, svgclass="qr-code", lineclass=None)
    assert html.select_one(".qr path")["d"] in drawn
