"""Makes an issue for each subscription, once a period."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from cms.plugins.digest.entries import entries
from cms.plugins.digest.kinds import Rhythm
from cms.plugins.digest.models import Mail, MailKind, Subscription
from cms.plugins.digest.periods import Period, period_of
from cms.plugins.digest.rules import AT_A_TIME, REFUSED_IN_A_ROW

logger = logging.getLogger(__name__)


def make_issues() -> None:
    """For the timetable; it may run late, twice, or on two nodes. Who subscribes within a period gets the next issue first."""
    for rhythm in Rhythm:
        period = period_of(rhythm, timezone.localdate())
        waiting = Subscription.objects.active().filter(rhythm=rhythm, confirmed_at__lt=period.middle)
        waiting = waiting.exclude(mails__period=period.name)
        for pk in list(waiting.values_list("pk", flat=True)[:AT_A_TIME]):
            try:
                make_issue(pk, period)
            except Exception:  # one subscription holds up no other
                logger.exception("Subscription %s: no issue can be made", pk)


def make_issue(pk: int, period: Period) -> None:
    """Nothing new makes an issue that is never sent: it is not looked for again."""
    with transaction.atomic():
        subscription = Subscription.objects.select_for_update().filter(pk=pk, paused_at=None).first()
        if subscription is None or subscription.mails.filter(period=period.name).exists():
            return
        if is_refused(subscription):
            subscription.paused_at = timezone.now()
            subscription.save()
            return
        found = entries(subscription, period)
        sent = {} if found else {"claimed_at": timezone.now(), "sent_at": timezone.now()}
        Mail.objects.create(subscription=subscription, kind=MailKind.ISSUE, period=period.name, entries=found, **sent)


def is_refused(subscription: Subscription) -> bool:
    """The last issues came back."""
    issues = subscription.mails.filter(kind=MailKind.ISSUE).exclude(entries=[]).order_by("-pk")
    last = list(issues.values_list("problem", flat=True)[:REFUSED_IN_A_ROW])
    return len(last) == REFUSED_IN_A_ROW and all(last)
