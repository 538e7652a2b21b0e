"""Hours as an editor enters them: several days in a row, rows that say the same twice, more closings than fit."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from directory.admin.hours import overlap
from directory.models import Schedule, Service
from tests.admin_forms import address_in, address_of, form_at
from tests.directory.service_form import service_form
from tests.factories.directory import OrganizationFactory

WORKDAYS = {"weekday": "MO,TU,WE,TH,FR", "opens_at": "8", "closes_at": "12.30", "interval": "1"}


def post(editor: Client, **rows: Any) -> Any:
    return editor.post(address_in(Service, "add"), service_form(OrganizationFactory(), **rows) | {"action-publish": "1"})


def test_row_holds_on_several_days_and_reads_times_as_people_say_them(editor: Client) -> None:
    post(editor, schedules=[WORKDAYS])
    [row] = Service.objects.get().schedules.all()
    assert (row.weekday, row.days, row.opens_at, row.closes_at) == ("MO,TU,WE,TH,FR", [0, 1, 2, 3, 4], time(8), time(12, 30))


def test_days_of_a_row_stand_ticked_in_its_form(editor: Client) -> None:
    post(editor, schedules=[WORKDAYS | {"weekday": "SA,MO"}])
    service = Service.objects.get()
    assert form_at(editor, address_of(service, "edit"))["schedules-0-weekday"] == ["MO", "SA"]


@pytest.mark.parametrize("days", ["XX", "MO,first"])
def test_day_that_is_none_is_refused(editor: Client, days: str) -> None:
    answer = post(editor, schedules=[WORKDAYS | {"weekday": days}])
    assert "weekday" in answer.context["form"].formsets["schedules"].errors[0]
    assert not Service.objects.exists()


def test_hours_told_twice_are_marked_at_the_later_row_and_kept_in_the_form(editor: Client) -> None:
    answer = post(editor, schedules=[WORKDAYS, WORKDAYS | {"weekday": "WE", "opens_at": "11:00", "closes_at": "15:00"}])
    formset = answer.context["form"].formsets["schedules"]
    days = "Montag, Dienstag, Mittwoch, Donnerstag, Freitag"
    assert formset.errors == [{}, {"opens_at": [f"Diese Zeiten überschneiden sich mit: {days} 08:00–12:30."]}]
    assert formset.forms[1]["closes_at"].value() == "15:00"


def test_more_closings_than_a_record_has_are_refused(editor: Client) -> None:
    days = [{"first_day": "2026-12-24", "last_day": "2026-12-24", "reason": ""}] * 366
    answer = post(editor, closing_periods=days)
    [message] = answer.context["form"].formsets["closing_periods"].non_form_errors()
    assert message == "Hier passen höchstens 60 Zeilen. Fassen Sie zusammen, was zusammengehört."


def row(days: str, opens: int, closes: int, **more: Any) -> Schedule:
    return Schedule(weekday=days, opens_at=time(opens), closes_at=time(closes), **more)


@pytest.mark.parametrize(
    "one, other, expected",
    [
        (row("MO", 8, 12), row("MO", 12, 14), False),
        (row("MO", 8, 12), row("MO", 11, 14), True),
        (row("MO", 8, 12), row("TU", 8, 12), False),
        (row("SU", 22, 2), row("MO", 1, 3), True),
        (row("MO", 1, 3), row("SU", 22, 2), True),
        (row("SA", 8, 12), row("SA", 9, 10, week_of_month=1), True),
        (row("SA", 8, 12, week_of_month=2), row("SA", 9, 10, week_of_month=1), False),
        (row("MO", 8, 12, by_appointment=True), row("MO", 8, 12), False),
        (row("MO", 8, 12, valid_to=date(2026, 12, 31)), row("MO", 8, 12, valid_from=date(2027, 1, 1)), False),
        (row("MO", 8, 12, valid_to=date(2027, 1, 1)), row("MO", 8, 12, valid_from=date(2027, 1, 1)), True),
        (row("MO", 8, 12, school_holidays="within"), row("MO", 8, 12, school_holidays="outside"), False),
        (row("MO", 8, 12, school_holidays="within"), row("MO", 8, 12), True),
        (row("MO", 8, 12, interval=2, valid_from=date(2026, 1, 5)), row("MO", 8, 12), False),
        (Schedule(by_appointment=True), Schedule(by_appointment=True), False),
    ],
)
def test_rows_overlap(one: Schedule, other: Schedule, expected: bool) -> None:
    assert (overlap(one, other), overlap(other, one)) == (expected, expected)
