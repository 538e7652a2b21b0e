"""School holidays from a calendar file, as somebody of the office imports them."""

from datetime import date
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from directory.models import SchoolHoliday
from tests.admin_forms import address_in
from tests.factories import people
from tests.factories.directory import german

AUTUMN = "DTSTART;VALUE=DATE:20261005\r\nDTEND;VALUE=DATE:20261017\r\nSUMMARY:Herbstferien"
WINTER = "DTSTART;VALUE=DATE:20261223\r\nDTEND;VALUE=DATE:20270109\r\nSUMMARY:Weihnachtsferien"


def calendar(*events: str) -> bytes:
    rows = "".join(f"BEGIN:VEVENT\r\nUID:{number}\r\n{event}\r\nEND:VEVENT\r\n" for number, event in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{rows}END:VCALENDAR\r\n".encode()


def send(client: Client, content: bytes) -> Any:
    return client.post(address_in(SchoolHoliday, "import"), {"file": SimpleUploadedFile("ferien.ics", content)}, follow=True)


def errors(answer: Any) -> list[str]:
    return answer.context["form"].errors["file"]


def holidays() -> list[tuple[Any, ...]]:
    return list(SchoolHoliday.objects.values_list("name", "first_day", "last_day", "locale__language_code"))


def told(answer: Any) -> list[str]:
    return [str(one) for one in answer.context["messages"]]


def test_calendar_is_imported_and_again_changes_nothing(editor: Client) -> None:
    first, again = send(editor, calendar(AUTUMN, WINTER, WINTER)), send(editor, calendar(AUTUMN, WINTER))
    assert holidays() == [
        ("Herbstferien", date(2026, 10, 5), date(2026, 10, 16), "de"),
        ("Weihnachtsferien", date(2026, 12, 23), date(2027, 1, 8), "de"),
    ]
    assert "Hinzugefügt: 2. Verschoben: 0. Wie bisher: 0." in told(first)[0]
    assert "Hinzugefügt: 0. Verschoben: 0. Wie bisher: 2." in told(again)[0]


def test_holidays_that_were_moved_keep_the_name_that_editors_gave_them(editor: Client) -> None:
    days = {"first_day": date(2026, 10, 12), "last_day": date(2026, 10, 23)}
    SchoolHoliday.objects.create(name="Ferien im Herbst", locale=german(), **days)
    send(editor, calendar(AUTUMN))
    assert holidays() == [("Ferien im Herbst", date(2026, 10, 5), date(2026, 10, 16), "de")]


@pytest.mark.parametrize(
    "days,last",
    [
        ("DTSTART;VALUE=DATE:20261005", date(2026, 10, 5)),
        ("DTSTART:20261005T080000\r\nDTEND:20261006T000000", date(2026, 10, 5)),
        ("DTSTART:20261004T220000Z\r\nDTEND:20261006T100000Z", date(2026, 10, 6)),
    ],
)
def test_moments_are_days_here(editor: Client, days: str, last: date) -> None:
    send(editor, calendar(f"{days}\r\nSUMMARY:Ferien"))
    assert holidays() == [("Ferien", date(2026, 10, 5), last, "de")]


WRONG_EVENTS = [
    "DTSTART;VALUE=DATE:20261005",
    "SUMMARY:Ferien",
    "DTSTART;VALUE=DATE:20261005\r\nDTEND;VALUE=DATE:20261001\r\nSUMMARY:Ferien",
    "DTSTART;VALUE=DATE:20261005\r\nDTEND;VALUE=DATE:20280101\r\nSUMMARY:Ferien",
    "DTSTART;VALUE=DATE:20260230\r\nSUMMARY:Ferien",
    "DTSTART;VALUE=DATE:99991231\r\nSUMMARY:Ferien",
    "DTSTART;VALUE=DATE:00010101\r\nDTEND;VALUE=DATE:00010102\r\nSUMMARY:Ferien",
    "DTSTART;VALUE=DATE:20261005\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Ferien",
    f"DTSTART;VALUE=DATE:20261005\r\nSUMMARY:{'F' * 101}",
]


@pytest.mark.parametrize("event", WRONG_EVENTS)
def test_wrong_event_is_named_and_nothing_is_kept(editor: Client, event: str) -> None:
    answer = send(editor, calendar(WINTER, event))
    assert "braucht einen Namen und Tage in der richtigen Reihenfolge" in errors(answer)[0]
    assert holidays() == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"BEGIN:VCALENDAR\r\n", b"\xff\xfe\x00", b"x" * 500_001, calendar()])
def test_what_is_no_calendar_is_told(editor: Client, content: bytes) -> None:
    answer = send(editor, content)
    assert (answer.status_code, len(errors(answer)), holidays()) == (200, 1, [])


def test_calendar_of_several_states_is_refused(editor: Client) -> None:
    other = "DTSTART;VALUE=DATE:20261010\r\nDTEND;VALUE=DATE:20261020\r\nSUMMARY:Herbstferien Hessen"
    answer = send(editor, calendar(AUTUMN, other))
    assert errors(answer) == ["„Herbstferien“ und „Herbstferien Hessen“ überschneiden sich: Ist die Datei von nur einem Land?"]


def test_list_leads_whoever_may_add_to_the_import(db: None) -> None:
    addresses = {who: browser.get(address_in(SchoolHoliday, "list")).content.decode() for who, browser in browsers().items()}
    shown = {who: address_in(SchoolHoliday, "import") in html for who, html in addresses.items()}
    assert shown == {"editor": True, "translator": False}


def test_translator_imports_nothing(db: None) -> None:
    answer = browsers()["translator"].get(address_in(SchoolHoliday, "import"))
    assert answer.status_code == 302


def browsers() -> dict[str, Client]:
    return {"editor": people.editor(), "translator": people.translator()}


@pytest.mark.parametrize("region,known", [("DE-RP", True), ("AT", True), ("DE-XX", False), ("Rheinland", False), ("", False)])
def test_state_without_known_holidays_is_told_at_the_start(settings: Any, region: str, known: bool) -> None:
    settings.HOLIDAYS = region
    assert ([one.id for one in run_checks() if one.id == "wegweiser.E001"] == []) == known
