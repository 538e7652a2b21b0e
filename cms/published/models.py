"""The published window: all that the public may read, ready to be served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import cos, pi, radians
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.published.projection import Key, TranslationState
from cms.published.ranks import keys_best_first, keys_by_rank, rank_among

EARTH_RADIUS = 6_371_008.8  # metres, the mean of GRS 80 (IUGG)
METRES_A_DEGREE = EARTH_RADIUS * pi / 180


def of_keys(keys: Iterable[Key]) -> Q:
    """Selects rows by kind and id."""
    kinds: dict[str, list[UUID]] = {}
    for kind, uuid in keys:
        kinds.setdefault(kind, []).append(uuid)
    wanted = Q(pk__in=[])
    for kind, uuids in kinds.items():
        wanted |= Q(kind=kind, uuid__in=uuids)
    return wanted


class PublishedRecordQuerySet(models.QuerySet["PublishedRecord"]):
    def current(self) -> PublishedRecordQuerySet:
        """Neither withdrawn nor expired."""
        return self.filter(withdrawn_at=None).filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))

    def expired(self) -> PublishedRecordQuerySet:
        """Over, though nobody has withdrawn them yet."""
        return self.filter(withdrawn_at=None, expires_at__lte=timezone.now())

    def changed(self) -> PublishedRecordQuerySet:
        """Those of which a part began or ended, though nobody has projected them since."""
        due = PublishedDocument.objects.filter(record=OuterRef("pk"), changes_at__lte=timezone.now())
        return self.filter(Exists(due), withdrawn_at=None)


class PublishedRecord(models.Model):
    """One record of the window. After withdrawal its row stays as a tombstone, so that mirrors learn of it."""

    kind = models.CharField(max_length=50)
    uuid = models.UUIDField()
    name = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    modified_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PublishedRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("published record")
        verbose_name_plural = _("published records")
        constraints = [models.UniqueConstraint(fields=["kind", "uuid"], name="published_record_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class PublishedPointQuerySet(models.QuerySet["PublishedPoint"]):
    def near(self, latitude: float, longitude: float, metres: float) -> PublishedPointQuerySet:
        """Points no farther away; `distance` is in metres. The square around them is asked first: it has an index."""
        high = metres / METRES_A_DEGREE
        wide = high / max(cos(radians(latitude)), 0.01)
        around = self.filter(
            latitude__range=(latitude - high, latitude + high), longitude__range=(longitude - wide, longitude + wide)
        )
        return around.annotate(distance=distance_from(latitude, longitude)).filter(distance__lte=metres)


def distance_from(latitude: float, longitude: float) -> Combinable:
    """Metres between a point and a place, by the haversine formula on a sphere of the earth's mean radius."""
    here = Radians(Value(latitude))
    half_high = Sin((Radians("latitude") - here) / 2)
    half_wide = Sin(Radians(F("longitude") - longitude) / 2)
    chord = Power(half_high, 2) + Cos(here) * Cos(Radians("latitude")) * Power(half_wide, 2)
    return 2 * EARTH_RADIUS * ASin(Sqrt(Least(chord, 1.0)))


class PublishedPoint(models.Model):
    """Where a record is found, in degrees (WGS 84); one with several places has several points."""

    record = models.ForeignKey(PublishedRecord, on_delete=models.CASCADE, related_name="points")
    latitude = models.FloatField()
    longitude = models.FloatField()

    objects = PublishedPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("point")
        verbose_name_plural = _("points")
        indexes = [models.Index(fields=["latitude", "longitude", "record"], name="published_point_lookup")]

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"


