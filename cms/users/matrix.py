"""Who may do what, as data: in the admin (matrix.yaml), and on the pages of plugins outside it (pages.yaml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Kind:
    """Addresses that are alike. `routes` are names with namespace, in which * stands for anything."""

    kind: str
    routes: tuple[str, ...]
    decisions: Mapping[str, str]

    def has(self, route: str) -> bool:
        return any(fnmatchcase(route, pattern) for pattern in self.routes)


class Matrix:
    """Of a YAML file beside this one.

    `roles` are headings of the table by the names in the file, `unsaid` decisions where a kind says nothing; else it is "no".
    """

    def __init__(self, file: str, roles: Mapping[str, str], decisions: tuple[str, ...], unsaid: Mapping[str, str]) -> None:
        self.file = Path(__file__).with_name(file)
        self.roles, self.decisions = roles, decisions
        self.unsaid = dict.fromkeys(roles, "no") | dict(unsaid)
        self.kind_of = cache(self.find_kind)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds in the file's order. ValueError for a role or a decision that does not exist."""
        return tuple(self.read(entry) for entry in yaml.safe_load(self.file.read_text("utf-8")))

    def read(self, entry: dict[str, object]) -> Kind:
        said = {role: str(value) for role, value in entry.items() if role not in ("kind", "routes", "everybody")}
        usual = dict.fromkeys(self.roles, str(entry["everybody"])) if "everybody" in entry else self.unsaid
        found = usual | said
        if not set(found) <= set(self.roles) or not set(found.values()) <= set(self.decisions):
            raise ValueError(f"{entry['kind']}: {said}")
        return Kind(str(entry["kind"]), tuple(entry["routes"]), found)  # type: ignore[arg-type]  # a list of names

    def find_kind(self, route: str) -> Kind | None:
        """The kind of a route, by the route's name with namespace; None when nobody has decided about it."""
        return next((kind for kind in self.kinds if kind.has(route)), None)

    def decision(self, role: str, route: str) -> str:
        """What a role may do at a route; "no" where nothing is said."""
        kind = self.kind_of(route)
        return kind.decisions[role] if kind else "no"

    def table(self) -> Iterator[str]:
        """The rows of the Markdown table in docs/roles.md."""
        yield row(["at", *self.roles.values()])
        yield row(["---"] * (len(self.roles) + 1))
        for kind in self.kinds:
            yield row([kind.kind, *(kind.decisions[role] for role in self.roles)])


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


ADMIN = Matrix(
    "matrix.yaml",
    {
        "anonymous": "not logged in",
        "stranger": "without a role",
        "translator": "translators",
        "organizer": "organizers",
        "editor": "editors",
        "administrator": "administrators",
    },
    ("no", "look", "own languages", "not front", "confirmed", "write"),
    {"administrator": "write"},
)
PAGES = Matrix(
    "pages.yaml",
    {
        "anonymous": "not logged in",
        "author": "authors",
        "member": "members of the group",
        "chair": "its chair",
        "other member": "members of another group",
        "partner": "partners",
        "moderator": "moderators of another place",
        "translator": "translators",
        "editor": "editors",
        "administrator": "administrators",
    },
    ("no", "look", "write"),
    {},
)
