"""Where the service finder stands, and how services are named below it."""

from uuid import UUID

SHORT = 10  # hexadecimal digits of a service's id at the end of its address


def short_id(uuid: UUID) -> str:
    return uuid.hex[:SHORT]


def uuids_of(short: str) -> tuple[UUID, UUID]:
    """The first and the last id that a short id may stand for."""
    return UUID(f"{short:0<32}"), UUID(f"{short:f<32}")


def service_path(finder: str, slug: str, uuid: UUID) -> str:
    """The path of a service's page below a finder."""
    return f"{finder}{slug}-{short_id(uuid)}/".replace("/-", "/")
