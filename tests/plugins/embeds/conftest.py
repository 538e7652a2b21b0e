import pytest
from django.conf import settings

from site_pages.models import ServiceFinderPage
from tests.factories import pages

collect_ignore_glob = [] if "embeds" in settings.WEGWEISER_PLUGINS else ["test_*.py"]


@pytest.fixture
def finder(db: None) -> ServiceFinderPage:
    return pages.finder(pages.home())
