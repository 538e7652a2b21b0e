import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_pages.models import HomePage, ServiceFinderPage
from tests.factories import pages


@pytest.fixture
def home(db: Any) -> HomePage:
    return pages.home()


@pytest.fixture
def finder(home: HomePage) -> ServiceFinderPage:
    return pages.finder(home)


@pytest.fixture
def own_media(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Uploads of a test. What Wagtail leaves open is collected here, where tests of images ignore the warning."""
    settings.MEDIA_ROOT = str(tmp_path)
    yield
    gc.collect()
