"""Small records with titles in several languages."""

from collections.abc import Callable
from uuid import UUID

import pytest

from cms.published.models import PublishedDocument
from cms.published.projection import Document
from cms.published.window import write
from cms.search.finding import find
from tests.cms.published.projections import document, projection

Publish = Callable[..., UUID]
Search = Callable[..., list[str]]


@pytest.fixture
def publish(db: None) -> Publish:
    """Publishes a record with a title, or one and a text, for each language: `publish(1, de="Kurs", ar=("دورة", "نص"))`."""

    def publish(number: int, kind: str = "bench", **words: str | tuple[str, str]) -> UUID:
        uuid = UUID(int=number)
        documents = {code.replace("_", "-"): written(one) for code, one in words.items()}
        write(projection(uuid, kind=kind, documents=documents))
        return uuid

    return publish


def written(words: str | tuple[str, str]) -> Document:
    title, text = (words, "") if isinstance(words, str) else words
    return document(title, search_text=f"{title} {text}")


@pytest.fixture
def search(db: None) -> Search:
    """Titles that a text finds, the best first."""

    def search(text: str, language: str = "de", kind: str = "bench") -> list[str]:
        documents = PublishedDocument.objects.current(kind, language)
        return [one.title for one in find(text, language, [kind]).among(documents).page(0, 50)]

    return search
