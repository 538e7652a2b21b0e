"""Publishing a translation happens after the commit: these tests run their commits."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from cms.published.models import PublishedDocument
from tests.directory import translating
from tests.factories import people


@pytest.fixture
def editor(db: None) -> Client:
    return people.editor()


@pytest.fixture
def translate(django_capture_on_commit_callbacks: Any, db: None) -> Callable[..., Translation]:
    def run(*args: Any, **kwargs: Any) -> Translation:
        with django_capture_on_commit_callbacks(execute=True):
            return translating.translate(*args, **kwargs)

    return run


@pytest.fixture
def document(db: None) -> Iterator[Callable[..., dict[str, Any]]]:
    """The full JSON of the only record of a kind, or of one by uuid."""

    def find(kind: str, language: str = "de", uuid: Any = None) -> dict[str, Any]:
        found = PublishedDocument.objects.current(kind, language)
        found = found.of(uuid) if uuid else found
        return json.loads(found.get().full)

    return find
