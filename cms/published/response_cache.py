"""Answers readers' GETs from memory while the version stamp is unchanged. A WSGI wrapper around Django."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode
from zlib import crc32

from cms.languages import from_accept_language
from cms.middleware import accepts_gzip

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)
Headers = list[tuple[str, str]]
Stamp = tuple[int, int | None]

PRIVATE_PATHS = ("/admin", "/media", "/static", "/documents")
PRIVATE = {"private", "no-store"}
SAME_FOR_ALL_QUERIES = ("no-vary-search", "params")  # an answer that does not depend on the query string
KEPT_BY_304 = {"etag", "cache-control", "vary", "content-language"}
KEPT_BY_304 |= {"access-control-allow-origin", "access-control-expose-headers"}
MEGABYTE = 1024 * 1024
OVERHEAD = 2048  # bytes of an entry's objects beside its texts, measured generously
Key = tuple[str, ...]
QUERY = 4  # position in a key
ANY_QUERY = "*"  # stands in the key of an answer that knows no parameters; no real query is encoded so


@dataclass(frozen=True)
class Stored:
    key: Key
    version: int
    etag: str
    headers: Headers
    body: bytes
    size: int
    expires: float | None = None  # epoch second from which on it reads differently, whatever the version


class ResponseCache:
    """Wraps a WSGI application. `read_stamp()` gives the version and the epoch second until which it holds.

    Source of the design: an entry is used only while its version equals the stamp's, so nothing is ever purged, and
    a publish is visible in the next request. What depends on the clock has the header `Expires`, and is used until then.
    Bound by bytes, those of keys and headers included; the oldest used goes first. While the database is away, what was
    stored last is still answered.
    """

    def __init__(self, application: WSGIApplication, read_stamp: Callable[[], Stamp], limit: int = 40 * MEGABYTE) -> None:
        self.application = application
        self.read_stamp = read_stamp
        self.limit = limit
        self.size = 0
        self.stored: OrderedDict[Key, Stored] = OrderedDict()
        self.lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not may_answer(environ):
            return self.application(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self.head(environ, start_response)
        key = cache_key(environ)
        entry = self.find(key)
        try:
            version = self.version()  # before rendering: a change meanwhile makes the entry old, never wrong
        except Exception as error:
            logger.warning("The version stamp cannot be read: %s", error)
            return answer(entry, environ, start_response) if entry else self.application(environ, start_response)
        if version is None:
            return self.application(environ, start_response)
        if entry is None or not is_valid(entry, version):
            return self.render(key, version, environ, start_response)
        self.touch(entry.key)
        return answer(entry, environ, start_response)

    def head(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """What GET would say of its answer, without the answer."""
        chunks = self({**environ, "REQUEST_METHOD": "GET"}, start_response)
        getattr(chunks, "close", lambda: None)()
        return [b""]

    def find(self, key: Key) -> Stored | None:
        """The entry of an address with its query, or of an address whose answers know no query."""
        return self.stored.get(key) or self.stored.get(for_any_query(key))

    def version(self) -> int | None:
        """The stamp's version; None when its time is over, and nothing may be stored under it."""
        version, valid_until = self.read_stamp()
        return version if valid_until is None or time.time() < valid_until else None

    def render(self, key: Key, version: int, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Asks the application; keeps the answer when it is a reader's."""
        started: dict[str, Any] = {}

        def remember(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], object]:
            started.update(status=status, headers=headers)
            return lambda data: None

        chunks = self.application(environ, remember)
        if not may_store(started["status"], started["headers"]):
            start_response(started["status"], started["headers"])
            return chunks  # streams pass through
        body = b"".join(chunks)
        getattr(chunks, "close", lambda: None)()
        entry = self.store(key_of_answer(key, started["headers"]), version, started["headers"], body)
        return answer(entry, environ, start_response)

    def store(self, key: Key, version: int, headers: Headers, body: bytes) -> Stored:
        fingerprint = crc32(body, crc32(repr(key).encode()))  # address, language, and the words: a new release is no 304
        etag = f'"v{version}-{fingerprint:08x}"'
        kept = [header for header in headers if header[0].lower() not in ("etag", "cache-control", "expires")]
        kept += [("ETag", etag), ("Cache-Control", "no-cache")]
        entry = Stored(key, version, etag, kept, body, size_of(key, kept, body), expiry(headers))
        with self.lock:
            self.drop(key)
            self.stored[key] = entry
            self.size += entry.size
            while self.size > self.limit and len(self.stored) > 1:
                self.drop(next(iter(self.stored)))
        return entry

    def drop(self, key: Key) -> None:
        if entry := self.stored.pop(key, None):
            self.size -= entry.size

    def touch(self, key: Key) -> None:
        with self.lock:
            if key in self.stored:
                self.stored.move_to_end(key)


def is_valid(entry: Stored, version: int) -> bool:
    return entry.version == version and (entry.expires is None or time.time() < entry.expires)


def expiry(headers: Headers) -> float | None:
    """The moment of the header `Expires`."""
    text = next((value for name, value in headers if name.lower() == "expires"), None)
    return parsedate_to_datetime(text).timestamp() if text else None


def may_answer(environ: WSGIEnvironment) -> bool:
    """Readers' GETs and HEADs only: whoever brings a cookie or a key is answered by Django."""
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and not environ["PATH_INFO"].startswith(PRIVATE_PATHS)
        and not any(name in environ for name in ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_X_API_KEY", "HTTP_RANGE"))
    )


def may_store(status: str, headers: Headers) -> bool:
    values = {name.lower(): value for name, value in headers}
    controls = {part.strip() for part in values.get("cache-control", "").split(",")}
    return status.startswith("200") and "content-length" in values and "set-cookie" not in values and not PRIVATE & controls


def size_of(key: Key, headers: Headers, body: bytes) -> int:
    """Bytes of memory that an entry takes; a character of a key or a header may take four."""
    texts = [*key, *(text for header in headers for text in header)]
    return len(body) + OVERHEAD + 4 * sum(len(text) for text in texts)


def for_any_query(key: Key) -> Key:
    return (*key[:QUERY], ANY_QUERY, *key[QUERY + 1 :])


def key_of_answer(key: Key, headers: Headers) -> Key:
    """The key to store an answer under: without the query where the answer says that it knows none."""
    same_for_all = any((name.lower(), value) == SAME_FOR_ALL_QUERIES for name, value in headers)
    return for_any_query(key) if same_for_all else key


def cache_key(environ: WSGIEnvironment) -> Key:
    """What an answer depends on: address with sorted parameters, language, compression."""
    return (
        environ.get("wsgi.url_scheme", ""),
        environ.get("HTTP_X_FORWARDED_PROTO", "")[:10],
        environ.get("HTTP_HOST", ""),
        environ["PATH_INFO"],
        in_one_order(environ.get("QUERY_STRING", "")),
        from_accept_language(environ.get("HTTP_ACCEPT_LANGUAGE", "")),
        "gzip" if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else "",
    )


@lru_cache(maxsize=256)  # of up to 8 KB each
def in_one_order(query: str) -> str:
    return urlencode(sorted(parse_qsl(query, keep_blank_values=True), key=lambda pair: pair[0]))


def answer(entry: Stored, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The stored answer, or 304 for whoever has it. A proxy may have made W/"…" of the ETag."""
    if entry.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", [header for header in entry.headers if header[0].lower() in KEPT_BY_304])
        return [b""]
    start_response("200 OK", entry.headers)
    return [entry.body]
