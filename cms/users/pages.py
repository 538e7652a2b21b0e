"""Who may do what on the pages of plugins outside the admin, as data: the table of cms/users/pages.yaml."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from cms.users.matrix import Kind, row

ROLES = (
    *("anonymous", "author", "member", "chair", "other member"),
    *("partner", "moderator", "translator", "editor", "administrator"),
)
HEADINGS = (
    *("at", "not logged in", "authors", "members of the group", "its chair", "members of another group"),
    *("partners", "moderators of another place", "translators", "editors", "administrators"),
)
DECISIONS = ("no", "look", "write")


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds in the file's order. ValueError for a role or a decision that does not exist."""
    return tuple(read(entry) for entry in yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")))


def read(entry: dict[str, object]) -> Kind:
    said = {role: str(value) for role, value in entry.items() if role not in ("kind", "routes", "everybody")}
    usual = str(entry.get("everybody", "no"))
    if not set(said) <= set(ROLES) or not {usual, *said.values()} <= set(DECISIONS):
        raise ValueError(f"{entry['kind']}: {said}")
    return Kind(str(entry["kind"]), tuple(entry["routes"]), dict.fromkeys(ROLES, usual) | said)  # type: ignore[arg-type]  # names


def kind_of(route: str) -> Kind | None:
    """The kind of a page, by its name with namespace; None when nobody has decided about it."""
    return next((kind for kind in kinds() if kind.has(route)), None)


def decision(role: str, route: str) -> str:
    """What a role may do on a page; "no" where nothing is said."""
    kind = kind_of(route)
    return kind.decisions[role] if kind else "no"


def table() -> Iterator[str]:
    """The rows of the Markdown table in docs/roles.md."""
    yield row(HEADINGS)
    yield row(["---"] * len(HEADINGS))
    for kind in kinds():
        yield row([kind.kind, *(kind.decisions[role] for role in ROLES)])
