"""What people with disabilities ask before they come: what a place has, what it has not, and what nobody knows yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from directory.models.answer import Answer
from directory.models.feature import Feature
from directory.models.location import Location


class Accessibility(TranslatableMixin, Orderable):
    """HSDS accessibility: one feature of a location."""

    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    feature = models.CharField(_("feature"), max_length=20, choices=Feature)
    answer = models.CharField(_("is there"), max_length=10, choices=Answer, default=Answer.YES)
    details = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Such as “ring at the yard”, or on which floor. Visitors read it.")
    )

    translatable_fields = [TranslatableField("details")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("accessibility")
        verbose_name_plural = _("accessibility")
        constraints = [
            models.UniqueConstraint(
                fields=["location", "feature"],
                name="accessibility_once_a_feature",
                violation_error_message=_("This feature is told already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_feature_display()}: {self.get_answer_display()}"
