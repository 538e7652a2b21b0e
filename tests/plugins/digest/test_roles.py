"""Each role at each page of the digest (cms/users/pages.yaml)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from cms.users.matrix import PAGES
from tests.page_roles import faults
from tests.plugins.digest.test_digest import form, subscribed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", PAGES.roles)
def test_role_does_on_the_pages_of_the_digest_what_the_table_says(role: str) -> None:
    secret = subscribed().secret if role == "author" else uuid4()
    keys = {"subscribe": [], "mine": [secret], "leave": [secret]}
    addresses = {name: reverse(f"digest:{name}", args=args) for name, args in keys.items()}
    forms = {"subscribe": form(email="neu@example.org"), "mine": form(action="change"), "leave": {}}
    assert faults("digest", role, addresses, forms) == []
