"""When something projects again: each publish, unpublish, deletion and translation of a record of the directory."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from cms.languages import is_source
from cms.published.models import PublishedFacet
from cms.published.projecting import one_change, project
from cms.published.projection import Key
from cms.translations.minor_changes import is_minor
from cms.translations.texts import refresh_texts
from directory.models import ClosingEverywhere, DirectoryRecord, Organization, Place, SchoolHoliday, Service
from directory.publishing.dependents import dependents, services_with

NOT_COPIED = {"id", "locale", "translation_key", "live", "has_unpublished_changes", "first_published_at", "last_published_at"}
NOT_COPIED |= {"live_revision", "latest_revision", "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"}


@receiver(published)
def project_published(sender: type[models.Model], instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """A source row brings its translations up to date first; a translated row changes its record's documents."""
    if not isinstance(instance, DirectoryRecord):
        return
    with one_change():
        if is_source(instance):
            copy_structure(instance)
            refresh_texts(instance, minor=is_minor(revision))
        project(contained_in(instance))


@receiver(unpublished)
def project_unpublished(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """An organization takes all its services with it at once."""
    if isinstance(instance, DirectoryRecord):
        project(contained_in(instance), at_once=isinstance(instance, Organization))


def contained_in(record: DirectoryRecord) -> list[Key]:
    """Keys of everything that contains the record, or did until now."""
    keys = dependents(record)
    if isinstance(record, Service):
        keys += places_gone(record.translation_key)
    return list(dict.fromkeys(keys))


def places_gone(service: UUID) -> list[Key]:
    """Places of a service that stand in the window, among them those that were removed."""
    facets = PublishedFacet.objects.filter(name="service_id", value=str(service), record__kind="service_at_location")
    return [("service_at_location", uuid) for uuid in facets.values_list("record__uuid", flat=True)]


def copy_structure(source: DirectoryRecord) -> None:
    """Columns without words go to the translated rows: a stale foreign key there would block deletions."""
    texts = {field.field_name for field in source.translatable_fields}
    columns = [field.name for field in source._meta.concrete_fields if field.name not in texts | NOT_COPIED]
    values = {name: getattr(source, name) for name in columns}
    rows = type(source)._default_manager.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    rows.update(**values)


@receiver(pre_delete)
def delete_translations(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Without the source, translated rows mean nothing. What contained the record is noted while it is still known."""
    if not isinstance(instance, DirectoryRecord):
        return
    instance._contained_in = contained_in(instance)
    if is_source(instance):
        type(instance)._default_manager.filter(translation_key=instance.translation_key).exclude(pk=instance.pk).delete()


@receiver([post_save, post_delete], sender=Place)
def project_place(sender: type[Place], instance: Place, **kwargs: Any) -> None:
    """Services name the places where they are."""
    project(dependents(instance))


@receiver([post_save, post_delete], sender=ClosingEverywhere)
@receiver([post_save, post_delete], sender=SchoolHoliday)
def project_all_hours(sender: type[models.Model], **kwargs: Any) -> None:
    """Each service says on which days it is closed."""
    project(services_with())


@receiver(post_delete)
def project_deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, DirectoryRecord):
        project(instance._contained_in)
