"""For which place somebody decides about notices."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import Place


class Moderator(models.Model):
    """For people of a municipality, in the group of moderators; editors of the district see all."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="board_places",
        db_constraint=False,
        help_text=_("Has to be in the group “Moderators of the board”."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        on_delete=models.CASCADE,
        related_name="board_moderators",
        db_constraint=False,
        help_text=_("A municipality, or an association with all of its municipalities."),
    )

    class Meta:
        verbose_name = _("moderator of the board")
        verbose_name_plural = _("moderators of the board")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="moderator_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.place}"
