"""The response cache around Django, as a server sees it: environ in, status, headers and bytes out."""

import tracemalloc
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from psycopg import OperationalError

from cms.published.response_cache import MEGABYTE, ResponseCache

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Site:
    """A site of one page: its words, the stamp of its last change, and how often it was rendered."""

    def __init__(self) -> None:
        self.words, self.version, self.valid_until, self.rendered = "hello", 1, None, 0
        self.status, self.headers = "200 OK", [("Content-Type", "text/html"), ("Vary", "Accept-Language")]
        self.failing: Callable[[], tuple[int, int | None]] | None = None

    def publish(self, words: str) -> None:
        self.words, self.version = words, self.version + 1

    def stamp(self) -> tuple[int, int | None]:
        return self.failing() if self.failing else (self.version, self.valid_until)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.rendered += 1
        body = f"{self.words} {environ.get('HTTP_ACCEPT_LANGUAGE', '')}".strip().encode()
        start_response(self.status, [*self.headers, ("Content-Length", str(len(body)))])
        return [body]


class Answer:
    def __init__(self, application: Any, path: str, query: str, method: str, headers: dict[str, str]) -> None:
        address = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "example.org"}
        environ = {**address, "wsgi.input": BytesIO(), **{f"HTTP_{name}": value for name, value in headers.items()}}
        self.body = b"".join(application(environ, self.start))

    def start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
        self.status, self.headers = status, dict(headers)
        return lambda data: None


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def get(site: Site) -> Callable[..., Answer]:
    cache = ResponseCache(site, site.stamp)

    def get(path: str = "/de/", query: str = "", method: str = "GET", **headers: str) -> Answer:
        return Answer(cache, path, query, method, headers)

    return get


def test_second_reader_gets_the_stored_answer(site, get):
    first, second = get(), get()
    assert (first.status, first.body, first.headers) == (second.status, second.body, second.headers)
    assert (first.body, first.headers["Cache-Control"], site.rendered) == (b"hello", "no-cache", 1)


def test_publish_is_visible_in_the_next_request(site, get):
    before = get()
    site.publish("good morning")
    after = get()
    assert (before.body, after.body) == (b"hello", b"good morning")
    assert before.headers["ETag"] != after.headers["ETag"]


