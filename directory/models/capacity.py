"""How many places of a course are free, and on which day somebody counted."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Counted(models.Model):
    """Places of what not everybody can join at once; without a number nobody counts."""

    places_free = models.PositiveSmallIntegerField(
        _("places free"), null=True, blank=True, help_text=_("Of a course. 0 when it is full, empty when nobody counts.")
    )
    places_total = models.PositiveSmallIntegerField(_("places in all"), null=True, blank=True)
    places_as_of = models.DateField(
        _("counted on"), null=True, blank=True, help_text=_("Visitors read it: places may be gone meanwhile.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.places_free is None:
            return
        if self.places_as_of is None:
            raise ValidationError({"places_as_of": _("Say on which day the places were counted.")})
        if self.places_total is not None and self.places_free > self.places_total:
            raise ValidationError({"places_free": _("More places are free than there are.")})


CONSTRAINTS = [
    models.CheckConstraint(
        condition=models.Q(places_free=None) | models.Q(places_as_of__isnull=False),
        name="service_places_have_their_day",
        violation_error_message=_("Say on which day the places were counted."),
    ),
    models.CheckConstraint(
        condition=models.Q(places_free=None) | models.Q(places_total=None) | models.Q(places_free__lte=models.F("places_total")),
        name="service_places_are_some_of_all",
        violation_error_message=_("More places are free than there are."),
    ),
]
