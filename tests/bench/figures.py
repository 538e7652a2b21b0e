"""Figures, what is promised of them, and the table in which both stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Figures = Mapping[str, float]
Column = tuple[str, int]  # database, number of services


@dataclass(frozen=True)
class Budget:
    """What is promised of a figure: at least or at most so much, at `column`'s database where it depends on that."""

    least: float | None = None
    most: float | None = None

    def __str__(self) -> str:
        return f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"

    def is_met(self, value: float) -> bool:
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


QUERIES, CPU, LISTS, NONE = Budget(most=8), Budget(most=15), Budget(most=25), Budget(most=0)
SEARCHES = ("search", "search, misspelt", "search, two words", "finder, searched", "API search")
RENAMED = ("organization", "topic")
BUDGETS: dict[str, Budget | dict[str, Budget]] = {
    **dict.fromkeys(("queries: guide", "queries: service", "queries: front page", "queries: finder", "queries: news"), QUERIES),
    **dict.fromkeys(("queries: API list of 25", "queries: API list of 100"), Budget(most=4)),
    **dict.fromkeys(("ms of processor: guide", "ms of processor: service"), CPU),
    **dict.fromkeys(("ms of processor: front page", "ms of processor: finder", "ms of processor: finder with filters"), LISTS),
    "ms of processor: API list, open then": Budget(most=60),
    **dict.fromkeys((f"ms of processor: {one}" for one in SEARCHES), Budget(most=50)),
    **dict.fromkeys(("MB of a worker after: guide", "MB of a worker after: API list of 25"), Budget(most=300)),
    "times a ModelSerializer: API list of 25": {"SQLite": Budget(least=30), "PostgreSQL": Budget(least=15)},
    "publish a service: queries": Budget(most=150),
    "publish a service: ms": Budget(most=150),
    "publish a guide: queries": Budget(most=150),
    "publish a guide: ms": Budget(most=150),
    **dict.fromkeys((f"rename one {one} of many: still waiting" for one in RENAMED), NONE),
    **dict.fromkeys((f"rename one {one} of many: lock errors meanwhile" for one in RENAMED), NONE),
    "% of nginx: API list of 25, hot": {"SQLite": Budget(least=80), "PostgreSQL": Budget(least=30)},
    "% of nginx: API list of 25, 304": {"SQLite": Budget(least=50), "PostgreSQL": Budget(least=15)},
    "% of nginx: API list of 25, micro-cache": Budget(least=80),
    "seconds of processor: load_demo": Budget(most=30),
    "seconds: generate_services": Budget(most=480),
}


def budget(name: str, database: str) -> Budget | None:
    found = BUDGETS.get(name)
    return found.get(database) if isinstance(found, dict) else found


def table(columns: Mapping[Column, Figures]) -> str:
    """Markdown: a row a figure, a column a database and size; what is missed is marked."""
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    heads = ["figure", *(f"{database}, {number:,}" for database, number in columns), "budget"]
    lines = [heads, ["---"] * len(heads), *([name, *cells(name, columns), promised(name, columns)] for name in names)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cells(name: str, columns: Mapping[Column, Figures]) -> list[str]:
    return [cell(figures.get(name), budget(name, database)) for (database, _number), figures in columns.items()]


def cell(value: float | None, promised: Budget | None) -> str:
    if value is None:
        return ""
    missed = " (missed)" if promised and not promised.is_met(value) else ""
    return f"{value:,.0f}{missed}" if value >= 100 or value == int(value) else f"{value:.1f}{missed}"


def promised(name: str, columns: Mapping[Column, Figures]) -> str:
    found = {database: text for database, _number in columns if (text := budget(name, database))}
    texts = dict.fromkeys(map(str, found.values()))
    return next(iter(texts), "") if len(texts) < 2 else ", ".join(f"{one} {database}" for database, one in found.items())
