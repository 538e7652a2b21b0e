"""The page on which people write a notice."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.mailing.mailbox import counted_mailbox
from cms.plugins.board import states
from cms.plugins.board.models import Notice
from cms.plugins.board.models.notice import ALIVE
from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.rules import A_DAY, AN_HOUR, MAILS_A_DAY, MAILS_AN_HOUR, notices_an_hour
from cms.plugins.board.visitors.forms import ChangeForm, NoticeForm
from cms.users.clients import address_of, within
from site_pages.reading.links import current_language
from site_pages.reading.own_pages import own_page
from site_pages.reading.site import site_for


@csrf_exempt  # nobody is logged in: there is nothing that another site could misuse, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A notice of somebody whom nobody knows yet."""
    form = form_for(request)
    if request.method != "POST" or not form.is_valid():
        return page(request, form, 400 if form.is_bound else 200)
    if form.is_trapped:
        return redirect(f"{request.path}?sent=1")
    if not may_write(request):
        return page(request, form, 429)
    if not may_be_written_to(form.cleaned_data["email"]):
        return page(request, form, 429)
    states.submit(form.notice_fields)
    return redirect(f"{request.path}?sent=1")


@csrf_exempt  # the secret in the address is the right to act, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write_part(request: HttpRequest, secret: UUID) -> HttpResponse:
    """What else is needed, such as transport: a second notice of the same author."""
    parent = Notice.objects.filter(secret=secret, state__in=ALIVE).first()
    if parent is None:
        return own_page(request, "board/not_valid.html", {}, 404)
    form = form_for(request, parent)
    if request.method != "POST" or not form.is_valid():
        return page(request, form, 400 if form.is_bound else 200, parent)
    if form.is_trapped:
        return redirect("board:mine", secret)
    if not may_write(request):
        return page(request, form, 429, parent)
    made = states.submit_with(parent, form.notice_fields)
    return redirect("board:mine", made.secret)


@csrf_exempt  # the same
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, secret: UUID) -> HttpResponse:
    """What the author writes anew is read anew."""
    notice = Notice.objects.filter(secret=secret).first()
    if notice is None or not notice.may_be_changed:
        return own_page(request, "board/not_valid.html", {}, 404)
    form = ChangeForm(notice, request.POST or None, frame=site_for(request, current_language()))
    if request.method != "POST" or not form.is_valid():
        return page(request, form, 400 if form.is_bound else 200, changed=notice)
    if not may_write(request):
        return page(request, form, 429, changed=notice)
    if form.says_anew and not form.is_trapped:
        with suppress(states.NotPossible):  # it has ended meanwhile, as its page says
            states.change(notice, form.notice_fields)
    return redirect("board:mine", secret)


def may_write(request: HttpRequest) -> bool:
    return within(f"board.{address_of(request)}", notices_an_hour(), AN_HOUR)


def may_be_written_to(email: str) -> bool:
    """Whoever types in somebody else's address shall not fill their mailbox."""
    mailbox = counted_mailbox(email)
    return within(f"board.{mailbox}", MAILS_AN_HOUR, AN_HOUR) and within(f"board.day.{mailbox}", MAILS_A_DAY, A_DAY)


def form_for(request: HttpRequest, parent: Notice | None = None) -> NoticeForm:
    """With what the address asks for, such as `?type=request&category=transport`."""
    wanted = request.GET
    first: dict[str, Any] = {"notice_type": wanted.get("type", NoticeType.OFFER), "category": wanted.get("category", "")}
    first["language"] = current_language()
    if parent:
        first |= {"notice_type": NoticeType.REQUEST, "category": Category.TRANSPORT, "place": parent.place}
    frame = site_for(request, current_language())
    return NoticeForm(request.POST or None, initial=first, frame=frame, has_author=parent is not None)


def page(
    request: HttpRequest, form: NoticeForm, status: int, parent: Notice | None = None, changed: Notice | None = None
) -> HttpResponse:
    """`parent` is what a new notice belongs to, `changed` the one that is written anew."""
    sent = "sent" in request.GET and not form.is_bound and changed is None
    context = {"form": form, "parent": parent, "changed": changed, "too_many": status == 429, "sent": sent}
    return own_page(request, "board/write.html", context, status)
