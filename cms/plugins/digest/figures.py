"""Numbers for the report."""

from __future__ import annotations

from datetime import date

from cms.plugins.digest.models import Mail, MailKind


def issues(first: date, last: date) -> int:
    """Digests that were sent."""
    sent = Mail.objects.filter(kind=MailKind.ISSUE, sent_at__date__gte=first, sent_at__date__lte=last)
    return sent.count()
