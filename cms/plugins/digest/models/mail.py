"""Issues of the digest, and mails that ask for a confirmation."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.mailing.outgoing import OutgoingMail, OutgoingMailQuerySet
from cms.plugins.digest.models.subscription import Subscription


class MailKind(models.TextChoices):
    CONFIRM = "confirm", _("Please confirm")
    ALREADY = "already", _("Change your subscription")
    ISSUE = "issue", _("Issue")


class MailQuerySet(OutgoingMailQuerySet):
    def undelivered(self) -> Self:
        """Issues that were refused are nobody's to decide about: after three in a row the subscription pauses."""
        return self.unclear() | self.exclude(problem="").exclude(kind=MailKind.ISSUE)


class Mail(OutgoingMail):
    """`period` names an issue, such as 2026-W49 or 2026-12: there is one for each subscription.

    `entries` are [{kind, name, lang, url, note}], as they stood when the issue was made; none when there was nothing new.
    """

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(_("kind"), max_length=10, choices=MailKind)
    period = models.CharField(_("period"), max_length=10, blank=True)
    entries = models.JSONField(_("entries"), default=list)

    objects = MailQuerySet.as_manager()  # type: ignore[misc]  # its base has it on the class, as Django wants it

    class Meta(OutgoingMail.Meta):
        constraints = [
            models.UniqueConstraint(fields=["subscription", "period"], condition=~Q(period=""), name="digest_issue_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"

    def let_go(self) -> None:
        """The row of an issue stays: it says that the period has been told of."""
        if self.kind != MailKind.ISSUE:
            super().let_go()
            return
        self.sent_at = self.claimed_at
        self.save(update_fields=["sent_at"])
