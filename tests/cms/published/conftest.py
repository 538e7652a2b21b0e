from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from django_tasks_db.models import DBTaskResult

from cms.published.kinds import kinds
from cms.published.models import PendingProjection, PublishedRecord, VersionStamp
from cms.published.projection import Projection
from sample_plugin.models import Bench


@pytest.fixture
def breaking(db, monkeypatch) -> Callable[[str], UUID]:
    """Makes a bench, unknown to the window, whose projection raises."""
    known = kinds()["bench"]

    def make(name: str) -> UUID:
        (bench,) = Bench.objects.bulk_create([Bench(name=name)])

        def project(uuid: UUID) -> Projection | None:
            if uuid == bench.uuid:
                raise ValueError(name)
            return known.project(uuid)

        monkeypatch.setitem(kinds(), "bench", replace(known, project=project))
        return bench.uuid

    return make


@pytest.fixture
def commits(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Real transactions, which other connections see. Tidies up by itself: a flush would empty Wagtail's tables, too."""
    with django_db_blocker.unblock():
        yield
        for model in (Bench, PublishedRecord, PendingProjection, VersionStamp, DBTaskResult):
            model._default_manager.all().delete()
