"""Comes and goes of subscriptions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.mailing.mailbox import mailbox_of
from cms.plugins.digest.models import Leaver, Mail, MailKind, Subscription
from cms.plugins.digest.models.subscription import hash_of
from cms.plugins.digest.rules import CONSENT

KEPT = timedelta(days=60)  # what an issue said


def ask(email: str, choice: Mapping[str, Any]) -> None:
    """Nobody learns here whether an address subscribes already: a mail says it. Only its owner changes what was chosen."""
    mailbox = mailbox_of(email)
    try:
        with transaction.atomic():
            made = Subscription.objects.create(email=email, mailbox=mailbox, **choice)
            Mail.objects.create(subscription=made, kind=MailKind.CONFIRM)
    except IntegrityError:
        ask_again(mailbox, choice)


def ask_again(mailbox: str, choice: Mapping[str, Any]) -> None:
    with transaction.atomic():
        known = Subscription.objects.select_for_update().filter(mailbox=mailbox).first()
        if known is None:
            return
        if known.confirmed_at:
            Mail.objects.create(subscription=known, kind=MailKind.ALREADY)
            return
        change(known, {**choice, "asked_at": timezone.now()})
        Mail.objects.create(subscription=known, kind=MailKind.CONFIRM)


def change(subscription: Subscription, choice: Mapping[str, Any]) -> None:
    """Nothing, when its owner has left meanwhile."""
    Subscription.objects.filter(pk=subscription.pk).update(**choice)


def confirm(subscription: Subscription) -> None:
    """Again, it ends a pause: issues that came back count no more."""
    subscription.mails.exclude(problem="").update(entries=[])
    now = timezone.now()
    change(subscription, {"confirmed_at": subscription.confirmed_at or now, "consent": CONSENT, "paused_at": None})
    Leaver.objects.filter(mailbox_hash=hash_of(subscription.mailbox)).delete()


def leave(subscription: Subscription) -> None:
    """Everything about it is erased but a hash."""
    with transaction.atomic():
        Leaver.objects.get_or_create(mailbox_hash=hash_of(subscription.mailbox))
        subscription.delete()


def erase() -> None:
    """For the timetable: who never confirmed, and what old issues said. That there was an issue is still known."""
    Subscription.objects.late().delete()
    old = Mail.objects.filter(made_at__lte=timezone.now() - KEPT)
    old.filter(period="").delete()
    old.exclude(entries=[]).update(entries=[])
