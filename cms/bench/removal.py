"""Removes synthetic services, in steps that can be stopped and repeated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, QuerySet
from modelcluster.models import get_all_child_relations
from wagtail.models import ReferenceIndex, Revision
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationLog,
    TranslationSource,
)

from cms.bench.generation import RECORDS, Done, generated, keys_of
from cms.bench.translations import SEGMENTS
from cms.published.models import PendingProjection, PublishedRecord, of_keys
from cms.published.projection import Key
from cms.published.stamp import lock_stamp, raise_stamp
from cms.published.window import CHILDREN
from directory.models import Organization

AT_ONCE = 500


def remove(done: Done) -> None:
    """Removes all that was generated, without tombstones: nobody has mirrored it."""
    for model in RECORDS:
        while rows := list(removable(model)[:AT_ONCE]):
            with transaction.atomic():
                lock_stamp()
                found = model._default_manager.filter(pk__in=[row.pk for row in rows])
                forget(keys_of(found))
                forget_translations(found.values_list("translation_key", flat=True))
                delete_with_children(found)
                raise_stamp()
            done(len(rows))
        if generated(model).exists():
            raise IntegrityError("Organizations that were not generated are parts of those that were")


def removable(model: type[Any]) -> models.QuerySet[Any]:
    """What nothing is a part of: parts go before the organization that they belong to."""
    rows = generated(model).order_by("pk")
    return rows.filter(parts=None) if model is Organization else rows


def forget(keys: Iterable[Key]) -> None:
    """Removes records from the window, and from what waits."""
    wanted = of_keys(keys)
    PendingProjection.objects.filter(wanted).delete()
    records = PublishedRecord.objects.filter(wanted)
    for name in CHILDREN:
        part = getattr(PublishedRecord, name).rel.related_model
        delete(part._default_manager.filter(record__in=records))
    delete(records)


def forget_translations(keys: Iterable[UUID]) -> None:
    """Removes all that wagtail-localize knows of some records."""
    found = list(keys)
    segments = [model.objects.filter(source__object_id__in=found) for model in SEGMENTS]
    translations = StringTranslation.objects.filter(context__object_id__in=found)
    strings = set(segments[0].values_list("string_id", flat=True)) | set(translations.values_list("translation_of_id", flat=True))
    for rows in (
        translations,
        *segments,
        TranslationLog.objects.filter(source__object_id__in=found),
        Translation.objects.filter(source__object_id__in=found),
        TranslationContext.objects.filter(object_id__in=found),
        TranslationSource.objects.filter(object_id__in=found),
        TranslatableObject.objects.filter(translation_key__in=found),
        unused(strings),
    ):
        delete(rows)


def unused(strings: Iterable[int]) -> QuerySet[String]:
    in_segments = StringSegment.objects.filter(string=OuterRef("pk"))
    translated = StringTranslation.objects.filter(translation_of=OuterRef("pk"))
    return String.objects.filter(~Exists(in_segments), ~Exists(translated), pk__in=list(strings))


def delete_with_children(rows: models.QuerySet[Any]) -> None:
    """Deletes records with all that hangs on them, in a statement each; no signal tells of them."""
    pks = list(rows.values_list("pk", flat=True))
    for relation in get_all_child_relations(rows.model):
        children = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": pks})
        if children.exists():
            delete_with_children(children)
    for field in rows.model._meta.many_to_many:
        through: Any = getattr(rows.model, field.name).through
        delete(through._default_manager.filter(**{f"{field.m2m_field_name()}__in": pks}))
    kind = ContentType.objects.get_for_model(rows.model)
    for model in (Revision, ReferenceIndex):
        delete(model._default_manager.filter(base_content_type=kind, object_id__in=list(map(str, pks))))
    delete(rows.model._default_manager.filter(pk__in=pks))


def delete(rows: QuerySet[Any]) -> None:
    """As the database can do it: Django would load each row, since receivers listen to all deletions."""
    rows._raw_delete(rows.db)
