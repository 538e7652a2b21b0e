"""Fetches a calendar from an address that administrators allow, and from nowhere else."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import requests
from django.utils.translation import gettext as _

from cms.plugins.events.hosts import allowed_hosts

SECONDS = (5, 10)  # to connect, between two parts of the answer
LONGEST = 30  # seconds in all
LARGEST = 2 * 1024 * 1024  # bytes: some thousand events
MOST_REDIRECTS = 3
REDIRECTS = {301, 302, 303, 307, 308}


class SourceProblem(Exception):
    """Why a calendar was not taken over, in words for editors."""


def fetch(address: str) -> bytes:
    """What stands at an address. SourceProblem when it is not allowed, not there, too large or too slow."""
    ends = time.monotonic() + LONGEST
    with requests.Session() as session:
        session.trust_env = False
        for _redirect in range(MOST_REDIRECTS + 1):
            check(address)
            try:
                with session.get(address, stream=True, timeout=SECONDS, allow_redirects=False) as answer:
                    if answer.status_code not in REDIRECTS:
                        return body(answer, ends)
                    address = urljoin(address, answer.headers.get("Location", ""))
            except requests.RequestException as error:
                raise SourceProblem(_("The address does not answer.")) from error
    raise SourceProblem(_("The address leads from one to the next without end."))


def body(answer: requests.Response, ends: float) -> bytes:
    if answer.status_code != requests.codes.ok:
        raise SourceProblem(_("The address answers with the error %(code)s.") % {"code": answer.status_code})
    found = bytearray()
    for part in answer.iter_content(64 * 1024):
        found += part
        if len(found) > LARGEST:
            raise SourceProblem(_("The calendar is larger than 2 MB."))
        if time.monotonic() > ends:
            raise SourceProblem(_("The address takes too long to answer."))
    return bytes(found)


def check(address: str) -> None:
    """Only hosts of the setting, and no name that leads into the own network."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise SourceProblem(_("This is no address.")) from error
    if parts.scheme not in {"http", "https"} or parts.username is not None:
        raise SourceProblem(_("The address must begin with https://."))
    if host not in allowed_hosts():
        raise SourceProblem(_("Calendars may not be fetched from %(host)s. Ask your administrators.") % {"host": host})
    if not is_address(host) and any(not ip_address(one).is_global for one in addresses_of(host, port or 443)):
        raise SourceProblem(_("The name %(host)s leads into the own network.") % {"host": host})


def is_address(host: str) -> bool:
    """Whether a number and no name stands there: then administrators have allowed just that."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def addresses_of(host: str, port: int) -> Iterator[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise SourceProblem(_("The address does not answer.")) from error
    for *_facts, (address, *_rest) in found:
        yield str(address).partition("%")[0]
