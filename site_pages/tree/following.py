"""The trees of the other languages follow the German one, whichever way a page came into it."""

from __future__ import annotations

from contextvars import ContextVar

from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.languages import is_source

_following: ContextVar[bool] = ContextVar("following", default=False)


def follow(page: Page) -> None:
    """Makes the aliases that a page of the source language lacks in the languages that follow it. One query if there are none."""
    if not is_source(page) or page.depth < 2 or not languages_without(page):
        return
    token = _following.set(True)
    try:
        with disable_reference_index_auto_update():
            create_aliases_for_new_page(page)
    finally:
        _following.reset(token)


def languages_without(page: Page) -> bool:
    there = Page.objects.filter(translation_key=page.translation_key).values("locale")
    return LocaleSynchronization.objects.filter(sync_from=page.locale_id).exclude(locale__in=there).exists()


def is_following() -> bool:
    """Whether aliases are being made, with whose source they are projected all at once."""
    return _following.get()


def stands_for_itself(page: Page) -> bool:
    """Whether a page is no mere follower in another language: an alias within a language has an address and an id of its own."""
    return page.alias_of_id is None or page.alias_of.translation_key != page.translation_key
