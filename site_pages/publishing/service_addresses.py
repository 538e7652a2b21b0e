"""Where a service has its page: below the service finder."""

from cms.published.addresses import Addresses
from cms.published.models import PublishedDocument
from site_pages.models import ServiceFinderPage
from site_pages.reading.service_path import service_path
from site_pages.tree.versions import PageVersions


def service_addresses() -> Addresses:
    """Gives the paths of services' pages by language, stable when a name changes: the last ten characters identify it."""
    finders = finder_paths() or unpublished_finder_paths()
    return lambda uuid, slug: {language: service_path(path, slug, uuid) for language, path in finders.items() if path}


def finder_paths() -> dict[str, str]:
    """The finder's paths by language. One query."""
    documents = PublishedDocument.objects.public().filter(kind="finder").order_by("-record_id")
    return dict(documents.values_list("language", "url"))


def unpublished_finder_paths() -> dict[str, str]:
    """While the window is rebuilt, services come before the finder."""
    for key in ServiceFinderPage.objects.filter(live=True).order_by("pk").values_list("translation_key", flat=True):
        versions = PageVersions.load(ServiceFinderPage, key)
        if versions and versions.is_public:
            return versions.paths
    return {}
