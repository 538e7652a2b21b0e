"""Shapes that the API makes of what the window holds."""

import msgspec

from cms.published.models import metres_of
from directory.hsds.organization import Organization
from directory.hsds.shape import Shape


class ServiceReference(Shape, kw_only=True):
    """As much of a service as HSDS demands inside an organization."""

    id: str
    name: str
    status: str


class MinimalService(ServiceReference, kw_only=True):
    last_modified: str | None = None
    x_distance: int | None = None


class OrganizationWithServices(Organization, kw_only=True):
    """Its services are whole ones where `full_service` asks for them."""

    services: list[ServiceReference] = []


def shortened(shape: type[Shape], text: str) -> str:
    """JSON of a record with no more than the fields of a shape."""
    return msgspec.json.encode(msgspec.json.decode(text, type=shape)).decode()


def at_distance(item: str, haversine: float | None = None) -> str:
    """JSON of an item that says how far away it is, where that was asked for."""
    return item if haversine is None else f'{item[:-1]},"x_distance":{round(metres_of(haversine))}}}'


class PassagePart(Shape, kw_only=True):
    """A piece of a text; words that were asked for are `marked`."""

    text: str
    marked: bool = False


class SearchHit(Shape, kw_only=True):
    """A record that was found, and where in its text the words stand. Without `url` it has no page of its own."""

    id: str
    type: str
    title: str
    url: str | None = None
    x_passage: list[PassagePart] = []


class SearchPage(msgspec.Struct, kw_only=True):
    """`x_types` says how many of each type were found; `x_corrected` what was looked for instead, as nothing was found."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    x_corrected: str | None = None
    x_types: dict[str, int] = {}
    contents: list[SearchHit]
