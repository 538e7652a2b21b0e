"""What a digest tells of: kinds of the window, of this site and of whatever plugins are on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.published.projecting import kinds


class Kind(models.TextChoices):
    """In the order in which a mail tells of them."""

    NEWS = "news", _("News")
    EVENT = "event", _("Events ahead")
    NOTICE = "notice", _("Offers and requests")
    GUIDE = "guide", _("Guides that were changed")
    DECISION = "decision", _("Decisions of working groups")


class Rhythm(models.TextChoices):
    WEEKLY = "weekly", _("Once a week")
    MONTHLY = "monthly", _("Once a month")


def offered() -> list[tuple[str, object]]:
    """Those that this site has."""
    known = kinds()
    return [(value, label) for value, label in Kind.choices if value in known]
