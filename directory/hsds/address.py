"""HSDS address."""

from directory import models
from directory.hsds.shape import Shape


class Address(Shape, kw_only=True):
    id: str
    attention: str | None = None
    address_1: str
    address_2: str | None = None
    city: str
    region: str | None = None
    state_province: str
    postal_code: str
    country: str
    address_type: str


def address(source: models.Address) -> Address:
    return Address(
        id=str(source.uuid),
        attention=source.attention or None,
        address_1=source.address_1,
        address_2=source.address_2 or None,
        city=source.city,
        region=source.region or None,
        state_province=source.state_province,
        postal_code=source.postal_code,
        country=source.country,
        address_type=source.address_type,
    )
