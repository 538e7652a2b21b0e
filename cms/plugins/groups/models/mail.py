"""Mails to members: an invitation, or a link to log in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import SOURCE_LANGUAGE
from cms.mailing.outgoing import OutgoingMail
from cms.plugins.groups.models.group import Group


class Mail(OutgoingMail):
    """With a group an invitation, without one a link."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=20, default=SOURCE_LANGUAGE)

    def get_kind_display(self) -> Any:
        return _("Invitation") if self.group_id else _("Link to log in")
