"""Copies of translations, as wagtail-localize keeps them: a copy is translated where its original is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from django.db.models import QuerySet
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from cms.bench.copies import Changes, copy, copy_all, save
from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from directory.models import Service

SEGMENTS = (StringSegment, TemplateSegment, RelatedObjectSegment, OverridableSegment)
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Keys: TypeAlias = Mapping[Any, Any]  # of originals → of their copies


def copy_translations(services: Sequence[Service], number: int, changes: Changes) -> None:
    """Of services of a round, which are there already: rows in other languages, and the texts that translators see."""
    keys = {one.translation_key: uuid5(one.translation_key, str(number)) for one in services}
    objects = TranslatableObject.objects.filter(translation_key__in=keys)
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=keys[one.translation_key], content_type_id=one.content_type_id) for one in objects
    )
    rows = Service.objects.filter(translation_key__in=keys).exclude(locale__language_code=SOURCE_LANGUAGE)
    copy_all(list(rows.order_by("pk")), number, changes)
    copy_texts(keys, number)


def copy_texts(keys: Keys, number: int) -> None:
    found = Service.objects.filter(translation_key__in=keys.values(), **ONLY_SOURCE_ROWS)
    whole = {one.translation_key: one for one in found}

    def of_source(row: Any) -> dict[str, Any]:
        made = whole[keys[row.object_id]]
        return {"object_id": made.translation_key, "object_repr": str(made)[:200], "content_json": made.to_json()}

    def of_context(row: Any) -> dict[str, Any]:
        path = ID.sub(lambda found: str(uuid5(UUID(found[0]), str(number))), row.path)
        return {"object_id": keys[row.object_id], "path": path, "path_id": TranslationContext._get_path_id(path)}

    sources = copies(TranslationSource.objects.filter(object_id__in=keys), number, of_source)
    contexts = copies(TranslationContext.objects.filter(object_id__in=keys), number, of_context)
    copies(Translation.objects.filter(source__in=sources), number, lambda row: {"source_id": sources[row.source_id]})
    names = numbered_names(sources, number)

    def of_segment(row: Any) -> dict[str, Any]:
        string = {"string_id": names[row.string_id]} if isinstance(row, StringSegment) and row.context.path == "name" else {}
        return {"context_id": contexts[row.context_id], "source_id": sources[row.source_id]} | string

    def of_translation(row: Any) -> dict[str, Any]:
        changed = {"context_id": contexts[row.context_id]}
        if row.context.path != "name" or row.translation_of_id not in names:
            return changed
        return changed | {"translation_of_id": names[row.translation_of_id], "data": f"{row.data} {number}"}

    for model in SEGMENTS:
        copies(model.objects.filter(source__in=sources).select_related("context"), number, of_segment)
    copies(StringTranslation.objects.filter(context__in=contexts).select_related("context"), number, of_translation)


def copies(rows: QuerySet[Any], number: int, changes: Callable[[Any], dict[str, Any]]) -> dict[int, int]:
    """Copies rows. Returns the keys of the copies by those of the originals."""
    pairs = [(row, copy(row, number, **changes(row))) for row in rows.order_by("pk")]
    save(pairs)
    return {row.pk: made.pk for row, made in pairs}


def numbered_names(sources: Iterable[int], number: int) -> dict[int, int]:
    """Strings with the names of copies, by those with the names of the originals."""
    segments = StringSegment.objects.filter(source__in=list(sources), context__path="name").select_related("string__locale")
    strings = {one.string for one in segments}
    return {one.pk: String.from_value(one.locale, StringValue(f"{one.data} {number}")).pk for one in strings}
