"""The search page at /<language>/search/?q=&type=&page=."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.languages import language_of
from cms.search.results import Hit, Results
from site_pages.finder.query import clean
from site_pages.reading.links import current_language
from site_pages.reading.lists import language_of_words, number_of, page_among
from site_pages.reading.site import site_for
from site_pages.search.groups import TITLES, Group, groups_of

HITS_A_GROUP = 5
HITS_A_PAGE = 20


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    language, text = current_language(), clean(request.GET.get("q", ""))
    results = Results.of(text, language)
    chosen = request.GET.get("type", "")
    context = one_group(results, chosen, request) if chosen in TITLES else all_groups(results)
    frame = site_for(request, language)
    return render(
        request,
        "search.html",
        context
        | {
            "language": language_of(language),
            "text": text,
            "total": len(results.order),
            "corrected": results.corrected,
            "finder_url": frame.get("finder", {}).get("url", ""),
            "topics": frame.get("topics", []),
        },
    )


def all_groups(results: Results) -> dict[str, Any]:
    """The best of each group."""
    return {"groups": [shown(one, results.hits(one.kinds, 0, HITS_A_GROUP)) for one in groups_of(results)]}


def one_group(results: Results, name: str, request: HttpRequest) -> dict[str, Any]:
    """All of one group, page by page. 404 beyond the end."""
    group = next((one for one in groups_of(results) if one.name == name), None)
    if group is None:
        return all_groups(results)
    page = page_among(group.number, number_of(request.GET.get("page", "")) or 1, HITS_A_PAGE)
    hits = results.hits(group.kinds, page.start_index() - 1, page.end_index())
    query = urlencode({"q": clean(request.GET.get("q", "")), "type": name})
    return {"groups": [shown(group, hits)], "chosen": name, "items": page, "query": query}


def shown(group: Group, hits: list[Hit]) -> dict[str, Any]:
    items = [item_of(hit) for hit in hits]
    return {"name": group.name, "title": group.title, "number": group.number, "hits": items, "more": group.number > len(hits)}


def item_of(hit: Hit) -> dict[str, Any]:
    """A result with the languages of its words, which may be German ones."""
    item = msgspec.json.decode(hit.document.item)
    return {
        "title": hit.document.title,
        "url": hit.document.url,
        "parts": hit.title,
        "passage": hit.passage,
        "x_translation": item.get("x_translation", {}),
        "title_lang": language_of_words(item, "name" if "name" in item else "title", hit.document.language),
        "passage_lang": language_of_words(item, "description" if "name" in item else "summary", hit.document.language),
    }
