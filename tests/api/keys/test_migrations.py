"""A key goes on working, whichever way the tables change."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import migrated
from tests.running.site import RunningSite, new_site, prepare, remove

MAKE = """
import json
from django.conf import settings
from django.db import connection
from rest_framework_api_key.models import APIKey
key, text = APIKey.objects.create_key(name="Mirror")
APIKey.objects.filter(pk=key.pk).update(created="2020-02-20T12:00:00+00:00")
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO api_keys_keyusage (key_id, day, requests) VALUES (%s, '2026-11-30', 7)", [key.pk])
(settings.VAR / "text").write_text(text)
"""
TELL = """
import json
from django.conf import settings
from api.keys.models import Key, KeyUsage
from rest_framework_api_key.models import APIKey
key = Key.objects.get_from_key((settings.VAR / "text").read_text())
told = [key.name, str(key.created), [one.requests for one in key.usage.all()], APIKey.objects.count()]
(settings.VAR / "told.json").write_text(json.dumps(told))
"""
TELL_OF_BEFORE = """
import json
from django.conf import settings
from rest_framework_api_key.models import APIKey
key = APIKey.objects.get_from_key((settings.VAR / "text").read_text())
(settings.VAR / "told.json").write_text(json.dumps([key.name, str(key.created)]))
"""
BEFORE = ["migrate", "api_keys", "0002"]


@pytest.fixture
def site(tmp_path: Path) -> Any:
    (tmp_path / "site").mkdir()
    made = new_site(tmp_path / "site")
    migrated.give(made.var)
    yield prepare(made, ["migrate"])
    remove(made)


def told(site: RunningSite, code: str) -> Any:
    prepare(site, ["shell", "-c", code])
    return json.loads((site.var / "told.json").read_text())


def test_keys_and_their_use_survive_the_way_forth_and_back(site: RunningSite) -> None:
    prepare(site, BEFORE, ["shell", "-c", MAKE], ["migrate", "api_keys"])
    after = ["Mirror", "2020-02-20 12:00:00+00:00", [7], 0]
    assert told(site, TELL) == after
    prepare(site, BEFORE)
    assert told(site, TELL_OF_BEFORE) == after[:2]
    prepare(site, ["migrate", "api_keys"])
    assert told(site, TELL) == after
