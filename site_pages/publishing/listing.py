"""Which pages hold the ids of others in their order: a section those of its children, a front page those of its guides."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail.models import Page

from cms.published.models import PublishedFacet
from cms.published.projection import Key
from site_pages.models import GuidePage
from site_pages.models.base_page import BasePage
from site_pages.publishing.facets import CONTAINS
from site_pages.publishing.structure import key_of
from site_pages.tree.visibility import restricted_keys

Pair = tuple[Key, str]  # a page that lists, and the key of one that it lists


def listing(pages: Sequence[Page], *, moved: bool) -> list[Key]:
    """Keys of the pages that list some of these but should not, or should but do not; of all of them when the order changed."""
    stored, wanted = listed_now(pages), listed_soon(pages)
    return list(dict.fromkeys(key for key, _page in (stored | wanted if moved else stored ^ wanted)))


def listed_now(pages: Sequence[Page]) -> set[Pair]:
    values = [str(page.translation_key) for page in pages]
    facets = PublishedFacet.objects.filter(name=CONTAINS, value__in=values)
    return {((kind, uuid), value) for kind, uuid, value in facets.values_list("record__kind", "record__uuid", "value")}


def listed_soon(pages: Sequence[Page]) -> set[Pair]:
    hidden = restricted_keys()
    public = [page for page in pages if page.live and page.pk and page.depth > 2 and page.translation_key not in hidden]
    above = pages_at({path for page in public for path in (parent_path(page), home_path(page))})
    found: set[Pair] = set()
    for page in public:
        for path, name in ((parent_path(page), "children"), (home_path(page), "guides")):
            lister = above.get(path)
            if lister and lists(lister, name, page) and (key := key_of(lister)):
                found.add((key, str(page.translation_key)))
    return found


def lists(lister: Page, name: str, page: Page) -> bool:
    model = lister.specific_class
    fits = name != "guides" or issubclass(page.specific_class or Page, GuidePage)
    return bool(fits and model and issubclass(model, BasePage) and name in model.lists)


def pages_at(paths: set[str]) -> dict[str, Page]:
    return {page.path: page for page in Page.objects.filter(path__in=paths)} if paths else {}


def parent_path(page: Page) -> str:
    return str(page.path[: -Page.steplen])


def home_path(page: Page) -> str:
    return str(page.path[: 2 * Page.steplen])
