"""What the projections of one batch read together is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_shared: ContextVar[dict[Any, Any] | None] = ContextVar("shared", default=None)


@contextmanager
def shared_reads() -> Iterator[None]:
    """Inside, functions marked `read_once` read the editing tables once: nobody may change these meanwhile."""
    if _shared.get() is not None:
        yield
        return
    token = _shared.set({})
    try:
        yield
    finally:
        _shared.reset(token)


def read_once(function: Callable[P, T]) -> Callable[P, T]:
    """Marks a function of hashable arguments that reads editing tables, never the window, which a batch writes."""

    @wraps(function)
    def read(*args: P.args, **kwargs: P.kwargs) -> T:
        memory = _shared.get()
        if memory is None:
            return function(*args, **kwargs)
        key = (function, args, tuple(kwargs.items()))
        if key not in memory:
            memory[key] = function(*args, **kwargs)
        result: T = memory[key]
        return result

    return read
