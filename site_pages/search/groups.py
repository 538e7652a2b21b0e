"""The groups in which results stand: one for each kind of record that readers tell apart, and one for all other pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cms.published.index.match import searched_kinds
from cms.search.results import Results

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PAGES = "page"
TITLES: dict[str, StrOrPromise] = {
    "service": _("Offers"),
    "guide": _("Step by step"),
    "news": _("News"),
    "organization": _("Organizations"),
    PAGES: _("Pages"),
}


@dataclass(frozen=True)
class Group:
    """Records of some kinds, `number` of which were found."""

    name: str
    title: StrOrPromise
    kinds: list[str]
    number: int


def group_of(kind: str) -> str:
    return kind if kind in TITLES else PAGES


def groups_of(results: Results) -> list[Group]:
    """Those in which something was found; the one of the best result first."""
    names = dict.fromkeys(group_of(kind) for kind in results.counts)
    return [group(name, results) for name in names]


def group(name: str, results: Results) -> Group:
    kinds = [kind for kind in searched_kinds() if group_of(kind) == name]
    return Group(name, TITLES[name], kinds, results.count(kinds))
