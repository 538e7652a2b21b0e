"""Documents of the directory, read as the window has them."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from cms.published.models import PublishedDocument
from tests.factories import people


@pytest.fixture
def editor(db: None) -> Client:
    return people.editor()


@pytest.fixture
def document(db: None) -> Iterator[Callable[..., dict[str, Any]]]:
    """The full JSON of the only record of a kind, or of one by uuid."""

    def find(kind: str, language: str = "de", uuid: Any = None) -> dict[str, Any]:
        found = PublishedDocument.objects.current(kind, language)
        found = found.of(uuid) if uuid else found
        return json.loads(found.get().full)

    return find
