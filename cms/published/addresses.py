"""Paths of records on this site. Who has pages for a kind says how they are addressed."""

from collections.abc import Callable, Mapping
from typing import Protocol
from uuid import UUID

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path on this site; "" and addresses elsewhere stay as they are."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


def path_in(address: str) -> str:
    """The path of an address of this site, for readers, who stay on the host they came to; other texts as they are."""
    here = address.startswith(f"{settings.SITE_URL}/") and " " not in address
    return address.removeprefix(settings.SITE_URL) if here else address


def absolute_html(html: str) -> str:
    """HTML whose links and pictures of this site have whole addresses."""
    return html.replace('href="/', f'href="{settings.SITE_URL}/').replace('src="/', f'src="{settings.SITE_URL}/')


def paths_in_html(html: str) -> str:
    """HTML whose links and pictures of this site have paths."""
    return html.replace(f'href="{settings.SITE_URL}/', 'href="/').replace(f'src="{settings.SITE_URL}/', 'src="/')


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
