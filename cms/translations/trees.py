"""The trees of pages in other languages."""

from __future__ import annotations

from wagtail.models import Locale
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.synctree import synchronize_tree

from cms.languages import SOURCE_LANGUAGE


def synchronize(language: str) -> None:
    """Pages that are not translated stand in the other trees as aliases, at once and not by the worker."""
    source, locale = (Locale.objects.get(language_code=code) for code in (SOURCE_LANGUAGE, language))
    setting = LocaleSynchronization(locale=locale, sync_from=source)
    LocaleSynchronization.objects.bulk_create([setting], ignore_conflicts=True)  # sends no signal, which would queue a task
    with disable_reference_index_auto_update():  # what an alias refers to, its page refers to
        synchronize_tree(source, locale)
