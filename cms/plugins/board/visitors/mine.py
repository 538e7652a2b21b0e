"""What the links in mails lead to: one's own notice, what fits it, who has answered. Looking changes nothing; a button does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.plugins.board import exchange, states
from cms.plugins.board.matching import matches
from cms.plugins.board.models import Notice, Reply
from cms.plugins.board.models.notice import State
from cms.plugins.board.publishing import path_of
from cms.plugins.board.rules import kept_after_closing
from cms.plugins.board.visitors.forms import MessageForm
from site_pages.reading.formats import local_date
from site_pages.reading.links import current_language
from site_pages.reading.own_pages import own_page

ACTIONS: dict[str, Callable[[Notice], None]] = {
    "confirm": states.confirm,
    "still": states.still_holds,
    "found": lambda notice: states.end(notice, State.MATCHED),
    "close": lambda notice: states.end(notice, State.CLOSED),
}


@csrf_exempt  # the secret in the address is the right to act, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, secret: UUID) -> HttpResponse:
    notice = Notice.objects.filter(secret=secret).first()
    if notice is None:
        return own_page(request, "board/not_valid.html", {}, 404)
    act = ACTIONS.get(request.POST.get("action", ""))
    if request.method != "POST" or act is None:
        return own_page(request, "board/mine.html", described(notice))
    try:
        act(notice)
    except states.NotPossible:
        found = Notice.objects.filter(pk=notice.pk).first()
        if found is None:
            return own_page(request, "board/not_valid.html", {})
        return own_page(request, "board/mine.html", described(found) | {"problem": _("The time for this is over.")})
    return redirect(request.path)


def described(notice: Notice) -> dict[str, Any]:
    """No name and no address: a link may be seen by others."""
    language = current_language()
    return {
        "notice": notice,
        "state": State.EXPIRED if notice.state == State.OPEN and notice.has_ended else notice.state,
        "until": local_date(notice.valid_until, language),
        "public_url": path_of(notice.uuid, language),
        "replies": list(notice.replies.sent()),
        "matches": [(one, path_of(one.uuid, language)) for one in matches(notice)],
        "days_kept": kept_after_closing().days,
    }


@csrf_exempt  # the same
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_exchange(request: HttpRequest, secret: UUID, reply: int) -> HttpResponse:
    """With one of those who have answered, as the author of the notice."""
    answer = Reply.objects.sent().select_related("notice").filter(pk=reply, notice__secret=secret).first()
    return exchange_page(request, answer, is_author=True)


@csrf_exempt  # the same
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_reply(request: HttpRequest, secret: UUID) -> HttpResponse:
    """As whoever has answered: confirm the address, then write and read."""
    answer = Reply.objects.select_related("notice").filter(secret=secret).first()
    confirms = request.POST.get("action") == "confirm"
    if answer is None or (answer.is_confirmed and not confirms):
        return exchange_page(request, answer, is_author=False)
    if not confirms:
        return own_page(request, "board/confirm_reply.html", {"reply": answer, "notice": answer.notice})
    try:
        exchange.confirm(answer)
    except states.NotPossible:
        return own_page(request, "board/not_valid.html", {"has_ended": True})
    return redirect(request.path)


def exchange_page(request: HttpRequest, answer: Reply | None, is_author: bool) -> HttpResponse:
    if answer is None:
        return own_page(request, "board/not_valid.html", {}, 404)
    form = MessageForm(request.POST or None)
    status = 400 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            if not form.is_trapped:
                exchange.write(answer, form.cleaned_data["text"], is_author)
            return redirect(request.path)
        except exchange.TooMany:
            status = 429
        except states.NotPossible:
            return own_page(request, "board/not_valid.html", {})
    context = {"reply": answer, "notice": answer.notice, "form": form, "is_author": is_author, "too_many": status == 429}
    return own_page(request, "board/exchange.html", context | {"messages": list(answer.messages.all())}, status)
