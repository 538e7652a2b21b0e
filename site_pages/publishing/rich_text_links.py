"""Links inside rich text that a plugin renders by itself: to the reader's language, and nowhere when the target is not public."""

from __future__ import annotations

from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from site_pages.publishing.references import Mentions, References
from site_pages.reading.links import anchor, current_language

Tag = dict[str, str]  # attributes


class PublicPageLink(PageLinkHandler):
    """`<a linktype="page" id="5">`"""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Tag]) -> list[str]:
        known = References.load(Mentions(pages=set(map(number, attrs_list))))
        return [anchor(known.page(number(tag), current_language())) for tag in attrs_list]


class PublicDocumentLink(DocumentLinkHandler):
    """`<a linktype="document" id="5">`"""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Tag]) -> list[str]:
        known = References.load(Mentions(documents=set(map(number, attrs_list))))
        return [anchor(known.files.get(number(tag))) for tag in attrs_list]


def number(tag: Tag) -> int:
    """The primary key that a link names; 0 when it is none."""
    identity = tag.get("id", "")
    return int(identity) if identity.isdecimal() else 0
