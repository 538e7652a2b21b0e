"""When events are projected again though nobody touched them: what they name was changed."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from cms.languages import ONLY_SOURCE_ROWS
from cms.plugins.events.models import Event
from cms.plugins.events.publishing import KIND
from cms.published.projecting import project
from cms.published.projection import Key
from directory.models import Location, Organization, Place, SchoolHoliday, Taxonomy, TaxonomyTerm

RELATIONS: dict[type[models.Model], str] = {
    Organization: "organization__translation_key",
    Location: "location__translation_key",
    TaxonomyTerm: "terms__translation_key",
    Taxonomy: "terms__taxonomy__translation_key",
}


def events_with(**lookups: Any) -> list[Key]:
    found = Event.objects.filter(**ONLY_SOURCE_ROWS, **lookups).values_list("translation_key", flat=True)
    return [(KIND, uuid) for uuid in found.distinct()]


@receiver([published, unpublished])
def project_what_names_it(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if sender in RELATIONS:
        project(events_with(**{RELATIONS[sender]: instance.translation_key}))


@receiver(pre_delete)
def project_without_it(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Events are known before it is gone, and projected when it is."""
    if sender in RELATIONS and (keys := events_with(**{RELATIONS[sender]: instance.translation_key})):
        transaction.on_commit(lambda: project(keys))


@receiver([post_save, post_delete], sender=Place)
def project_what_is_there(instance: Place, **kwargs: Any) -> None:
    project(events_with(location__place=instance))


@receiver([post_save, post_delete], sender=SchoolHoliday)
def project_what_pauses(**kwargs: Any) -> None:
    project(events_with(dates__pauses_in_school_holidays=True))
