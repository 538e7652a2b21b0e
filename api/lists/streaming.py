"""Whole lists in constant memory, one reader at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from threading import Lock
from typing import TypeVar

from rest_framework.exceptions import APIException

T = TypeVar("T")
CHUNK = 50  # records that are in memory at a time
RETRY_AFTER = 10  # seconds
_is_streaming = Lock()


class AnotherStream(APIException):
    status_code = 503
    wait = RETRY_AFTER


class Stream:
    """Bytes of an answer. One stream at a time in a process, since it holds a thread as long as its reader takes.

    It makes way when it is closed, as servers do with what a WSGI application returns, or dropped.
    """

    is_open = False

    def __init__(self, content: Iterable[bytes]) -> None:
        if not _is_streaming.acquire(blocking=False):
            raise AnotherStream
        self.content = iter(content)
        self.is_open = True

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self.content)

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            _is_streaming.release()

    def __del__(self) -> None:
        self.close()


def chunks_of(
    keys: Iterable[int], items: Callable[[tuple[int, ...]], Sequence[str]], rest: Iterable[str]
) -> Iterator[Sequence[str]]:
    """Items by their keys, some at a time, and then what follows them."""
    return chain(map(items, some_at_a_time(keys)), some_at_a_time(rest))


def some_at_a_time(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """As itertools.batched of Python 3.12."""
    remaining = iter(values)
    return iter(lambda: tuple(islice(remaining, CHUNK)), ())
