"""What there is to say about plugins: as a list, before one is switched off, and in the admin."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cms.plugin_api.belongings import types_in
from sample_plugin.models import Bench
from site_pages.models import GuidePage
from tests.factories import pages

NOTHING = "Nothing is lost without sample_plugin.\n"


def told(name: str, capsys: Any) -> str:
    """What the command prints before it refuses."""
    with pytest.raises(CommandError, match=f"^{name} has content"):
        call_command("plugins", "--before-disabling", name)
    return str(capsys.readouterr().out)


def test_plugins_are_listed_with_version_source_state_and_hooks(capsys: Any) -> None:
    call_command("plugins")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "sample_plugin (sample-plugin 1.0): on"
    assert lines[1].strip() in ("Benches on which one can rest.", "Bänke, auf denen man sich ausruhen kann.")
    assert lines[2].split(": ")[1].split(", ")[:3] == ["api_endpoints", "demo_content", "directory_importers"]


def test_nothing_is_lost_without_a_plugin_that_has_no_content(db: None, capsys: Any) -> None:
    call_command("plugins", "--before-disabling", "sample_plugin")
    assert capsys.readouterr().out == NOTHING


def test_rows_of_a_plugin_are_told_before_it_is_disabled(db: None, capsys: Any) -> None:
    Bench.objects.create(name="Bank am Fluss")
    assert told("sample_plugin", capsys) == "1 × sample_plugin.Bench\n"


def test_pages_with_blocks_of_a_plugin_are_told_those_with_a_draft_of_one_too(db: None, capsys: Any) -> None:
    rest = [{"type": "sample_plugin_rest", "value": {"text": "Setz dich"}, "id": "1"}]
    home = pages.home(aliases=False)
    pages.child(GuidePage, home, "Öffentlich", aliases=False, body=json.dumps(rest))
    draft = pages.child(GuidePage, home, "Mit Entwurf", aliases=False)
    draft.body = json.dumps(rest)
    draft.save_revision()
    pages.child(GuidePage, home, "Ohne", aliases=False)
    assert told("sample_plugin", capsys) == "2 × site_pages.GuidePage.body with blocks of sample_plugin\n"


def test_blocks_inside_others_are_found() -> None:
    inner = {"type": "sample_plugin_rest", "value": {"type": "a word"}}
    assert types_in([{"type": "columns", "value": {"left": [inner], "right": []}}]) == {"columns", "sample_plugin_rest"}


def test_plugin_that_is_off_cannot_be_counted() -> None:
    with pytest.raises(CommandError, match=r"^deepl is not switched on"):
        call_command("plugins", "--before-disabling", "deepl")


def test_administrators_see_the_extensions(admin_client: Client) -> None:
    page = admin_client.get("/admin/reports/extensions/").content.decode()
    assert ("Benches" in page, "sample-plugin" in page, "<code>head_links</code>" in page) == (True, True, True)


def test_nobody_else_sees_the_extensions(client: Client, editor: Any) -> None:
    assert client.get("/admin/reports/extensions/").status_code == 302
    client.force_login(editor)
    assert client.get("/admin/reports/extensions/").status_code == 302
    assert "/admin/reports/extensions/" not in client.get("/admin/").content.decode()
