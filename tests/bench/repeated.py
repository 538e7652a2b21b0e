"""Measures something several times, and says how far the times lie apart."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

from django.db import connection

LOUD = 1.5  # upper to lower quartile above which a machine counts as loud
ROUNDS = 3


def milliseconds(act: Callable[[], object], times: int = 20, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median of some calls, after two that do not count; of the quietest of three rounds on a loud machine."""
    act(), act()
    rounds: list[list[float]] = []
    while len(rounds) < ROUNDS and not (rounds and spread(rounds[-1]) <= LOUD):
        rounds.append([measured(act, clock) for _number in range(times)])
    quietest = min(rounds, key=spread)
    if spread(quietest) > LOUD:
        say(f"  loud machine: the quartiles lie {spread(quietest):.1f} times apart")
    return median(quietest)


def queries(act: Callable[[], object]) -> float:
    """The number of statements of a call."""
    asked = 0

    def count(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        act()
    return float(asked)


def measured(act: Callable[[], object], clock: Callable[[], float]) -> float:
    started = clock()
    act()
    return (clock() - started) * 1000


def spread(values: list[float]) -> float:
    low, _middle, high = quantiles(values, n=4)
    return high / low if low else 1.0


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
