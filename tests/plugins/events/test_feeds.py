"""Feeds say the same instants as the pages, and calendars understand them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import recurring_ical_events
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from icalendar import Calendar

from cms.plugins.events.models import Event
from directory.models import SchoolHoliday
from tests.factories.directory import german
from tests.plugins.events.made import EventFactory, changed, on


@pytest.fixture(autouse=True)
def today(db: None) -> Any:
    with time_machine.travel(datetime(2027, 3, 1, 9, tzinfo=UTC), tick=False) as clock:
        yield clock


def feed(client: Client, address: str = "/de/events/calendar.ics") -> Calendar:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content)


def told_by_api(client: Client) -> list[tuple[str, str, str]]:
    """(name, begin in UTC, state) of all dates."""
    contents: list[Any] = []
    page = 1
    while True:
        answer = client.get(f"/api/v1/events?per_page=100&page={page}").json()
        contents += answer["contents"]
        if answer["last_page"]:
            break
        page += 1
    return sorted(
        (one["name"], utc(one["date"]["starts_at"]), one["date"].get("status", "scheduled") == "cancelled") for one in contents
    )


def utc(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC).isoformat() if moment.tzinfo else text


def understood(calendar: Calendar, last: date) -> list[tuple[str, str, bool]]:
    """The same, as recurring-ical-events makes it of the feed."""
    found = recurring_ical_events.of(calendar).between(datetime(2027, 3, 1, 9, tzinfo=UTC), last)
    return sorted(
        (
            str(one["summary"]),
            utc(one["dtstart"].dt.isoformat()),
            str(one["status"]) == "CANCELLED",
        )
        for one in found
    )


def make_events() -> None:
    SchoolHoliday.objects.create(name="Ostern", first_day=date(2027, 3, 22), last_day=date(2027, 4, 2), locale=german())
    EventFactory(name="Einmal", dates=[on("2027-03-28", "01:30", "03:30")])
    EventFactory(name="Woche", dates=[on("2027-09-20", last_day="2027-09-26")])
    EventFactory(
        name="Café",
        dates=[on("2027-03-04", "15:00", "17:00", repeats="weekly", pauses_in_school_holidays=True)],
        changes=[
            changed("2027-04-08", reason="Krank."),
            changed("2027-04-15", "moved", "2027-04-16"),
            changed("2027-04-22", "left_out"),
        ],
    )
    EventFactory(name="Erster Montag", dates=[on("2027-03-01", "18:00", "23:00", repeats="monthly", until="2027-12-06")])
    EventFactory(name="Letzter Freitag", dates=[on("2026-12-25", "22:00", "02:00", repeats="monthly_last")])
    every_second = on("2027-03-05", "10:00", "12:00", repeats="fortnightly", until="2027-10-29")
    EventFactory(name="Abgesagt", status="cancelled", dates=[every_second])


def test_calendars_make_the_same_dates_of_the_feed_as_the_site(client: Client) -> None:
    """Across both changes of the clock."""
    make_events()

    last = datetime(2028, 4, 1, tzinfo=UTC)  # the site tells until the end of March
    assert understood(feed(client), last) == told_by_api(client)  # type: ignore[arg-type]


def test_feed_says_what_a_calendar_needs(client: Client) -> None:
    event = EventFactory(name="Fest", description="Musik, Tanz; und mehr", dates=[on("2027-03-04", "15:00", "17:00")])

    calendar = feed(client)
    assert [str(one["tzid"]) for one in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    (component,) = calendar.walk("VEVENT")
    address = f"http://testserver/de/events/{event.translation_key.hex[:10]}/"
    assert {name: str(component[name]) for name in ("uid", "summary", "status", "location", "url")} == {
        "uid": str(event.dates.get().uuid),
        "summary": "Fest",
        "status": "CONFIRMED",
        "location": "Rathaus Polch",
        "url": address,
    }
    assert (str(component["description"]), str(component["contact"])) == ("Musik, Tanz; und mehr", event.organization.name)
    assert component["dtstart"].dt.isoformat() == "2027-03-04T15:00:00+01:00"


def test_sequence_rises_with_each_publication_and_the_uid_stays(client: Client, today: Any) -> None:
    event = EventFactory(name="Fest", dates=[on("2027-03-04", "15:00", "17:00")])
    (before,) = feed(client).walk("VEVENT")

    today.move_to(datetime(2027, 3, 1, 10, tzinfo=UTC))
    event = Event.objects.get(pk=event.pk)
    (date_,) = event.dates.all()
    date_.day = date(2027, 3, 5)
    event.dates = [date_]
    event.save_revision().publish()
    (after,) = feed(client).walk("VEVENT")

    assert (str(before["uid"]), int(before["sequence"]) < int(after["sequence"])) == (str(after["uid"]), True)


def test_feed_has_the_filters_of_the_calendar(client: Client) -> None:
    EventFactory(name="Kurs", event_type="workshop", dates=[on("2027-03-04")])
    EventFactory(name="Fest", event_type="festival", dates=[on("2027-03-04")])

    assert [str(one["summary"]) for one in feed(client, "/de/events/calendar.ics?type=workshop").walk("VEVENT")] == ["Kurs"]


def test_date_is_added_to_a_calendar_alone(client: Client) -> None:
    event = EventFactory(name="Café", dates=[on("2027-03-04", "15:00", "17:00", repeats="weekly")])
    page = client.get(f"/de/events/{event.translation_key.hex[:10]}/").content.decode()
    address = str(BeautifulSoup(page, "html.parser").select_one(".event-date a[href$=ics]")["href"])  # type: ignore[index]

    answer = client.get(address)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="2027-03-04.ics"'
    (component,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert ("rrule" in component, component["dtstart"].dt.isoformat()) == (False, "2027-03-04T15:00:00+01:00")
    assert address.endswith(f"{component['uid']}.ics")


def test_date_that_is_over_is_not_found(client: Client, today: Any) -> None:
    event = EventFactory(dates=[on("2027-03-04", "15:00", "17:00", repeats="weekly")])
    short = event.translation_key.hex[:10]
    date_id = client.get("/api/v1/events").json()["contents"][0]["date"]["id"]
    assert client.get(f"/de/events/{short}/{date_id}.ics").status_code == 200

    today.move_to(datetime(2027, 3, 4, 17, tzinfo=UTC))
    assert client.get(f"/de/events/{short}/{date_id}.ics").status_code == 404
    assert client.get(f"/de/events/{short}/{'0' * 36}.ics").status_code == 404


def test_rss_has_an_item_a_date(client: Client) -> None:
    EventFactory(name="Café & mehr", dates=[on("2027-03-04", "15:00", "17:00", repeats="weekly", until="2027-03-11")])

    answer = client.get("/de/events/feed.xml")
    text = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("application/rss+xml")
    assert text.count("<item>") == 2
    assert "<title>Café &amp; mehr, Donnerstag, 4. März 2027</title>" in text
    assert "15:00–17:00 · Rathaus Polch" in text


def test_api_lists_dates_with_their_events(client: Client) -> None:
    event = EventFactory(name="Fest", dates=[on("2027-03-04", "15:00", "17:00")])

    answer = client.get("/api/v1/events")
    body = answer.json()
    (one,) = body.pop("contents")
    assert body == {
        "total_items": 1,
        "total_pages": 1,
        "page_number": 1,
        "size": 1,
        "first_page": True,
        "last_page": True,
        "empty": False,
    }
    assert (one["id"], one["date"]["starts_at"], "dates" in one) == (
        str(event.translation_key),
        "2027-03-04T15:00:00+01:00",
        False,
    )
    whole = client.get(f"/api/v1/events/{event.translation_key}").json()
    assert json.loads(json.dumps(whole["schedule"])) == [
        {
            "id": str(event.dates.get().uuid),
            "starts_at": "2027-03-04T15:00:00+01:00",
            "ends_at": "2027-03-04T17:00:00+01:00",
        }
    ]


@pytest.mark.parametrize(
    "query",
    ["place=x", "place=x12345y", "language=%3Cde%3E", "type=party", "language=DE1", "page=0", "topic=a&topic=b", "unknown=1"],
)
def test_api_refuses_what_makes_no_sense(client: Client, query: str) -> None:
    answer = client.get(f"/api/v1/events?{query}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


def test_api_knows_no_event_that_is_not_public(client: Client) -> None:
    event = EventFactory(draft=True, dates=[on("2027-03-04")])

    assert client.get(f"/api/v1/events/{event.translation_key}").status_code == 404
