"""A change that alters no meaning, such as a mended typing error: translations stay current when its editor says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.models import Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import validate_translation_links

from cms.languages import is_source

NAME = "minor_change"
ALIKE = 0.6  # of two texts: below that one is not the other with a mended error


class MinorChangeMixin:
    """Said in the form and kept with the revision, so that it holds when that is published later, or by somebody else."""

    minor_change = False

    def serializable_data(self) -> dict[str, Any]:
        data: dict[str, Any] = super().serializable_data()  # type: ignore[misc]  # of the model
        return data | ({NAME: True} if self.minor_change else {})


def is_minor(revision: Revision | None) -> bool:
    return bool(revision and revision.content.get(NAME))


class MinorChangeForm(WagtailAdminModelForm):
    minor_change = forms.BooleanField(
        label=_("Minor change: translations stay current"),
        required=False,
        help_text=_("For typing errors and the like: no text means anything else than when it was last published."),
    )

    def save(self, commit: bool = True) -> Any:
        self.instance.minor_change = self.cleaned_data.get(NAME, False)
        return super().save(commit)


class MinorChangePanel(FieldPanel):
    """For what is published and translated."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk and self.instance.live and has_translations(self.instance))


MINOR_CHANGE = MinorChangePanel(NAME, disable_comments=True)


def has_translations(record: Any) -> bool:
    return is_source(record) and Translation.objects.filter(source__object_id=record.translation_key).exists()


def carry_over(gone: Collection[StringSegment], come: Collection[StringSegment]) -> None:
    """What translated a text that is gone translates that in its place. Two queries."""
    heirs = {(old.context_id, old.string_id): new.string for old, new in pairs(gone, come)}
    known = StringTranslation.objects.filter(
        context__in={context for context, _string in heirs}, translation_of__in={string for _context, string in heirs}
    )
    inherited = []
    for one in known:
        heir = heirs.get((one.context_id, one.translation_of_id))
        if heir and has_its_links(heir.data, one.data):
            one.pk, one.translation_of = None, heir
            inherited.append(one)
    StringTranslation.objects.bulk_create(inherited, ignore_conflicts=True)


def has_its_links(german: str, translation: str) -> bool:
    try:
        validate_translation_links(german, translation)
    except ValueError:
        return False
    return True


def pairs(gone: Collection[StringSegment], come: Collection[StringSegment]) -> Iterator[tuple[StringSegment, StringSegment]]:
    """A new text of a place with the one that it has grown from. What has only moved is neither gone nor new."""
    moved = {(one.context_id, one.string_id) for one in gone} & {(one.context_id, one.string_id) for one in come}
    left: dict[int, list[StringSegment]] = defaultdict(list)
    for one in gone:
        if (one.context_id, one.string_id) not in moved:
            left[one.context_id].append(one)
    for new in come:
        old = max(left[new.context_id], key=lambda one: likeness(one, new), default=None)
        if old and (new.context_id, new.string_id) not in moved and likeness(old, new) >= ALIKE:
            left[new.context_id].remove(old)
            yield old, new


def likeness(old: StringSegment, new: StringSegment) -> float:
    return SequenceMatcher(None, old.string.data, new.string.data, autojunk=False).ratio()
