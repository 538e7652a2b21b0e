"""A letter as a mail: text and HTML, and the date for the calendar."""

from __future__ import annotations

from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from cms.languages import language_of
from cms.plugins.workshops.mails.calendar_file import CANCEL, REQUEST, calendar_file
from cms.plugins.workshops.mails.letters import Letter
from cms.plugins.workshops.models import Mail
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State

METHODS = {MailKind.CONFIRMED: REQUEST, MailKind.CANCELLED: CANCEL, MailKind.CALLED_OFF: CANCEL}


def message(mail: Mail) -> EmailMultiAlternatives:
    """The same Message-ID whenever it is made."""
    registration = mail.registration
    with override(registration.language):
        letter = Letter(mail)
        context = letter.context() | {"language": language_of(registration.language)}
        made = EmailMultiAlternatives(
            letter.subject,
            render_to_string("workshops/mail/letter.txt", context),
            to=[registration.email],
            reply_to=[letter.date.contact] if letter.date.contact else None,
            headers=headers(mail, letter),
        )
        made.attach_alternative(render_to_string("workshops/mail/letter.html", context), "text/html")
        if method := method_of(mail):
            file = calendar_file(registration, method, letter.title, letter.date.place, letter.address, sender())
            made.attach_alternative(file.decode(), f"text/calendar; method={method}")
    return made


def method_of(mail: Mail) -> str:
    """Who only waits has nothing in the calendar yet."""
    if mail.kind == MailKind.CHANGED:
        return REQUEST if mail.registration.state == State.CONFIRMED else ""
    return METHODS.get(MailKind(mail.kind), "")


def headers(mail: Mail, letter: Letter) -> dict[str, str]:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    found = {"Message-ID": f"<{mail.uuid}@{host}>", "Auto-Submitted": "auto-generated", "Content-Language": letter.language}
    if mail.kind == MailKind.MESSAGE:
        found["List-Unsubscribe"] = f"<{letter.address}>"
    return found


def sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
