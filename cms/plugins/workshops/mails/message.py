"""A letter as a mail: text and HTML, and the date for the calendar."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import override

from cms.mailing.letter import letter
from cms.plugins.workshops.mails.calendar_file import CANCEL, REQUEST, calendar_file
from cms.plugins.workshops.mails.letters import Letter
from cms.plugins.workshops.models import Mail
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State

TAKES_BACK = (MailKind.CANCELLED, MailKind.CALLED_OFF)
ASKS = (MailKind.CONFIRMED, MailKind.CHANGED, MailKind.RESTORED)


def message(mail: Mail) -> EmailMultiAlternatives:
    registration = mail.registration
    language = registration.reading_language
    with override(language):
        about = Letter(mail)
        made = letter(mail.uuid, registration.email, about.subject, "workshops/mail/letter", about.context(), language)
        if about.date.contact:
            made.reply_to = [about.date.contact]
        if mail.kind == MailKind.MESSAGE:
            made.extra_headers["List-Unsubscribe"] = f"<{about.address}>"
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
