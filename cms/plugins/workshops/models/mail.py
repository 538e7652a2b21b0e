"""What is to be sent. It is claimed before it is sent, so that a killed worker never sends it twice."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.plugins.workshops.models.registration import Registration

MOST_TRIES = 8
SURELY_OVER = timedelta(minutes=10)  # no server takes longer for one mail


class MailKind(models.TextChoices):
    CONFIRM = "confirm", _("Please confirm")
    ALREADY = "already", _("Already registered")
    CONFIRMED = "confirmed", _("You have a place")
    WAITING = "waiting", _("You are on the waiting list")
    OFFER = "offer", _("A place is free")
    EXPIRED = "expired", _("The offer is over")
    CANCELLED = "cancelled", _("You have cancelled")
    CALLED_OFF = "called_off", _("Does not take place")
    CHANGED = "changed", _("Has been changed")
    RESTORED = "restored", _("Takes place after all")
    MESSAGE = "message", _("Message of the organizer")
    CERTIFICATE = "certificate", _("Your certificate")


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self) -> MailQuerySet:
        return self.filter(claimed_at=None, problem="", not_before__lte=timezone.now()).order_by("pk")

    def unclear(self) -> MailQuerySet:
        """Claimed by a worker that was killed, or whose server fell silent: perhaps sent, perhaps not. A person decides."""
        return self.filter(claimed_at__lte=timezone.now() - SURELY_OVER, sent_at=None, problem="")

    def undelivered(self) -> MailQuerySet:
        """What waits for a person: unclear, or refused."""
        return self.unclear() | self.exclude(problem="")


class Mail(models.Model):
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(_("kind"), max_length=12, choices=MailKind)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    sequence = models.PositiveIntegerField(_("version in calendars"), default=0, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    claimed_at = models.DateTimeField(_("begun"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    problem = models.CharField(_("problem"), max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["pk"]
        default_permissions = ()  # they belong to their date
        indexes = [models.Index(fields=["not_before"], condition=Q(claimed_at=None, problem=""), name="mail_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
