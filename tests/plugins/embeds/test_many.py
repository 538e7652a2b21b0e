"""Ten thousand pages of partners show the same: the site makes it once."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from cms.published.response_cache import ResponseCache
from directory.models import Organization
from site_pages.models import ServiceFinderPage
from tests.factories.directory import OrganizationFactory, ServiceFactory

TIMES = 10_000


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """A request of its own would close the connection, and with it the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def status_of(application: Any, path: str, query: str) -> str:
    found: list[str] = []

    def start(status: str, headers: Any, exc_info: Any = None) -> Callable[[bytes], object]:
        found.append(status)
        return lambda data: None

    server = {"SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "REMOTE_ADDR": "192.0.2.1"}
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver"}
    b"".join(application({**server, **asked, "wsgi.input": BytesIO()}, start))
    return found[0]


def test_frames_and_data_of_the_element_are_made_once_for_ten_thousand_pages(finder: ServiceFinderPage) -> None:
    ServiceFactory(name="Beratung")
    site = ResponseCache(WSGIHandler(), lambda: (1, None))
    for path, query in (("/embed/v1/de/list/", "limit=3"), ("/embed/v1/de/map/", ""), ("/api/v1/embeds/list", "lang=ar")):
        assert status_of(site, path, query) == "200 OK"
        with CaptureQueriesContext(connection) as queries:
            assert {status_of(site, path, query) for _turn in range(TIMES)} == {"200 OK"}
        assert list(queries) == []
    assert len(site.stored) == 3


def test_all_partners_share_what_they_show(finder: ServiceFinderPage) -> None:
    partners: list[Organization] = OrganizationFactory.create_batch(3)
    site = ResponseCache(WSGIHandler(), lambda: (1, None))
    for one in partners:
        assert status_of(site, "/embed/v1/de/map/", f"limit=3&partner={one.translation_key}") == "302 Found"
        assert status_of(site, "/embed/v1/de/map/", "limit=3") == "200 OK"
    assert len(site.stored) == 1
