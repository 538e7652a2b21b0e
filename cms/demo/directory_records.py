"""Makes the directory's demo records; leaves those that are there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from cms.demo.content import identity, read, source_locale
from directory.models import (
    Accessibility,
    Address,
    ClosingEverywhere,
    ClosingPeriod,
    Contact,
    CostOption,
    DirectoryRecord,
    Funding,
    Language,
    Location,
    Organization,
    OrganizationIdentifier,
    Phone,
    Place,
    Program,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
    Url,
)

Record = TypeVar("Record", bound=DirectoryRecord)
BETWEEN_THE_YEARS = "Zwischen den Jahren"
OFFICE_MAILBOX = "migration@kreisverwaltung.example.org"


def jobs() -> Iterator[Callable[[], object]]:
    """One job a record, what others need first."""
    for row in read("taxonomies.yaml"):
        yield partial(taxonomy, row)
        for position, term in enumerate(row["terms"]):
            yield partial(taxonomy_term, row, term, position)
    yield christmas
    for make, name in ((organization, "organizations"), (location, "locations"), (service, "services")):
        for row in read(f"{name}.yaml"):
            yield partial(make, row)


def record(model: type[Record], key: str) -> Record:
    return model._default_manager.get(translation_key=identity(model.kind, key), locale=source_locale())


def publish(model: type[Record], key: str, fields: dict[str, Any], **children: list[Any]) -> None:
    """Publishes a new record; does nothing when one of that identity is there."""
    uuid = identity(model.kind, key)
    if model._default_manager.filter(translation_key=uuid).exists():
        return
    with transaction.atomic():
        made = model(translation_key=uuid, locale=source_locale(), live=False, **fields)
        for relation, values in children.items():
            setattr(made, relation, values)
        made.full_clean(exclude=["translation_key"])
        made.save()
        made.save_revision(clean=False).publish()


def texts(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if row.get(name) not in (None, "")}


def taxonomy(row: dict[str, Any]) -> None:
    publish(Taxonomy, row["key"], {"code": row["key"], **texts(row, "name", "description")})


def taxonomy_term(row: dict[str, Any], term: dict[str, Any], position: int) -> None:
    fields = {"taxonomy": record(Taxonomy, row["key"]), "sort_order": position, **texts(term, "code", "name", "description")}
    publish(TaxonomyTerm, f"{row['key']} {term['code']}", fields)


def organization(row: dict[str, Any]) -> None:
    names = ("name", "alternate_name", "description", "email", "website", "legal_status", "year_incorporated")
    fields = texts(row, *names)
    if row.get("parent"):
        fields["parent_organization"] = record(Organization, row["parent"])
    publish(
        Organization,
        row["key"],
        fields,
        phones=phones(row),
        contacts=contacts(row),
        programs=[Program(locale=source_locale(), **one) for one in row.get("programs", [])],
        organization_identifiers=[OrganizationIdentifier(**one) for one in row.get("identifiers", [])],
    )


def location(row: dict[str, Any]) -> None:
    names = ("name", "alternate_name", "description", "transportation", "location_type", "url", "latitude", "longitude")
    fields = texts(row, *names)
    if row.get("organization"):
        fields["organization"] = record(Organization, row["organization"])
    if row.get("place"):
        fields["place"] = Place.objects.get(ars=row["place"])
    addresses = [Address(**row["address"])] if row.get("address") else []
    publish(
        Location,
        row["key"],
        fields,
        addresses=addresses,
        accessibility=[Accessibility(locale=source_locale(), **one) for one in row.get("accessibility", [])],
        phones=phones(row),
        contacts=contacts(row),
        languages=languages(row),
        schedules=schedules(row),
        closing_periods=closed_days(row),
    )


def service(row: dict[str, Any]) -> None:
    names = (
        "name",
        "alternate_name",
        "description",
        "status",
        "alert",
        "email",
        "url",
        "application_process",
        "interpretation_services",
        "fees_description",
        "eligibility_description",
        "accreditations",
        "minimum_age",
        "maximum_age",
        "schedule_notes",
        "wait_time",
        "child_care",
        "child_care_note",
    )
    codes = [*(("topics", code) for code in row.get("topics", [])), *(("audiences", code) for code in row.get("audiences", []))]
    publish(
        Service,
        row["key"],
        {**offered_by(row), **texts(row, *names), **checked(row), **places(row)},
        areas=[Place.objects.get(ars=ars) for ars in row.get("areas", [])],
        terms=[record(TaxonomyTerm, f"{taxonomy} {code}") for taxonomy, code in codes],
        funding=[Funding(source=one) for one in row.get("funding", [])],
        additional_urls=[Url(locale=source_locale(), **one) for one in row.get("links", [])],
        phones=phones(row),
        contacts=contacts(row),
        languages=languages(row),
        schedules=schedules(row),
        cost_options=[CostOption(locale=source_locale(), **cost) for cost in row.get("cost_options", [])],
        required_documents=[RequiredDocument(locale=source_locale(), document=one) for one in row.get("required_documents", [])],
        service_at_locations=[at_location(one) for one in row.get("locations", [])],
    )


def christmas() -> None:
    """All is closed between the next Christmas and New Year."""
    uuid, year = identity("closing_everywhere", "christmas"), timezone.localdate().year
    if not ClosingEverywhere.objects.filter(translation_key=uuid).exists():
        days = {"first_day": datetime.date(year, 12, 24), "last_day": datetime.date(year + 1, 1, 1)}
        ClosingEverywhere.objects.create(translation_key=uuid, locale=source_locale(), reason=BETWEEN_THE_YEARS, **days)


def closed_days(row: dict[str, Any]) -> list[ClosingPeriod]:
    """Days from today on."""
    return [
        ClosingPeriod(
            locale=source_locale(),
            first_day=timezone.localdate() + datetime.timedelta(days=one["in_days"]),
            last_day=timezone.localdate() + datetime.timedelta(days=one["in_days"] + one["days"] - 1),
            reason=one["reason"],
        )
        for one in row.get("closed", [])
    ]


def offered_by(row: dict[str, Any]) -> dict[str, Any]:
    organization = record(Organization, row["organization"])
    program = organization.programs.get(name=row["program"]) if "program" in row else None
    return {"organization": organization, "program": program}


def places(row: dict[str, Any]) -> dict[str, Any]:
    if "places_free" not in row:
        return {}
    day = timezone.localdate() - datetime.timedelta(days=row["places_days_ago"])
    return {"places_free": row["places_free"], "places_total": row["places_total"], "places_as_of": day}


def checked(row: dict[str, Any]) -> dict[str, Any]:
    if "checked_days_ago" not in row:
        return {}
    day = timezone.localdate() - datetime.timedelta(days=row["checked_days_ago"])
    return {
        "assured_date": day,
        "next_review_date": day + datetime.timedelta(days=180),
        "assurer_email": OFFICE_MAILBOX,
        "assurance_method": "phone",
    }


def at_location(row: dict[str, Any]) -> ServiceAtLocation:
    made = ServiceAtLocation(location=record(Location, row["location"]))
    made.schedules = schedules(row)
    return made


def phones(row: dict[str, Any]) -> list[Phone]:
    return [phone(**one) for one in row.get("phones", [])]


def phone(languages: Sequence[str] = (), at: str = "", **fields: Any) -> Phone:
    return Phone(languages=",".join(languages), at_location=record(Location, at) if at else None, **fields)


def contacts(row: dict[str, Any]) -> list[Contact]:
    return [contact(one) for one in row.get("contacts", [])]


def contact(row: dict[str, Any]) -> Contact:
    made = Contact(
        locale=source_locale(), phone_number=row.get("phone", ""), **texts(row, "title", "department", "email", "name")
    )
    made.at_location = record(Location, row["at"]) if "at" in row else None
    made.schedules.set(schedules(row))
    return made


def languages(row: dict[str, Any]) -> list[Language]:
    return [Language(code=code) for code in row.get("languages", [])]


def schedules(row: dict[str, Any]) -> list[Schedule]:
    """The files say the nth of the month with each day, as HSDS does; the model says it once a row."""
    return [schedule(one, week, days) for one in row.get("schedules", []) for week, days in days_by_week(one).items()]


def days_by_week(row: dict[str, Any]) -> dict[str, list[str]]:
    """{"": ["MO", "TU"]} for every week, {"-1": ["SA"]} for the last Saturday of the month."""
    found: dict[str, list[str]] = {}
    for day in row.get("byday") or [""]:
        found.setdefault(day[:-2], []).append(day[-2:])
    return found


def schedule(row: dict[str, Any], week: str, days: list[str]) -> Schedule:
    return Schedule(
        weekday=",".join(days),
        week_of_month=int(week) if week else None,
        opens_at=time_of(row.get("opens_at")),
        closes_at=time_of(row.get("closes_at")),
        by_appointment=row.get("by_appointment", False),
        valid_from=date_of(row.get("valid_from")),
        valid_to=date_of(row.get("valid_to")),
    )


def time_of(value: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(value) if value else None


def date_of(value: datetime.date | str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(str(value)) if value else None
