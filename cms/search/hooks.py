"""What the search contributes, through the same door as a plugin."""

from django.utils.translation import gettext_lazy as _

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.hookspecs import hookimpl
from cms.search.synonyms import KIND, project_synonyms, synonyms_keys


@hookimpl
def published_kinds() -> list[PublishedKind]:
    return [PublishedKind(KIND, _("Synonyms"), synonyms_keys, project_synonyms)]
