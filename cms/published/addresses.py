"""Paths of records on this site. Who has pages for a kind says how they are addressed."""

from typing import Protocol
from uuid import UUID


class Address(Protocol):
    def __call__(self, uuid: UUID, language: str, slug: str) -> str:
        """The path of a record's page in a language, such as "/ar/angebote/kurs-0123456789/", or "" without one."""


_addresses: dict[str, Address] = {}


def register(kind: str, address: Address) -> None:
    _addresses[kind] = address


def address_of(kind: str, uuid: UUID, language: str, slug: str) -> str:
    """The path of a record's page, or "" for kinds without pages."""
    return _addresses[kind](uuid, language, slug) if kind in _addresses else ""
