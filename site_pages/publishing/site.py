"""The frame around every page: one record of kind `site`, made anew when something in it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import msgspec
from wagtail.models import Page, Site

from cms.languages import CODES, SOURCE_LANGUAGE
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projection import LAST_MODIFIED, Document, Projection, encode
from site_pages.models import BasePage, ServiceFinderPage
from site_pages.publishing.footer import Footer
from site_pages.publishing.pictures import is_whole
from site_pages.publishing.places import all_places, place_groups
from site_pages.reading.lists import language_of_words
from site_pages.reading.site import SITE

Json = dict[str, Any]


def site_keys() -> list[UUID]:
    return [SITE] if default_site() else []


def project_site(uuid: UUID) -> Projection | None:
    """Read from the window, but for the footer and the order of pages: what it contains was projected before it."""
    site = default_site()
    return Frame(site).projection() if site and uuid == SITE else None


def default_site() -> Site | None:
    """The site, once it has a front page of ours."""
    found = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return found if found and issubclass(found.root_page.specific_class or Page, BasePage) else None


@dataclass(frozen=True)
class Frame:
    site: Site

    def projection(self) -> Projection:
        return Projection(
            kind="site",
            uuid=SITE,
            name=self.site.site_name,
            documents={language: self.document(language) for language in CODES},
            facets=frozenset({("links_to", str(key)) for key in self.page_keys} | self.footer.facets | self.term_facets),
            changes_at=self.changes_at,
            is_complete=all(map(is_whole, self.footer.pictures.values())),
        )

    def document(self, language: str) -> Document:
        finder = next(iter(self.links([self.finder], language)), None) if self.finder else None
        content = {
            "id": str(SITE),
            "type": "site",
            "name": self.site.site_name,
            "menu": self.links(self.menu, language),
            "finder": finder and finder | {"ancestors": self.links(self.above_finder, language)},
            "topics": self.topics(language, finder["url"] if finder else ""),
            "audiences": self.audiences(language),
            "places": place_groups(self.places, language),
            "contact": self.footer.contact(language),
            "emergency_numbers": self.footer.emergency_numbers(language),
            "links": self.footer_links(language),
            "funding_notices": self.footer.funding_notices(language),
            "last_modified": LAST_MODIFIED,
        }
        full = encode({name: one for name, one in content.items() if one not in (None, "", [])})
        return Document(title=self.site.site_name, item=encode({"id": str(SITE), "name": self.site.site_name}), full=full)

    @cached_property
    def footer(self) -> Footer:
        return Footer.load()

    @cached_property
    def menu(self) -> list[UUID]:
        """What editors have marked for menus, in the order of the tree."""
        marked = self.site.root_page.get_descendants().in_menu().live().order_by("path")
        return list(marked.values_list("translation_key", flat=True))

    @cached_property
    def finder(self) -> UUID | None:
        found = PublishedDocument.objects.current("finder", SOURCE_LANGUAGE).order_by("record_id")
        return found.values_list("uuid", flat=True).first()

    @cached_property
    def above_finder(self) -> list[UUID]:
        page = ServiceFinderPage.objects.filter(translation_key=self.finder, locale__language_code=SOURCE_LANGUAGE).first()
        above = page.get_ancestors().filter(depth__gt=1).order_by("depth") if page else Page.objects.none()
        return list(above.values_list("translation_key", flat=True))

    @cached_property
    def page_keys(self) -> list[UUID]:
        finder = [self.finder, *self.above_finder] if self.finder else []
        return list(dict.fromkeys([*self.menu, *self.footer.pages, *finder]))

    @cached_property
    def pages(self) -> dict[tuple[UUID, str], PublishedDocument]:
        documents = (
            PublishedDocument.objects.public().filter(uuid__in=self.page_keys).exclude(url="").defer("full", "search_text")
        )
        return {(one.uuid, one.language): one for one in documents}

    @cached_property
    def terms(self) -> list[PublishedDocument]:
        """All topics, in the editors' order."""
        return terms_of("topics")

    @cached_property
    def groups_of_people(self) -> list[PublishedDocument]:
        """All target groups, in the editors' order."""
        return terms_of("audiences")

    @cached_property
    def places(self) -> list[Json]:
        return all_places()

    @property
    def term_facets(self) -> set[tuple[str, str]]:
        return {("taxonomy_term_id", str(term.uuid)) for term in [*self.terms, *self.groups_of_people]}

    @property
    def changes_at(self) -> datetime | None:
        contained = [*self.pages.values(), *self.terms, *self.groups_of_people]
        return min((one.expires_at for one in contained if one.expires_at), default=None)

    def links(self, keys: Iterable[UUID], language: str) -> list[Json]:
        """[{id, title, url, lang}] of those that are public."""
        return [self.link(self.pages[key, language]) for key in keys if (key, language) in self.pages]

    def link(self, document: PublishedDocument) -> Json:
        item = msgspec.json.decode(document.item)
        lang = item.get("lang", SOURCE_LANGUAGE)
        return {"id": item["id"], "title": item["title"], "url": absolute(document.url), "lang": lang}

    def footer_links(self, language: str) -> list[Json]:
        rows: Sequence[Json] = self.footer.links(language)
        public = [(row, self.pages[row["page"], language]) for row in rows if (row["page"], language) in self.pages]
        return [
            {"id": str(page.uuid), "text": row["text"], "lang": row["lang"], "url": absolute(page.url)} for row, page in public
        ]

    def topics(self, language: str, finder: str) -> list[Json]:
        """[{id, code, name, description, lang, url}]; the address is the finder's list of the topic."""
        found = named(self.terms, language, "id", "code", "name", "description")
        return [one | {"url": f"{finder}?topic={one['code']}" if finder else ""} for one in found]

    def audiences(self, language: str) -> list[Json]:
        """[{code, name, lang}]."""
        return named(self.groups_of_people, language, "code", "name")


def terms_of(taxonomy: str) -> list[PublishedDocument]:
    terms = PublishedDocument.objects.public().filter(kind="taxonomy_term").with_facet("taxonomy", [taxonomy])
    return list(terms.in_order())


def named(terms: Iterable[PublishedDocument], language: str, *names: str) -> list[Json]:
    """What is asked of their words, and in which language these are."""
    found = []
    for document in terms:
        if document.language == language:
            item = msgspec.json.decode(document.item)
            words = {name: item.get(name) for name in names if item.get(name)}
            found.append(words | {"lang": language_of_words(item, "name", document.language)})
    return found
