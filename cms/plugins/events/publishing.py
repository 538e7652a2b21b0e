"""Events in the published window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cms.languages import CODES, ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.plugins.events import shapes
from cms.plugins.events.models import Event
from cms.plugins.events.models.event import TEXTS
from cms.plugins.events.occurrences import is_over_at, occurrences, schedule, tells_more_at
from cms.plugins.events.recurrence import Days, pauses_of
from cms.published.addresses import absolute
from cms.published.projection import LAST_MODIFIED, Document, Projection, encode
from cms.published.sharing import read_once, shared_reads
from cms.scheduled import ends, unexpired
from cms.translations.texts import Texts, Translations
from cms.translations.translation import translation
from directory.models import Location, SchoolHoliday, TaxonomyTerm
from directory.models.answer import Answer
from directory.models.codes import codes_of
from site_pages.reading.service_path import short_id

KIND = "event"
LISTED = [name for name in shapes.EventItem.__struct_fields__ if name != "x_translation"]
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


def events() -> QuerySet[Event]:
    """Those that are public: live, of an organization that is live."""
    live = Event.objects.filter(unexpired(), unexpired("organization"), live=True, organization__live=True, **ONLY_SOURCE_ROWS)
    return live.select_related("organization", "location__place", "locale").prefetch_related(
        "dates", "changes", "terms__taxonomy", "terms__parent__parent", "location__addresses", "location__accessibility"
    )


def public_events() -> Iterable[UUID]:
    return events().values_list("translation_key", flat=True)


def project_events(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
    found = list(events().filter(translation_key__in=uuids))
    translations = Translations.load(
        [*found, *(one.location for one in found if one.location), *(term for one in found for term in one.terms.all())],
        [change for one in found for change in one.changes.all()],
    )
    with shared_reads():
        return {one.translation_key: projection(one, translations) for one in found}


def projection(event: Event, translations: Translations) -> Projection:
    documents = {language: document(event, Texts(language, translations)) for language in CODES}
    over = is_over_at(event, school_holidays())
    in_german = occurrences(event, school_holidays(), Texts(SOURCE_LANGUAGE))
    venue = public_venue(event)
    named = [*([venue] if venue else []), *public_terms(event)]
    return Projection(
        kind=KIND,
        uuid=event.translation_key,
        name=event.name,
        documents=documents,
        facets=facets(event),
        expires_at=min([*ends(event, *filter(None, [event.organization])), *([over] if over else [])], default=None),
        changes_at=min([tells_more_at(in_german), *ends(*named)]),
        points=points_of(venue),
    )


@read_once
def school_holidays() -> tuple[Days, ...]:
    return pauses_of(set(SchoolHoliday.objects.filter(**ONLY_SOURCE_ROWS).values_list("first_day", "last_day")))


def document(event: Event, texts: Texts) -> Document:
    whole = whole_event(event, texts)
    listed = {name: getattr(whole, name) for name in LISTED}
    item = shapes.EventItem(**listed, x_translation=whole.x_translation)
    venue = whole.location
    return Document(
        title=whole.name,
        item=encode(item),
        full=encode(whole),
        url=path_of(event, texts.language),
        search_text="\n".join(
            filter(
                None,
                [
                    *(whole.name, whole.description, whole.organization.name if whole.organization else None),
                    *(one.name for one in [*whole.topics, *whole.audiences]),
                    *((venue.name, venue.address_1, venue.city) if venue else ()),
                ],
            )
        ),
        sort_key=f"{min((one.starts_at for one in whole.dates), default='9')[:16]} {whole.name}",
        state=texts.state,
    )


def path_of(event: Event, language: str) -> str:
    return f"/{language}/events/{short_id(event.translation_key)}/"


def whole_event(event: Event, texts: Texts) -> shapes.WholeEvent:
    own: dict[str, Any] = {name: texts.text(event, name) for name in TEXTS}
    terms = public_terms(event)
    owner, venue = event.organization, public_venue(event)
    published_at = event.last_published_at or BEGINNING
    facts: dict[str, Any] = {
        "id": str(event.translation_key),
        "event_type": event.event_type,
        "status": event.status,
        "attendance": event.attendance,
        "url": absolute(path_of(event, texts.language)),
        "organization": shapes.Organizer(id=str(owner.translation_key), name=owner.name) if owner else None,
        "location": venue_shape(venue, texts.within("location")) if venue else None,
        "topics": terms_of("topics", terms, texts),
        "audiences": terms_of("audiences", terms, texts),
        "languages": list(codes_of(event.languages)),
        "is_free": event.is_free,
        "dates": occurrences(event, school_holidays(), texts),
        "last_modified": LAST_MODIFIED,
        "child_care": event.child_care if event.child_care != Answer.UNKNOWN else None,
        "online_url": event.online_url or None,
        "website": event.url or None,
        "email": event.email or None,
        "source": event.source_name or None,
        "schedule": schedule(event, school_holidays(), texts),
        "sequence": int((published_at - BEGINNING).total_seconds()),
    }
    return shapes.WholeEvent(**own, **facts, x_translation=translation(texts))


def public_venue(event: Event) -> Location | None:
    return event.location if event.location and event.location.is_public else None


def points_of(venue: Location | None) -> frozenset[tuple[float, float]]:
    if venue is None or venue.latitude is None or venue.longitude is None:
        return frozenset()
    return frozenset({(venue.latitude, venue.longitude)})


def venue_shape(source: Location, texts: Texts) -> shapes.Venue:
    address = next(iter(source.addresses.all()), None)
    return shapes.Venue(
        id=str(source.translation_key),
        name=texts.text(source, "name") or "",
        address_1=address.address_1 if address else None,
        postal_code=address.postal_code if address else None,
        city=address.city if address else None,
        latitude=source.latitude,
        longitude=source.longitude,
        transportation=texts.text(source, "transportation"),
        is_for_wheelchairs=source.is_for_wheelchairs,
        place=shapes.Place(ars=source.place.ars, name=source.place.name) if source.place else None,
        x_fallback_fields=list(texts.own),
    )


def public_terms(event: Event) -> list[TaxonomyTerm]:
    return [one for one in event.terms.all() if one.is_public and one.taxonomy.is_public]


def terms_of(taxonomy: str, terms: Sequence[TaxonomyTerm], texts: Texts) -> list[shapes.Term]:
    return [term_shape(one, texts.within(taxonomy)) for one in terms if one.taxonomy.code == taxonomy]


def term_shape(source: TaxonomyTerm, texts: Texts) -> shapes.Term:
    name = texts.text(source, "name") or ""
    return shapes.Term(id=str(source.translation_key), code=source.code, name=name, x_fallback_fields=list(texts.own))


def with_broader(term: TaxonomyTerm) -> list[TaxonomyTerm]:
    """A term and two levels above it."""
    parent = term.parent
    return [one for one in (term, parent, parent.parent if parent else None) if one]


def facets(event: Event) -> frozenset[tuple[str, str]]:
    """What the calendar is narrowed by."""
    found = {("event_type", event.event_type)}
    if event.organization:
        found.add(("organization_id", str(event.organization.translation_key)))
    for term in public_terms(event):
        if term.taxonomy.code in {"topics", "audiences"}:
            found |= {(term.taxonomy.code.removesuffix("s"), one.code) for one in with_broader(term) if one.is_public}
    found |= {("language", code) for code in codes_of(event.languages) or [SOURCE_LANGUAGE]}
    venue = public_venue(event)
    if venue and venue.place:
        found.add(("place", venue.place.ars))
    if event.online_url:
        found.add(("online", "true"))
    return frozenset(found)
