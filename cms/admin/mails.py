"""Mails that were not delivered, whichever plugin wrote them: for administrators, who send them again or let them go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.admin.report import ForAdministrators
from cms.mailing.outbox import send_again
from cms.mailing.outgoing import OutgoingMail, mail_models
from cms.plugin_api.contributions import TodoLine

MOST = 200  # lines; the next ones come when these are done


@dataclass(frozen=True)
class Undelivered:
    """Nobody's name and nobody's address: `mail` says when it was written and what came of it."""

    mail: OutgoingMail

    @property
    def key(self) -> str:
        return f"{self.mail._meta.label_lower}.{self.mail.pk}"

    @property
    def origin(self) -> Any:
        return self.mail._meta.app_config.verbose_name

    @property
    def about(self) -> Any:
        """What the plugin calls mails of its kind."""
        return getattr(self.mail, "get_kind_display", lambda: "")()


def undelivered() -> Iterator[Undelivered]:
    """Older first, plugin by plugin; one query for each."""
    for model in mail_models():
        yield from map(Undelivered, model.objects.undelivered().order_by("pk")[: MOST + 1])


def how_many(request: HttpRequest) -> Iterator[TodoLine]:
    if request.user.is_superuser:
        number = sum(model.objects.undelivered().count() for model in mail_models())
        yield TodoLine(_("Mails that were not delivered"), reverse("undelivered_mails"), number)


class UndeliveredView(ForAdministrators):
    template_name = "admin/undelivered_mails.html"
    page_title = gettext_lazy("Mails that were not delivered")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = list(islice(undelivered(), MOST + 1))
        return super().get_context_data(**kwargs) | {"mails": found[:MOST], "has_more": len(found) > MOST}

    def post(self, request: HttpRequest) -> HttpResponse:
        """`again` or `forget` is the key of a mail."""
        mail = self.mail(request.POST.get("again") or request.POST.get("forget", ""))
        if "again" in request.POST:
            send_again(mail)
            messages.success(request, _("The mail is sent again."))
        else:
            mail.let_go()
            messages.success(request, _("The mail is gone."))
        return redirect("undelivered_mails")

    def mail(self, key: str) -> OutgoingMail:
        found = next((one.mail for one in undelivered() if one.key == key), None)
        if found is None:
            raise Http404("There is no such mail.")
        return found
