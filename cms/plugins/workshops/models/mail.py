"""What people who registered are told by mail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.mailing.outgoing import OutgoingMail
from cms.plugins.workshops.models.registration import Registration


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


class Mail(OutgoingMail):
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(_("kind"), max_length=12, choices=MailKind)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    sequence = models.PositiveIntegerField(_("version in calendars"), default=0, editable=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
