import pytest

from site_pages.models import ServiceFinderPage
from tests.factories import pages


@pytest.fixture
def finder(db: None) -> ServiceFinderPage:
    return pages.finder(pages.home())
