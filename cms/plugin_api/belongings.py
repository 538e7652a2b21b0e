"""What would be lost to readers and editors if a plugin were switched off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.models import Revision

from cms.plugin_api.registry import collect


def belongings(plugin: str) -> Iterator[tuple[str, int]]:
    """(what, how many) of a plugin that is on: rows of its tables, and records whose bodies or drafts have its blocks."""
    for model in apps.get_app_config(plugin).get_models():
        if number := model._default_manager.count():
            yield model._meta.label, number
    blocks = {f"{plugin}_{one.name}" for name, one in collect("page_blocks") if name == plugin}
    for model, field in stream_fields() if blocks else ():
        if number := len(with_blocks(model, field, blocks)):
            yield f"{model._meta.label}.{field} with blocks of {plugin}", number


def stream_fields() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                yield model, field.name


def with_blocks(model: type[Model], field: str, blocks: set[str]) -> set[str]:
    """Keys of the records that have one of the blocks, as they are public or in one of their drafts."""
    found = {str(one.pk) for one in model._default_manager.all() if types_in(getattr(one, field).raw_data) & blocks}
    for revision in Revision.objects.filter(content_type=ContentType.objects.get_for_model(model)).iterator():
        if types_in(json.loads(revision.content.get(field) or "[]")) & blocks:
            found.add(revision.object_id)
    return found


def types_in(data: Any) -> set[str]:
    """Types of the blocks in the data of a stream, those inside others, too."""
    if isinstance(data, dict):
        found = {str(data["type"])} if "type" in data and "value" in data else set()
        return found.union(*(types_in(one) for one in data.values()))
    if isinstance(data, (str, bytes)) or not hasattr(data, "__iter__"):
        return set()
    return set().union(*(types_in(one) for one in data))
