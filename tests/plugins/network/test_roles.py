"""Everybody reads the pages of network (cms/users/pages.yaml)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cms.users.matrix import PAGES
from tests.page_roles import faults

NAMES = ("network", "file")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", PAGES.roles)
def test_role_reads_the_pages_of_network(role: str) -> None:
    addresses = {name: reverse(f"network:{name}") for name in NAMES}
    assert faults("network", role, addresses, {}) == []
