"""How high a number stood in a quarter."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.Model):
    """Of what cannot be counted afterwards, such as how many partners there were. The last one in a quarter stays."""

    quarter = models.DateField(_("first day of the quarter"))
    name = models.CharField(_("name"), max_length=50)
    number = models.PositiveIntegerField(_("number"))

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ["quarter", "name"]
        default_permissions = ()  # the worker writes them
        constraints = [models.UniqueConstraint(fields=["quarter", "name"], name="level_once")]

    def __str__(self) -> str:
        return f"{self.quarter} {self.name}: {self.number}"
