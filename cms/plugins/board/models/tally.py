"""What stays of notices when everything about people is erased: numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """How many notices of a month had an outcome. `month` is the first day of the one in which they became public."""

    month = models.DateField(_("month"), null=True)
    notice_type = models.CharField(_("kind"), max_length=10)
    category = models.CharField(_("category"), max_length=12)
    place = models.CharField(_("place"), max_length=12, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10)
    number = models.PositiveIntegerField(_("number"), default=0)

    class Meta:
        verbose_name = _("number of notices")
        verbose_name_plural = _("numbers of notices")
        ordering = ["month", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["month", "notice_type", "category", "place", "outcome"], name="tally_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.number}"
