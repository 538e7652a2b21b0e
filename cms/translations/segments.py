"""What wagtail-localize keeps of a source's texts: a segment for each string, template, related record and image."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from django.core.serializers.json import DjangoJSONEncoder
from wagtail_localize.models import OverridableSegment, RelatedObjectSegment, StringSegment, TemplateSegment, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translations.minor_changes import carry_over

Segment: TypeAlias = tuple[type[Any], str, int, tuple[Any, ...]]  # model, path, order, content


def refresh_segments(source: TranslationSource, instance: Any, *, minor: bool = False) -> None:
    """Brings segments up to date with the texts of `instance`; asks for those that changed, wagtail-localize for each of all.

    After a minor change translations of the old texts are those of the new ones.
    """
    stored, come = dict(stored_segments(source)), []
    for value in extract_segments(instance):
        segment = segment_of(value)
        if stored.pop(segment, None) is None:
            model = segment[0]
            language = [source.locale] if model is StringSegment else []
            made = model.from_value(source, *language, value)
            made.context.get_field_path(instance)
            come += [made] if model is StringSegment else []
    if minor:
        gone = [pk for segment, pk in stored.items() if segment[0] is StringSegment]
        carry_over(StringSegment.objects.filter(pk__in=gone).select_related("string"), come)
    for model in {model for model, *_rest in stored}:
        model.objects.filter(pk__in=[pk for segment, pk in stored.items() if segment[0] is model]).delete()


def stored_segments(source: TranslationSource) -> Iterator[tuple[Segment, int]]:
    contents = {
        StringSegment: ("string__data", "attrs"),
        TemplateSegment: ("template__template", "template__template_format"),
        RelatedObjectSegment: ("object__content_type_id", "object_id"),
        OverridableSegment: ("data_json",),
    }
    for model, fields in contents.items():
        for pk, path, order, *content in model.objects.filter(source=source).values_list("pk", "context__path", "order", *fields):
            yield (model, path, order, tuple(content)), pk


def segment_of(value: Any) -> Segment:
    if isinstance(value, TemplateSegmentValue):
        return TemplateSegment, value.path, value.order, (value.template, value.format)
    if isinstance(value, RelatedObjectSegmentValue):
        return RelatedObjectSegment, value.path, value.order, (value.content_type.pk, value.translation_key)
    if isinstance(value, OverridableSegmentValue):
        return OverridableSegment, value.path, value.order, (json.dumps(value.data, cls=DjangoJSONEncoder),)
    return StringSegment, value.path, value.order, (value.string.data, json.dumps(value.attrs, cls=DjangoJSONEncoder))
