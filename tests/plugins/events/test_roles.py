"""Everybody reads the pages of events (cms/users/pages.yaml)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.users.matrix import PAGES
from site_pages.reading.service_path import short_id
from tests.page_roles import faults
from tests.plugins.events.made import EventFactory, on

NAMES = ("calendar", "ics", "feed")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", PAGES.roles)
def test_role_reads_the_pages_of_events(role: str) -> None:
    event = EventFactory(name="Café", dates=[on((timezone.localdate() + timedelta(days=9)).isoformat(), "18:00", "21:00")])
    page = f"/de/events/{short_id(event.translation_key)}/"
    (date,) = BeautifulSoup(Client().get(page).content, "html.parser").select("a.feed-link")
    addresses = {name: reverse(f"events:{name}") for name in NAMES} | {"date": date["href"]}
    assert faults("events", role, addresses, {}) == []
