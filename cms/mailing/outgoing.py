"""What is to be sent. It is claimed before it is sent, so that a killed worker never sends it twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Self
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_TRIES = 8
SURELY_OVER = timedelta(minutes=10)  # no server takes longer for one mail


class OutgoingMailQuerySet(models.QuerySet[Any]):
    def due(self) -> Self:
        return self.filter(claimed_at=None, problem="", not_before__lte=timezone.now()).order_by("pk")

    def unclear(self) -> Self:
        """Claimed by a worker that was killed, or whose server fell silent: perhaps sent, perhaps not. A person decides."""
        return self.filter(claimed_at__lte=timezone.now() - SURELY_OVER, sent_at=None, problem="")

    def undelivered(self) -> Self:
        """What waits for a person: unclear, or refused."""
        return self.unclear() | self.exclude(problem="")


class OutgoingMail(models.Model):
    """A plugin's model adds to whom, and of what it tells; the letter is written when it is sent."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    claimed_at = models.DateTimeField(_("begun"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    problem = models.CharField(_("problem"), max_length=200, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["pk"]
        default_permissions = ()  # they belong to what they tell of
        indexes = [
            models.Index(fields=["not_before"], condition=Q(claimed_at=None, problem=""), name="%(app_label)s_%(class)s_due")
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def let_go(self) -> None:
        """A person has decided not to send it again."""
        self.delete()


def mail_models() -> list[type[OutgoingMail]]:
    """Of all plugins that are on."""
    return [model for model in apps.get_models() if issubclass(model, OutgoingMail)]
