"""Copies of the demo's directory: each round is all of it once more, under other names and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import Any, TypeVar
from uuid import uuid5

from django.db import models
from modelcluster.models import get_all_child_relations

from cms.languages import SOURCE_LANGUAGE
from directory.models import Location, Organization, Service, ServiceAtLocation

MARK = "generate_services"  # source_name of what was generated
REVISIONS = {"latest_revision", "live_revision", "has_unpublished_changes", "locked", "locked_by", "locked_at"}
SPREAD = 0.05  # degrees by which a copy stands elsewhere: about five kilometres
Row = TypeVar("Row", bound=models.Model)
Pairs = list[tuple[Any, Any]]  # a record and its copy
Changes = Callable[[Any], dict[str, Any]]


def originals(model: type[Row]) -> list[Row]:
    """What is copied: the records in the source language that were not generated."""
    rows = model._default_manager.filter(live=True, locale__language_code=SOURCE_LANGUAGE)
    return list(rows.exclude(source_name=MARK).order_by("pk"))


def copy(row: Row, number: int, **changes: Any) -> Row:
    """A new row, not saved. Its ids follow from the original's and the number of the round."""
    fields = {field.attname: getattr(row, field.attname) for field in columns(row)}
    fields |= {name: uuid5(fields[name], str(number)) for name in ("uuid", "translation_key") if name in fields}
    return type(row)(**fields | changes)


def columns(row: models.Model) -> Iterable[Any]:
    return [field for field in row._meta.concrete_fields if not field.primary_key and field.name not in REVISIONS]


def copy_all(rows: Sequence[Row], number: int, changes: Changes = lambda row: {}) -> dict[int, int]:
    """Copies records and all that belongs to them. Returns the keys of the copies by those of the originals."""
    pairs = [(row, copy(row, number, **named(row, number), **changes(row))) for row in rows]
    save(pairs)
    copy_children(pairs, number, changes)
    return {row.pk: made.pk for row, made in pairs}


def named(row: Any, number: int) -> dict[str, Any]:
    return {"name": f"{row.name} {number}", "source_name": MARK, "external_id": f"{number} {row.translation_key}"}


def save(pairs: Pairs) -> None:
    if pairs:
        type(pairs[0][0])._default_manager.bulk_create([made for _row, made in pairs])


def copy_children(pairs: Pairs, number: int, changes: Changes) -> None:
    """What hangs on records by a parental key, and what hangs on that."""
    if not pairs:
        return
    copies = {row.pk: made.pk for row, made in pairs}
    for relation in get_all_child_relations(type(pairs[0][0])):
        key = relation.field
        children = relation.related_model._default_manager.filter(**{f"{key.name}__in": list(copies)})
        found = [
            (child, copy(child, number, **{key.attname: copies[getattr(child, key.attname)]} | of_child(child, changes)))
            for child in children
        ]
        save(found)
        copy_children(found, number, changes)


def of_child(child: Any, changes: Changes) -> dict[str, Any]:
    return changes(child) if isinstance(child, ServiceAtLocation) else {}


def make_round(number: int, services: Sequence[Service]) -> Changes:
    """Copies some services, with all organizations and locations if they are the first of their round.

    Returns what else changes in a copy of a row.
    """
    organizations, locations = houses_of(number) or make_houses(number)

    def changes(row: Any) -> dict[str, Any]:
        if isinstance(row, Service):
            return {"organization_id": organizations[row.organization_id], "program_id": None}
        return {"location_id": locations[row.location_id]}

    made = copy_all(services, number, changes)
    for through, other in ((Service.terms.through, "taxonomyterm_id"), (Service.areas.through, "place_id")):
        copy_links(through, other, made)
    return changes


def copy_links(through: Any, other: str, made: dict[int, int]) -> None:
    """Terms and areas of the copies are those of the originals."""
    links = through.objects.filter(service__in=list(made)).values_list("service_id", other)
    through.objects.bulk_create([through(**{"service_id": made[service], other: key}) for service, key in links])


def houses_of(number: int) -> tuple[dict[int, int], dict[int, int]] | None:
    """Organizations and locations of a round that are there: keys of the copies by those of the originals."""
    found = copied(Organization, number), copied(Location, number)
    return found if all(found) else None


def copied(model: type[Any], number: int) -> dict[int, int]:
    keys = {row.pk: uuid5(row.translation_key, str(number)) for row in originals(model)}
    by_id = dict(model._default_manager.filter(translation_key__in=keys.values()).values_list("translation_key", "pk"))
    return {pk: by_id[key] for pk, key in keys.items() if key in by_id}


def make_houses(number: int) -> tuple[dict[int, int], dict[int, int]]:
    random = Random(number)  # noqa: S311  the same in each run
    organizations = copy_all(originals(Organization), number)
    copies = Organization.objects.filter(pk__in=organizations.values())
    for parent in Organization.objects.filter(parts__in=copies).distinct():
        copies.filter(parent_organization=parent).update(parent_organization=organizations[parent.pk])

    def elsewhere(row: Any) -> dict[str, Any]:
        owner = {"organization_id": organizations.get(row.organization_id)}
        if row.latitude is None:
            return owner
        north, east = random.uniform(-SPREAD, SPREAD), random.uniform(-SPREAD, SPREAD)
        return owner | {"latitude": row.latitude + north, "longitude": row.longitude + east}

    return organizations, copy_all(originals(Location), number, elsewhere)
