"""The list of notices, and its feed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.control_characters import without_control_characters
from cms.languages import LANGUAGES, language_name, language_of
from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.visitors.forms import OFFERED_LANGUAGES
from cms.plugins.board.visitors.query import BoardQuery
from cms.plugins.board.visitors.showing import Shown, shown
from cms.published.addresses import absolute
from site_pages.reading.links import current_language, set_place
from site_pages.reading.lists import page_of
from site_pages.reading.site import site_for

NOTICES_A_PAGE, IN_FEED = 20, 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    language = current_language()
    frame = site_for(request, language)
    query = BoardQuery.read(request.GET, frame)
    set_place(request, query.place)
    page = page_of(query.documents(language), query.page, NOTICES_A_PAGE, lambda one: shown(one, frame))
    context = {
        "language": language_of(language),
        "query": query,
        "items": page,
        "total": page.paginator.count,
        "choices": choices(frame, language),
        "language_urls": {one.code: f"/{one.code}/board/" for one in LANGUAGES},
        "board_url": reverse("board:board"),
        "canonical_url": absolute(reverse("board:board")),
        "alternates": [(one, absolute(f"/{one.code}/board/")) for one in LANGUAGES],
    }
    return render(request, "board/board.html", context)


def choices(frame: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "types": NoticeType.choices,
        "categories": Category.choices,
        "places": frame.get("places", []),
        "topics": frame.get("topics", []),
        "languages": sorted(((code, language_name(code, language)) for code in OFFERED_LANGUAGES), key=lambda pair: pair[1]),
    }


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """RSS 2.0 of the newest notices, with the filters of the list."""
    language = current_language()
    frame = site_for(request, language)
    query = BoardQuery.read(request.GET, frame)
    name = f"{_('Offers and requests')} – {frame['name']}"
    made = Rss201rev2Feed(
        title=name,
        link=absolute(reverse("board:board")),
        description=name,
        language=language,
        feed_url=absolute(request.get_full_path()),
    )
    for document in query.documents(language)[:IN_FEED]:
        add(made, shown(document, frame))
    answer = HttpResponse(made.writeString("utf-8"), content_type=Rss201rev2Feed.content_type)
    answer.headers["Content-Language"] = language
    return answer


def add(made: Rss201rev2Feed, notice: Shown) -> None:
    made.add_item(
        title=without_control_characters(f"{notice.type_label}: {notice.name}"),
        link=absolute(notice.url),
        description=without_control_characters(notice.content["description"]),
        unique_id=f"urn:uuid:{notice.content['id']}",
        unique_id_is_permalink=False,
    )
