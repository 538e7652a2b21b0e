"""Pages that are not published: previews, and pages behind a restriction. Projected in memory, shown by the same templates."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page

from cms.languages import is_source
from cms.published.models import PublishedDocument
from cms.published.window import in_memory
from site_pages.addresses.pages import document_response
from site_pages.models.base_page import BasePage
from site_pages.publishing.projections import projection_of
from site_pages.publishing.references import Mentions, References
from site_pages.reading.links import current_language
from site_pages.tree.versions import PageVersions
from site_pages.tree.visibility import restrictions_of


def render_page(page: BasePage, request: HttpRequest) -> HttpResponse:
    """A preview in the language of its row; else a page behind a restriction, in the language of the address."""
    if getattr(request, "is_preview", False):
        return render_versions(of_draft(page), page.locale.language_code, request)
    versions = PageVersions.load(type(page), page.translation_key)
    if versions is None or not restrictions_of(page).exists() or is_over(versions):
        raise Http404("There is no such page.")
    return render_versions(versions, current_language(), request)


def render_versions(versions: PageVersions, language: str, request: HttpRequest) -> HttpResponse:
    with translation.override(language):
        document = documents_of(versions)[language]
        document.beside = {key: one[language] for key, one in beside(versions.page, request).items()}
        response = document_response(document, request)
    add_never_cache_headers(response)
    return response


def documents_of(versions: PageVersions) -> dict[str, PublishedDocument]:
    known = References.load(Mentions.of(versions.all_rows()))
    return in_memory(projection_of(versions, known, set()))


def of_draft(page: BasePage) -> PageVersions:
    """A page in all languages, with the one in the form instead of what is stored; of a new page there is nothing else."""
    model, key, language = type(page), page.translation_key, page.locale.language_code
    rows = model._default_manager.filter(translation_key=key).select_related("locale", "alias_of")
    found: dict[str, Any] = {row.locale.language_code: row for row in rows} | {language: page}
    if not is_source(page):
        page.live = True  # as if it were published now
    return PageVersions.of_rows({key: found})[key]


def is_over(versions: PageVersions) -> bool:
    """A page ends at its time even when the timetable is late, and with its source page."""
    now = timezone.now()
    pages = [versions.source, versions.page]
    return any(not one.live or bool(one.expire_at and one.expire_at <= now) for one in pages)


def beside(page: BasePage, request: HttpRequest) -> dict[UUID, dict[str, PublishedDocument]]:
    """Documents of the live pages above and below a private page that this reader may see, too."""
    if not page.path or not restrictions_of(page).exists():
        return {}
    around = [*page.get_ancestors().filter(depth__gt=1), *page.get_children().live()]
    found = {}
    for one in around:
        model = one.specific_class
        if model and issubclass(model, BasePage) and is_open_to(request, one):
            versions = PageVersions.load(model, one.translation_key)
            if versions and not is_over(versions):
                found[one.translation_key] = documents_of(versions)
    return found


def is_open_to(request: HttpRequest, page: Page) -> bool:
    """Whether a page is behind restrictions that a reader has passed."""
    restrictions = list(restrictions_of(page))
    return bool(restrictions) and all(restriction.accept_request(request) for restriction in restrictions)
