"""How a page stands in the site: ids and order of other records, never their words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from cms.published.projection import Key
from site_pages.models import GuidePage
from site_pages.models.base_page import BasePage
from site_pages.tree.versions import PageVersions

Ids = list[dict[str, str]]


def structure_of(versions: PageVersions, hidden: set[UUID]) -> dict[str, Any]:
    """{parent, ancestors, topics, places, services, children, guides}, as far as a page has them; `hidden` pages are in none."""
    source, page = versions.source, versions.page
    ancestors = ids(page.get_ancestors().filter(depth__gt=1).order_by("depth")) if page.path else []
    found: dict[str, Any] = {"parent": ancestors[-1]["id"], "ancestors": ancestors} if ancestors else {}
    if hasattr(source, "topics"):
        topics = source.topics.filter(live=True, taxonomy__live=True).values_list("translation_key", "code")
        found["topics"] = [{"id": str(key), "code": code} for key, code in topics]
    if hasattr(source, "places"):
        places = source.places.order_by("ars").values_list("uuid", "ars")
        found["places"] = [{"id": str(key), "ars": ars} for key, ars in places]
    if hasattr(source, "services"):
        found["services"] = ids(source.services.filter(live=True, organization__live=True))
    if "children" in source.lists:
        found["children"] = below(page.get_children(), hidden)
    if "guides" in source.lists:
        found["guides"] = below(page.get_descendants().type(GuidePage), hidden)
    return found


def below(pages: QuerySet[Page], hidden: set[UUID]) -> Ids:
    """Live pages in the order of the tree."""
    return ids(pages.filter(live=True).exclude(translation_key__in=hidden).order_by("path"))


def ids(records: QuerySet[Any]) -> Ids:
    return [{"id": str(key)} for key in records.values_list("translation_key", flat=True)]


def key_of(page: Page) -> Key | None:
    """The key of a page in the window; None for pages of foreign types."""
    model = page.specific_class
    return (model.kind, page.translation_key) if model and issubclass(model, BasePage) else None
