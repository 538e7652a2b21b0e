"""Asks the engines for the texts of one record that nobody has translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeAlias

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from cms.machine_translation.dispatcher import reasons
from cms.translation_matrix.runs.texts import BY_MACHINE, Outcome

Places: TypeAlias = list[tuple[int, int]]  # string and context


def by_machine(translation: Translation, user: Any) -> Outcome:
    """No transaction is open while an engine is asked: others would wait for its answer."""
    machine, locale = get_machine_translator(), translation.target_locale
    if machine is None or not machine.can_translate(translation.source.locale, locale):
        raise PermissionDenied
    texts = untranslated(translation)
    with reasons() as found:
        answers = machine.translate(translation.source.locale, locale, list(texts)) if texts else {}
    left = sum(len(places) for text, places in texts.items() if text not in answers)
    problems = (found or [_("No engine translated %(number)s texts.") % {"number": left}]) if left else []
    return Outcome(store(texts, answers, translation, machine, user), problems)


def untranslated(translation: Translation) -> Mapping[StringValue, Places]:
    """Where each text stands. Two queries."""
    segments = StringSegment.objects.filter(source=translation.source).order_by("order").select_related("string")
    contexts = {one.context_id for one in segments}
    rows = StringTranslation.objects.filter(locale=translation.target_locale, context__in=contexts)
    known = set(rows.values_list("translation_of_id", "context_id"))
    found: dict[StringValue, Places] = defaultdict(list)
    for one in segments:
        if (one.string_id, one.context_id) not in known:
            found[one.string.as_value()].append((one.string_id, one.context_id))
    return dict(found)


def store(
    texts: Mapping[StringValue, Places],
    answers: Mapping[StringValue, StringValue],
    translation: Translation,
    machine: Any,
    user: Any,
) -> int:
    """How many texts are new. What somebody has written meanwhile stays."""
    made = 0
    with transaction.atomic():
        for text, answer in answers.items():
            values = {"data": answer.data, "translation_type": BY_MACHINE, "tool_name": str(machine.display_name)}
            for string, context in texts[text]:
                made += StringTranslation.objects.get_or_create(
                    translation_of_id=string,
                    context_id=context,
                    locale=translation.target_locale,
                    defaults=values | {"last_translated_by": user},
                )[1]
    return made
