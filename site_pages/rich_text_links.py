"""Links inside rich text: they lead to the page of the reader's language, and nowhere when the target is not public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import CollectionViewRestriction, Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from cms.published.models import PublishedDocument
from site_pages.links import current_language, public_paths

NO_LINK = "<a>"


def anchor(path: str | None) -> str:
    return f'<a href="{escape(path)}">' if path else NO_LINK


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


class ServiceLink(LinkHandler):
    """`<a linktype="service" id="<uuid>">`: a service of the directory."""

    identifier = "service"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        uuids = [uuid for attrs in attrs_list if (uuid := uuid_of(attrs.get("id", "")))]
        documents = PublishedDocument.objects.current("service", current_language()).filter(record__uuid__in=uuids)
        paths = {str(uuid): url for uuid, url in documents.values_list("record__uuid", "url")}
        return [anchor(paths.get(attrs.get("id", ""))) for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterable[Any]:
        return ()


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
