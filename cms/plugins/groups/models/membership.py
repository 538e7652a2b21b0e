"""Which organizations are in a group, and with whose login."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.groups.models.group import Group


class Membership(models.Model):
    """Of an organization, by its office: a function and a login, never the name of a person. Whoever leaves has no row any more.

    So nothing says what anybody believes: a religious community sits in a dialogue as an organization.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="group_memberships", db_constraint=False
    )
    organization = models.UUIDField(_("organization"))
    organization_name = models.CharField(_("name of the organization"), max_length=255)
    function = models.CharField(_("function"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=20, default=SOURCE_LANGUAGE)
    is_chair = models.BooleanField(_("chairs the group"), default=False)
    joined_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-is_chair", "organization_name", "pk"]
        default_permissions = ()  # they belong to their group
        constraints = [models.UniqueConstraint(fields=["group", "user"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.organization_name} ({self.pk})"
