from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.published.index.writing import remove
from cms.published.models import PendingProjection, PublishedDocument, PublishedFacet, PublishedRecord
from cms.published.projecting import withdraw_expired
from cms.published.window import write
from sample_plugin.models import Bench
from tests.cms.published.projections import projection

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return Bench.objects.create(name="Bank am Fluss", place="071375002501")


def damage_title(bench: Bench) -> None:
    PublishedDocument.objects.filter(language="ar").update(title="falsch")


def damage_facet(bench: Bench) -> None:
    PublishedFacet.objects.all().delete()


def remove_language(bench: Bench) -> None:
    PublishedDocument.objects.filter(language="uk").delete()


def remove_record(bench: Bench) -> None:
    PublishedRecord.objects.all().delete()


def hide_behind_the_windows_back(bench: Bench) -> None:
    Bench.objects.update(hidden=True)


def rename_behind_the_windows_back(bench: Bench) -> None:
    Bench.objects.filter(pk=bench.pk).update(name="Bank am Fluss 2")


def leave_pending(bench: Bench) -> None:
    PendingProjection.objects.create(kind="bench", uuid=bench.uuid)


def leave_out_of_the_index(bench: Bench) -> None:
    remove(PublishedDocument.objects.filter(language="fr").values_list("pk", flat=True))


DAMAGES = {
    damage_title: "differs",
    damage_facet: "differs",
    remove_language: "differs",
    remove_record: "missing",
    hide_behind_the_windows_back: "still there though not public",
    rename_behind_the_windows_back: "differs",
    leave_out_of_the_index: "missing in the index of the search",
    leave_pending: "pending: waits for the worker",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_check_finds_damage_and_exits_1_and_repair_heals_it(bench, capsys, damage):
    damage(bench)
    with pytest.raises(
        CommandError, match=r"^1 record of the window must be healed, with: manage.py rebuild_published --repair$"
    ) as error:
        call_command("rebuild_published", "--check")
    sentence = "1 record of the window must be healed, with: manage.py rebuild_published --repair"
    assert (str(error.value), error.value.returncode) == (sentence, 1)
    assert f"bench {bench.uuid}: {DAMAGES[damage]}" in capsys.readouterr().out

    call_command("rebuild_published", "--repair")
    assert f"bench {bench.uuid}: {DAMAGES[damage]}" in capsys.readouterr().out
    call_command("rebuild_published", "--check")
    assert capsys.readouterr().out.startswith("The window is clean: ")


def test_check_changes_nothing(bench):
    damage_title(bench)
    with pytest.raises(CommandError):
        call_command("rebuild_published", "--check")
    assert PublishedDocument.objects.get(language="ar").title == "falsch"


def test_records_of_a_kind_that_is_gone_are_withdrawn(bench, capsys):
    write(projection(kind="kind_of_a_removed_plugin"))
    with pytest.raises(CommandError):
        call_command("rebuild_published", "--check")
    assert "of a kind that nobody publishes" in capsys.readouterr().out

    call_command("rebuild_published", "--repair")
    call_command("rebuild_published", "--check")
    assert set(PublishedRecord.objects.current().values_list("kind", flat=True)) == {"bench"}


def test_rebuild_of_a_healthy_window_changes_no_moment(bench):
    before = PublishedRecord.objects.get().modified_at
    call_command("rebuild_published")
    assert [record.modified_at for record in PublishedRecord.objects.all()] == [before]


@pytest.mark.parametrize(
    "mode, sentence",
    [
        ([], "The window is rebuilt: 1 record projected anew.\n"),
        (["--check"], "The window is clean: 1 record compared, nothing to heal.\n"),
        (["--repair"], "The window is clean: 1 record compared, nothing to heal.\n"),
    ],
    ids=["rebuild", "check", "repair"],
)
def test_clean_window_is_reported_in_one_sentence(bench, capsys, mode, sentence):
    call_command("rebuild_published", *mode)
    assert capsys.readouterr() == (sentence, "")


def test_empty_window_is_clean(db, capsys):
    call_command("rebuild_published", "--check")
    assert capsys.readouterr().out == "The window is clean: 0 records compared, nothing to heal.\n"


def test_repair_says_what_it_healed(bench, capsys):
    Bench.objects.create(name="Bank am Bach")
    damage_title(bench)
    call_command("rebuild_published", "--repair")
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(
        [
            *(f"bench {uuid}: differs" for uuid in Bench.objects.values_list("uuid", flat=True)),
            "The window is healed: 2 records projected anew, 2 records compared.",
        ]
    )


def test_record_without_any_word_is_not_missing_in_the_index(capsys):
    Bench.objects.create(name="☀ ☂")
    call_command("rebuild_published", "--check")
    assert capsys.readouterr().out == "The window is clean: 1 record compared, nothing to heal.\n"


def test_check_and_repair_exclude_each_other():
    with pytest.raises(CommandError, match="not allowed with argument"):
        call_command("rebuild_published", "--check", "--repair")


def test_expired_record_is_drift_until_the_timetable_withdraws_it(bench, capsys):
    brook = Bench.objects.create(name="Bank am Bach", closes_at=timezone.now() + timedelta(seconds=30))
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        with pytest.raises(CommandError, match=r"^1 record of the window must be healed"):
            call_command("rebuild_published", "--check")
        assert capsys.readouterr().out == f"bench {brook.uuid}: still there though not public\n"

        withdraw_expired()
        call_command("rebuild_published", "--check")
        call_command("rebuild_published")
    assert set(PublishedRecord.objects.filter(withdrawn_at=None).values_list("name", flat=True)) == {"Bank am Fluss"}


def test_record_that_cannot_be_projected_is_named_and_does_not_stop_the_others(bench, capsys, caplog, breaking):
    broken = breaking("Bank am Bach")
    rename_behind_the_windows_back(bench)
    with pytest.raises(CommandError, match=r"^2 records of the window must be healed"):
        call_command("rebuild_published", "--check")
    assert f"bench {broken}: cannot be projected: ValueError('Bank am Bach')" in capsys.readouterr().out

    with pytest.raises(CommandError, match=r"^1 record cannot be projected; the log says why. The others are done.$"):
        call_command("rebuild_published")
    assert capsys.readouterr().out == f"bench {broken}: cannot be projected\n"
    assert list(PublishedRecord.objects.values_list("name", flat=True)) == ["Bank am Fluss 2"]
