"""What the pages contribute, through the same door as a plugin."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.hookspecs import hookimpl
from cms.published.projection import Projection
from site_pages.finder.service_list import service_list
from site_pages.models import PAGE_TYPES, BasePage
from site_pages.publishing.projections import project_pages, public_keys
from site_pages.publishing.site import project_site, site_keys
from site_pages.reading.page_kinds import CONTEXTS


@hookimpl
def published_kinds() -> list[PublishedKind]:
    """The frame comes last: it is made of the others' documents."""
    frame = PublishedKind("site", _("Frame of the pages"), site_keys, project_site, reads_window=True)
    return [*(kind_of(model) for model in PAGE_TYPES), frame]


def kind_of(model: type[BasePage]) -> PublishedKind:
    projections = project_pages(model)

    def project(uuid: UUID) -> Projection | None:
        return projections([uuid]).get(uuid)

    return PublishedKind(
        model.kind,
        model._meta.verbose_name_plural or model.kind,
        sources=public_keys(model),
        project=project,
        project_many=projections,
        template=model.template,
        context=(CONTEXTS | {"finder": service_list}).get(model.kind),
    )
