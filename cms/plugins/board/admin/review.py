"""The page on which somebody decides about a notice."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from cms.admin.report import ReportView
from cms.languages import language_name
from cms.mailing.outbox import send_again
from cms.plugins.board import states
from cms.plugins.board.admin.access import PERMISSION, notices_of
from cms.plugins.board.cautions import cautions
from cms.plugins.board.models import Mail, Notice
from cms.plugins.board.models.notice import ALIVE, State
from cms.plugins.board.rules import LONGEST_TEXT
from directory.models import Place
from site_pages.reading.links import current_language


class ReviewView(PermissionRequiredMixin, ReportView):
    """What it shows is logged: it is about a person."""

    permission_required = PERMISSION
    template_name = "board/admin/review.html"
    header_icon = "openquote"
    within = ("notices:index", gettext_lazy("Offers and requests"))

    @cached_property
    def notice(self) -> Notice:
        return get_object_or_404(notices_of(self.request.user), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return self.notice.name

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        log(instance=self.notice, action="board.seen")
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        notice, language = self.notice, current_language()
        found = {
            "notice": notice,
            "place": Place.objects.filter(ars=notice.place).first() if notice.place else None,
            "spoken": [language_name(code, language) for code in notice.languages],
            "written_in": language_name(notice.reading_language, language),
            "cautions": cautions(f"{notice.name}\n{notice.text}"),
            "replies": notice.replies.sent().count(),
            "mails": Mail.objects.undelivered().filter(notice=notice).select_related("notice", "reply"),
            "waits": notice.state == State.SUBMITTED,
            "is_alive": notice.state in ALIVE,
        }
        return super().get_context_data(**kwargs) | found

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`action` is publish, reject or end; `again` is the key of a mail. `revision` is what was read."""
        answer = request.POST
        try:
            if "again" in answer:
                self.send_again(answer["again"])
            else:
                self.act(answer.get("action", ""), self.number(answer.get("revision", "")), answer.get("reason", "").strip())
        except states.Decided:
            messages.warning(request, _("Somebody else has decided already."))
        except states.Changed:
            messages.warning(request, _("The notice was changed meanwhile. Please read it once more."))
        except states.NotPossible:
            messages.warning(request, _("The notice is not there any more."))
            return redirect("notices:index")
        return redirect("notices:review", pk)

    def act(self, action: str, revision: int, reason: str) -> None:
        notice = self.notice
        if action == "publish":
            states.publish(notice, revision)
            self.done("board.published", _("The notice is public. Its author gets a mail."))
        elif action == "reject" and not 0 < len(reason) <= LONGEST_TEXT:
            messages.error(self.request, _("Please write the author why, in at most 1,000 characters."))
        elif action == "reject":
            states.reject(notice, revision, reason)
            self.done("board.rejected", _("The notice was not accepted. Its author gets a mail with the reason."))
        elif action == "end":
            states.take_off(notice)
            self.done("board.ended", _("The notice has ended, nobody sees it any more. Its author gets a mail."))

    def done(self, action: str, text: str) -> None:
        log(instance=self.notice, action=action)
        messages.success(self.request, text)

    def send_again(self, pk: str) -> None:
        found = Mail.objects.undelivered().filter(notice=self.notice, pk=self.number(pk)).first()
        if found is None:
            raise Http404("There is no such mail.")
        send_again(found)
        messages.success(self.request, _("The mail is sent again."))

    @staticmethod
    def number(text: str) -> int:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
