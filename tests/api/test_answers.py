"""Whole answers, as partners get them. After a wanted change: WEGWEISER_WRITE_ANSWERS=1 pytest tests/api/test_answers.py"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.directory.full_service import full_service

ANSWERS = Path(__file__).parent / "answers"
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

pytestmark = pytest.mark.django_db


def named_uuids(text: str) -> str:
    """UUIDs by the order in which they first appear: #1, #2 …"""
    names: dict[str, str] = {}
    return UUID.sub(lambda match: names.setdefault(match[0], f"#{len(names) + 1}"), text)


def compare(name: str, answer: Any) -> None:
    found = json.loads(named_uuids(answer.content.decode()))
    file = ANSWERS / f"{name}.json"
    if os.environ.get("WEGWEISER_WRITE_ANSWERS"):
        file.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert found == json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def addresses(time_machine: Any) -> dict[str, str]:
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    service = full_service()
    return {
        "service": f"services/{service.translation_key}",
        "services": "services",
        "organization": f"organizations/{service.organization.translation_key}",
        "organizations": "organizations?search=lotsenpunkt",
        "service_at_location": f"service_at_locations/{service.service_at_locations.get().uuid}",
        "taxonomy_terms": "taxonomy_terms",
        "taxonomies": "taxonomies",
    }


@pytest.mark.parametrize(
    "name",
    ["service", "services", "organization", "organizations", "service_at_location", "taxonomy_terms", "taxonomies"],
)
def test_answer_is_the_one_that_partners_know(client: Client, addresses: dict[str, str], name: str):
    compare(name, client.get(f"/api/v1/{addresses[name]}"))
