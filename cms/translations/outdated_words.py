"""An outdated translation stays until it is renewed: wagtail-localize would put German text in its place."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.blocks import StreamValue

from cms.languages import is_source
from cms.published.projection import TranslationState
from cms.translations.states import text_states


class KeepsOutdatedWords:
    """To stand before a model's own bases. Whoever publishes a part of a translation changes that part only."""

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if not kwargs.get("update_fields"):
            keep_outdated_words(self)
        return super().save(*args, **kwargs)  # type: ignore[misc]


def keep_outdated_words(row: Any) -> None:
    """Takes from the row as it is stored what is outdated, and German in the one to be saved. Of a stream whole blocks."""
    if row.pk is None or row.locale_id is None or is_source(row) or getattr(row, "alias_of_id", None):
        return
    states = text_states(row, row.locale)
    outdated = [path for path, state in states.items() if state == TranslationState.OUTDATED]
    if not outdated:
        return
    rows = type(row)._default_manager.filter(translation_key=row.translation_key).select_related("locale")
    before = next((one for one in rows if one.pk == row.pk), None)
    german = next((one for one in rows if is_source(one)), None)
    if before and german and not getattr(before, "alias_of_id", None):
        for name in {path.partition(".")[0] for path in outdated}:
            field = next((one for one in row._meta.concrete_fields if one.name == name), None)
            if field is not None:
                new, old, source = (getattr(one, name) for one in (row, before, german))
                setattr(row, name, kept(field, new, old, source, outdated))


def kept(field: models.Field[Any, Any], new: Any, old: Any, german: Any, outdated: list[str]) -> Any:
    if isinstance(new, StreamValue):
        return StreamValue(new.stream_block, kept_blocks(field.name, new, old, outdated), is_lazy=True)
    return old if old and new == german else new


def kept_blocks(name: str, new: StreamValue, old: StreamValue, outdated: list[str]) -> list[Any]:
    before = {one["id"]: one for one in old.get_prep_value()}

    def is_outdated(block: Any) -> bool:
        place = f"{name}.{block['id']}"
        return any(path == place or path.startswith(f"{place}.") for path in outdated)

    return [before.get(one["id"], one) if is_outdated(one) else one for one in new.get_prep_value()]
