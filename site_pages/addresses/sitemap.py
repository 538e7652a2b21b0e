"""For crawlers: robots.txt, and the sitemap of what really is in a language, with its other languages beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.languages import CODES, SOURCE_LANGUAGE
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument, PublishedRecord
from site_pages.models import PAGE_TYPES
from site_pages.reading.document_page import REALLY_TRANSLATED
from site_pages.reading.lists import number_of

RECORDS_A_FILE = 2000  # with nine languages each below the 50,000 addresses that a file may hold
KINDS = [*(model.kind for model in PAGE_TYPES), "service"]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NO_QUERY = {"No-Vary-Search": "params"}
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /documents/

Sitemap: {site}/sitemap.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS.format(site=settings.SITE_URL), content_type="text/plain; charset=utf-8", headers=NO_QUERY)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """One file, or for large sites an index of `?page=1` and so on."""
    records = PublishedRecord.objects.current().filter(kind__in=KINDS).order_by("kind", "pk")
    files = Paginator(records, RECORDS_A_FILE)
    number = number_of(request.GET.get("page", ""))
    if number is None and files.num_pages > 1:
        return xml(index(files.num_pages))
    try:
        page = files.page(number or 1)
    except EmptyPage as error:
        raise Http404("There is no such file.") from error
    return xml(url_set(list(page.object_list)))


def xml(text: str) -> HttpResponse:
    return HttpResponse(HEAD + text, content_type="application/xml; charset=utf-8")


def index(files: int) -> str:
    address = absolute("/sitemap.xml")
    entries = "".join(f"<sitemap><loc>{address}?page={number}</loc></sitemap>\n" for number in range(1, files + 1))
    return f'<sitemapindex xmlns="{NAMESPACE}">\n{entries}</sitemapindex>\n'


def url_set(records: list[PublishedRecord]) -> str:
    documents = PublishedDocument.objects.filter(record__in=[record.pk for record in records], state__in=REALLY_TRANSLATED)
    paths: dict[int, dict[str, str]] = defaultdict(dict)
    for record, language, url in documents.exclude(url="").listed().values_list("record_id", "language", "url"):
        paths[record][language] = url
    entries = "".join(entry for record in records for entry in entries_of(record, paths[record.pk]))
    return f'<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{entries}</urlset>\n'


def entries_of(record: PublishedRecord, paths: dict[str, str]) -> Iterator[str]:
    links = "".join(alternate(code, paths[code]) for code in CODES if code in paths)
    if SOURCE_LANGUAGE in paths:
        links += alternate("x-default", paths[SOURCE_LANGUAGE])
    modified = f"<lastmod>{record.modified_at.isoformat()}</lastmod>"
    for code in CODES:
        if code in paths:
            yield f"<url><loc>{escape(absolute(paths[code]))}</loc>{modified}{links}</url>\n"


def alternate(language: str, path: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(absolute(path))}/>'
