"""Makes the demo's pages and footer; leaves those that are there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, Site

from cms.demo import pictures
from cms.demo.bodies import Body, page_ids
from cms.demo.content import identity, pages, read, source_locale
from cms.demo.directory_records import date_of, record
from cms.languages import SOURCE_LANGUAGE
from directory.models import Place, Service, TaxonomyTerm
from site_pages.models import (
    EmergencyNumber,
    FooterContact,
    FooterLink,
    FundingNotice,
    GuidePage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    SectionPage,
    ServiceFinderPage,
    StandardPage,
)

TYPES: dict[str, Any] = {
    "home": HomePage,
    "section": SectionPage,
    "guide": GuidePage,
    "news_index": NewsIndexPage,
    "news": NewsPage,
    "standard": StandardPage,
    "finder": ServiceFinderPage,
}


def jobs() -> Iterator[Callable[[], object]]:
    """Pictures, then all pages as drafts, then their contents, since pages link to each other."""
    for row in read("images.yaml"):
        yield partial(pictures.load, row)
    for row in pages():
        yield partial(make_page, row)
    yield make_site
    for row in pages():
        yield partial(publish_page, row)
    yield make_footer


def page_of(slug: str) -> Any:
    return Page.objects.get(translation_key=identity("page", slug), locale=source_locale()).specific


def home_page() -> QuerySet[Page]:
    """The demo's home page, if it has been loaded."""
    slug = next(row["slug"] for row in pages() if row["type"] == "home")
    return Page.objects.filter(translation_key=identity("page", slug), locale__language_code=SOURCE_LANGUAGE)


def make_page(row: dict[str, Any]) -> None:
    if Page.objects.filter(translation_key=identity("page", row["slug"])).exists():
        return
    fields = {name: row[name] for name in ("title", "slug", "introduction", "search_description") if row.get(name)}
    if "date" in row:
        fields["date"] = date_of(row["date"])
    if "image" in row:
        fields["image"] = pictures.image(row["image"])
    made = TYPES[row["type"]](
        translation_key=identity("page", row["slug"]),
        locale=source_locale(),
        live=False,
        show_in_menus=row.get("in_menu", False),
        **fields,
    )
    parent = page_of(row["parent"]) if row.get("parent") else Page.get_first_root_node()
    with transaction.atomic():
        parent.add_child(instance=made)


def make_site() -> None:
    """Lets the site begin at the demo's home page; Wagtail's own welcome page goes."""
    home = home_page().get().specific
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port = address()
    site.site_name, site.root_page = "Wegweiser Mayen-Koblenz", home
    site.save()
    for welcome in Page.objects.filter(depth=2, slug="home", content_type__model="page"):
        welcome.delete()


def address() -> tuple[str, int]:
    """Host and port under which people reach the site."""
    parts = urlsplit(settings.SITE_URL)
    return parts.hostname or "localhost", parts.port or (443 if parts.scheme == "https" else 80)


def moved() -> bool:
    """Whether the site has another address than it was loaded with."""
    hostname, port = address()
    return not Site.objects.filter(is_default_site=True, hostname=hostname, port=port).exists()


def publish_page(row: dict[str, Any]) -> None:
    page = page_of(row["slug"])
    if page.live:
        return
    body = Body(row["slug"], page_ids(Page))
    page.body = json.dumps(body.blocks(row.get("body") or []))
    if row.get("steps"):
        page.steps = json.dumps(body.steps(row["steps"]))
    if "topics" in row:
        page.topics = [record(TaxonomyTerm, f"topics {code}") for code in row["topics"]]
    if "places" in row:
        page.places = list(Place.objects.filter(ars__in=row["places"]))
    if "services" in row:
        page.services = [record(Service, key) for key in row["services"]]
    with transaction.atomic():
        page.save_revision().publish()


def make_footer() -> None:
    site = read("site.yaml")
    snippet(FooterContact, "contact", site["contact"])
    for position, row in enumerate(site["emergency_numbers"]):
        snippet(EmergencyNumber, row["number"], {**row, "sort_order": position})
    for position, row in enumerate(site["footer_links"]):
        snippet(FooterLink, row["page"], {"text": row["text"], "page": page_of(row["page"]).page_ptr, "sort_order": position})
    for position, row in enumerate(site["funding_notices"]):
        dates = {"valid_from": date_of(row["valid_from"]), "valid_until": date_of(row["valid_to"])}
        snippet(FundingNotice, str(position), {"text": row["text"], **dates})


def snippet(model: Any, key: str, fields: dict[str, Any]) -> None:
    uuid = identity(model.__name__, key)
    if not model.objects.filter(translation_key=uuid).exists():
        model.objects.create(translation_key=uuid, locale=source_locale(), **fields)
