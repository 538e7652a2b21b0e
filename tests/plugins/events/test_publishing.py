"""Events stand in the window with their dates, and leave it by themselves."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import TestCase
from pytest_django import DjangoAssertNumQueries

from cms.languages import CODES
from cms.plugins.events.models import Event
from cms.plugins.events.publishing import project_events
from cms.published.models import PublishedDocument, PublishedRecord
from cms.published.projecting import project
from cms.timetable import expire
from directory.models import SchoolHoliday
from tests.factories.directory import LocationFactory, OrganizationFactory, TaxonomyTermFactory, german
from tests.plugins.events.made import EventFactory, changed, on

TODAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(db: None) -> Any:
    with time_machine.travel(TODAY, tick=False) as clock:
        yield clock


def whole(event: Event, language: str = "de") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PublishedDocument.objects.current("event", language).of(event.translation_key).get().full)
    return found


def dates(event: Event, language: str = "de") -> list[tuple[str, str]]:
    return [(one["starts_at"], one.get("status", "scheduled")) for one in whole(event, language)["dates"]]


def is_public(event: Event) -> bool:
    return PublishedDocument.objects.current("event", "de").of(event.translation_key).exists()


def test_event_stands_in_the_window_in_every_language() -> None:
    event = EventFactory(
        name="Café International",
        description="Kaffee und Gespräche.",
        organization=OrganizationFactory(name="Haus der Begegnung"),
        location=LocationFactory(name="Mehrgenerationenhaus"),
        terms=[TaxonomyTermFactory()],
        languages="de,ar",
        dates=[on("2026-12-03", "15:00", "17:00")],
    )

    documents = PublishedDocument.objects.public().filter(kind="event")
    assert {one.language: one.url for one in documents} == {
        code: f"/{code}/events/{event.translation_key.hex[:10]}/" for code in CODES
    }
    shape = whole(event)
    topic = event.terms.get()
    assert shape.pop("last_modified") == "2026-12-01T09:00:00Z"
    assert shape.pop("sequence") > 0
    assert shape == {
        "id": str(event.translation_key),
        "name": "Café International",
        "event_type": "meeting",
        "status": "scheduled",
        "attendance": "offline",
        "url": f"http://testserver/de/events/{event.translation_key.hex[:10]}/",
        "organization": {"id": str(event.organization.translation_key), "name": "Haus der Begegnung"},
        "location": {
            "id": str(event.location.translation_key),
            "name": "Mehrgenerationenhaus",
            "latitude": 50.298,
            "longitude": 7.317,
            "place": {"ars": "071375002501", "name": "Polch"},
        },
        "topics": [{"id": str(topic.translation_key), "code": "sprache", "name": "Deutsch lernen"}],
        "languages": ["de", "ar"],
        "is_free": True,
        "dates": [
            {
                "id": shape["dates"][0]["id"],
                "day": "2026-12-03",
                "starts_at": "2026-12-03T15:00:00+01:00",
                "ends_at": "2026-12-03T17:00:00+01:00",
            }
        ],
        "x_translation": {"requested": "de", "served": "de", "status": "source"},
        "description": "Kaffee und Gespräche.",
        "schedule": [
            {
                "id": str(event.dates.get().uuid),
                "starts_at": "2026-12-03T15:00:00+01:00",
                "ends_at": "2026-12-03T17:00:00+01:00",
            }
        ],
    }


def test_single_dates_are_cancelled_moved_and_left_out() -> None:
    event = EventFactory(
        dates=[on("2026-12-03", "15:00", "17:00", repeats="weekly", until="2026-12-31")],
        changes=[
            changed("2026-12-10", reason="Das Haus ist geschlossen."),
            changed("2026-12-17", "moved", "2026-12-18"),
            changed("2026-12-24", "left_out"),
        ],
    )

    assert dates(event) == [
        ("2026-12-03T15:00:00+01:00", "scheduled"),
        ("2026-12-10T15:00:00+01:00", "cancelled"),
        ("2026-12-18T15:00:00+01:00", "moved"),
        ("2026-12-31T15:00:00+01:00", "scheduled"),
    ]
    assert whole(event)["dates"][1]["reason"] == "Das Haus ist geschlossen."
    (rule,) = whole(event)["schedule"]
    assert (rule["rrule"], rule["left_out"]) == ("FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231T140000Z", ["2026-12-24"])
    assert [(one["day"], one["status"]) for one in rule["changes"]] == [("2026-12-10", "cancelled"), ("2026-12-17", "moved")]


def test_cancelled_event_stays_and_says_so_at_each_date() -> None:
    event = EventFactory(status="cancelled", dates=[on("2026-12-03", repeats="weekly", until="2026-12-10")])

    assert dates(event) == [("2026-12-03", "cancelled"), ("2026-12-10", "cancelled")]


def test_event_pauses_in_school_holidays_whenever_they_are_entered() -> None:
    event = EventFactory(dates=[on("2026-12-17", repeats="weekly", until="2027-01-14", pauses_in_school_holidays=True)])
    SchoolHoliday.objects.create(name="Weihnachten", first_day=date(2026, 12, 23), last_day=date(2027, 1, 8), locale=german())

    assert dates(event) == [("2026-12-17", "scheduled"), ("2027-01-14", "scheduled")]


def test_what_is_over_is_gone_before_the_worker_comes(today: Any) -> None:
    event = EventFactory(dates=[on("2026-12-01", "09:00", "11:00")])
    assert is_public(event)

    today.move_to(TODAY.replace(hour=10, minute=0, second=1))
    assert not is_public(event)
    assert PublishedRecord.objects.get(uuid=event.translation_key).withdrawn_at is None


def test_dates_move_on_day_by_day(today: Any) -> None:
    event = EventFactory(dates=[on("2026-12-01", "09:00", "11:00", repeats="daily")])
    assert dates(event)[0][0] == "2026-12-01T09:00:00+01:00"
    assert len(dates(event)) == 396  # to the end of 2027

    today.move_to(datetime(2026, 12, 2, 9, tzinfo=UTC))
    with TestCase.captureOnCommitCallbacks(execute=True):
        expire()
    assert dates(event)[0][0] == "2026-12-02T09:00:00+01:00"
    before = PublishedRecord.objects.get(uuid=event.translation_key).digest
    assert before == project_events([event.translation_key])[event.translation_key].digest


def test_date_moved_from_the_past_to_the_future_keeps_the_event_public(today: Any) -> None:
    event = EventFactory(dates=[on("2026-11-20", "09:00", "11:00")], changes=[changed("2026-11-20", "moved", "2026-12-20")])

    assert dates(event) == [("2026-12-20T09:00:00+01:00", "moved")]


def test_event_needs_its_organization() -> None:
    event = EventFactory(dates=[on("2026-12-03")])

    event.organization.unpublish()
    assert not is_public(event)

    event.organization.save_revision().publish()
    assert is_public(event)


def test_renamed_place_shows_at_once() -> None:
    event = EventFactory(dates=[on("2026-12-03")])

    event.location.name = "Bürgerhaus"
    event.location.save_revision().publish()
    assert whole(event)["location"]["name"] == "Bürgerhaus"


def test_deleted_topic_leaves_the_event() -> None:
    topic = TaxonomyTermFactory()
    event = EventFactory(dates=[on("2026-12-03")], terms=[topic])
    assert "topics" in whole(event)

    with TestCase.captureOnCommitCallbacks(execute=True):
        topic.delete()
    assert "topics" not in whole(event)


def test_unpublished_event_leaves_a_tombstone_with_its_name() -> None:
    event = EventFactory(name="Fest", dates=[on("2026-12-03")])
    event.unpublish()

    record = PublishedRecord.objects.get(uuid=event.translation_key)
    assert (record.name, record.withdrawn_at is None) == ("Fest", False)


def test_words_are_translated_and_dates_are_the_same(translate: Any) -> None:
    event = EventFactory(
        name="Frühstück",
        description="Für alle.",
        dates=[on("2026-12-03")],
        changes=[changed("2026-12-03", reason="Krank")],
    )
    translate(event, "fr", {"Frühstück": "Petit déjeuner", "Krank": "Maladie"})

    shape = whole(event, "fr")
    assert (shape["name"], shape["description"], shape["dates"][0]["reason"]) == ("Petit déjeuner", "Für alle.", "Maladie")
    assert shape["x_translation"] == {
        "requested": "fr",
        "served": "fr",
        "status": "partial",
        "fallback_fields": ["description", "location.name"],
    }
    assert dates(event, "fr") == dates(event)


def test_change_of_the_date_outdates_no_translation(translate: Any) -> None:
    event = EventFactory(name="Fest", dates=[on("2026-12-03")])
    translate(event, "fr", {"Fest": "Fête"})

    event = Event.objects.get(pk=event.pk)
    event.dates = [on("2026-12-05")]
    event.save_revision().publish()
    assert whole(event, "fr")["x_translation"]["status"] == "translated"
    assert dates(event, "fr") == [("2026-12-05", "scheduled")]


@pytest.mark.parametrize("number", [1, 3])
def test_events_are_projected_in_few_queries(number: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    found = [EventFactory(dates=[on("2026-12-03")], terms=[TaxonomyTermFactory(code=f"t{one}")]) for one in range(number)]

    with django_assert_max_num_queries(14):
        assert len(project_events([one.translation_key for one in found])) == number


def test_deleted_event_is_gone() -> None:
    event = EventFactory(dates=[on("2026-12-03")])
    event.delete()

    assert not is_public(event)
    project([("event", event.translation_key)])


@pytest.mark.parametrize(
    "times, still_there",
    [(("22:00", "02:00"), True), (("18:00", "00:00"), False)],
    ids=["over midnight", "until midnight"],
)
def test_evening_is_told_until_it_is_over(today: Any, times: tuple[str, str], still_there: bool) -> None:
    weekly = EventFactory(dates=[on("2026-12-03", *times, repeats="weekly")])
    today.move_to(datetime(2026, 12, 3, 23, 30, tzinfo=UTC))  # half past midnight here

    project([("event", weekly.translation_key)])
    assert (dates(weekly)[0][0][:10] == "2026-12-03") is still_there
    record = PublishedRecord.objects.get(uuid=weekly.translation_key)
    assert record.documents.get(language="de").changes_at.date() == date(2026, 12, 4 if still_there else 10)


def test_moved_festival_is_there_on_its_second_day(today: Any) -> None:
    event = EventFactory(dates=[on("2026-12-02", last_day="2026-12-04")], changes=[changed("2026-12-02", "moved", "2026-12-10")])
    today.move_to(datetime(2026, 12, 11, 12, tzinfo=UTC))
    project([("event", event.translation_key)])

    assert dates(event) == [("2026-12-10", "moved")]


def test_broader_topic_that_goes_leaves_the_event(db: None) -> None:
    above = TaxonomyTermFactory(code="lernen", name="Lernen")
    event = EventFactory(dates=[on("2026-12-03")], terms=[TaxonomyTermFactory(code="kurs", parent=above)])
    found = PublishedDocument.objects.current("event", "de")
    assert found.with_facet("topic", ["lernen"]).of(event.translation_key).exists()

    above.unpublish()
    assert not found.with_facet("topic", ["lernen"]).of(event.translation_key).exists()


def test_topics_of_a_taxonomy_that_goes_leave_the_event_and_its_filters() -> None:
    topic = TaxonomyTermFactory(code="kurs")
    event = EventFactory(dates=[on("2026-12-03")], terms=[topic])
    found = PublishedDocument.objects.current("event", "de")
    assert found.with_facet("topic", ["kurs"]).of(event.translation_key).exists()

    topic.taxonomy.unpublish()
    assert "topics" not in whole(event)
    assert not found.with_facet("topic", ["kurs"]).of(event.translation_key).exists()
