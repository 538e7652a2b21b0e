"""Where a request comes from: the address that counts for logins, and as much of it as a log may keep."""

from ipaddress import IPv6Address, ip_address, ip_network
from time import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

KEPT_OF_IPV4 = 24  # bits; what is left of an address in a log names a network, not a person
KEPT_OF_IPV6 = 48
ONE_CLIENT = 64  # bits; a client may take any address of its IPv6 network, so the network counts


def address_of(request: HttpRequest) -> str:
    """The client's address: X-Real-IP where a proxy of TRUSTED_PROXIES says so, else whoever connects.

    Headers that clients can write themselves never count. An IPv6 address stands for its /64 network.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    claimed = request.META.get("HTTP_X_REAL_IP", "") if peer in settings.TRUSTED_PROXIES else ""
    return network(claimed, ONE_CLIENT) or network(peer, ONE_CLIENT) or "0.0.0.0"  # noqa: S104  stands for unknown, binds nothing


def within(who: str, most: int, seconds: int) -> bool:
    """Whether somebody may do something once more in this span of time; always where there is no limit.

    An address is remembered only as a hash, for twice the span at most. Each process counts for itself unless the cache is
    shared (CACHE_URL); while it is away, nobody is refused.
    """
    if not most:
        return True
    counted = f"{hashed(who)}.{int(time()) // seconds}"
    cache.add(counted, 0, 2 * seconds)
    try:
        return cache.incr(counted) <= most
    except ValueError:
        return True


def hashed(who: str) -> str:
    return salted_hmac("cms.users.clients", who).hexdigest()[:20]


def shortened(address: str | None) -> str:
    """An address without the part that names the client: 203.0.113.0, 2001:db8:1::"""
    return network(address or "", KEPT_OF_IPV6, KEPT_OF_IPV4) or "-"


def network(address: str, bits_of_ipv6: int, bits_of_ipv4: int = 32) -> str:
    """The first address of the network that holds an address; empty for what is no address."""
    try:
        parsed = ip_address(address.strip())
    except ValueError:
        return ""
    bits = bits_of_ipv6 if isinstance(parsed, IPv6Address) else bits_of_ipv4
    return str(ip_network((parsed, bits), strict=False).network_address)


def name_in_logs(username: str | None, ip_address: str | None, *rest: Any) -> str:
    """How django-axes calls a client in the log."""
    return f"{username!r} from {shortened(ip_address)}"
