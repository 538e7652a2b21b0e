"""Somebody who wants to come."""

from __future__ import annotations

from uuid import UUID, uuid4, uuid5

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.languages import language_of
from cms.plugins.workshops.models.workshop_date import WorkshopDate


class State(models.TextChoices):
    PENDING = "pending", _("not confirmed yet")
    CONFIRMED = "confirmed", _("has a place")
    WAITING = "waiting", _("waits")
    OFFERED = "offered", _("is offered a place")
    CANCELLED = "cancelled", _("has cancelled")
    DECLINED = "declined", _("did not want the place")
    EXPIRED = "expired", _("did not answer in time")
    ATTENDED = "attended", _("was there")
    NO_SHOW = "no_show", _("did not come")


HAVE_A_SEAT = (State.CONFIRMED, State.OFFERED, State.ATTENDED, State.NO_SHOW)
PARTICIPANTS = (State.CONFIRMED, State.ATTENDED, State.NO_SHOW)
ACTIVE = (State.PENDING, State.CONFIRMED, State.WAITING, State.OFFERED)
GONE = (State.CANCELLED, State.DECLINED, State.EXPIRED)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def with_a_seat(self) -> RegistrationQuerySet:
        return self.filter(state__in=HAVE_A_SEAT)

    def participants(self) -> RegistrationQuerySet:
        return self.filter(state__in=PARTICIPANTS)

    def in_line(self) -> RegistrationQuerySet:
        """Who has waited longest first."""
        return self.filter(state=State.WAITING).order_by("queued_at", "pk")

    def late(self) -> RegistrationQuerySet:
        """What has not been answered in time."""
        return self.filter(state__in=(State.PENDING, State.OFFERED), state_until__lte=timezone.now())


class Registration(models.Model):
    """`secret` stands in the links of mails; whoever has it may answer and cancel, and sees no name."""

    workshop_date = models.ForeignKey(
        WorkshopDate, verbose_name=_("date"), on_delete=models.CASCADE, related_name="registrations"
    )
    secret = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    mailbox = models.CharField(max_length=254, editable=False)
    organization = models.CharField(_("organization"), max_length=200, blank=True)
    place = models.CharField(_("town or village"), max_length=200, blank=True)
    needs = models.TextField(_("needs"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=20)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PENDING)
    state_until = models.DateTimeField(_("until"), null=True, blank=True)
    registered_at = models.DateTimeField(_("registered"), default=timezone.now)
    queued_at = models.DateTimeField(_("waits since"), null=True, blank=True)
    sequence = models.PositiveIntegerField(_("version in calendars"), default=0, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["registered_at", "pk"]
        default_permissions = ()  # they belong to their date
        constraints = [
            models.UniqueConstraint(fields=["workshop_date", "mailbox"], name="registration_once_a_date"),
            models.CheckConstraint(
                condition=Q(state__in=("pending", "offered"), state_until__isnull=False)
                | ~Q(state__in=("pending", "offered")) & Q(state_until=None),
                name="registration_waits_for_an_answer_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.pk})"  # no name: this stands in logs

    @property
    def reading_language(self) -> str:
        """That of the page; German when the site has it no more."""
        return language_of(self.language).code

    @property
    def uid(self) -> UUID:
        """In calendars: the same for all mails, and no key to the registration."""
        return uuid5(self.workshop_date.uuid, str(self.pk))