def test_reader_who_has_the_answer_gets_304_without_a_body(site, get):
    etag = get().headers["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}'):
        answer = get(IF_NONE_MATCH=known)
        assert (answer.status, answer.body) == ("304 Not Modified", b"")
        assert answer.headers == {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept-Language"}
    site.publish("good morning")
    assert get(IF_NONE_MATCH=etag).status == "200 OK"


def test_new_code_gives_a_new_etag_though_nothing_was_published(site):
    before = Answer(ResponseCache(site, site.stamp), "/de/", "", "GET", {})
    site.words = "rendered by a new release"
    after = Answer(ResponseCache(site, site.stamp), "/de/", "", "GET", {"IF_NONE_MATCH": before.headers["ETag"]})
    assert (after.status, after.body) == ("200 OK", b"rendered by a new release")


def test_each_language_and_each_compression_has_its_own_answer(site, get):
    wanted = [{"ACCEPT_LANGUAGE": "ar"}, {"ACCEPT_LANGUAGE": "uk"}, {"ACCEPT_LANGUAGE": "ar", "ACCEPT_ENCODING": "gzip, br"}]
    answers = [get(**headers) for headers in wanted]
    assert ([answer.body for answer in answers], site.rendered) == ([b"hello ar", b"hello uk", b"hello ar"], 3)
    assert len({answer.headers["ETag"] for answer in answers}) == 3


def test_languages_that_choose_the_same_share_an_answer(site, get):
    get(ACCEPT_LANGUAGE="ar-EG,ar;q=0.9")
    get(ACCEPT_LANGUAGE="ar")
    assert site.rendered == 1


def test_order_of_parameters_does_not_matter_but_order_of_values_does(site, get):
    for query in ("a=1&b=2", "b=2&a=1", "a=1&a=2", "a=2&a=1", "a=1&b="):
        get(query=query)
    assert site.rendered == 4


@pytest.mark.parametrize("headers", [{"COOKIE": "a=b"}, {"AUTHORIZATION": "Token x"}, {"X_API_KEY": "x"}, {"RANGE": "bytes=0-1"}])
def test_whoever_brings_a_cookie_or_a_key_is_answered_by_django(site, get, headers):
    get()
    assert ("ETag" in get(**headers).headers, site.rendered) == (False, 2)


@pytest.mark.parametrize("path", ["/admin/", "/media/a.jpg", "/static/a.css", "/documents/1/a.pdf"])
def test_admin_and_files_pass_by(site, get, path):
    get(path)
    get(path)
    assert site.rendered == 2


def test_head_says_what_get_would_say(site, get):
    told = get(method="HEAD")
    asked = get()
    assert (told.status, told.headers, told.body) == (asked.status, asked.headers, b"")
    assert {"ETag", "Cache-Control", "Content-Length"} <= set(told.headers)
    assert get(method="HEAD", IF_NONE_MATCH=told.headers["ETag"]).status == "304 Not Modified"
    assert site.rendered == 1


def test_only_get_is_stored(site, get):
    for method in ("POST", "PUT", "OPTIONS", "GET", "GET"):
        get(method=method)
    assert site.rendered == 4


@pytest.mark.parametrize(
    "status, headers",
    [
        ("404 Not Found", []),
        ("302 Found", [("Location", "/de/")]),
        ("500 Internal Server Error", []),
        ("200 OK", [("Set-Cookie", "sessionid=x")]),
        ("200 OK", [("Cache-Control", "max-age=0, private")]),
        ("200 OK", [("Cache-Control", "no-store")]),
    ],
)
def test_what_is_no_readers_answer_is_not_stored(site, get, status, headers):
    site.status, site.headers = status, headers
    get()
    answer = get()
    assert (answer.status, site.rendered) == (status, 2)


def test_streams_pass_through_and_are_closed_by_the_server():
    closed: list[bool] = []

    class Stream:
        def __iter__(self) -> Any:
            return iter([b"1\n", b"2\n"])

        def close(self) -> None:
            closed.append(True)

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        start_response("200 OK", [("Content-Type", "application/x-ndjson")])
        return Stream()

    chunks = ResponseCache(application, lambda: (1, None))(
        {"REQUEST_METHOD": "GET", "PATH_INFO": "/api/v1/services"}, lambda status, headers: None
    )
    assert (isinstance(chunks, Stream), closed) == (True, [])
    assert list(chunks) == [b"1\n", b"2\n"]


def test_answers_are_not_stored_after_the_moment_up_to_which_the_stamp_holds(site, get):
    with time_machine.travel(NOON, tick=False) as clock:
        site.valid_until = int((NOON + timedelta(minutes=1)).timestamp())
        get()
        get()
        assert site.rendered == 1

        clock.shift(timedelta(minutes=1))
        assert ("ETag" in get().headers, get().body, site.rendered) == (False, b"hello", 3)

        site.valid_until = None
        site.publish("without the expired record")
        assert (get().body, get().body, site.rendered) == (b"without the expired record", b"without the expired record", 4)


def test_stored_answers_go_on_while_the_database_is_away(site, get, caplog):
    def away() -> tuple[int, int | None]:
        raise OperationalError("connection refused")

    get("/de/")
    site.failing = away
    site.status = "503 Service Unavailable"
    answers = [get("/de/"), get("/de/anders/")]
    assert [(answer.status, "ETag" in answer.headers) for answer in answers] == [
        ("200 OK", True),
        ("503 Service Unavailable", False),
    ]
    assert {record.message for record in caplog.records} == {"The version stamp cannot be read: connection refused"}

    site.failing, site.status = None, "200 OK"
    site.publish("good morning")
    assert (get("/de/").body, site.rendered) == (b"good morning", 3)


def test_memory_is_bound_by_bytes_and_the_least_used_goes_first(site):
    site.words = "x" * 400
    cache = ResponseCache(site, site.stamp, limit=6000)
    for path in ("/a", "/b", "/a", "/c", "/a"):
        Answer(cache, path, "", "GET", {})
    assert (site.rendered, [key[3] for key in cache.stored]) == (3, ["/c", "/a"])
    assert 2 * 400 < cache.size <= 6000


def test_keys_and_headers_count(site):
    cache = ResponseCache(site, site.stamp, limit=MEGABYTE)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(20_000):
        Answer(cache, "/de/", f"q={number}" + "x" * 1000, "GET", {})
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert 100 < len(cache.stored) < 1000
    assert grown < MEGABYTE


def test_view_that_knows_no_parameters_is_stored_once(site, get):
    site.headers = [*site.headers, ("No-Vary-Search", "params")]
    answers = [get("/robots.txt", query=query) for query in ("", "a=1", "b=2")]
    assert (site.rendered, {answer.body for answer in answers}) == (1, {b"hello"})
    assert "ETag" in get("/robots.txt", query="c=3").headers


def test_query_of_a_view_that_knows_parameters_is_not_answered_without_it(site, get):
    plain = get("/de/")
    site.words = "second page"
    assert (plain.body, get("/de/", query="page=2").body, get("/de/").body) == (b"hello", b"second page", b"hello")
    assert get("/de/", query="*").body == b"second page"


def test_view_that_learns_parameters_is_stored_by_them(site, get):
    plain = site.headers
    site.headers = [*plain, ("No-Vary-Search", "params")]
    get("/robots.txt")
    site.headers = plain
    for version, query in ((2, "a=1"), (2, "b=2")):
        site.version, site.words = version, query
        assert get("/robots.txt", query=query).body == query.encode()


def test_readers_behind_tls_and_without_have_answers_of_their_own(site, get):
    for _repeated in range(2):
        get(X_FORWARDED_PROTO="https")
        get(X_FORWARDED_PROTO="http")
    assert site.rendered == 2


def test_media_types_that_are_asked_for_share_an_answer(site, get):
    for accept in ("text/html", "*/*", "x/y"):
        get(ACCEPT=accept)
    assert site.rendered == 1


def test_stored_answers_do_not_pile_up_when_pages_change(site):
    cache = ResponseCache(site, site.stamp, limit=100_000)
    for number in range(100):
        site.publish(f"edition {number:02}")
        Answer(cache, "/de/", "", "GET", {})
    assert (len(cache.stored), cache.size) == (1, next(iter(cache.stored.values())).size)


@pytest.mark.parametrize("query", ["%ff=%00", "&&&", "a", "=", "a=" + "b" * 10_000])
def test_odd_queries_are_passed_on_as_they_are(site, get, query):
    assert get(query=query).status == "200 OK"
