"""Mails that wait to be sent."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cms.plugins.workshops.models import Mail, Registration
from cms.plugins.workshops.models.mail import MailKind

WITH_CALENDAR = (MailKind.CONFIRMED, MailKind.CHANGED, MailKind.RESTORED, MailKind.CANCELLED, MailKind.CALLED_OFF)


def write(registration: Registration, kind: MailKind, subject: str = "", text: str = "", after: timedelta = timedelta()) -> None:
    """In the same transaction as what it tells of: either both happen, or none. Calendars take it for newer than the last."""
    if kind in WITH_CALENDAR:
        registration.sequence += 1
        registration.save(update_fields=["sequence"])
    known = {"subject": subject, "text": text, "sequence": registration.sequence, "not_before": timezone.now() + after}
    Mail.objects.create(registration=registration, kind=kind, **known)
