"""Groups with members, and their browsers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from cms.plugins.groups.joining import invite
from cms.plugins.groups.models import Group, Meeting, Membership
from tests.factories import people


def group(**said: Any) -> Group:
    return Group.objects.create(**{"kind": "round_table", "name": "Runder Tisch", **said})


def member(of: Group, name: str = "wohnbruecke", **said: Any) -> Membership:
    facts = {"organization": uuid4(), "organization_name": name.capitalize(), **said}
    return invite(of, f"{name}@example.org", **facts)


def browser(membership: Membership) -> Client:
    return people.browser_of(membership.user)


def meeting(of: Group, days: int = 7, **said: Any) -> Meeting:
    starts = timezone.now() + timedelta(days=days)
    return Meeting.objects.create(group=of, starts_at=starts, ends_at=starts + timedelta(hours=2), **said)


def area(of: Group, page: str = "") -> str:
    return f"/de/groups/mine/{of.uuid}/{page}"


def at(met: Meeting) -> str:
    return area(met.group, f"meetings/{met.uuid}/")


def text_of(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())
