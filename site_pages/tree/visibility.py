"""Who may see a page: what Wagtail knows, read in all languages at once."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from cms.published.sharing import read_once


def ancestry(paths: Iterable[str]) -> set[str]:
    """Tree paths of pages and of everything above them."""
    step = Page.steplen
    return {path[:end] for path in paths for end in range(step, len(path) + 1, step)}


def restrictions_of(page: Page) -> QuerySet[PageViewRestriction]:
    """Restrictions of a page and its ancestors, in whatever language they were set. Two queries."""
    above = Page.objects.filter(path__in=ancestry([page.path]))
    everywhere = Page.objects.filter(translation_key__in=above.values("translation_key"))
    paths = ancestry(everywhere.values_list("path", flat=True))
    return PageViewRestriction.objects.filter(page__path__in=paths).exclude(restriction_type=PageViewRestriction.NONE)


def subtree(page: Page) -> QuerySet[Page]:
    """A page and everything below it, in all languages, whatever the shape of their trees."""
    below = Q(pk__in=[])
    for path in Page.objects.filter(translation_key=page.translation_key).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    keys = Page.objects.filter(below).values("translation_key")
    return Page.objects.filter(translation_key__in=keys)


@read_once
def restricted_keys() -> set[UUID]:
    """Translation keys of all pages that are not for everyone."""
    restrictions = PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.NONE).select_related("page")
    keys: set[UUID] = set()
    for restriction in restrictions:
        keys.update(subtree(restriction.page).values_list("translation_key", flat=True))
    return keys
