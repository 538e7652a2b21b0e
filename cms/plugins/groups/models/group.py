"""A group of organizations."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.plugins.groups.group_kind import GroupKind
from cms.plugins.groups.roles import ENTERS


class Group(models.Model):
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=GroupKind)
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=2000, blank=True, help_text=_("What it works on, for everybody."))
    rules = models.TextField(
        _("rules of conduct"), max_length=4000, blank=True, help_text=_("For members: how they deal with each other.")
    )
    is_public = models.BooleanField(
        _("shown in public"), default=True, help_text=_("Name, purpose and organizations, never a person.")
    )
    has_public_decisions = models.BooleanField(
        _("may publish decisions"), default=False, help_text=_("The chair then chooses which ones.")
    )
    is_closed = models.BooleanField(
        _("closed"), default=False, help_text=_("Nobody but members enters, editors of the district neither.")
    )

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["name", "pk"]
        permissions = [(ENTERS, _("Enters the area of groups that are not closed"))]

    def __str__(self) -> str:
        return self.name
