"""Where a service has its page: below the service finder."""

from cms.published.addresses import Addresses
from cms.published.models import PublishedDocument
from site_pages.reading.service_path import service_path


def service_addresses() -> Addresses:
    """Gives the paths of services' pages by language, stable when a name changes: the last ten characters identify it.

    One query: the finder is projected before services.
    """
    documents = PublishedDocument.objects.public().filter(kind="finder").order_by("-record_id")
    finders = dict(documents.values_list("language", "url"))
    return lambda uuid, slug: {language: service_path(path, slug, uuid) for language, path in finders.items() if path}
