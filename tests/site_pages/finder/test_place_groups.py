"""Offers around a place: group by group, none is lost."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from directory.models import Location, Schedule, Service
from site_pages.models import ServiceFinderPage
from tests.factories.directory import ANDERNACH, MAYEN, POLCH, LocationFactory, ServiceFactory, at, place

KOLLIG = "071375002060"


def located(ars: str, name: str) -> Location:
    return LocationFactory(name=f"Haus {name}", place=place(ars, name))


@pytest.fixture
def around(finder: ServiceFinderPage) -> None:
    place("07137", "Landkreis Mayen-Koblenz", "district")
    place("071375002", "Maifeld", "association")
    for ars, name in ((POLCH, "Polch"), (KOLLIG, "Kollig"), (MAYEN, "Mayen")):
        ServiceFactory(name=f"Café {name}", service_at_locations=[at(located(ars, name))])
    ServiceFactory(name="Anruf")
    ServiceFactory(name="Koblenz", service_at_locations=[at(located("071110000000", "Koblenz"))])
    ServiceFactory(name="Tafel Mayen", areas=[place(MAYEN, "Mayen")], service_at_locations=[at(located(MAYEN, "Mayen"))])


def groups(reader: Client, query: str, language: str = "de") -> list[tuple[str, list[str]]]:
    """The titles of groups with the names below them."""
    html = BeautifulSoup(reader.get(f"/{language}/angebote/{query}").content.decode(), "html.parser")
    found: list[tuple[str, list[str]]] = [("", [])]
    for one in html.select("#results .group-title, #results .service-card .card-title a"):
        if one.name == "h3":
            found.append((" ".join(one.get_text().split()), []))
        else:
            found[-1][1].append(one.text)
    return [one for one in found if one[1]]


ELSEWHERE = [
    ("Im ganzen Landkreis", ["Café Mayen"]),
    ("Online, am Telefon oder überall", ["Anruf"]),
    ("Anderswo", ["Koblenz"]),
    ("Nur für Menschen aus anderen Orten", ["Tafel Mayen"]),
]


@pytest.mark.parametrize("query", [f"?place={POLCH}", "?where=Polch", "?where=polhc", f"?where=Polch&place={MAYEN}"])
def test_offers_of_the_place_come_first_then_what_contains_it(around: None, reader: Client, query: str) -> None:
    assert groups(reader, query) == [("Polch", ["Café Polch"]), ("Maifeld", ["Café Kollig"]), *ELSEWHERE]


def test_association_and_district_are_places_too(around: None, reader: Client) -> None:
    assert groups(reader, "?place=071375002")[0] == ("Maifeld", ["Café Kollig", "Café Polch"])
    assert groups(reader, "?place=07137") == [
        ("Im ganzen Landkreis", ["Café Kollig", "Café Mayen", "Café Polch", "Tafel Mayen"]),
        ("Online, am Telefon oder überall", ["Anruf"]),
        ("Anderswo", ["Koblenz"]),
    ]


def test_offer_for_people_of_the_place_is_not_for_others(around: None, reader: Client) -> None:
    assert groups(reader, f"?place={MAYEN}")[0] == ("Mayen", ["Café Mayen", "Tafel Mayen"])


def test_town_that_is_an_association_of_its_own_stands_once(around: None, reader: Client) -> None:
    place("071370003", "Andernach", "association")
    ServiceFactory(name="Café am Rhein", service_at_locations=[at(located(ANDERNACH, "Andernach"))])
    titles = [title for title, _names in groups(reader, f"?place={ANDERNACH}")]
    assert titles == ["Andernach", "Im ganzen Landkreis", "Online, am Telefon oder überall", "Anderswo", ELSEWHERE[-1][0]]


def test_moment_divides_first_and_the_place_within_it(around: None, reader: Client) -> None:
    hours = [Schedule(weekday="TH", opens_at=time(18), closes_at=time(20))]
    ServiceFactory(name="Abend in Mayen", service_at_locations=[at(located(MAYEN, "Mayen"), hours)])
    found = groups(reader, f"?place={POLCH}&open_at=2026-12-03T18:30")
    unknown = "Öffnungszeiten unbekannt, bitte anrufen"
    near = [("Polch", ["Café Polch"]), ("Maifeld", ["Café Kollig"])]
    assert found == [
        ("Im ganzen Landkreis", ["Abend in Mayen"]),
        *((f"{unknown}: {title}", names) for title, names in [*near, *ELSEWHERE]),
    ]


def test_words_are_found_around_the_place_first(around: None, reader: Client) -> None:
    found = groups(reader, f"?place={POLCH}&q=cafe")
    assert found == [("Polch", ["Café Polch"]), ("Maifeld", ["Café Kollig"]), ("Im ganzen Landkreis", ["Café Mayen"])]


def test_pages_go_on_where_the_last_one_ended(around: None, reader: Client) -> None:
    everywhere = [f"Angebot {number:02}" for number in range(30)]
    for name in everywhere:
        ServiceFactory(name=name)
    first, second = (groups(reader, f"?place={POLCH}&page={page}") for page in (1, 2))
    assert [name for _title, names in [*first, *second] for name in names] == [
        *("Café Polch", "Café Kollig", "Café Mayen"),
        *everywhere,
        *("Anruf", "Koblenz", "Tafel Mayen"),
    ]


@pytest.mark.parametrize("language, district", [("ar", "في كل الدائرة"), ("uk", "В усьому районі")])
def test_titles_speak_the_language_of_the_reader(around: None, reader: Client, language: str, district: str) -> None:
    titles = [title for title, _names in groups(reader, f"?place={POLCH}", language)]
    assert titles[:3] == ["Polch", "Maifeld", district]


def test_postal_code_of_several_places_asks_which(around: None, reader: Client) -> None:
    html = BeautifulSoup(reader.get("/de/angebote/?where=56751&free=true").content.decode(), "html.parser")
    links = {one.text: one["href"] for one in html.select(".which-place a")}
    assert links["Polch 56751"] == f"?free=true&place={POLCH}"
    assert links["Kollig 56751"] == f"?free=true&place={KOLLIG}"


@pytest.mark.parametrize("query", ["?where=10115", "?where=Hamburg", "?place=08", "?place=abc", "?where=%22*%00"])
def test_place_that_nobody_knows_is_said_and_all_is_shown(around: None, reader: Client, query: str) -> None:
    answer = reader.get(f"/de/angebote/{query}")
    assert [str(one) for one in answer.context["notices"]] == ["Diesen Ort kennen wir nicht."]
    assert answer.context["total"] == Service.objects.count()


def test_all_links_take_the_place_along(around: None, reader: Client) -> None:
    html = BeautifulSoup(reader.get("/de/angebote/?where=Polch&page=1").content.decode(), "html.parser")
    links = [one["href"] for one in html.select(".site-name, .menu a, .breadcrumb a, .service-card .card-title a, .choice")]
    assert links
    assert [one for one in links if f"place={POLCH}" not in one and "where=Polch" not in one] == []


def test_place_that_is_typed_counts_more_than_a_point_from_before(around: None, reader: Client) -> None:
    assert groups(reader, "?where=Polch&near=50.3,7.3&radius=1")[0] == ("Polch", ["Café Polch"])


def test_form_says_the_point_once(around: None, reader: Client) -> None:
    html = BeautifulSoup(reader.get("/de/angebote/?near=50.3,7.3&radius=5000").content.decode(), "html.parser")
    assert [one["value"] for one in html.select("form [name=near]")] == ["50.3,7.3"]
    assert [one["value"] for one in html.select("form [name=radius]")] == ["5000"]
