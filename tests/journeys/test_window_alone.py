"""Pages are the first client of the window: they need no other table."""

import json
import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.journeys.addresses import page_addresses
from tests.journeys.crawler import Crawler
from tests.running.site import RunningSite

# A form says how many places are free at this moment; the login has a new token for each reader.
NOT_RENDERED_FROM_IT = ("not found", "registration", "members log in")
READ = "from tests.journeys.window_alone import main; main()"


@pytest.mark.long
@pytest.mark.parametrize("language", ["de", "ar", "de-simple"])  # the others fall back as Arabic does
def test_every_page_of_the_demo_is_rendered_from_the_window_alone(
    site: RunningSite, language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    others = {page_addresses(site, language)[name] for name in NOT_RENDERED_FROM_IT}
    addresses = share([one for one in Crawler(site).all_addresses(language) if one not in others])
    site.environment |= {"WINDOW_ALONE": json.dumps(addresses), "PYTHONPATH": os.getcwd()}
    result = site.manage("shell", "--no-imports", "-c", READ)
    assert result.returncode == 0, result.stderr[-2000:]
    assert json.loads(result.stdout) == {"different": [], "statuses": [200]}
