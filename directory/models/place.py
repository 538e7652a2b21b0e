"""Municipalities and what they belong to, by the official key (ARS), whose prefixes are the hierarchy."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    STATE = "state", _("State")
    DISTRICT = "district", _("District")
    ASSOCIATION = "association", _("Association of municipalities")
    MUNICIPALITY = "municipality", _("Municipality")


KEY_NAMES = {2: "stateKey", 5: "districtKey", 9: "municipalAssociationKey", 12: "municipalityKey"}


def place_uuid(ars: str) -> UUID:
    """The UUID of a place, made of its key: the same in every installation."""
    return uuid5(NAMESPACE_URL, f"http://dcat-ap.de/def/politicalGeocoding/{KEY_NAMES[len(ars)]}/{ars}")


class Place(models.Model):
    """A place; `ars` has 2 digits for a state, 5 for a district, 9 for an association, 12 for a municipality.

    Loaded by `manage.py load_places`; source: Statistisches Bundesamt, Gemeindeverzeichnis.
    """

    uuid = models.UUIDField(unique=True, editable=False)
    ars = models.CharField(_("official key (ARS)"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=12, choices=PlaceKind)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "ars"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ars__regex=r"^(\d{2}|\d{5}|\d{9}|\d{12})$"),
                name="place_ars_is_a_key",
                violation_error_message=_("The key of a place has 2, 5, 9 or 12 digits."),
            )
        ]

    def __str__(self) -> str:
        """With its kind, unless it is a municipality: an association is often called like its seat."""
        return self.name if self.kind == PlaceKind.MUNICIPALITY else f"{self.name} ({self.get_kind_display()})"

    @property
    def parent_ars(self) -> str:
        """The key of what the place belongs to, or "" for a state."""
        return self.ars[: {12: 9, 9: 5, 5: 2}.get(len(self.ars), 0)]
