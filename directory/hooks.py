"""What the directory contributes, through the same door as a plugin."""

from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.hookspecs import hookimpl
from directory.models import Place, Taxonomy
from directory.pages import service_page
from directory.publishing import projections
from directory.publishing.projections import published_kind
from directory.publishing.public_records import live, places_of_services, whole_organizations, whole_services, whole_terms


@hookimpl
def published_kinds() -> list[PublishedKind]:
    """In the order in which they are rebuilt: what is contained comes first."""
    return [
        published_kind("place", _("Places"), Place.objects.all, projections.of_places, key="uuid"),
        published_kind("taxonomy", _("Taxonomies"), lambda: live(Taxonomy), projections.of_taxonomies),
        published_kind("taxonomy_term", _("Taxonomy terms"), whole_terms, projections.of_taxonomy_terms),
        published_kind("organization", _("Organizations"), whole_organizations, projections.of_organizations, searched=True),
        published_kind(
            "service",
            _("Services"),
            whole_services,
            projections.of_services,
            template="directory/service_detail.html",
            context=service_page,
            reads_window=True,  # the address of the finder
            searched=True,
        ),
        published_kind(
            "service_at_location",
            _("Services at their places"),
            places_of_services,
            projections.of_services_at_locations,
            key="uuid",
            reads_window=True,
        ),
    ]
