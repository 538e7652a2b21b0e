"""When events are projected again though nobody touched them: what they name was changed."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from cms.languages import ONLY_SOURCE_ROWS
from cms.plugins.events.models import Event
from cms.plugins.events.publishing import KIND
from cms.published.projecting import project
from cms.published.projection import Key
from directory.models import Location, Organization, Place, SchoolHoliday, Taxonomy, TaxonomyTerm

RELATIONS: dict[type[models.Model], tuple[str, ...]] = {
    Organization: ("organization",),
    Location: ("location",),
    TaxonomyTerm: ("terms", "terms__parent", "terms__parent__parent"),
    Taxonomy: ("terms__taxonomy",),
}


def events_with(*conditions: Q, **lookups: Any) -> list[Key]:
    found = Event.objects.filter(*conditions, **ONLY_SOURCE_ROWS, **lookups).values_list("translation_key", flat=True)
    return [(KIND, uuid) for uuid in found.distinct()]


def events_that_name(record: Any) -> list[Key]:
    any_of = (Q(**{f"{name}__translation_key": record.translation_key}) for name in RELATIONS[type(record)])
    return events_with(reduce(or_, any_of))


@receiver([published, unpublished])
def project_what_names_it(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if sender in RELATIONS:
        project(events_that_name(instance))


@receiver(pre_delete)
def project_without_it(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Events are known before it is gone, and projected when it is."""
    if sender in RELATIONS and (keys := events_that_name(instance)):
        transaction.on_commit(lambda: project(keys))


@receiver([post_save, post_delete], sender=Place)
def project_what_is_there(instance: Place, **kwargs: Any) -> None:
    project(events_with(location__place=instance))


@receiver([post_save, post_delete], sender=SchoolHoliday)
def project_what_pauses(**kwargs: Any) -> None:
    project(events_with(dates__pauses_in_school_holidays=True))
