"""Numbers of the directory as they stand now; the worker remembers them, so that a report can tell of them later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.languages import CODES, SOURCE_LANGUAGE
from cms.plugins.reports.models import Level
from cms.plugins.reports.quarters import Quarter
from cms.published.models import PublishedDocument, PublishedFacet, PublishedRecord

VERIFIED_WITHIN = timedelta(days=180)
PERCENT = 100


def partners() -> int:
    return PublishedRecord.objects.current().filter(kind="organization").count()


def offers() -> int:
    return services().count()


def services() -> Any:
    return PublishedDocument.objects.current("service", SOURCE_LANGUAGE).listed()


def languages() -> int:
    """In which something is offered."""
    spoken = PublishedFacet.objects.today().filter(name="language", record__in=services().values("record"))
    return spoken.values("value").distinct().count()


def site_languages() -> int:
    return len(CODES)


def verified() -> int:
    """Percent of the offers that somebody has confirmed within half a year."""
    every = services().count()
    since = (timezone.localdate() - VERIFIED_WITHIN).isoformat()
    return round(PERCENT * services().with_facet_from("assured_date", since).count() / every) if every else 0


LEVELS: Mapping[str, tuple[Any, Callable[[], int]]] = {
    "partners": (_("Partners in the directory"), partners),
    "offers": (_("Offers in the directory"), offers),
    "verified": (_("Offers confirmed within half a year, in percent"), verified),
    "languages": (_("Languages in which something is offered"), languages),
    "site_languages": (_("Languages of the site"), site_languages),
}


def remember() -> None:
    """For the timetable; the last time in a quarter counts."""
    quarter = Quarter.of(timezone.localdate()).first
    for name, (_label, count) in LEVELS.items():
        Level.objects.update_or_create(quarter=quarter, name=name, defaults={"number": count()})
