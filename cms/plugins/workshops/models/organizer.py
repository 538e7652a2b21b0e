"""Which organizations' workshops somebody sees."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import ONLY_SOURCE_ROWS
from directory.models import Organization


class Organizer(models.Model):
    """For people of partner organizations, in the group of organizers; editors of the district see all."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="workshop_organizations",
        db_constraint=False,
        help_text=_("Has to be in the group “Organizers of workshops”."),
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.CASCADE,
        related_name="workshop_organizers",
        db_constraint=False,
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Its workshops the person sees, and no others."),
    )

    class Meta:
        verbose_name = _("organizer of workshops")
        verbose_name_plural = _("organizers of workshops")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "organization"], name="organizer_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.organization}"
