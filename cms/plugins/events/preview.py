"""The page of an event as it would be, from what stands in the form."""

from __future__ import annotations

from typing import Any

import msgspec

from cms.languages import ONLY_SOURCE_ROWS, is_source, language_of
from cms.plugins.events.calendar.dates import upcoming
from cms.plugins.events.calendar.event_page import shown
from cms.plugins.events.models import Event
from cms.plugins.events.publishing import whole_event
from cms.published.projection import encode
from cms.published.sharing import shared_reads
from cms.translations.texts import Texts, Translations


def preview_context(instance: Event) -> dict[str, Any]:
    """{event, language}: of the draft, or of a translation with the structure of its source."""
    language = language_of(instance.locale.language_code)
    source = instance if is_source(instance) else Event.objects.get(translation_key=instance.translation_key, **ONLY_SOURCE_ROWS)
    translations = Translations()
    if source is not instance:
        translations = Translations.load([source], source.changes.all())
        translations.rows[Event, instance.translation_key, language.code] = instance
    with shared_reads():
        shape: dict[str, Any] = msgspec.json.decode(encode(whole_event(source, Texts(language.code, translations))))
    shape.pop("last_modified", None)
    return {"event": shape, "language": language} | shown(shape, upcoming([shape], language.code)) | {"short_id": ""}
