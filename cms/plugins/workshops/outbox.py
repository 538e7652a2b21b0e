"""Mails that wait to be sent."""

from __future__ import annotations

from django.db.models import F

from cms.plugins.workshops.models import Mail, Registration
from cms.plugins.workshops.models.mail import MailKind

WITH_CALENDAR = (MailKind.CONFIRMED, MailKind.CHANGED, MailKind.CANCELLED, MailKind.CALLED_OFF)


def write(registration: Registration, kind: MailKind, subject: str = "", text: str = "") -> None:
    """In the same transaction as what it tells of: either both happen, or none. Calendars take it for newer than the last."""
    if kind in WITH_CALENDAR:
        Registration.objects.filter(pk=registration.pk).update(sequence=F("sequence") + 1)
    Mail.objects.create(registration=registration, kind=kind, subject=subject, text=text)
