"""Facets of the finder say how much they leave, and never lead to nothing."""

import json
import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.running.site import RunningSite

pytestmark = pytest.mark.xdist_group("journeys")  # they share the site

WALK = "from tests.demo.facet_pairs import main; main()"
CHOICES = 50  # at least, of the whole demo


@pytest.mark.long
@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_pair_of_facets_leaves_as_many_as_it_says(
    demo: RunningSite, language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    first = share(range(CHOICES))
    asked = {"language": language, "first": [] if len(first) == CHOICES else list(first)}
    demo.environment |= {"FACET_PAIRS": json.dumps(asked), "PYTHONPATH": os.getcwd()}
    result = demo.manage("shell", "--no-imports", "-c", WALK)
    assert result.returncode == 0, result.stderr[-2000:]
    found = json.loads(result.stdout)
    assert found["wrong"] == []
    assert found["walked"] > 10 * len(first)
