"""A letter as a mail: text and HTML, and the date for the calendar."""

from __future__ import annotations

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

TAKES_BACK = (MailKind.CANCELLED, MailKind.CALLED_OFF)
ASKS = (MailKind.CONFIRMED, MailKind.CHANGED, MailKind.RESTORED)


def message(mail: Mail) -> EmailMultiAlternatives:
    """The same Message-ID whenever it is made."""
    registration = mail.registration
    language = registration.reading_language
    with override(language):
        letter = Letter(mail)
        context = letter.context() | {"language": language_of(language)}
        made = EmailMultiAlternatives(
            letter.subject,
            render_to_string("workshops/mail/letter.txt", context),
            to=[registration.email],
            reply_to=[letter.date.contact] if letter.date.contact else None,
            headers=headers(mail, letter),
        )
        made.attach_alternative(render_to_string("workshops/mail/letter.html", context), "text/html")
        if method := method_of(mail):
            file = calendar_file(registration, method, mail.sequence, language)
            made.attach_alternative(file.decode(), f"text/calendar; method={method}")
    return made


def method_of(mail: Mail) -> str:
    """Only who has a place has the date in the calendar, and only who had one has it taken out again."""
    if mail.kind in ASKS:
        return REQUEST if mail.registration.state == State.CONFIRMED else ""
    had_place = mail.kind in TAKES_BACK and mail.registration.mails.filter(kind=MailKind.CONFIRMED).exists()
    return CANCEL if had_place else ""


def headers(mail: Mail, letter: Letter) -> dict[str, str]:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    found = {"Message-ID": f"<{mail.uuid}@{host}>", "Auto-Submitted": "auto-generated", "Content-Language": letter.language}
    if mail.kind == MailKind.MESSAGE:
        found["List-Unsubscribe"] = f"<{letter.address}>"
    return found
