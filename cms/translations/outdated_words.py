"""An outdated translation stays until it is renewed: wagtail-localize would put German text in its place."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import StreamValue
from wagtail_localize.models import Translation

from cms.languages import is_source
from cms.published.projection import TranslationState
from cms.translations.states import text_states


class KeepsOutdatedWords:
    """To stand before a model's own bases. Whoever publishes a part of a translation changes that part only."""

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if not kwargs.get("update_fields"):
            keep_outdated_words(self)
        return super().save(*args, **kwargs)  # type: ignore[misc]  # of the model


def keep_outdated_words(row: Any) -> None:
    """Takes from the row as it is stored what is outdated, and would be German in the one to be saved. Of a stream whole blocks.

    A row whose link to the German text was stopped is written by hand.
    """
    if row.pk is None or row.locale_id is None or is_source(row):
        return
    linked = Translation.objects.filter(source__object_id=row.translation_key, target_locale=row.locale_id, enabled=True)
    if not linked.exists():
        return
    outdated = [path for path, state in text_states(row, row.locale).items() if state == TranslationState.OUTDATED]
    before = type(row)._default_manager.filter(pk=row.pk).first() if outdated else None
    if before is None or getattr(before, "alias_of_id", None):
        return
    columns = {field.name for field in row._meta.concrete_fields}
    for name in {path.partition(".")[0] for path in outdated} & columns:
        new, old = getattr(row, name), getattr(before, name)
        setattr(row, name, kept_blocks(name, new, old, outdated) if isinstance(new, StreamValue) else old or new)


def kept_blocks(name: str, new: StreamValue, old: StreamValue, outdated: list[str]) -> StreamValue:
    before = {one["id"]: one for one in old.get_prep_value()}

    def is_outdated(block: Any) -> bool:
        place = f"{name}.{block['id']}"
        return any(path == place or path.startswith(f"{place}.") for path in outdated)

    blocks = [before.get(one["id"], one) if is_outdated(one) else one for one in new.get_prep_value()]
    return StreamValue(new.stream_block, blocks, is_lazy=True)
