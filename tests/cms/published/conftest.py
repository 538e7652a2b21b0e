from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from cms.published.projecting import kinds
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
