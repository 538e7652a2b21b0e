"""Where services are given: a house with an address, or a place on the web."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import TranslatableField

from cms.languages import ONLY_SOURCE_ROWS
from directory.models.answer import Answer
from directory.models.feature import Feature
from directory.models.organization import Organization
from directory.models.place import Place
from directory.models.provenance import Sourced
from directory.models.record import DirectoryRecord
from directory.models.verification import Verified


class LocationType(models.TextChoices):
    PHYSICAL = "physical", _("a place to go to")
    POSTAL = "postal", _("a postal address")
    VIRTUAL = "virtual", _("online or by phone")


class Location(Verified, Sourced, DirectoryRecord):
    """HSDS location; `place` is the municipality in which it lies."""

    kind = "location"
    location_type = models.CharField(
        _("kind of place"),
        max_length=10,
        choices=LocationType,
        default=LocationType.PHYSICAL,
        help_text=_("What is online or by phone needs neither municipality nor address."),
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("run by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Whoever keeps the house. Offers there may be those of others."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        limit_choices_to={"kind": "municipality"},
        help_text=_("Visitors search by it."),
    )
    name = models.CharField(_("name"), max_length=200)
    alternate_name = models.CharField(
        _("other name"),
        max_length=200,
        blank=True,
        help_text=_("By which people know it too, such as the name of the old school."),
    )
    description = models.TextField(_("description"), blank=True)
    transportation = models.TextField(
        _("how to get there"), blank=True, help_text=_("Stop and line, parking, the way in without steps.")
    )
    url = models.URLField(_("web address"), blank=True, help_text=_("The page of the house, with https://."))
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text=_("In degrees, such as 50.3267."))
    longitude = models.FloatField(_("longitude"), null=True, blank=True, help_text=_("In degrees, such as 7.2232."))

    exclude_fields_in_copy = ["addresses", "phones", "schedules", "extra_openings", "languages"]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("alternate_name"),
        TranslatableField("description"),
        TranslatableField("transportation"),
        TranslatableField("closing_periods"),
        TranslatableField("accessibility"),
        TranslatableField("contacts"),
    ]

    class Meta(DirectoryRecord.Meta):
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="location_point_is_on_earth",
                violation_error_message=_("Give latitude (-90 to 90) and longitude (-180 to 180), or neither."),
            ),
            models.CheckConstraint(
                condition=~models.Q(location_type="physical") | models.Q(place__isnull=False),
                name="location_to_go_to_lies_in_a_place",
                violation_error_message=_("A place to go to needs its municipality."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_for_wheelchairs(self) -> bool:
        return any(one.feature == Feature.WHEELCHAIR and one.answer == Answer.YES for one in self.accessibility.all())

    def clean(self) -> None:
        super().clean()
        if self.location_type == LocationType.PHYSICAL and not self.place_id:
            raise ValidationError({"place": _("Choose the municipality: visitors look for offers near them.")})
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Latitude and longitude belong together.")})
