"""What a form says of the hours that stand in it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin_forms import Form
from tests.factories import people

MORNING = {"weekday": ["MO", "TU", "WE", "TH", "FR"], "opens_at": "8", "closes_at": "12", "interval": "1"}
THURSDAY = {"weekday": ["TH"], "opens_at": "14", "closes_at": "18", "interval": "1"}
FIRST_SATURDAY = {"weekday": ["SA"], "week_of_month": "1", "by_appointment": "on", "interval": "1"}
CHRISTMAS = {"first_day": "24.12.2026", "last_day": "1.1.2027", "reason": "Betriebsferien"}


def rows(panel: str, *given: Form) -> Form:
    total = {f"{panel}-TOTAL_FORMS": str(len(given))}
    return total | {f"{panel}-{number}-{name}": value for number, row in enumerate(given) for name, value in row.items()}


@pytest.fixture
def editor(db: None) -> Client:
    return people.editor()


def aloud(client: Client, form: Form, prefix: str = "schedules") -> str:
    answer = client.post(reverse("hours_aloud"), form | {"prefix": prefix})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return answer.content.decode()


def test_hours_are_told_as_one_would_say_them(editor: Client) -> None:
    form = rows("schedules", MORNING, THURSDAY, FIRST_SATURDAY) | rows("closing_periods", CHRISTMAS)
    assert aloud(editor, form).split("; ") == [
        "Montag–Mittwoch, Freitag: 08:00–12:00",
        "Donnerstag: 08:00–12:00, 14:00–18:00",
        "Erster Samstag im Monat (Mit Termin)",
        "geschlossen: 24. Dezember 2026 – 1. Januar 2027 (Betriebsferien)",
    ]


def test_rows_of_a_place_are_read_by_their_prefix(editor: Client) -> None:
    form = rows("schedules", MORNING) | rows("service_at_locations-0-schedules", THURSDAY)
    assert aloud(editor, form, "service_at_locations-0-schedules") == "Donnerstag: 14:00–18:00"


def test_mistake_is_told_and_the_other_rows_are_read(editor: Client) -> None:
    form = rows("schedules", THURSDAY | {"closes_at": ""}, THURSDAY)
    assert aloud(editor, form).split("\n") == [
        "Öffnungszeiten 1: Bitte geben Sie beide Uhrzeiten an oder keine.",
        "Donnerstag: 14:00–18:00",
    ]


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"schedules-TOTAL_FORMS": "many"},
        {"schedules-TOTAL_FORMS": "-1"},
        {"schedules-TOTAL_FORMS": "9" * 30},
        rows("schedules", {"opens_at": "", "closes_at": "", "interval": "1"}),
        rows("schedules", MORNING | {"DELETE": "1"}),
    ],
    ids=["nothing", "no number", "negative", "very many", "an empty row", "a deleted row"],
)
def test_nothing_is_said_of_nothing(editor: Client, form: Form) -> None:
    assert aloud(editor, form) == ""


def test_two_days_are_not_a_span(editor: Client) -> None:
    assert aloud(editor, rows("schedules", MORNING | {"weekday": ["SA", "SU"]})) == "Samstag, Sonntag: 08:00–12:00"
