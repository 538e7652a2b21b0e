"""What the directory contributes, through the same door as a plugin."""

from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.hookspecs import hookimpl
from directory.models import Place, Taxonomy
from directory.publishing import projections as publishing
from directory.publishing.public_records import live, places_of_services, services, uuids, whole_organizations, whole_terms


@hookimpl
def published_kinds() -> list[PublishedKind]:
    return [
        PublishedKind("place", _("Places"), lambda: Place.objects.values_list("uuid", flat=True), publishing.project_place),
        PublishedKind("taxonomy", _("Taxonomies"), lambda: uuids(live(Taxonomy)), publishing.project_taxonomy),
        PublishedKind("taxonomy_term", _("Taxonomy terms"), lambda: uuids(whole_terms()), publishing.project_taxonomy_term),
        PublishedKind("organization", _("Organizations"), lambda: uuids(whole_organizations()), publishing.project_organization),
        PublishedKind("service", _("Services"), lambda: uuids(services()), publishing.project_service),
        PublishedKind(
            "service_at_location",
            _("Services at their places"),
            lambda: places_of_services().values_list("uuid", flat=True),
            publishing.project_service_at_location,
        ),
    ]
