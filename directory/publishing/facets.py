"""What services, organizations, terms and places can be filtered by."""

from datetime import date

from cms.published.projection import DatedFacet
from directory.hsds.cost_option import free_days
from directory.hsds.service_item import public_places, public_terms
from directory.models import Organization, Place, Service, ServiceAtLocation, TaxonomyTerm
from directory.models.answer import Answer
from directory.models.location import LocationType

Facets = frozenset[tuple[str, str]]


def service_facets(service: Service, only: ServiceAtLocation | None = None) -> Facets:
    """Facets of a service, or of the service at one of its places."""
    places = [only] if only else public_places(service)
    found = {("organization_id", str(service.organization.translation_key))}
    for term in public_terms(service):
        found |= {
            ("taxonomy_term_id", str(term.translation_key)),
            ("taxonomy_id", str(term.taxonomy.translation_key)),
        }
        found |= {(facet_of(term), one.code) for one in [term, *broader(term)]}
    for one in places:
        found.add(("location_id", str(one.location.translation_key)))
        if one.location.place:
            found.add(("place", one.location.place.ars))
    found |= {("language", one.code) for one in service.languages.all()}
    if any(one.location.location_type == LocationType.VIRTUAL for one in places):
        found.add(("online", "true"))
    if any(one.location.is_for_wheelchairs for one in places):
        found.add(("wheelchair", "true"))
    if service.child_care == Answer.YES:
        found.add(("child_care", "true"))
    found |= {("area", one.ars) for one in service.areas.all()}
    if service.assured_date:
        found.add(("assured_date", service.assured_date.isoformat()))
    if only:
        found.add(("service_id", str(service.translation_key)))
    return frozenset(found)


def free_facets(service: Service) -> frozenset[DatedFacet]:
    periods = free_days(service)
    return frozenset(DatedFacet("free", "true", one.first or date.min, one.last or date.max) for one in periods)


def organization_facets(organization: Organization) -> Facets:
    """What its services have, too: so it is found through them."""
    return frozenset({("organization_id", str(organization.translation_key))})


def place_facets(place: Place) -> Facets:
    """`place` is what services there have, too."""
    postal_code = {("postal_code", place.postal_code)} if place.postal_code else set()
    return frozenset({("ars", place.ars), ("place", place.ars), ("kind", place.kind), *postal_code})


def facet_of(term: TaxonomyTerm) -> str:
    return {"topics": "topic", "audiences": "audience"}.get(term.taxonomy.code, f"term_{term.taxonomy.code}")


def broader(term: TaxonomyTerm) -> list[TaxonomyTerm]:
    """The public terms above a term, nearest first; a circle ends where it closes."""
    found: list[TaxonomyTerm] = []
    above = term.parent
    while above and above not in found:
        found.append(above)
        above = above.parent
    return [one for one in found if one.is_public]


def term_facets(term: TaxonomyTerm) -> Facets:
    found = {
        ("taxonomy_id", str(term.taxonomy.translation_key)),
        ("taxonomy", term.taxonomy.code),
        ("code", term.code),
    }
    if term.parent and term.parent.is_public:
        found.add(("parent_id", str(term.parent.translation_key)))
    return frozenset(found)
