"""What the pages contribute, through the same door as a plugin."""

from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.hookspecs import hookimpl
from site_pages.finder.front_page import front_page
from site_pages.finder.service_list import service_list
from site_pages.models import PAGE_TYPES, BasePage, ServiceFinderPage
from site_pages.publishing.projections import projector, public_keys
from site_pages.publishing.site import project_site, site_keys
from site_pages.reading.page_kinds import CONTEXTS


@hookimpl
def published_kinds() -> list[PublishedKind]:
    """The frame comes last: it is made of the others' documents."""
    frame = PublishedKind("site", _("Frame of the pages"), site_keys, project_site, reads_window=True)
    return [*(kind_of(model) for model in PAGE_TYPES), frame]


def kind_of(model: type[BasePage]) -> PublishedKind:
    return PublishedKind.of_many(
        model.kind,
        model._meta.verbose_name_plural or model.kind,
        sources=public_keys(model),
        project_many=projector(model),
        template=model.template,
        context=(CONTEXTS | {"home": front_page, "finder": service_list}).get(model.kind),
        searched=model.searched,
        reads_window=model is not ServiceFinderPage,  # the addresses of services, which stand below the finder
    )
