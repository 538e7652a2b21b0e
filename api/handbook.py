"""What people read at /api/v1/docs: how to use the API, made of the very declarations that it works by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Min
from django.utils.translation import gettext as _

from api.content.record import address
from api.resources import RESOURCES, Resource
from cms.languages import LANGUAGES
from cms.published.addresses import path_in
from cms.published.models import PublishedRecord
from directory.filters.filters import FILTERS

Json = dict[str, Any]
PROBLEM = """{
  "type": "about:blank",
  "title": "Bad Request",
  "status": 400,
  "detail": "Some parameters are not valid.",
  "errors": [{"parameter": "page", "detail": "A valid integer is required."}]
}"""


def handbook(language: str) -> Json:
    """The template's context: sections in order, each with paragraphs, examples and tables. One query."""
    known = first_of_each()
    sections = [
        first_call(),
        resources(known, language),
        lists(),
        own_filters(),
        languages(),
        formats(),
        errors(),
        politeness(),
        embedding("home" in known),
        terms(),
    ]
    return {"sections": sections, "openapi": address("openapi"), "title": _("Open data of the district")}


def section(key: str, title: str, *paragraphs: str, **parts: Any) -> Json:
    """`examples` are [(words, address)], `rows` those of a table below `head`, `code` is to copy."""
    return {"key": key, "title": title, "paragraphs": paragraphs, **parts}


def first_call() -> Json:
    return section(
        "first",
        _("The first call"),
        _("Everything that is public on this site can be read as JSON."),
        _("That is offers, organizations, places, guides, news. Nobody needs a key."),
        _("The directory follows HSDS 3.2.3 of Open Referral; fields and parameters of our own begin with x_."),
        code=f"curl '{address('services', 'lang=ar&per_page=5')}'",
        examples=[(_("Five offers in Arabic"), address("services", "lang=ar&per_page=5"))],
    )


def resources(known: dict[str, str], language: str) -> Json:
    rows = [row for one in RESOURCES for row in rows_of(one, known, language)]
    rows.append(
        [_("What stands around every page: menu, footer, topics, languages"), example(address("site", f"lang={language}"))]
    )
    return section(
        "resources",
        _("What there is"),
        _("A list has pages of items; the record at its own address has everything. Ids are the same in all languages."),
        head=[_("What"), _("Example")],
        rows=rows,
    )


def rows_of(resource: Resource, known: dict[str, str], language: str) -> Iterator[list[Any]]:
    names = {
        "services": _("Offers"),
        "organizations": _("Who offers them"),
        "service_at_locations": _("Offers at one place"),
        "taxonomies": _("Groups of terms"),
        "taxonomy_terms": _("Topics and target groups"),
        "places": _("Municipalities and what they belong to"),
        "pages": _("Pages of the site, of every type"),
        "guides": _("Guides, step by step"),
        "news": _("News, the newest first"),
    }
    yield [names[resource.path], example(address(resource.path, f"lang={language}&per_page=2"))]
    if found := next((known[kind] for kind in resource.kinds if kind in known), None):
        yield [_("One of them by its id"), example(f"{address(resource.path)}/{found}?lang={language}")]


def example(url: str) -> Json:
    return {"url": url, "text": path_in(url)}


def first_of_each() -> dict[str, str]:
    """Kind → id of a public record. One query, whatever their number."""
    first = PublishedRecord.objects.current().values("kind").annotate(first=Min("pk")).values("first")
    return {kind: str(uuid) for kind, uuid in PublishedRecord.objects.filter(pk__in=first).values_list("kind", "uuid")}


def lists() -> Json:
    """All parameters but our own filters, each with the lists that know it."""
    where: dict[str, tuple[str, list[str]]] = {}
    for resource in RESOURCES:
        for name, field in resource.parameters().fields.items():
            where.setdefault(name, (str(field.help_text), []))[1].append(resource.path)
    own = {f"x_{one.name}" for one in FILTERS}
    rows = [[name, words, everywhere(lists_)] for name, (words, lists_) in where.items() if name not in own or "news" in lists_]
    return section(
        "parameters",
        _("Parameters"),
        _("Parameters narrow together. One that is unknown, repeated or malformed is an error, never ignored."),
        head=[_("Name"), _("Meaning"), _("Lists")],
        rows=rows,
        examples=[(_("Offers with “kurs”, page by page"), address("services", "search=kurs&per_page=5&page=1"))],
    )


