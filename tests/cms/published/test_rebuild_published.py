import pytest
from django.core.management import CommandError, call_command

from cms.published.models import PendingProjection, PublishedDocument, PublishedFacet, PublishedRecord
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
    Bench.objects.update(name="Bank am Bach")


def leave_pending(bench: Bench) -> None:
    PendingProjection.objects.create(kind="bench", uuid=bench.uuid)


DAMAGES = {
    damage_title: "differs",
    damage_facet: "differs",
    remove_language: "differs",
    remove_record: "missing",
    hide_behind_the_windows_back: "still there though not public",
    rename_behind_the_windows_back: "differs",
    leave_pending: "pending: waits for the worker",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_check_finds_damage_and_exits_1_and_repair_heals_it(bench, capsys, damage):
    damage(bench)
    with pytest.raises(CommandError, match="records differ") as error:
        call_command("rebuild_published", "--check")
    assert error.value.returncode == 1
    assert f"bench {bench.uuid}: {DAMAGES[damage]}" in capsys.readouterr().out

    call_command("rebuild_published", "--repair")
    call_command("rebuild_published", "--check")
    assert "The window is clean." in capsys.readouterr().out


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
