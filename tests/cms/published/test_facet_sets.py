"""Sets of records by facet: they count as the database would, and are read anew when the window changes."""

import pytest
import time_machine
from django.db import connection

from cms.published import facet_sets as module
from cms.published.facet_sets import FacetSets, facet_sets
from tests.factories.directory import ServiceFactory, TaxonomyTermFactory

SETS = FacetSets({10: 0, 20: 1, 30: 2}, {"topic": {"a": 0b011, "b": 0b110, "c": 0b010}})


def test_sets_count_what_records_have_most_first() -> None:
    assert SETS.counts("topic", SETS.all) == [
        {"value": "a", "count": 2},
        {"value": "b", "count": 2},
        {"value": "c", "count": 1},
    ]
    assert SETS.counts("topic", SETS.of([30, 99])) == [{"value": "b", "count": 1}]
    assert SETS.counts("nothing", SETS.all) == []


def test_records_have_one_of_several_values() -> None:
    assert SETS.having("topic", ["a", "b"]) == 0b111
    assert SETS.having("topic", ["x"]) == 0
    assert FacetSets({}, {}).all == 0


def test_records_near_are_those_of_which_a_point_is_near() -> None:
    here, north, elsewhere = (50.33, 7.22), (50.34, 7.22), (-50.33, -172.78)  # the first two are 1,112 metres apart
    points = [(*here, 10), (*north, 10), (*north, 20), (*elsewhere, 30), (*here, 99)]
    sets = FacetSets({10: 0, 20: 1, 30: 2}, {}, lambda: points)
    near = [sets.near(50.33, 7.22, metres) for metres in (1, 1_111, 1_113, 100_000)]
    assert near == [0b001, 0b001, 0b011, 0b011]
    assert sets.near(50.34, 7.22, 1) == 0b011


def topics() -> dict[str, int]:
    sets = facet_sets("service", ["topic"])
    return {one["value"]: one["count"] for one in sets.counts("topic", sets.all)}


@pytest.mark.django_db
def test_sets_are_kept_until_something_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    term = TaxonomyTermFactory(code="sprache")
    ServiceFactory(terms=[term])
    with monkeypatch.context() as patch:
        patch.setattr(connection, "in_atomic_block", False)
        first = facet_sets("service", ["topic"])
        assert facet_sets("service", ["topic"]) is first
    ServiceFactory(terms=[term])
    with monkeypatch.context() as patch:
        patch.setattr(connection, "in_atomic_block", False)
        assert topics() == {"sprache": 2}
    module.memory.clear()


@pytest.mark.django_db
def test_sets_are_read_anew_when_the_day_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    with time_machine.travel("2026-11-26T12:00:00+01:00", tick=False):
        ServiceFactory()
    with monkeypatch.context() as patch:
        patch.setattr(connection, "in_atomic_block", False)
        with time_machine.travel("2026-11-26T23:59:00+01:00", tick=False):
            first = facet_sets("service", ["free"])
            assert facet_sets("service", ["free"]) is first
        with time_machine.travel("2026-11-27T00:00:01+01:00", tick=False):
            then = facet_sets("service", ["free"])
            assert then is not first
        with time_machine.travel("2026-11-27T00:00:02+01:00", tick=False):
            assert facet_sets("service", ["free"]) is then  # for a minute, where no worker has begun the new day
        with time_machine.travel("2026-11-27T00:01:02+01:00", tick=False):
            assert facet_sets("service", ["free"]) is not then
    module.memory.clear()


@pytest.mark.django_db
def test_what_nobody_has_committed_is_not_kept() -> None:
    term = TaxonomyTermFactory(code="sprache")
    ServiceFactory(terms=[term])
    assert topics() == {"sprache": 1}
    ServiceFactory(terms=[term], draft=True)
    ServiceFactory(terms=[term])
    assert topics() == {"sprache": 2}
    assert module.memory == {}
