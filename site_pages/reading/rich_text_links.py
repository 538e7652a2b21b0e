"""Links inside rich text: they lead to the page of the reader's language, and nowhere when the target is not public."""

from __future__ import annotations

from typing import Any

from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import CollectionViewRestriction, Page
from wagtail.rich_text.pages import PageLinkHandler

from site_pages.reading.links import anchor, current_language, public_paths


class PublicPageLink(PageLinkHandler):
    """`<a linktype="page" id="5">`"""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        ids = [int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdecimal()]
        keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
        paths = public_paths(keys.values(), current_language())
        by_id = {str(pk): paths.get(key) for pk, key in keys.items()}
        return [anchor(by_id.get(attrs.get("id", ""))) for attrs in attrs_list]


class PublicDocumentLink(DocumentLinkHandler):
    """`<a linktype="document" id="5">`"""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return [anchor(one.url if one and is_public_document(one) else None) for one in cls.get_many(attrs_list)]


def is_public_document(document: Any) -> bool:
    restrictions = document.collection.get_view_restrictions()
    return not restrictions.exclude(restriction_type=CollectionViewRestriction.NONE).exists()
