"""Where a service has its page: below the service finder."""

from uuid import UUID

from site_pages.models import ServiceFinderPage
from site_pages.publishing import is_public
from site_pages.service_path import finder_path
from site_pages.versions import PageVersions

SHORT = 10


def service_address(uuid: UUID, language: str, slug: str) -> str:
    """The path of a service's page, stable when its name changes: only the last ten characters identify it."""
    path = finder_path(language) or unpublished_finder_path(language)
    return f"{path}{slug}-{uuid.hex[:SHORT]}/".replace("/-", "/") if path else ""


def unpublished_finder_path(language: str) -> str:
    """While the window is rebuilt, services come before the finder."""
    for key in ServiceFinderPage.objects.filter(live=True).order_by("pk").values_list("translation_key", flat=True):
        versions = PageVersions.load(ServiceFinderPage, key)
        if versions and is_public(versions):
            return versions.path(language)
    return ""
