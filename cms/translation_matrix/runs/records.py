"""What a run does with one record."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.views.edit_translation import apply_machine_translation, user_can_edit_instance

from cms.machine_translation.dispatcher import reasons
from cms.published.projection import TranslationState
from cms.translation_matrix.models import TranslationRun
from cms.translation_matrix.runs.texts import Outcome, Text, take
from cms.translations.states import text_states


def act(run: TranslationRun, record: Any, texts: list[Text]) -> Outcome:
    """Does what the run is for with a German record; `texts` are those of a file.

    PermissionDenied for what its user may not change.
    """
    locale = Locale.objects.get(language_code=run.language)
    translation = begun(record, locale, run.user)
    target = translation.get_target_instance()
    if run.action == TranslationRun.Action.BEGIN:
        return Outcome()
    if not user_can_edit_instance(run.user, target):
        raise PermissionDenied
    is_file = run.action == TranslationRun.Action.FILE
    outcome = take(texts, translation, run.made_at, run.user) if is_file else by_machine(translation, run.user)
    if outcome.changed and run.publishes:
        outcome.problems += publish(record, translation, target, run.user)
    return outcome


def begun(record: Any, locale: Locale, user: Any) -> Translation:
    """The translation of a record, as if somebody had asked for it in the admin; one that is there stays as it is."""
    found = Translation.objects.filter(source__object_id=record.translation_key, target_locale=locale, enabled=True)
    if not found.exists():
        TranslationCreator(user, [locale]).create_translations(record, include_related_objects=False)
    return found.select_related("source", "target_locale").get()


def by_machine(translation: Translation, user: Any) -> Outcome:
    before = translation.get_progress()[1]
    with reasons() as found:
        apply_machine_translation(translation.pk, user, get_machine_translator())
    total, done = translation.get_progress()
    outcome = Outcome(done - before)
    if done < total:
        outcome.problems += found or [_("No engine translated %(number)s texts.") % {"number": total - done}]
    return outcome


def publish(record: Any, translation: Translation, target: Any, user: Any) -> list[str]:
    """Why it was not published, or nothing. A good translation never gives way to German text."""
    if not may_publish(user, target):
        return [_("You may not publish it: it waits as a draft.")]
    if TranslationState.OUTDATED in text_states(record, translation.target_locale).values():
        return [_("Texts are still outdated: it was not published.")]
    try:
        translation.save_target(user=user, publish=True)
    except ValidationError as error:
        return error.messages
    return []


def may_publish(user: Any, target: Any) -> bool:
    if isinstance(target, Page):
        return bool(target.permissions_for_user(user).can_publish())
    action = "publish" if isinstance(target, DraftStateMixin) else "change"
    return ModelPermissionPolicy(type(target)).user_has_permission(user, action)
