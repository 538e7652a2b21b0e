from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from cms.published.collation import sort_key
from cms.published.models import PublishedDocument, PublishedFacet, PublishedRecord
from cms.published.projection import ClosedDays, OpeningHours, TranslationState
from cms.published.window import forget_tombstones, found_by, withdraw, write
from tests.cms.published.projections import BENCH, document, projection

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ONE_O_CLOCK = NOON + timedelta(hours=1)


def titles(language: str = "de") -> list[str]:
    return list(PublishedDocument.objects.current("bench", language).order_by("sort_key").values_list("title", flat=True))


def facets() -> set[tuple[str, str]]:
    return set(PublishedFacet.objects.values_list("name", "value"))


def test_written_record_stands_in_the_window_with_the_moment_of_its_change():
    with time_machine.travel(NOON, tick=False):
        assert write(projection(points=frozenset({(50.3, 7.2)}))) is True

    record = PublishedRecord.objects.get()
    assert (
        record.kind,
        record.uuid,
        record.name,
        record.modified_at,
        record.withdrawn_at,
        list(record.points.values_list("latitude", "longitude")),
    ) == (("bench", BENCH, "Bank am Fluss", NOON, None, [(50.3, 7.2)]))
    stored = PublishedDocument.objects.values_list("language", "title", "sort_key", "full", "search_text", "state")
    assert set(stored) == {
        (
            "de",
            "Bank am Fluss",
            sort_key("Bank am Fluss", "de"),
            '{"name": "Bank am Fluss", "last_modified": "2026-11-22T12:00:00Z"}',
            "Bank am Fluss",
            "source",
        ),
        (
            "en",
            "Bench by the river",
            sort_key("Bench by the river", "en"),
            '{"name": "Bench by the river", "last_modified": "2026-11-22T12:00:00Z"}',
            "Bench by the river",
            "source",
        ),
    }


def test_the_same_again_changes_nothing():
    with time_machine.travel(NOON, tick=False):
        write(projection())
    with time_machine.travel(ONE_O_CLOCK, tick=False):
        assert write(projection()) is False
    assert PublishedRecord.objects.get().modified_at == NOON


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Bank am Bach"},
        {"documents": {"de": document("Bank am Bach")}},
        {"documents": {"de": document(), "en": document("Bench by the river", state=TranslationState.OUTDATED)}},
        {"facets": frozenset({("place", "071375002501")})},
        {"expires_at": NOON + timedelta(days=3)},
        {"points": frozenset({(50.3, 7.2)})},
        {"openings": frozenset({OpeningHours(0, 540, 720)})},
        {"closings": frozenset({ClosedDays(date(2026, 12, 24), date(2026, 12, 31))})},
    ],
    ids=["name", "words", "state", "facets", "expiry", "points", "openings", "closings"],
)
def test_whatever_changes_moves_the_moment_of_the_last_change(change):
    with time_machine.travel(NOON, tick=False):
        write(projection())
    with time_machine.travel(ONE_O_CLOCK, tick=False):
        assert write(projection(**change)) is True
    assert PublishedRecord.objects.get().modified_at == ONE_O_CLOCK
    moments = PublishedDocument.objects.values_list("full", flat=True)
    assert ["2026-11-22T13:00:00Z" in full for full in moments] == [True] * len(moments)


def test_a_language_that_is_gone_leaves_the_window():
    write(projection())
    write(projection(documents={"de": document()}))
    assert list(PublishedDocument.objects.values_list("language", flat=True)) == ["de"]


def test_damage_in_the_window_is_written_over():
    write(projection())
    PublishedDocument.objects.filter(language="de").update(full="{}")
    assert write(projection()) is True
    assert "Bank am Fluss" in PublishedDocument.objects.get(language="de").full


def test_withdrawn_record_leaves_a_tombstone_with_its_name_and_nothing_else():
    write(
        projection(
            facets=frozenset({("place", "071375002501")}),
            points=frozenset({(50.3, 7.2)}),
            openings=frozenset({OpeningHours(0, 540, 720)}),
            closings=frozenset({ClosedDays(date(2026, 12, 24), date(2026, 12, 31))}),
            expires_at=ONE_O_CLOCK,
        )
    )
    with time_machine.travel(ONE_O_CLOCK, tick=False):
        assert withdraw("bench", BENCH) is True

    record = PublishedRecord.objects.get()
    assert (record.name, record.withdrawn_at, record.modified_at) == ("Bank am Fluss", ONE_O_CLOCK, ONE_O_CLOCK)
    assert (record.digest, record.expires_at) == ("", None)
    assert found_by(record) == (frozenset(), frozenset(), frozenset(), frozenset())
    assert (PublishedDocument.objects.count(), facets(), titles()) == (0, set(), [])


