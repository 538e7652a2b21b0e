"""From where calendars may be fetched: administrators name the hosts in the environment."""

from environ import Env


def allowed_hosts() -> list[str]:
    """Names of hosts, or addresses as numbers, which may lie in the own network."""
    found: list[str] = Env().list("EVENT_SOURCE_HOSTS", default=[])
    return found
