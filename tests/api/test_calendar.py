"""Hours in a calendar of one's own."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from dateutil.rrule import rrulestr
from django.test import Client
from icalendar import Calendar, Event

from directory.models import Address, ClosingPeriod, ExtraOpening, Schedule, Service
from tests.api.conftest import uuid_of
from tests.directory.full_service import hours
from tests.factories.directory import LocationFactory, ServiceFactory, at, german

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Berlin")
TODAY = "2026-11-26 09:30 +0100"


def calendar(client: Client, service: Service, **query: str) -> Calendar:
    with time_machine.travel(TODAY, tick=False):
        response = client.get(f"/api/v1/services/{service.translation_key}", {"format": "ics", **query})
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(response.content)


def starts(event: Event, days: int) -> Iterator[str]:
    """Local starts of an event in the days after today, as a calendar program finds them."""
    first, rule = event.decoded("dtstart"), event["rrule"].to_ical().decode()
    left_out = event.get("exdate", [])
    left_out = left_out if isinstance(left_out, list) else [left_out]
    gone = {one.dt for dates in left_out for one in dates.dts}
    end = datetime(2026, 11, 26, tzinfo=ZONE) + timedelta(days=days)
    found = rrulestr(rule, dtstart=first.replace(tzinfo=ZONE)).between(datetime(2026, 11, 26, tzinfo=ZONE), end)
    return (f"{one:%Y-%m-%d %H:%M}" for one in found if one not in gone)


def test_hours_recur_and_leave_out_holidays_and_closed_days(client: Client) -> None:
    days = {"first_day": date(2026, 12, 3), "last_day": date(2026, 12, 4), "reason": "Umbau"}
    service = ServiceFactory(
        name="Beratung",
        schedules=[hours("TH", 9, 12), hours("FR", 9, 12)],
        closing_periods=[ClosingPeriod(locale=german(), **days)],
    )
    week, closed = calendar(client, service).events
    assert list(starts(week, 40)) == [
        *("2026-11-26 09:00", "2026-11-27 09:00", "2026-12-10 09:00", "2026-12-11 09:00", "2026-12-17 09:00"),
        *("2026-12-18 09:00", "2026-12-24 09:00", "2026-12-31 09:00"),
    ]
    assert (week.decoded("duration"), str(week["summary"])) == (timedelta(hours=3), "Beratung")
    assert (closed.decoded("dtstart"), closed.decoded("dtend")) == (date(2026, 12, 3), date(2026, 12, 5))
    assert str(closed["summary"]) == "Beratung (Geschlossen): Umbau"


@pytest.mark.parametrize(
    "row, expected",
    [
        (hours("SA", 10, 12, week_of_month=1), ["2026-12-05 10:00", "2027-01-02 10:00"]),
        (hours("TH", 22, 2, week_of_month=-1), ["2026-11-26 22:00", "2026-12-31 22:00"]),
        (hours("TU", 10, 12, interval=2, valid_from=date(2026, 11, 24)), ["2026-12-08 10:00", "2026-12-22 10:00"]),
        (hours("MO", 9, 12, valid_to=date(2026, 12, 7)), ["2026-11-30 09:00", "2026-12-07 09:00"]),
    ],
)
def test_each_kind_of_row_recurs_as_it_should(row: Schedule, expected: list[str], client: Client) -> None:
    (event,) = calendar(client, ServiceFactory(schedules=[row])).events
    assert list(starts(event, 40)) == expected


def test_event_names_its_place_and_speaks_the_language(client: Client) -> None:
    house = LocationFactory(name="Rathaus", addresses=[Address(address_1="Markt 3", postal_code="56751", city="Polch")])
    row = hours("TH", 9, 12)
    row.by_appointment = True
    service = ServiceFactory(name="Beratung", service_at_locations=[at(house, [row])])
    (event,) = calendar(client, service, lang="ar").events
    assert (str(event["location"]), str(event["summary"])) == ("Rathaus, Markt 3, 56751 Polch", "Beratung (بموعد مسبق)")


def test_extra_opening_is_an_event_of_its_own(client: Client) -> None:
    day = hours("MO", 10, 14)
    extra = ExtraOpening(day=date(2026, 12, 24), opens_at=day.opens_at, closes_at=day.closes_at)
    (event,) = calendar(client, ServiceFactory(extra_openings=[extra])).events
    assert event.decoded("dtstart") == datetime(2026, 12, 24, 10, tzinfo=ZONE)


def test_calendar_of_unknown_hours_is_empty(client: Client) -> None:
    assert calendar(client, ServiceFactory()).events == []


@pytest.mark.parametrize(
    "address, status",
    [
        (f"services/{uuid_of(9)}?format=ics", 404),
        ("services/x?format=ics", 404),
        (f"services/{uuid_of(9)}?format=csv", 400),
        (f"organizations/{uuid_of(9)}?format=ics", 400),
    ],
)
def test_calendar_that_is_none_is_a_problem(address: str, status: int, client: Client) -> None:
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")


def test_withdrawn_service_has_no_calendar(client: Client) -> None:
    service: Any = ServiceFactory(schedules=[hours("TH", 9, 12)])
    service.unpublish()
    assert client.get(f"/api/v1/services/{service.translation_key}", {"format": "ics"}).status_code == 404