def test_erased_record_leaves_no_name_even_when_it_was_withdrawn_before():
    write(projection())
    withdraw("bench", BENCH)
    assert withdraw("bench", BENCH, erase=True) is True
    assert PublishedRecord.objects.get().name == ""


def test_withdrawing_twice_or_something_unknown_changes_nothing():
    write(projection())
    withdraw("bench", BENCH)
    before = PublishedRecord.objects.get().withdrawn_at
    assert (withdraw("bench", BENCH), withdraw("bench", uuid4())) == (False, False)
    assert [record.withdrawn_at for record in PublishedRecord.objects.all()] == [before]


def test_published_again_the_tombstone_is_a_record_again():
    write(projection())
    withdraw("bench", BENCH)
    assert write(projection()) is True
    assert (PublishedRecord.objects.get().withdrawn_at, titles()) == (None, ["Bank am Fluss"])


def test_tombstones_are_forgotten_after_a_year():
    with time_machine.travel(NOON, tick=False):
        write(projection())
        withdraw("bench", BENCH)
    with time_machine.travel(NOON + timedelta(days=365), tick=False):
        assert (forget_tombstones(), PublishedRecord.objects.count()) == (0, 1)
    with time_machine.travel(NOON + timedelta(days=365, seconds=1), tick=False):
        assert (forget_tombstones(), PublishedRecord.objects.count()) == (1, 0)


def test_expired_record_is_gone_without_any_job():
    with time_machine.travel(NOON, tick=False):
        write(projection(expires_at=ONE_O_CLOCK))
        assert (titles(), PublishedRecord.objects.current().count()) == (["Bank am Fluss"], 1)
    with time_machine.travel(ONE_O_CLOCK, tick=False):
        assert (titles(), PublishedRecord.objects.current().count()) == ([], 0)


def write_three() -> None:
    for number, (title, place) in enumerate(
        [("Am Bach", "071375002501"), ("Zu Hause", "071375002502"), ("Ärger", "071380045045")]
    ):
        facets = frozenset({("place", place), ("free", "true")} if number else {("place", place)})
        write(projection(UUID(int=number), documents={"de": document(title)}, facets=facets))


def test_documents_are_found_by_facet():
    write_three()
    documents = PublishedDocument.objects.current("bench", "de")
    by_place = documents.with_facet("place", ["071375002501", "071380045045", "none"])
    assert {one.title for one in by_place} == {"Am Bach", "Ärger"}
    assert {one.title for one in by_place.with_facet("free", ["true"])} == {"Ärger"}
    assert not documents.with_facet("place", []).exists()


def test_documents_are_found_by_the_beginning_of_a_facet():
    write_three()
    documents = PublishedDocument.objects.current("bench", "de")
    found = {
        prefix: {one.title for one in documents.with_facet_prefix("place", [prefix])}
        for prefix in ("07", "07137", "99", "071375002501", "0713750025010", "08", "%", "")
    }
    assert found == {
        "07": {"Am Bach", "Zu Hause", "Ärger"},
        "07137": {"Am Bach", "Zu Hause"},
        "071375002501": {"Am Bach"},
        "0713750025010": set(),
        "99": set(),
        "08": set(),
        "%": set(),
        "": {"Am Bach", "Zu Hause", "Ärger"},
    }
    assert {one.title for one in documents.with_facet_prefix("place", ["071375002502", "07138"])} == {"Zu Hause", "Ärger"}
    assert not documents.with_facet_prefix("place", []).exists()


def test_overlong_names_and_titles_are_cut_to_what_the_columns_hold():
    write(projection(name="n" * 600, documents={"de": document("t" * 600)}))
    assert (len(PublishedRecord.objects.get().name), len(PublishedDocument.objects.get().title)) == (500, 500)
    assert write(projection(name="n" * 600, documents={"de": document("t" * 600)})) is False


def test_facet_may_have_a_long_name_and_value():
    long = frozenset({("term_" + "x" * 50, "y" * 200)})
    write(projection(facets=long))
    assert facets() == long


def test_translation_is_outdated_since_it_was_whole():
    def since() -> datetime | None:
        return PublishedDocument.objects.get(language="en").outdated_since

    def write_in(state: TranslationState, title: str = "Bench") -> None:
        write(projection(documents={"de": document(), "en": document(title, state=state)}))

    with time_machine.travel(NOON, tick=False):
        write_in(TranslationState.OUTDATED)
        assert since() is None
        write_in(TranslationState.PARTIAL)
        write_in(TranslationState.OUTDATED)
        assert since() is None
        write_in(TranslationState.TRANSLATED)
    with time_machine.travel(ONE_O_CLOCK, tick=False):
        write_in(TranslationState.OUTDATED)
    with time_machine.travel(ONE_O_CLOCK + timedelta(hours=1), tick=False):
        write_in(TranslationState.OUTDATED, "Bench at the river")
        assert since() == ONE_O_CLOCK
        write_in(TranslationState.TRANSLATED)
    assert since() is None
