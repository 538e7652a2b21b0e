"""What the pages contribute, through the same door as a plugin."""

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.hookspecs import hookimpl
from site_pages.models import PAGE_TYPES
from site_pages.publishing.projections import projector, public_keys


@hookimpl
def published_kinds() -> list[PublishedKind]:
    return [
        PublishedKind(model.kind, model._meta.verbose_name_plural or model.kind, public_keys(model), projector(model))
        for model in PAGE_TYPES
    ]
