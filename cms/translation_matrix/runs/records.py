"""What a run does with one record. Each part is a transaction of its own, and none is open while an engine is asked."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail_localize.models import Translation
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.views.edit_translation import user_can_edit_instance

from cms.published.projection import TranslationState
from cms.translation_matrix.models import TranslationRun
from cms.translation_matrix.runs.machine import by_machine
from cms.translation_matrix.runs.texts import Outcome, Text, take
from cms.translations.states import text_states


def act(run: TranslationRun, record: Any, texts: list[Text]) -> Outcome:
    """Does what the run is for with a German record; `texts` are those of a file.

    PermissionDenied for what its user may not change. Repeated, it does what is left.
    """
    locale = Locale.objects.get(language_code=run.language)
    with transaction.atomic():
        translation = begun(record, locale, run.user)
    if translation is None:
        return Outcome(problems=[_("It is written by hand: its link to the German text was stopped.")])
    if run.action == TranslationRun.Action.BEGIN:
        return Outcome()
    if run.action == TranslationRun.Action.MACHINE:
        outcome = by_machine(translation, run.user)
    else:
        with transaction.atomic():
            outcome = take(texts, translation, run.made_at, run.user)
    if run.publishes:
        outcome.problems += publish(record, translation, run.user)
    return outcome


def begun(record: Any, locale: Locale, user: Any) -> Translation | None:
    """The translation of a record, as if somebody had asked for it in the admin; None where it is written by hand."""
    found = Translation.objects.filter(source__object_id=record.translation_key, target_locale=locale)
    if not found.exists():
        row = type(record)._default_manager.filter(translation_key=record.translation_key, locale=locale).first()
        if row and not getattr(row, "alias_of_id", None):
            return None
        TranslationCreator(user, [locale]).create_translations(record, include_related_objects=False)
    translation = found.select_related("source", "target_locale").get()
    if not user_can_edit_instance(user, translation.get_target_instance()):
        raise PermissionDenied
    return translation if translation.enabled else None


def publish(record: Any, translation: Translation, user: Any) -> list[str]:
    """Why it was not published, or nothing. A good translation never gives way to German text."""
    if not translation.get_progress()[1]:
        return []
    if not may_publish(user, translation.get_target_instance()):
        return [_("You may not publish it: it waits as a draft.")]
    if TranslationState.OUTDATED in text_states(record, translation.target_locale).values():
        return [_("Texts are still outdated: it was not published.")]
    try:
        with transaction.atomic():
            translation.save_target(user=user, publish=True)
    except ValidationError as error:
        return error.messages
    return []


def may_publish(user: Any, target: Any) -> bool:
    if isinstance(target, Page):
        return bool(target.permissions_for_user(user).can_publish())
    action = "publish" if isinstance(target, DraftStateMixin) else "change"
    return ModelPermissionPolicy(type(target)).user_has_permission(user, action)
