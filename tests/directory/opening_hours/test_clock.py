"""What depends on the clock is right behind the cache, without a publish and without a worker."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client, RequestFactory

from cms.published.models import PublishedDocument
from cms.published.response_cache import ResponseCache
from directory.models import CostOption, Service
from site_pages.models import GuidePage, HomePage, StandardPage
from tests.directory.full_service import hours
from tests.factories import pages
from tests.factories.directory import ServiceFactory, german

pytestmark = pytest.mark.django_db
Ask = Callable[..., str]


@pytest.fixture
def ask() -> Iterator[Ask]:
    """Reads an address through a response cache whose stamp never changes, on the connection of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    cache = ResponseCache(get_wsgi_application(), lambda: (1, None))

    def read(address: str, **query: str) -> str:
        environ = RequestFactory().get(address, query).environ
        environ.pop("HTTP_COOKIE", None)
        return b"".join(cache(environ, lambda *_started: None)).decode()

    yield read
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def morning() -> Service:
    """Open on Thursdays from 9 to 12."""
    pages.finder(pages.home())
    made: Service = ServiceFactory(name="Beratung", schedules=[hours("TH", 9, 12)])
    return made


def address(service: Service) -> str:
    return PublishedDocument.objects.get(uuid=service.translation_key, language="de").url


@pytest.mark.parametrize("where", ["page", "finder", "list", "record", "guide", "block", "guide in the API", "block in the API"])
def test_cached_reader_sees_the_door_close(where: str, morning: Service, ask: Ask) -> None:
    home = HomePage.objects.get(locale__language_code="de")
    guide = pages.child(GuidePage, home, "Ratgeber", slug="ratgeber", services=[morning])
    block = ("services", {"title": "", "topic": "", "place": "", "limit": 5})
    listing = pages.child(StandardPage, home, "Liste", slug="liste", body=[block])
    found = {
        "guide": "/de/ratgeber/",
        "block": "/de/liste/",
        "guide in the API": f"/api/v1/guides/{guide.translation_key}",
        "block in the API": f"/api/v1/pages/{listing.translation_key}",
        "page": address(morning),
        "finder": "/de/angebote/",
        "list": "/api/v1/services",
        "record": f"/api/v1/services/{morning.translation_key}",
    }[where]
    said = []
    for clock in ("11:59", "11:59:30", "12:00", "12:01"):
        with time_machine.travel(f"2026-11-26 {clock} +0100", tick=False):
            answer = re.sub("<select.*?</select>", "", ask(found), flags=re.DOTALL)  # moments to choose from
            said.append(("Schließt bald" in answer, "Geschlossen, öffnet Donnerstag" in answer or "3. Dezember" in answer))
    assert said == [(True, False), (True, False), (False, True), (False, True)]


def test_cached_list_of_what_is_open_now_ends_with_the_minute(morning: Service, ask: Ask) -> None:
    said = []
    for clock in ("08:59", "09:00", "11:59", "12:00"):
        with time_machine.travel(f"2026-11-26 {clock} +0100", tick=False):
            listed, found = ask("/api/v1/services", x_open_at="now"), ask("/de/angebote/", open_at="now")
            said.append(("Beratung" in listed, ">Beratung<" in found))
    assert said == [(False, False), (True, True), (True, True), (False, False)]


def test_answer_in_between_is_cached(morning: Service, ask: Ask, django_assert_num_queries: Any) -> None:
    with time_machine.travel("2026-11-26 09:00 +0100", tick=False):
        first = ask("/api/v1/services")
    with time_machine.travel("2026-11-26 10:59:59 +0100", tick=False), django_assert_num_queries(0):
        assert ask("/api/v1/services") == first


def price(amount: int, first: date | None = None, last: date | None = None) -> CostOption:
    return CostOption(locale=german(), option="Gebühr", amount=amount, valid_from=first, valid_to=last)


def test_price_that_ends_at_midnight_is_over_with_it(client: Client) -> None:
    """Free until the end of the year, 20 € from then on: for lists, facets, cards and records, whatever was projected when."""
    pages.finder(pages.home())
    with time_machine.travel("2026-12-01 12:00 +0100", tick=False):
        service = ServiceFactory(name="Kurs", cost_options=[price(0, last=date(2026, 12, 31)), price(20, first=date(2027, 1, 1))])
    said = []
    for moment in ("2026-12-31 23:59 +0100", "2027-01-01 00:00 +0100"):
        with time_machine.travel(moment, tick=False):
            said.append(
                (
                    client.get(f"/api/v1/services/{service.translation_key}").json().get("x_free", False),
                    client.get("/api/v1/services").json()["contents"][0].get("x_free", False),
                    client.get("/api/v1/services", {"x_free": "true"}).json()["total_items"],
                    "Kostenlos" in client.get("/de/angebote/").content.decode(),
                    ">Kurs<" in client.get("/de/angebote/", {"free": "true"}).content.decode(),
                    "20 €" in client.get(address(service)).content.decode().replace("\xa0", " "),
                )
            )
    assert said == [(True, True, 1, True, True, True), (False, False, 0, False, False, True)]


def test_price_that_begins_to_be_free_is_found_without_a_worker(client: Client) -> None:
    with time_machine.travel("2026-12-01 12:00 +0100", tick=False):
        ServiceFactory(name="Kurs", cost_options=[price(20, last=date(2026, 12, 31)), price(0, first=date(2027, 1, 1))])
    found = []
    for moment in ("2026-12-31 23:59 +0100", "2027-01-01 00:00 +0100"):
        with time_machine.travel(moment, tick=False):
            page = client.get("/api/v1/services", {"x_free": "true", "x_facets": "true"}).json()
            found.append((page["total_items"], [one.get("x_free") for one in page["contents"]], page["x_facets"]["x_free"]))
    assert found == [(0, [], []), (1, [True], [{"value": "true", "count": 1}])]
