"""Bookcases in the published window, and what is read from there."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import get_language

from bookcases.models import Bookcase
from cms.languages import CODES
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.projecting import project
from cms.published.projection import LAST_MODIFIED, Document, Projection

KIND = "bookcase"


def public_bookcases() -> Iterable[UUID]:
    return Bookcase.objects.filter(open=True).values_list("uuid", flat=True)


def project_bookcase(uuid: UUID) -> Projection | None:
    bookcase = Bookcase.objects.filter(uuid=uuid, open=True).first()
    if bookcase is None:
        return None
    documents = {language: document(bookcase, language) for language in CODES}
    return Projection(kind=KIND, uuid=uuid, name=bookcase.name, documents=documents)


def document(bookcase: Bookcase, language: str) -> Document:
    item = {"id": str(bookcase.uuid), "name": bookcase.name, "shelves": bookcase.shelves}
    return Document(
        title=bookcase.name,
        item=json.dumps(item, ensure_ascii=False),
        full=json.dumps(item | {"last_modified": LAST_MODIFIED}, ensure_ascii=False),
        url=f"/{language}/bookcases/{bookcase.uuid}/",
        search_text=bookcase.name,
    )


@receiver([post_save, post_delete], sender=Bookcase)
def project_changed_bookcase(instance: Bookcase, **kwargs: Any) -> None:
    project([(KIND, instance.uuid)])


def published(language: str) -> PublishedDocumentQuerySet:
    return PublishedDocument.objects.current(KIND, language).order_by("sort_key")


def all_bookcases(request: HttpRequest) -> dict[str, Any]:
    """For the frame on partners' sites."""
    return {"bookcases": list(published(get_language() or "de"))}


def beside_services(document: PublishedDocument, request: HttpRequest) -> dict[str, Any] | None:
    number = published(document.language).count()
    return {"number_of_bookcases": number} if number else None


def list_of_all(document: PublishedDocument, request: HttpRequest) -> dict[str, str]:
    return {"rel": "alternate", "type": "text/plain", "href": "/bookcases.txt"}
