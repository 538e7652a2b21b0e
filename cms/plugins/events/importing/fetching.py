"""Fetches a calendar from an address that administrators allow, and from nowhere else."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import certifi
import urllib3
from django.utils.translation import gettext as _

from cms.plugins.events.hosts import allowed_hosts

TIMES = urllib3.Timeout(connect=5, read=10)  # seconds; the second between two parts of the answer
LONGEST = 30  # seconds in all
LARGEST = 2 * 1024 * 1024  # bytes: some thousand events
MOST_REDIRECTS = 3
REDIRECTS = {301, 302, 303, 307, 308}
PORTS = {"http": 80, "https": 443}


class SourceProblem(Exception):
    """Why a calendar was not taken over, in words for editors."""


@dataclass(frozen=True)
class Target:
    """Where a request goes: to `number`, the address that was looked at and found good, with the name of its host."""

    scheme: str
    host: str
    number: str
    port: int
    path: str

    @property
    def pool(self) -> urllib3.HTTPConnectionPool:
        if self.scheme == "http":
            return urllib3.HTTPConnectionPool(self.number, self.port, timeout=TIMES)
        return urllib3.HTTPSConnectionPool(
            self.number,
            self.port,
            timeout=TIMES,
            ca_certs=certifi.where(),
            server_hostname=self.host,
            assert_hostname=self.host,
        )

    @property
    def headers(self) -> dict[str, str]:
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return {"Host": f"{self.host}{port}", "User-Agent": "Wegweiser", "Accept": "text/calendar, */*;q=0.1"}


def fetch(address: str) -> bytes:
    """What stands at an address. SourceProblem when it is not allowed, not there, too large or too slow."""
    ends = time.monotonic() + LONGEST
    for _redirect in range(MOST_REDIRECTS + 1):
        target = target_of(address)
        try:
            with target.pool as pool:
                answer = pool.urlopen(
                    "GET", target.path, headers=target.headers, redirect=False, retries=False, preload_content=False
                )
                if answer.status not in REDIRECTS:
                    return body(answer, ends)
                address = urljoin(address, answer.headers.get("Location", ""))
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise SourceProblem(_("The address does not answer.")) from error
    raise SourceProblem(_("The address leads from one to the next without end."))


def body(answer: urllib3.BaseHTTPResponse, ends: float) -> bytes:
    """Part by part as they come, so that a slow one is noticed."""
    if answer.status != 200:
        raise SourceProblem(_("The address answers with the error %(code)s.") % {"code": answer.status})
    found = bytearray()
    while part := answer.read1(64 * 1024):
        found += part
        if len(found) > LARGEST:
            raise SourceProblem(_("The calendar is larger than 2 MB."))
        if time.monotonic() > ends:
            raise SourceProblem(_("The address takes too long to answer."))
    return bytes(found)


def target_of(address: str) -> Target:
    """Only hosts of the setting, and no name that leads into the own network."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise SourceProblem(_("This is no address.")) from error
    if parts.scheme not in PORTS or parts.username is not None:
        raise SourceProblem(_("The address must begin with https://."))
    if host not in allowed_hosts():
        raise SourceProblem(_("Calendars may not be fetched from %(host)s. Ask your administrators.") % {"host": host})
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return Target(parts.scheme, host, host if is_number(host) else public_number(host, port), port, path)


def is_number(host: str) -> bool:
    """Whether a number and no name stands there: then administrators have allowed just that."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def public_number(host: str, port: int) -> str:
    """The first address of a name, all of which are of the public network."""
    try:
        found = [str(one[4][0]).partition("%")[0] for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise SourceProblem(_("The address does not answer.")) from error
    if not all(ip_address(one).is_global for one in found):
        raise SourceProblem(_("The name %(host)s leads into the own network.") % {"host": host})
    return found[0]
