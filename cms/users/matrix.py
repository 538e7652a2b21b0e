"""Who may do what in the admin, as data: the table of cms/users/matrix.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import yaml

ROLES = ("anonymous", "stranger", "translator", "organizer", "editor", "administrator")
DECISIONS = ("no", "look", "own languages", "not front", "confirmed", "write")
UNSAID = dict.fromkeys(ROLES, "no") | {"administrator": "write"}
HEADINGS = ("at", "not logged in", "without a role", "translators", "organizers", "editors", "administrators")


@dataclass(frozen=True)
class Kind:
    """Addresses that are alike. `routes` are names with namespace, in which * stands for anything."""

    kind: str
    routes: tuple[str, ...]
    decisions: dict[str, str]

    def has(self, route: str) -> bool:
        return any(fnmatchcase(route, pattern) for pattern in self.routes)


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds in the file's order. ValueError for a role or a decision that does not exist."""
    return tuple(read(entry) for entry in yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")))


def read(entry: dict[str, object]) -> Kind:
    said = {role: str(value) for role, value in entry.items() if role not in ("kind", "routes")}
    if not set(said) <= set(ROLES) or not set(said.values()) <= set(DECISIONS):
        raise ValueError(f"{entry['kind']}: {said}")
    return Kind(str(entry["kind"]), tuple(entry["routes"]), UNSAID | said)  # type: ignore[arg-type]  # a list of names


@cache
def kind_of(route: str) -> Kind | None:
    """The kind of a route, by the route's name with namespace; None when nobody has decided about it."""
    return next((kind for kind in kinds() if kind.has(route)), None)


def decision(role: str, route: str) -> str:
    """What a role may do at a route; "no" where nothing is said."""
    kind = kind_of(route)
    return kind.decisions[role] if kind else "no"


def table() -> Iterator[str]:
    """The rows of the Markdown table in docs/roles.md."""
    yield row(HEADINGS)
    yield row(["---"] * len(HEADINGS))
    for kind in kinds():
        yield row([kind.kind, *(kind.decisions[role] for role in ROLES)])


def row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"
