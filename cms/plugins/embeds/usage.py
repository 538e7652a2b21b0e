"""What an organization uses of ours: keys of the API and embeds, as numbers by day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from api.keys.models import MONTH, Key, KeyUsage, recent_requests
from cms.languages import ONLY_SOURCE_ROWS
from cms.plugins.embeds.models import EmbedUsage
from directory.models import Organization

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Partner:
    """`requests` by its keys and `shown` embeds, both of the last 30 days."""

    organization: Organization
    keys: int
    requests: int
    shown: int


@dataclass(frozen=True)
class Day:
    day: date
    requests: int
    shown: int


def partners() -> list[Partner]:
    """Organizations that have a key, or show something of ours. Three queries."""
    owned = Key.objects.exclude(organization=None).order_by().values("organization__translation_key")
    counts = owned.annotate(keys=Count("pk", distinct=True), requests=recent_requests())
    keys = {row["organization__translation_key"]: (row["keys"], row["requests"]) for row in counts}
    shown = totals(EmbedUsage.objects.filter(day__gt=since(MONTH)), "organization")
    found = Organization.objects.filter(**ONLY_SOURCE_ROWS, translation_key__in=keys.keys() | shown.keys())
    return [Partner(one, *keys.get(one.translation_key, (0, 0)), shown[one.translation_key]) for one in found.order_by("name")]


def keys_of(organization: UUID) -> QuerySet[Key]:
    """With `recent`, the number of requests in 30 days."""
    keys = Key.objects.filter(organization__translation_key=organization)
    return keys.annotate(recent=recent_requests()).order_by("name", "pk")


def days_of(organization: UUID) -> list[Day]:
    """Days of the last year on which something was used, the newest first. Two queries."""
    requests = totals(KeyUsage.objects.filter(key__organization__translation_key=organization, day__gt=since(YEAR)), "day")
    shown = totals(EmbedUsage.objects.filter(organization=organization, day__gt=since(YEAR)), "day")
    return [Day(day, requests[day], shown[day]) for day in sorted(requests.keys() | shown.keys(), reverse=True)]


def shown_by(organization: UUID) -> Counter[str]:
    """How often what was shown in 30 days, by the name of the address."""
    return totals(EmbedUsage.objects.filter(organization=organization, day__gt=since(MONTH)), "shown")


def totals(rows: QuerySet[KeyUsage] | QuerySet[EmbedUsage], by: str) -> Counter[Any]:
    return Counter(dict(rows.order_by().values_list(by).annotate(Sum("requests"))))


def since(span: timedelta) -> date:
    return timezone.localdate() - span
