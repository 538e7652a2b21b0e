"""The query of the window finds what the function says."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

import pytest

from cms.published.models import PublishedDocument
from cms.published.openings import open_at
from cms.published.projection import Document, Projection
from cms.published.window import write_all
from directory.opening_hours.holidays import holiday_on
from directory.opening_hours.hours import Closed, Extra, Hours, Opening, SchoolHolidays
from directory.opening_hours.state import Condition, Timeline
from directory.publishing.openings import closings_of, openings_of, unknown_hours

NUMBER = 2000
NAMES = (Condition.OPEN, Condition.BY_APPOINTMENT, Condition.UNKNOWN)
SPECIAL = ["2026-03-29 00:30", "2026-03-29 01:15", "2026-10-25 00:10", "2026-10-25 01:10", "2026-12-31 23:30", "2026-11-01 09:00"]


def clock(chance: Random) -> tuple[time, time]:
    opens, closes = chance.sample([*range(0, 24 * 60, 15), 24 * 60 - 1], 2)
    return time(*divmod(opens, 60)), time(*divmod(closes, 60))


def a_day(chance: Random, farthest: int = 60) -> date:
    return date(2026, 10, 1) + timedelta(days=chance.randint(-farthest, farthest + 90))


def opening(chance: Random) -> Opening:
    by_appointment = chance.random() < 0.2
    opens_at, closes_at = (None, None) if by_appointment and chance.random() < 0.5 else clock(chance)
    interval = chance.choice([1, 1, 1, 1, 2, 3, 4])
    valid_from = a_day(chance) if interval > 1 or chance.random() < 0.3 else None
    valid_to = (valid_from or a_day(chance)) + timedelta(days=chance.randint(0, 200)) if chance.random() < 0.3 else None
    return Opening(
        days=chance.sample(range(7), chance.randint(0 if by_appointment else 1, 5)),
        week=chance.choice([0, 0, 0, 0, 1, 2, 3, 4, -1]) if interval == 1 else 0,
        interval=interval,
        opens_at=opens_at,
        closes_at=closes_at,
        valid_from=valid_from,
        valid_to=valid_to,
        by_appointment=by_appointment,
        on_holidays=chance.random() < 0.3,
        school_holidays=chance.choice([SchoolHolidays.NOTHING] * 4 + list(SchoolHolidays)),
    )


def closed(chance: Random) -> Closed:
    first = a_day(chance)
    return Closed(first=first, last=first + timedelta(days=chance.randint(0, 20)))


def extra(chance: Random) -> Extra:
    opens_at, closes_at = clock(chance)
    return Extra(day=a_day(chance), opens_at=opens_at, closes_at=closes_at)


def hours(chance: Random) -> Hours:
    return Hours(
        openings=[opening(chance) for _ in range(chance.choice([0, 1, 2, 3, 4]))],
        extra=[extra(chance) for _ in range(chance.choice([0, 0, 1, 2]))],
        closed=[closed(chance) for _ in range(chance.choice([0, 0, 1, 2]))],
        school_holidays=[closed(chance) for _ in range(3)],
    )


def known(places: list[Hours]) -> list[Hours]:
    return [one for one in places if one.openings or one.extra]


def services(chance: Random, number: int) -> dict[UUID, list[Hours]]:
    return {
        uuid5(UUID(int=0), str(one)): known([hours(chance) for _ in range(chance.choice([0, 1, 1, 2, 3]))])
        for one in range(number)
    }


def put(places: dict[UUID, list[Hours]]) -> None:
    documents = {"de": Document(title="Angebot", item="{}", full="{}")}
    write_all(
        [
            Projection(
                "service",
                uuid,
                "Angebot",
                documents,
                openings=openings_of(some, "active"),
                closings=closings_of(some),
                dated_facets=unknown_hours(some, "active"),
            )
            for uuid, some in places.items()
        ]
    )


def moments(chance: Random) -> list[datetime]:
    some = [datetime(2026, 8, 1, tzinfo=UTC) + timedelta(minutes=chance.randint(0, 200 * 24 * 60)) for _ in range(24)]
    return some + [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in SPECIAL]


def best(places: list[Hours], moment: datetime) -> Condition:
    found = {Timeline(one).condition(moment) for one in places}
    return next((one for one in Condition if one in found), Condition.UNKNOWN)


@pytest.mark.django_db
def test_query_agrees_with_the_function() -> None:
    chance = Random(19)
    places = services(chance, NUMBER)
    put(places)
    found = {}
    for moment in moments(chance):
        documents = open_at(PublishedDocument.objects.current("service", "de"), moment, holiday_on)
        found = {uuid: NAMES[condition] for uuid, condition in documents.in_order().values_list("uuid", "rank")}
        said = {uuid: best(some, moment) for uuid, some in places.items()}
        assert found == {uuid: condition for uuid, condition in said.items() if condition is not Condition.CLOSED}, moment
        assert set(found.values()) == set(NAMES)  # each of them happens


@pytest.mark.django_db
def test_open_ones_come_first(django_assert_num_queries: Any) -> None:
    chance = Random(3)
    put(services(chance, 60))
    moment = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    documents = open_at(PublishedDocument.objects.current("service", "de"), moment, holiday_on)
    with django_assert_num_queries(1):
        conditions = [one.rank for one in documents.in_order()]
    assert conditions == sorted(conditions)
    assert set(conditions) == {0, 1, 2}


@pytest.mark.django_db
@pytest.mark.parametrize("narrowed_afterwards", [False, True])
def test_pages_are_parts_of_the_whole_order(narrowed_afterwards: bool) -> None:
    chance = Random(5)
    put(services(chance, 90))
    documents = open_at(PublishedDocument.objects.current("service", "de"), datetime(2026, 11, 26, 9, tzinfo=UTC), holiday_on)
    documents = documents.filter(title="Angebot") if narrowed_afterwards else documents
    whole = list(documents.in_order().values_list("uuid", "rank"))
    assert {rank for _uuid, rank in whole} == {0, 1, 2}
    for size in (1, 7, 40, 200):
        starts = range(0, len(whole), size)
        parts = [documents.page(start, min(start + size, len(whole))).values_list("uuid", "rank") for start in starts]
        assert [row for part in parts for row in part] == whole
