"""“Open at”, asked of the API and the finder, and what they say of each."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from cms.published.models import PublishedDocument
from directory.models import ClosingEverywhere, ClosingPeriod, Schedule, Service
from tests.directory.full_service import hours
from tests.factories import pages
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, at, german

pytestmark = pytest.mark.django_db
THURSDAY = "2026-11-26 09:30 +0100"
THAT_DAY = {"first_day": date(2026, 11, 26), "last_day": date(2026, 11, 26)}


def everyday(opens: int, closes: int, **more: Any) -> list[Schedule]:
    return [hours(day, opens, closes, **more) for day in ("MO", "TU", "WE", "TH", "FR")]


@pytest.fixture
def some() -> dict[str, Service]:
    """Of each condition one."""
    return {
        "Offen": ServiceFactory(name="Offen", schedules=everyday(9, 12)),
        "Zu": ServiceFactory(name="Zu", schedules=everyday(14, 16)),
        "Termin": ServiceFactory(name="Termin", schedules=[Schedule(by_appointment=True)]),
        "Unbekannt": ServiceFactory(name="Unbekannt"),
        "Pause": ServiceFactory(name="Pause", status="temporarily closed", schedules=everyday(9, 12)),
    }


def asked(client: Client, **query: str) -> list[tuple[str, str]]:
    found = client.get("/api/v1/services", query).json()["contents"]
    return [(one["name"], one.get("x_open", {}).get("state", "")) for one in found]


def test_api_lists_what_is_open_and_after_it_what_may_be(some: dict[str, Service], client: Client) -> None:
    assert asked(client, x_open_at="2026-11-26T09:30") == [
        ("Offen", "open"),
        ("Termin", "by_appointment"),
        ("Unbekannt", "unknown"),
    ]
    assert asked(client, x_open_at="2026-11-26T13:59")[:1] == [("Termin", "by_appointment")]
    assert asked(client, x_open_at="2026-11-26T14:00")[:1] == [("Zu", "open")]


def test_now_is_the_moment_of_the_question(some: dict[str, Service], client: Client) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        first = client.get("/api/v1/services", {"x_open_at": "now"})
        assert first.json()["contents"][0]["x_open"] == {
            "state": "open",
            "text": "Geöffnet bis 12:00 Uhr",
            "until": "2026-11-26T12:00:00+01:00",
        }
        assert first.headers["Expires"] == "Thu, 26 Nov 2026 08:31:00 GMT"


def test_all_items_tell_whether_they_are_open(some: dict[str, Service], client: Client) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        assert asked(client) == [
            ("Offen", "open"),
            ("Pause", ""),
            ("Termin", "by_appointment"),
            ("Unbekannt", "unknown"),
            ("Zu", "closed"),
        ]
        whole = client.get(f"/api/v1/services/{some['Zu'].translation_key}", {"lang": "en"})
    assert whole.json()["x_open"] == {
        "state": "closed",
        "text": "Closed, opens today at 14:00",
        "opens": "2026-11-26T14:00:00+01:00",
    }
    assert whole.headers["Expires"] == "Thu, 26 Nov 2026 12:00:00 GMT"  # an hour before, it opens soon


@pytest.mark.parametrize("text", ["", "gestern", "2026-11-26", "2026-13-01T10:00", "2026-11-26T25:00", "0001-01-01T00:00", "NOW"])
def test_moment_that_is_none_is_refused(text: str, client: Client) -> None:
    response = client.get("/api/v1/services", {"x_open_at": text})
    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("count", [1, 3])
def test_question_takes_the_same_queries_however_many_there_are(
    count: int, client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        ServiceFactory(name=f"Offen {number}", schedules=everyday(9, 12))
    with django_assert_num_queries(3):
        client.get("/api/v1/services", {"x_open_at": "2026-11-26T09:30"})


def test_finder_puts_what_may_be_open_under_headings_of_its_own(some: dict[str, Service], client: Client) -> None:
    pages.finder(pages.home())
    page = client.get("/de/angebote/", {"open_at": "2026-11-26T09:30"}).content.decode()
    texts = [">Offen<", "Mit Termin</h3>", ">Termin<", "unbekannt, bitte anrufen</h3>", ">Unbekannt<"]
    order = [page.index(text) for text in texts]
    assert order == sorted(order)
    assert (">Zu<" in page, ">Pause<" in page) == (False, False)


def test_finder_leaves_out_a_moment_that_is_none(some: dict[str, Service], client: Client) -> None:
    pages.finder(pages.home())
    page = client.get("/de/angebote/", {"open_at": "irgendwann"}).content.decode()
    assert ">Zu<" in page
    assert "Filter" in page


def test_places_win_over_each_other_as_an_editor_expects(client: Client) -> None:
    house = LocationFactory(name="Haus", schedules=everyday(9, 12))
    own, general = at(house, [hours("TH", 14, 16)]), at(house)
    ServiceFactory(name="Eigene", service_at_locations=[own])
    ServiceFactory(name="Haus", service_at_locations=[general])
    ServiceFactory(name="Allgemein", service_at_locations=[at(house)], schedules=[hours("TH", 18, 19)])
    assert [asked(client, x_open_at=f"2026-11-26T{hour}") for hour in ("09:30", "14:30", "18:30")] == [
        [("Haus", "open")],
        [("Eigene", "open")],
        [("Allgemein", "open")],
    ]


def closed(**more: Any) -> list[ClosingPeriod]:
    return [ClosingPeriod(locale=german(), reason="Umbau", **THAT_DAY, **more)]


@pytest.mark.parametrize("owner", ["service", "location", "organization", "everywhere"])
def test_closing_of_anything_around_closes_the_service(owner: str, client: Client) -> None:
    def of(name: str) -> dict[str, Any]:
        return {"closing_periods": closed()} if owner == name else {}

    house, runs = LocationFactory(schedules=everyday(9, 12), **of("location")), OrganizationFactory(**of("organization"))
    service = ServiceFactory(organization=runs, service_at_locations=[at(house)], **of("service"))
    if owner == "everywhere":
        ClosingEverywhere.objects.create(reason="Umbau", locale=german(), **THAT_DAY)
    assert [len(asked(client, x_open_at=f"2026-11-{day}T09:30")) for day in (25, 26, 27)] == [1, 0, 1]
    with time_machine.travel(THURSDAY, tick=False):
        said = client.get(f"/api/v1/services/{service.translation_key}").json()["x_open"]
    assert (said["text"], said["reason"]) == ("Geschlossen, öffnet morgen um 09:00 Uhr", "Umbau")


def test_end_of_a_closing_everywhere_is_seen_at_once(client: Client) -> None:
    ServiceFactory(name="Offen", schedules=everyday(9, 12))
    days = ClosingEverywhere.objects.create(reason="Umbau", locale=german(), **THAT_DAY)
    assert asked(client, x_open_at="2026-11-26T09:30") == []
    days.delete()
    assert asked(client, x_open_at="2026-11-26T09:30") == [("Offen", "open")]


@pytest.mark.parametrize(
    "clock, text", [("11:59", "Schließt bald, um 12:00 Uhr"), ("12:00", "Geschlossen, öffnet morgen um 09:00 Uhr")]
)
def test_page_and_card_say_it_in_words(clock: str, text: str, client: Client) -> None:
    pages.finder(pages.home())
    service = ServiceFactory(name="Offen", schedules=everyday(9, 12))
    with time_machine.travel(f"2026-11-26 {clock} +0100", tick=False):
        card = client.get("/de/angebote/")
        page = client.get(PublishedDocument.objects.get(uuid=service.translation_key, language="de").url)
    assert (text in card.content.decode(), text in page.content.decode()) == (True, True)
