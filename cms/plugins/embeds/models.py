"""How often partners' pages show what is ours."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.daily_use import DailyUse


class EmbedUsage(DailyUse):
    """`organization` is its public id; `shown` is the name of the address: list, map, news, hours, record, widget, element."""

    organization = models.UUIDField(_("organization"))
    shown = models.CharField(_("what is shown"), max_length=20)

    class Meta:
        verbose_name = _("use of embeds")
        verbose_name_plural = _("use of embeds")
        ordering = ["-day", "organization", "shown"]
        constraints = [models.UniqueConstraint(fields=["organization", "day", "shown"], name="embed_usage_once")]

    def __str__(self) -> str:
        return f"{self.organization} {self.shown} {self.day}"
