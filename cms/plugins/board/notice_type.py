"""What kinds of notices there are."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeType(models.TextChoices):
    OFFER = "offer", _("Offer to help")
    REQUEST = "request", _("Search for help")

    @property
    def opposite(self) -> NoticeType:
        return NoticeType.REQUEST if self == NoticeType.OFFER else NoticeType.OFFER


class Category(models.TextChoices):
    TIME = "time", _("Time and mentoring")
    INTERPRETING = "interpreting", _("Interpreting")
    TRANSPORT = "transport", _("Rides and transport")
    ROOMS = "rooms", _("Rooms for groups")
    FURNITURE = "furniture", _("Furniture")
    THINGS = "things", _("Clothes and other things")
    BICYCLES = "bicycles", _("Bicycles")
    LANGUAGE = "language", _("Practising a language")
    KNOWLEDGE = "knowledge", _("Special knowledge")
