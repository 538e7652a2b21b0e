"""What the window says about offers: where they are, what they are about, who makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocument, PublishedFacet

FACETS = ("place", "topic", "organization_id")


@dataclass
class Offer:
    """`places` are keys (ARS) of municipalities, `topics` codes, `organizations` ids."""

    places: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    is_public: bool = True

    def is_in(self, ars: str) -> bool:
        """In a municipality, or in one that belongs to what the key stands for."""
        return any(place.startswith(ars) for place in self.places)


def offers() -> list[Offer]:
    """All services that are public and listed. One query, which grows with their number."""
    listed = PublishedDocument.objects.current("service", SOURCE_LANGUAGE).listed()
    facets = PublishedFacet.objects.today().filter(name__in=FACETS, record__in=listed.values("record"))
    found: dict[int, Offer] = {}
    for record, name, value in facets.values_list("record_id", "name", "value"):
        offer = found.setdefault(record, Offer())
        {"place": offer.places, "topic": offer.topics, "organization_id": offer.organizations}[name].add(value)
    return list(found.values())


def names_of_organizations(language: str) -> Mapping[str, str]:
    """By their ids. One query."""
    documents = PublishedDocument.objects.current("organization", language)
    return {str(uuid): title for uuid, title in documents.values_list("uuid", "title")}
