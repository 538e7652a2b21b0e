"""The documents of records, one a language, and how lists find and order them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Case, Exists, Min, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.published.models.facet import PublishedFacet, beginning_with
from cms.published.models.point import PublishedPoint
from cms.published.projection import TranslationState
from cms.published.ranks import RankedKey, keys_best_first, keys_by_rank, keys_nearest_first, rank_among


class PublishedDocumentQuerySet(models.QuerySet["PublishedDocument"]):
    ranks: Sequence[Q] = ()
    before_ranks: PublishedDocumentQuerySet | None = None  # lost when the documents are narrowed afterwards
    best: Sequence[int] = ()
    around: tuple[float, float, float] | None = None  # latitude, longitude, metres

    def _clone(self) -> PublishedDocumentQuerySet:
        clone: PublishedDocumentQuerySet = super()._clone()  # type: ignore[misc]  # the stubs leave it out
        clone.ranks, clone.best, clone.around = self.ranks, self.best, self.around
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
        asked = [name for name in ("rank", "haversine") if name in found.query.annotations]
        return found.order_by(*asked, "sort_key", "uuid")

    def page(self, start: int, stop: int) -> PublishedDocumentQuerySet:
        """Those from start to stop in order."""
        if self.best:
            return self.known(keys_best_first(self.with_rank(), self.best, start, stop))
        if self.around and not self.ranks:
            return self.known(keys_nearest_first(self, self.around, start, stop))
        if self.before_ranks is None or self.around:
            return self.in_order()[start:stop]
        return self.known(keys_by_rank(self.before_ranks, self.ranks, start, stop - start))

    def known(self, rows: Sequence[RankedKey]) -> PublishedDocumentQuerySet:
        """Documents by their keys, in this order, with what is known of them: nothing is judged again."""
        if not rows:
            return self.none()
        found = PublishedDocument.objects.filter(pk__in=[key for key, _rank in rows])
        if self.around:
            found = found.with_haversine(*self.around)
        if self.ranks:
            found = found.annotate(rank=Case(*(When(pk=key, then=Value(rank)) for key, rank in rows)))
        return found.annotate(position=rank_among([Q(pk=key) for key, _rank in rows])).order_by("position")

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

    def within(self, latitude: float, longitude: float, metres: float) -> PublishedDocumentQuerySet:
        """The same for few of very many."""
        return self.filter(record__in=PublishedPoint.objects.near(latitude, longitude, metres).values("record"))

    def nearest(self, latitude: float, longitude: float, metres: float) -> PublishedDocumentQuerySet:
        """Those near, with the `haversine` of their nearest point, see `metres_of`."""
        found = self.near(latitude, longitude, metres).with_haversine(latitude, longitude, metres)
        found.around = latitude, longitude, metres
        return found

    def with_haversine(self, latitude: float, longitude: float, metres: float) -> PublishedDocumentQuerySet:
        points = PublishedPoint.objects.near(latitude, longitude, metres).filter(record=OuterRef("record")).values("record")
        return self.annotate(haversine=Subquery(points.annotate(nearest=Min("haversine")).values("nearest")))

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

    record = models.ForeignKey("published.PublishedRecord", on_delete=models.CASCADE, related_name="documents")
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
    outdated_since = models.DateTimeField(null=True, blank=True)  # None where nobody knows

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
