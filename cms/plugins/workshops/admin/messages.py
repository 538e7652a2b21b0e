"""A message of the organizer to all who come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.plugins.workshops.admin.access import OfDate
from cms.plugins.workshops.models import Mail
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State
from cms.plugins.workshops.outbox import write
from cms.plugins.workshops.seats import locked
from cms.public_forms.fields import LineField

TWICE = timedelta(minutes=10)


def plain(text: str) -> str:
    return text.replace("\r\n", "\n")


class MessageForm(forms.Form):
    subject = LineField(label=_("Subject"), max_length=150, help_text=_("The name of the workshop follows by itself."))
    text = forms.CharField(
        label=_("Message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "It is sent as you write it, in no other language. Date, place and a link to cancel stand below it by themselves."
        ),
    )
    to_waiting = forms.BooleanField(
        label=_("Also to those who wait"), required=False, help_text=_("Else to those who have a place.")
    )


class MessageView(OfDate):
    template_name = "workshops/admin/message.html"
    header_icon = "mail"
    logged_as = "written"
    shows_people = False

    def get_page_title(self) -> str:
        return f"{_('Message to all')}: {self.date}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = {"date": self.date, "form": MessageForm(), "number": self.date.registrations.participants().count()}
        return super().get_context_data(**kwargs) | known | kwargs

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = MessageForm(request.POST)
        if form.is_valid() and self.was_just_sent(form.cleaned_data):
            form.add_error("text", _("This message has just been sent."))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        number = self.send(form.cleaned_data)
        text = ngettext("The message goes to %(number)s person.", "The message goes to %(number)s people.", number)
        messages.success(request, text % {"number": number})
        self.log()
        return redirect("workshop_dates:participants", self.date.pk)

    def was_just_sent(self, message: dict[str, Any]) -> bool:
        """By the first of two clicks."""
        known = Mail.objects.filter(registration__workshop_date=self.date, subject=message["subject"])
        return known.filter(text=plain(message["text"]), made_at__gt=timezone.now() - TWICE).exists()

    def send(self, message: dict[str, Any]) -> int:
        """A mail for each, in which nobody sees the others."""
        states = [
            State.CONFIRMED,
            State.ATTENDED,
            State.NO_SHOW,
            *([State.WAITING, State.OFFERED] if message["to_waiting"] else []),
        ]
        with locked(self.date.pk) as date:
            people = list(date.registrations.filter(state__in=states))
            for registration in people:
                write(registration, MailKind.MESSAGE, message["subject"], plain(message["text"]))
        return len(people)
