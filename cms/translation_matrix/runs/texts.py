"""Takes translations from a file; what somebody else wrote meanwhile is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

Text: TypeAlias = tuple[str, str, str, bool]  # path, German, translation, whether it is unfinished
BY_MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
BY_HAND = StringTranslation.TRANSLATION_TYPE_MANUAL
FROM_FILE = "file"


@dataclass
class Outcome:
    """How many texts changed, and what could not, in words."""

    changed: int = 0
    problems: list[str] = field(default_factory=list)


def take(texts: Iterable[Text], translation: Translation, made_at: datetime | None, user: Any) -> Outcome:
    """Stores the finished translations of one record. Four queries, and one for each text that changes."""
    segments = StringSegment.objects.filter(source=translation.source).select_related("context", "string")
    by_text = {(one.context.path, one.string.data): one for one in segments}
    known = known_translations(translation.target_locale, [one.context_id for one in by_text.values()])
    outcome = Outcome()
    for path, german, text, unfinished in texts:
        if not text or unfinished:
            continue
        segment = by_text.get((path, german))
        if segment is None:
            outcome.problems.append(_("The German text is another by now: %(text)s") % {"text": german[:100]})
            continue
        row = known.get((segment.context_id, segment.string_id))
        if row and row.data == text and row.translation_type == BY_HAND and not row.has_error:
            continue
        if row and is_conflict(row, text, made_at):
            outcome.problems.append(conflict(row, german, text))
            continue
        known[segment.context_id, segment.string_id] = row = row or new(segment, translation.target_locale)
        put(row, text, user)
        outcome.changed += 1
    return outcome


def known_translations(locale: Locale, contexts: list[int]) -> dict[tuple[int | None, int], StringTranslation]:
    """By context and German string; held until the transaction ends."""
    rows = StringTranslation.objects.select_for_update(of=("self",)).filter(locale=locale, context__in=contexts)
    return {(row.context_id, row.translation_of_id): row for row in rows}


def is_conflict(row: StringTranslation, text: str, made_at: datetime | None) -> bool:
    """Whether somebody wrote something else since the file was made; a machine's text gives way to a person's."""
    if row.data == text or row.translation_type == BY_MACHINE or row.has_error:
        return False
    return made_at is None or row.updated_at > made_at


def conflict(row: StringTranslation, german: str, text: str) -> str:
    words = {"german": german[:100], "here": row.data[:100], "file": text[:100]}
    return _("Somebody has translated “%(german)s” meanwhile. Here: “%(here)s”. In the file: “%(file)s”.") % words


def new(segment: StringSegment, locale: Locale) -> StringTranslation:
    return StringTranslation(translation_of_id=segment.string_id, context_id=segment.context_id, locale=locale)


def put(row: StringTranslation, text: str, user: Any) -> None:
    row.data, row.translation_type, row.tool_name = text, BY_HAND, FROM_FILE
    row.last_translated_by, row.has_error, row.field_error = user, False, ""
    row.save()