def everywhere(lists_: list[str]) -> str:
    return _("all") if len(lists_) == len(RESOURCES) else ", ".join(lists_)


def own_filters() -> Json:
    near = {"radius": "x_near=50.33,7.22&"}
    rows = [
        [f"x_{one.name}", f"{one.meaning}", example(address("services", f"{near.get(one.name, '')}x_{one.name}={one.example}"))]
        for one in FILTERS
    ]
    return section(
        "filters",
        _("Filters of offers"),
        _("The finder of the site knows the same filters without x_. Values that the examples name may differ in your district."),
        head=[_("Name"), _("Meaning"), _("Example")],
        rows=rows,
        examples=[(_("How many offers each topic, place and language has"), address("services", "x_facets=true&per_page=1"))],
    )


def languages() -> Json:
    return section(
        "languages",
        _("Languages"),
        _("lang wins over Accept-Language."),
        _("Where a text is not translated, the German one stands in its place, and x_translation says so."),
        head=[_("Code"), _("Language"), _("Example")],
        rows=[[one.code, one.name, example(address("taxonomy_terms", f"lang={one.code}&per_page=1"))] for one in LANGUAGES],
    )


def formats() -> Json:
    kinds = {
        "ndjson": _("A record a line"),
        "geojson": _("For maps"),
        "csv": _("A table"),
        "xlsx": _("A table for office programs"),
    }
    feeds = {"rss": _("News for feed readers"), "jsonfeed": _("The same as JSON Feed")}
    rows = [[name, words, example(address("services", f"format={name}"))] for name, words in kinds.items()]
    rows += [[name, words, example(address("news", f"format={name}&lang=de"))] for name, words in feeds.items()]
    return section(
        "formats",
        _("Formats"),
        _("Whole lists without pages."),
        _("The server writes one at a time; who comes second is told by 503 and Retry-After to come back."),
        head=[_("Format"), _("What for"), _("Example")],
        rows=rows,
    )


def errors() -> Json:
    return section(
        "errors",
        _("Errors"),
        _("Errors are problem documents (RFC 9457) in English."),
        _("400: a parameter is wrong. 404: there is no such thing. 429: too many requests."),
        code=PROBLEM,
    )


def politeness() -> Json:
    numbers = {"few": settings.API_REQUESTS_A_MINUTE, "many": settings.API_REQUESTS_A_MINUTE_WITH_KEY}
    limit = _("From one address %(few)d requests a minute are answered, with a key %(many)d. Retry-After says when to come back.")
    return section(
        "limits",
        _("Limits, keys, caching"),
        limit % numbers,
        _("Answers have an ETag: ask again with If-None-Match, and 304 tells that nothing has changed."),
        _("The district gives keys on request. A key stands in the header, never in an address."),
        _("Whoever keeps a copy asks for modified_after."),
        _("What was withdrawn is listed for twelve months as inactive, with no more than its name."),
        code=f"curl -H 'Authorization: Api-Key …' '{address('services', 'modified_after=2026-01-01')}'",
        examples=[(_("What has changed since January"), address("services", "modified_after=2026-01-01&per_page=2"))],
    )


def embedding(has_front_page: bool) -> Json:
    return section(
        "embedding",
        _("On your own site"),
        _("Scripts of every site may read the API. Addresses of pages (x_url, url) lead to this site in the reader's language."),
        _("A front end of your own can be made from pages, site and the lists that a page names."),
        code=f'fetch("{address("services", "x_topic=sprache&lang=ar")}").then((answer) => answer.json())',
        examples=[(_("The front page in Arabic"), address("page_at", "path=/ar/"))] if has_front_page else [],
    )


def terms() -> Json:
    return section(
        "terms",
        _("Terms"),
        _("Where a record was taken over from others, x_source names the source and its licence."),
        _("That licence holds for what you make of it."),
        _("Name the site as the source of all others, link to their pages, and keep your copy fresh."),
        _("Nobody's address is kept; of a key only how often it is used."),
    )