class PublishedOpening(models.Model):
    """When a record is open: on a weekday, or every nth one of the month; local wall-clock time in minutes.

    `closes` is more than 1440 when that is after midnight; validity and closed days are those of the day it opens on.
    Every `interval` weeks, it opens in those whose number has the remainder `phase`. An `extra` opening holds on closed
    days, too. `place` numbers the places of the record: closed days of one are not those of another.
    """

    record = models.ForeignKey(PublishedRecord, on_delete=models.CASCADE, related_name="openings")
    place = models.PositiveSmallIntegerField(default=0)
    weekday = models.SmallIntegerField()
    week_of_month = models.SmallIntegerField(null=True, blank=True)
    interval = models.PositiveSmallIntegerField(default=1)
    phase = models.PositiveSmallIntegerField(default=0)
    opens = models.SmallIntegerField()
    closes = models.SmallIntegerField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    by_appointment = models.BooleanField(default=False)
    on_holidays = models.BooleanField(default=False)
    school_holidays = models.CharField(max_length=10, blank=True)
    extra = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        indexes = [
            models.Index(
                fields=[
                    *("weekday", "by_appointment", "closes", "opens", "record", "place", "valid_from", "valid_to"),
                    *("week_of_month", "interval", "phase", "on_holidays", "extra", "school_holidays"),
                ],
                name="published_opening_lookup",
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class PublishedClosing(models.Model):
    """Days on which a record is closed at a place, the first and the last included.

    With `school_holidays`, that holds only for openings which have the same there.
    """

    record = models.ForeignKey(PublishedRecord, on_delete=models.CASCADE, related_name="closings")
    place = models.PositiveSmallIntegerField(default=0)
    first = models.DateField()
    last = models.DateField()
    school_holidays = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        indexes = [models.Index(fields=["record", "place", "first", "last", "school_holidays"], name="published_closing_lookup")]

    def __str__(self) -> str:
        return f"{self.first} {self.last}"


class PublishedFacetQuerySet(models.QuerySet["PublishedFacet"]):
    def today(self) -> PublishedFacetQuerySet:
        """Those that hold today."""
        day = timezone.localdate()
        return self.filter(first__lte=day, last__gte=day)


class PublishedFacet(models.Model):
    """What a record can be filtered by, and which other records it contains; some hold on some days only."""

    record = models.ForeignKey(PublishedRecord, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=100)
    value = models.CharField(max_length=200)
    first = models.DateField(default=date.min)
    last = models.DateField(default=date.max)

    objects = PublishedFacetQuerySet.as_manager()

    class Meta:
        verbose_name = _("facet")
        verbose_name_plural = _("facets")
        constraints = [models.UniqueConstraint(fields=["record", "name", "value", "first"], name="published_facet_once")]
        indexes = [models.Index(fields=["name", "value", "record", "first", "last"], name="published_facet_lookup")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


def beginning_with(prefix: str) -> Q:
    """Facets that begin with a key; as a range where it has only digits, which every collation sorts alike."""
    if prefix.isdecimal() and prefix.strip("9"):
        return Q(value__gte=prefix, value__lt=str(int(prefix) + 1).zfill(len(prefix)))
    return Q(value__startswith=prefix)


class PublishedDocumentQuerySet(models.QuerySet["PublishedDocument"]):
    ranks: Sequence[Q] = ()
    before_ranks: PublishedDocumentQuerySet | None = None  # lost when the documents are narrowed afterwards
    best: Sequence[int] = ()

    def _clone(self) -> PublishedDocumentQuerySet:
        clone: PublishedDocumentQuerySet = super()._clone()  # type: ignore[misc]  # the stubs leave it out
        clone.ranks, clone.best = self.ranks, self.best
        return clone

    def current(self, kind: str, language: str) -> PublishedDocumentQuerySet:
        """What the public sees now of one kind, in one language."""
        return self.current_of([kind], language)

    def current_of(self, kinds: Sequence[str], language: str) -> PublishedDocumentQuerySet:
        """The same of several kinds."""
        return self.public().filter(kind__in=kinds, language=language)

    def listed(self) -> PublishedDocumentQuerySet:
        """What lists show."""
        return self.filter(is_listed=True)

    def public(self) -> PublishedDocumentQuerySet:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))

    def ranked(self, condition: Q, ranks: Sequence[Q]) -> PublishedDocumentQuerySet:
        """Those for which the condition holds, that is one of the ranks; in order, each has the number of its `rank`."""
        found = self.filter(condition)
        found.ranks, found.before_ranks = ranks, self
        return found

    def ranked_within(self, ranks: Sequence[Q]) -> PublishedDocumentQuerySet:
        """Each rank in the order of these, one of which holds for every document."""
        found = self.all()
        found.before_ranks = self if self.before_ranks is None else self.before_ranks
        found.ranks = [outer & inner for outer in self.ranks or [Q()] for inner in ranks]
        return found

    def best_first(self, keys: Sequence[int]) -> PublishedDocumentQuerySet:
        """These come first, in the order of their keys; the others behind them by name."""
        found = self.all()
        found.best = keys
        return found

    def with_rank(self) -> PublishedDocumentQuerySet:
        return self.annotate(rank=rank_among(self.ranks)) if self.ranks else self

    def in_order(self) -> PublishedDocumentQuerySet:
        """Rank by rank, as what is surely open first, then the nearest; by name, those of one name by id.

        The last two are an order that an index has, so a page reads that page alone.
        """
        found = self.with_rank()
        asked = [name for name in ("rank", "distance") if name in found.query.annotations]
        return found.order_by(*asked, "sort_key", "uuid")

    def page(self, start: int, stop: int) -> PublishedDocumentQuerySet:
        """Those from start to stop in order."""
        if self.best:
            keys = keys_best_first(self.with_rank(), self.best, start, stop)
            found = self.with_rank().filter(pk__in=keys)
            return found.annotate(position=rank_among([Q(pk=key) for key in keys])).order_by("position")
        if self.before_ranks is None or "distance" in self.query.annotations:
            return self.in_order()[start:stop]
        ranks = keys_by_rank(self.before_ranks, self.ranks, start, stop - start)
        found = PublishedDocument.objects.filter(pk__in=[key for keys in ranks for key in keys])
        return found.annotate(rank=rank_among([Q(pk__in=keys) for keys in ranks])).in_order()

    def with_facet(self, name: str, values: Iterable[str]) -> PublishedDocumentQuerySet:
        """Records that have one of the values."""
        return self._having(name=name, value__in=list(values))

    def with_facet_prefix(self, name: str, prefixes: Iterable[str]) -> PublishedDocumentQuerySet:
        """Records with a value that begins with one of the prefixes, as places do (07137 holds 071375002)."""
        any_of = Q()
        for prefix in prefixes:
            any_of |= beginning_with(prefix)
        return self._found_by(any_of, name=name) if any_of else self.none()

    def with_facet_from(self, name: str, least: str) -> PublishedDocumentQuerySet:
        """Records with a value that sorts no lower, as days do: 2026-01-31."""
        return self._found_by(name=name, value__gte=least)

    def with_facet_of(self, kind: str, link: str, name: str, values: Iterable[str]) -> PublishedDocumentQuerySet:
        """Records that have the facet `link` in common with some of another kind that have one of the values."""
        others = PublishedFacet.objects.today().filter(record=OuterRef("record"), name=name, value__in=list(values))
        linked = PublishedFacet.objects.filter(Exists(others), name=link, record__kind=kind)
        return self._having(name=link, value__in=linked.values("value"))

    def without_facet(self, name: str) -> PublishedDocumentQuerySet:
        return self.filter(~Exists(PublishedFacet.objects.filter(record=OuterRef("record"), name=name)))

    def near(self, latitude: float, longitude: float, metres: float) -> PublishedDocumentQuerySet:
        """Records with a point no farther away, as the crow flies."""
        points = PublishedPoint.objects.near(latitude, longitude, metres)
        return self.filter(Exists(points.filter(record=OuterRef("record"))))

    def nearest(self, latitude: float, longitude: float, metres: float) -> PublishedDocumentQuerySet:
        """Those near, with the `distance` of their nearest point in metres."""
        points = PublishedPoint.objects.filter(record=OuterRef("record")).values("record")
        nearest = points.annotate(distance=Min(distance_from(latitude, longitude))).values("distance")
        return self.near(latitude, longitude, metres).annotate(distance=Subquery(nearest))

    def facet_counts(self, names: Iterable[str]) -> list[tuple[str, str, int]]:
        """(name, value, number of these documents that have it), most first. One query, none without names."""
        facets = PublishedFacet.objects.today().filter(name__in=list(names), record__in=self.order_by().values("record"))
        return list(facets.values_list("name", "value").annotate(count=Count("pk")).order_by("name", "-count", "value"))

    def _found_by(self, *conditions: Q, **lookups: Any) -> PublishedDocumentQuerySet:
        """The same as `_having` for ranges of values: SQLite would read the whole range again for each document."""
        return self.filter(record__in=PublishedFacet.objects.today().filter(*conditions, **lookups).values("record"))

    def _having(self, *conditions: Q, **lookups: Any) -> PublishedDocumentQuerySet:
        facets = PublishedFacet.objects.today().filter(*conditions, record=OuterRef("record"), **lookups)
        return self.filter(Exists(facets))

    def at(self, urls: Iterable[str], language: str, kinds: Iterable[str]) -> PublishedDocumentQuerySet:
        """What has one of the addresses, percent-encoded as stored; services at places have the service's, hence `kinds`."""
        return self.public().filter(language=language, url__in=list(urls), kind__in=list(kinds)).order_by("record_id")

    def of(self, uuid: UUID) -> PublishedDocumentQuerySet:
        return self.filter(uuid=uuid)


class PublishedDocument(models.Model):
    """A record in one language: ready JSON for lists and details, and what is needed to find and sort it.

    Its record's kind, UUID and expiry are repeated here, so that a list reads one table. Withdrawn records have none.
    """

    record = models.ForeignKey(PublishedRecord, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=50)
    uuid = models.UUIDField()
    expires_at = models.DateTimeField(null=True, blank=True)
    changes_at = models.DateTimeField(null=True, blank=True)  # when something inside is over, see reading.py
    is_listed = models.BooleanField(default=True)
    language = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    sort_key = models.CharField(max_length=500)
    url = models.CharField(max_length=500, blank=True)
    item = models.TextField()
    full = models.TextField()
    search_text = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in TranslationState])

    content: dict[str, Any] | None = None  # decoded by reading.content_of
    beside: Mapping[UUID, PublishedDocument] = {}  # in memory: what only those may see who may see this one

    objects = PublishedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("published document")
        verbose_name_plural = _("published documents")
        constraints = [models.UniqueConstraint(fields=["record", "language"], name="published_document_once")]
        indexes = [
            models.Index(
                fields=["kind", "language", "sort_key", "uuid", "record", "expires_at", "is_listed"],
                name="published_document_order",
            ),
            models.Index(fields=["uuid", "language"], name="published_document_by_id"),
            models.Index(fields=["language", "url"], name="published_document_at"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class VersionStamp(models.Model):
    """One row, raised in the transaction of each public change; caches compare with it and need no purging."""

    version = models.BigIntegerField(default=1)
    valid_until = models.BigIntegerField(null=True, blank=True)  # epoch seconds: the next record expires, or the day ends
    changes = models.BigIntegerField(default=0, db_default=0)  # how many transactions have locked the row

    class Meta:
        verbose_name = _("version stamp")
        verbose_name_plural = _("version stamps")

    def __str__(self) -> str:
        return str(self.version)


class PendingProjection(models.Model):
    """A record whose projection waits for the background worker."""

    kind = models.CharField(max_length=50)
    uuid = models.UUIDField()

    class Meta:
        verbose_name = _("pending projection")
        verbose_name_plural = _("pending projections")
        constraints = [models.UniqueConstraint(fields=["kind", "uuid"], name="pending_projection_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
