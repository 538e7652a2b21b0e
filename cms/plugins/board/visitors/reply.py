"""The page on which people answer a notice."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.plugins.board import exchange
from cms.plugins.board.models import Notice
from cms.plugins.board.states import KIND, NotPossible
from cms.plugins.board.visitors.forms import ReplyForm
from cms.plugins.board.visitors.showing import shown
from cms.plugins.board.visitors.writing import may_be_written_to, may_write
from cms.published.models import PublishedDocument
from site_pages.reading.links import current_language
from site_pages.reading.own_pages import own_page
from site_pages.reading.site import site_for


@csrf_exempt  # nobody is logged in: there is nothing that another site could misuse, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """404 for what is not public."""
    language = current_language()
    document = PublishedDocument.objects.current(KIND, language).of(uuid).first()
    if document is None:
        raise Http404("There is no such notice.")
    form = ReplyForm(request.POST or None)
    context = {"form": form, "notice": shown(document, site_for(request, language)), "sent": "sent" in request.GET}
    if request.method != "POST" or not form.is_valid():
        return own_page(request, "board/reply.html", context, 400 if form.is_bound else 200)
    if form.is_trapped:
        return redirect(f"{request.path}?sent=1")
    if not may_write(request) or not may_be_written_to(form.cleaned_data["email"]):
        return own_page(request, "board/reply.html", context | {"too_many": True}, 429)
    try:
        answer(uuid, form, language)
    except exchange.TooMany:
        return own_page(request, "board/reply.html", context | {"too_many": True}, 429)
    except (NotPossible, Notice.DoesNotExist) as error:
        raise Http404("There is no such notice any more.") from error
    return redirect(f"{request.path}?sent=1")


def answer(uuid: UUID, form: ReplyForm, language: str) -> None:
    details = {name: form.cleaned_data[name] for name in ("person", "email", "text")}
    exchange.reply(Notice.objects.get(uuid=uuid), details, language)
