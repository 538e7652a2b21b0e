"""Calendars of others become drafts; what makes no sense, or comes from where it should not, is refused with a reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar

from cms.plugins.events.importing.fetching import LARGEST, SourceProblem, fetch
from cms.plugins.events.importing.reading import read
from cms.plugins.events.importing.saving import fetch_due, take_over
from cms.plugins.events.models import CalendarSource, Event
from tests.factories import people
from tests.factories.directory import LocationFactory, OrganizationFactory, TaxonomyTermFactory
from tests.plugins.events.feed_server import Answer, serving
from tests.plugins.events.made import EventFactory, changed
from tests.plugins.events.test_feeds import feed, make_events, told_by_api, understood

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n"
FEST = "UID:1\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:Fest\r\nDTSTART;TZID=Europe/Berlin:20270310T180000\r\n"


@pytest.fixture(autouse=True)
def allowed(db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("EVENT_SOURCE_HOSTS", "127.0.0.1,localhost")
    with time_machine.travel(NOW, tick=True) as clock:
        yield clock


def calendar(*events: str) -> bytes:
    return (HEAD + "".join(f"BEGIN:VEVENT\r\n{one}END:VEVENT\r\n" for one in events) + "END:VCALENDAR\r\n").encode()


TOO_MANY = calendar(*(FEST.replace("UID:1", f"UID:{number}") for number in range(2001)))


def source(address: str, **fields: Any) -> CalendarSource:
    return CalendarSource.objects.create(name="Stadt", url=f"{address}/feed.ics", organization=OrganizationFactory(), **fields)


def served(content: bytes) -> Any:
    return serving({"/feed.ics": (200, {"Content-Type": "text/calendar"}, content)})


def drafts() -> list[Event]:
    return [one.get_latest_revision_as_object() for one in Event.objects.filter(external_id__gt="").order_by("external_id")]


def test_events_become_drafts_that_say_where_they_are_from() -> None:
    place = LocationFactory(name="Bürgerhaus")
    topic = TaxonomyTermFactory(name="Arbeit", code="arbeit")
    words = "LOCATION:Bürgerhaus\\, Hauptstraße 1\r\nCATEGORIES:Arbeit,Unbekannt\r\nDESCRIPTION:Musik\\nund Tanz\r\n"
    with served(calendar(FEST + "DTEND;TZID=Europe/Berlin:20270310T200000\r\n" + words)) as address:
        assert take_over(source(address)) == 1

    (event,) = drafts()
    assert (event.live, event.name, event.description, event.location, list(event.terms.all())) == (
        False,
        "Fest",
        "Musik\nund Tanz",
        place,
        [topic],
    )
    assert [str(one) for one in event.dates.all()] == ["10.03.2027 18:00–20:00"]
    assert (event.source_name, event.source_url, event.external_id) == ("Stadt", f"{address}/feed.ics", "1")


def test_second_time_changes_nothing_and_a_change_waits_for_review() -> None:
    answers: dict[str, Answer] = {"/feed.ics": (200, {}, calendar(FEST))}
    with serving(answers) as address:
        found = source(address, location=LocationFactory())
        assert (take_over(found), take_over(found)) == (1, 0)
        drafts()[0].get_latest_revision().publish()

        answers["/feed.ics"] = (200, {}, calendar(FEST.replace("Fest", "Großes Fest")))
        assert (take_over(found), take_over(found)) == (1, 0)
    event = Event.objects.get(external_id="1")
    assert (event.name, event.live, event.has_unpublished_changes, drafts()[0].name) == ("Fest", True, True, "Großes Fest")


def test_what_editors_changed_stays_until_the_source_says_something_else() -> None:
    answers: dict[str, Answer] = {"/feed.ics": (200, {}, calendar(FEST + "RRULE:FREQ=WEEKLY;COUNT=4\r\n"))}
    with serving(answers) as address:
        found = source(address, location=LocationFactory())
        take_over(found)
        (event,) = drafts()
        event.name, event.location = "Unser Fest", LocationFactory(name="Saal")
        event.changes = [changed("2027-03-17", reason="Krank.")]
        event.save_revision().publish()
        assert take_over(found) == 0

        answers["/feed.ics"] = (200, {}, calendar(FEST + "RRULE:FREQ=WEEKLY;COUNT=5\r\nDESCRIPTION:Neu\r\n"))
        assert take_over(found) == 1
    (event,) = drafts()
    assert (event.name, event.location.name, event.description) == ("Unser Fest", "Saal", "Neu")  # type: ignore[union-attr]
    assert (event.dates.count(), [one.reason for one in event.changes.all()]) == (5, ["Krank."])


def test_what_editors_deleted_does_not_come_back() -> None:
    with served(calendar(FEST)) as address:
        found = source(address)
        take_over(found)
        Event.objects.all().delete()
        assert (take_over(found), Event.objects.count()) == (0, 0)


def test_days_that_pass_make_no_new_drafts(allowed: Any) -> None:
    with served(calendar(FEST + "RRULE:FREQ=WEEKLY;COUNT=4\r\n")) as address:
        found = source(address)
        assert take_over(found) == 1
        allowed.move_to(NOW + timedelta(days=12))
        assert take_over(found) == 0


def test_event_without_a_known_place_is_a_draft_without_a_place() -> None:
    with served(calendar(FEST + "LOCATION:Unbekannte Halle\r\n")) as address:
        take_over(source(address))

    (event,) = drafts()
    assert (event.location, event.online_url) == (None, "")


def test_own_feed_comes_back_without_loss(client: Client) -> None:
    make_events()
    before, last = understood(feed(client), datetime(2028, 4, 1, tzinfo=UTC)), datetime(2028, 4, 1, tzinfo=UTC)  # type: ignore[arg-type]
    exported = client.get("/de/events/calendar.ics").content
    Event.objects.all().delete()

    with served(exported) as address:
        take_over(source(address))
    for event in Event.objects.filter(external_id__gt=""):
        event.get_latest_revision().publish()

    assert understood(feed(client), last) == before  # type: ignore[arg-type]
    assert told_by_api(client) == before
    assert rules_in(feed(client)) == rules_in(Calendar.from_ical(exported))


def rules_in(calendar: Calendar) -> dict[str, object]:
    return {str(one["summary"]): one.get("rrule") for one in calendar.walk("VEVENT") if "recurrence-id" not in one}


@pytest.mark.parametrize(
    "rule, expected",
    [
        ("FREQ=WEEKLY;BYDAY=WE", [("2027-03-10", "weekly")]),
        ("FREQ=WEEKLY;BYDAY=WE,FR", [("2027-03-10", "weekly"), ("2027-03-12", "weekly")]),
        ("FREQ=WEEKLY;INTERVAL=2", [("2027-03-10", "fortnightly")]),
        ("FREQ=MONTHLY;BYDAY=2WE", [("2027-03-10", "monthly")]),
        ("FREQ=WEEKLY;COUNT=2", [("2027-03-10", ""), ("2027-03-17", "")]),
        ("FREQ=WEEKLY;UNTIL=20270317T000000Z", [("2027-03-10", "weekly")]),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", []),
        ("FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20270510T220000Z", [("2027-03-10", ""), ("2027-04-10", ""), ("2027-05-10", "")]),
    ],
)
def test_rules_become_ours_or_single_dates(rule: str, expected: list[tuple[str, str]]) -> None:
    events, _unreadable = read(calendar(f"{FEST}RRULE:{rule}\r\n"))

    assert [(one.times.day.isoformat(), one.repeats.value) for event in events for one in event.rules] == expected


def test_date_whose_words_alone_are_others_is_not_moved() -> None:
    same = FEST.replace("SUMMARY:Fest", "SUMMARY:Anders").replace("20270310T18", "20270317T18")
    weekly = FEST + "RRULE:FREQ=WEEKLY\r\n"
    ((event,), _unreadable) = read(calendar(weekly, same + "RECURRENCE-ID;TZID=Europe/Berlin:20270317T180000\r\n"))

    assert event.changes == ()


def test_one_calendar_that_fails_holds_up_no_other() -> None:
    with served(calendar(FEST)) as address:
        source(address)
        CalendarSource.objects.create(name="A", url="http://127.0.0.1:1/feed.ics", organization=OrganizationFactory())
        fetch_due()

    assert CalendarSource.objects.filter(fetched_at=None).count() == 0
    assert [one.problem for one in CalendarSource.objects.order_by("name")] == ["Die Adresse antwortet nicht.", ""]


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=HOURLY;INTERVAL=24", "FREQ=DAILY;INTERVAL=0"])
def test_rule_that_nobody_could_read_is_its_first_date(rule: str) -> None:
    ((event,), _unreadable) = read(calendar(f"{FEST}RRULE:{rule}\r\n"))

    assert [one.times.day.isoformat() for one in event.rules] == ["2027-03-10"]


def test_rule_without_end_that_we_do_not_have_gives_a_year() -> None:
    ((event,), _unreadable) = read(calendar(f"{FEST}RRULE:FREQ=DAILY;INTERVAL=3\r\n"))

    assert len(event.rules) == 100


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "Das ist kein Kalender (iCalendar, UTF-8)."),
        (b"<html></html>", "Das ist kein Kalender (iCalendar, UTF-8)."),
        (calendar(FEST)[:-40], "Das ist kein Kalender (iCalendar, UTF-8)."),
        (calendar(FEST.replace("Fest", "Übung")).decode().encode("latin-1"), "Das ist kein Kalender (iCalendar, UTF-8)."),
        (TOO_MANY, "Der Kalender hat mehr als 2000 Veranstaltungen."),
        (b"x" * (LARGEST + 1), "Der Kalender ist größer als 2 MB."),
    ],
    ids=["empty", "html", "cut off", "latin-1", "too many", "too large"],
)
def test_what_is_no_calendar_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with served(content) as address:
        found = source(address)
        assert take_over(found) == 0

    assert (CalendarSource.objects.get().problem, Event.objects.count()) == (reason, 0)


@pytest.mark.parametrize(
    "broken",
    [
        FEST.replace("DTSTART;TZID=Europe/Berlin:20270310T180000", "DTSTART:yesterday"),
        FEST.replace("SUMMARY:Fest\r\n", ""),
        FEST.replace("UID:1\r\n", ""),
        FEST + "RRULE:FREQ=NEVER\r\n",
        FEST + "RRULE:FREQ=WEEKLY;INTERVAL=0\r\n",
        FEST + "DTEND;TZID=Europe/Berlin:20260310T180000\r\n",
        FEST.replace("Fest", "F\x00e\x1bst" * 300),
        FEST.replace("DTSTART;TZID=Europe/Berlin:20270310T180000", "DTSTART;VALUE=DATE:20270310") + "DTEND:20270312T100000Z\r\n",
        FEST + "DTSTART:20270311T180000Z\r\n",
        FEST + "RRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY\r\n",
        FEST.replace("DTSTART;TZID=Europe/Berlin:20270310T180000", "DTSTART;VALUE=DATE:20270310")
        + "DTEND;VALUE=DATE:99991231\r\nRRULE:FREQ=DAILY\r\n",
        FEST + "DTEND;TZID=Europe/Berlin:20270310T180000\r\n",
        FEST + "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3;BYSECOND=0,1,2\r\n",
        FEST + "URL:javascript:alert(1)\r\nLOCATION:https://example.org/ x\r\n",
        FEST.replace("20270310T180000", "00010101T000000"),
        FEST.replace("20270310T180000", "99991231T235959"),
    ],
)
def test_broken_events_harm_nobody(broken: str) -> None:
    with served(calendar(broken, FEST.replace("UID:1", "UID:2"))) as address:
        take_over(source(address, location=LocationFactory()))

    assert CalendarSource.objects.get().fetched_at is not None
    assert [(one.url, one.name) for one in drafts() if one.external_id == "2"] == [("", "Fest")]
    assert all(one.url == "" for one in drafts())


def test_number_of_events_that_could_not_be_read_is_told() -> None:
    with served(calendar(FEST.replace("SUMMARY:Fest\r\n", ""), FEST.replace("UID:1", "UID:2"))) as address:
        take_over(source(address, location=LocationFactory()))

    assert CalendarSource.objects.get().problem == "1 Veranstaltung war nicht lesbar."


def test_address_is_fetched_from_allowed_hosts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(calendar(FEST)) as address:
        assert fetch(f"{address}/feed.ics") == calendar(FEST)
        with pytest.raises(SourceProblem, match="in das eigene Netz"):
            fetch(f"{address.replace('127.0.0.1', 'localhost')}/feed.ics")
        monkeypatch.setenv("EVENT_SOURCE_HOSTS", "calendar.example.org")
        with pytest.raises(SourceProblem, match="nicht geholt werden"):
            fetch(f"{address}/feed.ics")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://127.0.0.1/", "https://a:b@127.0.0.1/", "http://127.0.0.1:x/", "http://[::1/"]
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(SourceProblem):
        fetch(address)


def test_redirects_end_and_lead_nowhere_else() -> None:
    answers: dict[str, Answer] = {
        "/feed.ics": (302, {"Location": "/other.ics"}, b""),
        "/other.ics": (200, {}, b"found"),
        "/circle": (302, {"Location": "/circle"}, b""),
        "/away": (302, {"Location": "http://169.254.169.254/secrets"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    }
    with serving(answers) as address:
        assert fetch(f"{address}/feed.ics") == b"found"
        for path, reason in (("circle", "ohne Ende"), ("away", "nicht geholt werden"), ("file", "https://"), ("gone", "404")):
            with pytest.raises(SourceProblem, match=reason):
                fetch(f"{address}/{path}")


def test_sources_are_fetched_every_six_hours(allowed: Any) -> None:
    with served(calendar(FEST)) as address:
        source(address, location=LocationFactory())
        fetch_due()
        first = CalendarSource.objects.get().fetched_at
        fetch_due()
        assert CalendarSource.objects.get().fetched_at == first

        allowed.move_to(NOW + timedelta(hours=6, minutes=1))
        fetch_due()
        assert CalendarSource.objects.get().fetched_at > first  # type: ignore[operator]


def test_host_has_to_be_allowed_before_it_is_entered() -> None:
    with pytest.raises(ValidationError, match="EVENT_SOURCE_HOSTS"):
        CalendarSource(name="x", url="https://evil.example.org/", organization=OrganizationFactory()).full_clean()


def test_administrator_enters_a_calendar_and_nobody_else(client: Client) -> None:
    organization = OrganizationFactory()
    fields = {"name": "Stadt", "url": "http://127.0.0.1/feed.ics", "organization": organization.pk, "event_type": "festival"}
    for somebody in (client, people.editor(), people.translator(), people.stranger()):
        assert somebody.post("/admin/calendar_sources/new/", fields).status_code in {302, 403}
    assert not CalendarSource.objects.exists()

    assert people.administrator().post("/admin/calendar_sources/new/", fields).status_code == 302
    assert CalendarSource.objects.get().event_type == "festival"


def test_editors_see_what_waits_for_review() -> None:
    EventFactory(name="Eigenes", draft=True)
    with served(calendar(FEST)) as address:
        take_over(source(address, location=LocationFactory()))

    page = people.editor().get("/admin/").content.decode()
    assert "Veranstaltungen anderer zu prüfen" in page
