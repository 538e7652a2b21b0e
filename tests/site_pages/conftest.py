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
def own_media(settings: Any, tmp_path: Path) -> None:
    """Uploads of a test."""
    settings.MEDIA_ROOT = tmp_path
