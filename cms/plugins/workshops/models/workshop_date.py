"""A date of the calendar for which people register."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.plugins.workshops.roles import EVERYWHERE

MOST_SEATS = 1000


class WorkshopDateQuerySet(models.QuerySet["WorkshopDate"]):
    def ahead(self) -> WorkshopDateQuerySet:
        return self.filter(starts_at__gt=timezone.now())

    def of_user(self, user: object) -> WorkshopDateQuerySet:
        """The district's editors see all, organizers those of their organizations."""
        if user.has_perm(f"workshops.{EVERYWHERE}"):  # type: ignore[attr-defined]  # the project's own user
            return self
        return self.filter(organization__in=user.workshop_organizations.values("organization__translation_key"))  # type: ignore[attr-defined]  # the same


class WorkshopDate(models.Model):
    """`event` and `date` are ids of the published calendar; what it said last is kept here, in German, for lists and mails.

    Rows of participants are erased after a time, the numbers stay.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    event = models.UUIDField(_("event"), editable=False)
    date = models.UUIDField(_("date"), unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200, editable=False)
    place = models.CharField(_("place"), max_length=500, blank=True, editable=False)
    titles = models.JSONField(_("name in the languages of the site"), default=dict, editable=False)
    organization = models.UUIDField(_("organized by"), null=True, editable=False)
    organizer = models.CharField(_("name of the organizer"), max_length=200, blank=True, editable=False)
    contact = models.EmailField(_("for questions"), blank=True, editable=False)
    starts_at = models.DateTimeField(_("begins"), editable=False, db_index=True)
    ends_at = models.DateTimeField(_("ends"), editable=False)
    is_all_day = models.BooleanField(_("takes the whole day"), default=False, editable=False)
    is_cancelled = models.BooleanField(_("cancelled"), default=False, editable=False)
    sequence = models.PositiveIntegerField(_("version in calendars"), default=0, editable=False)

    capacity = models.PositiveSmallIntegerField(
        _("seats"),
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)],
        help_text=_("If you lower it later, nobody loses a place; nobody moves up until there is room again."),
    )
    minimum = models.PositiveSmallIntegerField(
        _("at least"), default=0, help_text=_("With fewer people you decide whether it takes place. 0: with any number.")
    )
    closes_at = models.DateTimeField(
        _("register until"), null=True, blank=True, help_text=_("Empty: until it begins. People may cancel later, too.")
    )
    has_waiting_list = models.BooleanField(
        _("waiting list"), default=True, help_text=_("Who waits is offered a place that becomes free, one after the other.")
    )
    is_open = models.BooleanField(
        _("takes registrations"), default=True, help_text=_("Switch it off for a pause, or when you know enough people.")
    )
    content = models.TextField(
        _("content for the certificate"),
        blank=True,
        max_length=1000,
        help_text=_("What people have learned, in a few lines. It is printed as it stands here."),
    )

    confirmed = models.PositiveIntegerField(_("confirmed"), default=0, editable=False)
    attended = models.PositiveIntegerField(_("attended"), default=0, editable=False)
    no_show = models.PositiveIntegerField(_("did not come"), default=0, editable=False)
    list_erased_at = models.DateTimeField(_("list erased"), null=True, editable=False)

    objects = WorkshopDateQuerySet.as_manager()

    class Meta:
        verbose_name = _("date with registration")
        verbose_name_plural = _("dates with registration")
        ordering = ["-starts_at", "pk"]
        permissions = [(EVERYWHERE, _("Sees the workshops of all organizations"))]
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gte=1) & Q(capacity__lte=MOST_SEATS), name="workshop_date_has_places"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {timezone.localtime(self.starts_at):%d.%m.%Y}" if self.starts_at else self.name

    def clean(self) -> None:
        super().clean()
        if self.minimum and self.capacity and self.minimum > self.capacity:
            raise ValidationError({"minimum": _("That is more than there are places.")})
        if self.closes_at and self.starts_at and self.closes_at > self.starts_at:
            raise ValidationError({"closes_at": _("That is after it begins.")})

    @property
    def last_moment(self) -> datetime:
        """Until when people register."""
        return min(self.closes_at or self.starts_at, self.starts_at)

    @property
    def takes_registrations(self) -> bool:
        return self.is_open and not self.is_cancelled and timezone.now() < self.last_moment

    @property
    def has_begun(self) -> bool:
        return timezone.now() >= self.starts_at
