"""What tests of the admin share."""

from typing import Any

import pytest
from django.db.models import Model

from tests.cms import german_content


@pytest.fixture
def content(db: None, django_capture_on_commit_callbacks: Any) -> dict[type[Model], Any]:
    """A German record of each kind, by model."""
    with django_capture_on_commit_callbacks(execute=True):
        return german_content.content()
