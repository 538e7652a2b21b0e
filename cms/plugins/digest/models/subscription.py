"""Who wants to hear of what, and how often."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cms.languages import SOURCE_LANGUAGE, language_of
from cms.plugins.digest.kinds import Rhythm
from cms.plugins.digest.rules import CONFIRM_WITHIN


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def late(self) -> SubscriptionQuerySet:
        """Nobody has confirmed the mail address in time."""
        return self.filter(confirmed_at=None, asked_at__lte=timezone.now() - CONFIRM_WITHIN)

    def active(self) -> SubscriptionQuerySet:
        return self.filter(confirmed_at__isnull=False, paused_at=None)


class Subscription(models.Model):
    """`secret` stands in the links of mails. `place` is the key (ARS) of a municipality, "" for the whole district.

    The consent is the moment of confirmation and the version of the text; no address of a computer is kept.
    """

    secret = models.UUIDField(default=uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"))
    mailbox = models.CharField(max_length=254, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=20, default=SOURCE_LANGUAGE)
    place = models.CharField(_("place"), max_length=12, blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm, default=Rhythm.WEEKLY)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    consent = models.CharField(_("version of the consent"), max_length=20, blank=True)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["pk"]
        default_permissions = ()  # nobody in the admin reads who subscribes

    def __str__(self) -> str:
        return f"{self.rhythm} ({self.pk})"  # no address: this stands in logs

    @property
    def reading_language(self) -> str:
        """German when the site has the language no more."""
        return language_of(self.language).code


class Leaver(models.Model):
    """A mail address that has left, as a hash that leads back to nobody, so that it is seen that a wish was followed."""

    mailbox_hash = models.CharField(max_length=64, unique=True)
    left_at = models.DateTimeField(_("left"), default=timezone.now)

    class Meta:
        verbose_name = _("address that has left")
        verbose_name_plural = _("addresses that have left")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


def hash_of(mailbox: str) -> str:
    return salted_hmac("cms.plugins.digest", mailbox, algorithm="sha256").hexdigest()
