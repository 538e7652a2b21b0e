"""What takes place at a time: a workshop, a meeting, a consultation hour, a festival."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail_localize.fields import TranslatableField

from cms.languages import ONLY_SOURCE_ROWS
from cms.plugins.events.event_type import EventType
from directory.models import DirectoryRecord, Location, Organization, TaxonomyTerm
from directory.models.answer import Answer
from directory.models.provenance import Sourced
from directory.models.spoken import SpokenLanguagesField

TEXTS = ["name", "description", "eligibility_description", "cost_description", "accessibility_note", "child_care_note"]


class EventStatus(models.TextChoices):
    SCHEDULED = "scheduled", _("takes place")
    CANCELLED = "cancelled", _("cancelled")


class Event(Sourced, DirectoryRecord):
    """A record like those of the directory: dates, places and topics belong to the German row, translated rows have only texts.

    Foreign keys to the directory are none of the database: switched off, the plugin does not hold up deletions there.
    """

    kind = "event"
    preview_modes = [("", _("Public page"))]
    name = models.CharField(_("name"), max_length=200)
    event_type = models.CharField(
        _("kind"), max_length=20, choices=EventType, default=EventType.MEETING, help_text=_("Visitors choose by it.")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=EventStatus,
        default=EventStatus.SCHEDULED,
        help_text=_("What is cancelled as a whole stays in the calendar and says so. Single dates are cancelled further down."),
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("What happens there, in short sentences. An empty line begins a new paragraph.")
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organized by"),
        on_delete=models.PROTECT,
        null=True,  # what was deleted while the plugin was off, see upkeep.py
        related_name="events",
        db_constraint=False,
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Visitors see the event once its organization is published."),
    )
    location = models.ForeignKey(
        Location,
        verbose_name=_("where"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        db_constraint=False,
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("A place of the directory. Empty for what takes place online only."),
    )
    online_url = models.URLField(
        _("online at"), blank=True, help_text=_("Where one takes part online, with https://. Everybody can read it.")
    )
    url = models.URLField(_("web address"), blank=True, help_text=_("The organizer's own page about it, with https://."))
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("For questions."))
    terms = ParentalManyToManyField(
        TaxonomyTerm,
        verbose_name=_("topics and target groups"),
        blank=True,
        related_name="events",
        db_constraint=False,
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Visitors search by them: tick all that fit."),
    )
    languages = SpokenLanguagesField(
        _("languages"), max_length=200, blank=True, help_text=_("In which people speak there. Empty: German.")
    )
    eligibility_description = models.TextField(_("for whom"), blank=True, help_text=_("Who may come, in one or two sentences."))
    is_free = models.BooleanField(_("free of charge"), default=True, help_text=_("Say below what it costs if it is not."))
    cost_description = models.CharField(
        _("about the cost"), max_length=200, blank=True, help_text=_("What it costs, or who pays less, such as “12 €”.")
    )
    accessibility_note = models.CharField(
        _("accessibility"),
        max_length=200,
        blank=True,
        help_text=_("What the place does not say already, such as an interpreter for sign language."),
    )
    child_care = models.CharField(
        _("child care"),
        max_length=10,
        choices=Answer,
        default=Answer.UNKNOWN,
        help_text=_("Whether somebody looks after children meanwhile."),
    )
    child_care_note = models.CharField(
        _("note about child care"),
        max_length=200,
        blank=True,
        help_text=_("Such as from which age, or that one asks for it before."),
    )

    exclude_fields_in_copy = ["dates", "terms"]
    translatable_fields = [*(TranslatableField(text) for text in TEXTS), TranslatableField("changes")]

    class Meta(DirectoryRecord.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "events/event_preview.html"

    def clean(self) -> None:
        super().clean()
        if not self.location_id and not self.online_url:
            raise ValidationError({"location": _("Say where it takes place: choose a place, or give an address online.")})

    @property
    def attendance(self) -> str:
        """As schema.org has it: offline, online or mixed."""
        if not self.location_id:
            return "online"
        return "mixed" if self.online_url else "offline"
