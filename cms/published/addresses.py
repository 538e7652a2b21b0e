"""Paths of records on this site. Who has pages for a kind says how they are addressed."""

from collections.abc import Callable, Mapping
from typing import Protocol
from uuid import UUID

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path on this site; "" and addresses elsewhere stay as they are."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


class Addresses(Protocol):
    def __call__(self, uuid: UUID, slug: str) -> Mapping[str, str]:
        """The paths of a record's page by language, such as {"ar": "/ar/angebote/kurs-0123456789/"}."""


_addresses: dict[str, Callable[[], Addresses]] = {}


def register(kind: str, addresses: Callable[[], Addresses]) -> None:
    """`addresses()` reads what the addresses of all records of a kind depend on."""
    _addresses[kind] = addresses


def addresses_of(kind: str) -> Addresses:
    """Gives the paths of records of a kind, as they are now; none for kinds without pages."""
    return _addresses[kind]() if kind in _addresses else lambda uuid, slug: {}
