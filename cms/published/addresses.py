"""Paths of records on this site. Who has pages for a kind says how they are addressed."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID


class Addresses(Protocol):
    def __call__(self, uuid: UUID, slug: str) -> Mapping[str, str]:
        """The paths of a record's page by language, such as {"ar": "/ar/angebote/kurs-0123456789/"}."""


_addresses: dict[str, Addresses] = {}


def register(kind: str, addresses: Addresses) -> None:
    _addresses[kind] = addresses


def addresses_of(kind: str, uuid: UUID, slug: str) -> Mapping[str, str]:
    """The paths of a record's page by language; empty for kinds without pages."""
    return _addresses[kind](uuid, slug) if kind in _addresses else {}
