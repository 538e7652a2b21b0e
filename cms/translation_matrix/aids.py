"""What helps while one record is translated: what the German text was before, and terms of the glossary."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.html import strip_tags
from django.views.generic import TemplateView
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from cms.machine_translation.models import GlossaryTerm, terms_for
from cms.machine_translation.protection import whole

ALIKE = 0.3  # of the text: below that it is rather a new one


@dataclass(frozen=True)
class Change:
    """A German text, what it was when it was last translated, and that translation; plain text."""

    german: str
    before: str
    translation: str


class AidsView(TemplateView):
    """A part of a page, which a script puts above wagtail-localize's editor."""

    template_name = "admin/translation_aids.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=self.kwargs["pk"])
        if not user_can_edit_instance(self.request.user, translation.get_target_instance()):
            raise PermissionDenied
        segments = list(StringSegment.objects.filter(source=translation.source).order_by("order").select_related("string"))
        return super().get_context_data(**kwargs) | {
            "changes": changes_of(translation, segments),
            "terms": terms_in(" ".join(one.string.data for one in segments), translation.target_locale.language_code),
        }


def changes_of(translation: Translation, segments: list[StringSegment]) -> list[Change]:
    """Texts whose translation is outdated, in the order of the record. One query."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__in={one.context_id for one in segments}, has_error=False
    ).select_related("translation_of")
    known: dict[int | None, list[StringTranslation]] = defaultdict(list)
    for row in rows.order_by("-updated_at"):
        known[row.context_id].append(row)
    current = {(one.context_id, one.string_id) for one in segments}
    translated = {(row.context_id, row.translation_of_id) for rows in known.values() for row in rows}
    found = []
    for one in segments:
        earlier = [row for row in known[one.context_id] if (row.context_id, row.translation_of_id) not in current]
        if (one.context_id, one.string_id) not in translated and earlier:
            found += change_of(one.string.data, earlier)
    return found


def change_of(text: str, rows: list[StringTranslation]) -> list[Change]:
    """With the newest of those whose German text is most like the new one; nothing if none is like it."""
    alike, number = max((likeness(text, row.translation_of.data), -number) for number, row in enumerate(rows))
    row = rows[-number]
    return [Change(*map(strip_tags, (text, row.translation_of.data, row.data)))] if alike >= ALIKE else []


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).quick_ratio()


def terms_in(text: str, language: str) -> list[GlossaryTerm]:
    """Terms of the glossary that stand in a text. One query."""
    plain = strip_tags(text)
    return [one for one in terms_for(language) if re.search(whole(one.term), plain)]
