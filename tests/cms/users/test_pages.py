"""cms/users/pages.yaml decides about each page of the plugins that come along; what it says is tested with each of them."""

from pathlib import Path

import pytest
from django.conf import settings

from cms.plugin_api.registry import BUNDLED, collect
from cms.users.matrix import PAGES

NAMES = [f"{plugin}:{url.name}" for plugin, url in collect("public_urls") if plugin in BUNDLED]


def test_every_page_is_decided():
    assert [name for name in NAMES if PAGES.kind_of(name) is None] == []


@pytest.mark.skipif(not set(settings.WEGWEISER_PLUGINS) >= {"board", "groups", "workshops"}, reason="plugins with pages are off")
def test_every_kind_has_a_page():
    assert [kind.kind for kind in PAGES.kinds if not any(PAGES.kind_of(name) is kind for name in NAMES)] == []


def test_table_in_the_docs_is_that_of_the_pages():
    assert "\n".join(PAGES.table()) in (Path(settings.BASE_DIR) / "docs" / "roles.md").read_text("utf-8")


def test_every_plugin_with_pages_is_held_to_the_table():
    tests = Path(settings.BASE_DIR) / "tests" / "plugins"
    plugins = {name.partition(":")[0] for name in NAMES}
    assert [one for one in sorted(plugins) if not list((tests / one).glob("test_roles.py"))] == []
