"""What each hook contributes, by the sample plugin, from the reader's side."""

import inspect
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.plugin_api import checks, hookspecs
from cms.plugin_api.registry import collect, plugin_manager
from cms.published.projecting import kinds
from sample_plugin.models import Bench
from site_pages.fields import BodyField

HOOKS = sorted(name for name, one in inspect.getmembers(hookspecs, inspect.isfunction) if hasattr(one, "wegweiser_spec"))


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench.objects.create(name="Bank am Fluss")


def test_api_endpoints_answer_below_the_plugins_name(reader: Client, bench: Bench):
    assert reader.get("/api/v1/sample_plugin/benches").json() == {"contents": [{"id": str(bench.uuid), "name": "Bank am Fluss"}]}
    detail = reader.get(f"/api/v1/sample_plugin/benches/{bench.uuid}").json()
    assert (detail["id"], detail["language"]) == (str(bench.uuid), "de")


def test_api_endpoints_answer_problems_like_all_the_others(reader: Client, bench: Bench):
    bench.delete()
    answer = reader.get(f"/api/v1/sample_plugin/benches/{bench.uuid}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_page_blocks_stand_in_every_page_body_under_the_plugins_name():
    body = BodyField().stream_block
    value = body.to_python([{"type": "sample_plugin_rest", "value": {"text": "Setz dich"}}])
    assert value[0].render().strip() == '<p class="rest">Setz dich</p>'


def test_page_blocks_stay_out_of_migrations():
    _name, path, arguments, keywords = BodyField().deconstruct()
    assert (path, arguments, "block_lookup" in keywords) == ("site_pages.fields.BodyField", [], False)


def test_public_urls_lie_in_every_language_under_the_plugins_name(reader: Client, bench: Bench):
    for language in ("de", "de-simple", "ar"):
        answer = reader.get(f"/{language}/sample_plugin/report/")
        assert (answer.status_code, f'lang="{language}"' in answer.content.decode()) == (200, True)


def test_published_kinds_with_a_template_have_pages_at_their_documents_addresses(reader: Client, bench: Bench):
    Bench.objects.create(name="Bank am Bach")
    for language in ("de", "de-simple", "ar"):
        answer = reader.get(f"/{language}/sample_plugin/{bench.uuid}/").content.decode()
        assert ("<h1>Bank am Fluss</h1>" in answer, '<p class="neighbours">1</p>' in answer) == (True, True)
    bench.delete()
    assert reader.get(f"/de/sample_plugin/{bench.uuid}/").status_code == 404


def test_published_kinds_are_projected_in_all_languages(bench: Bench):
    assert kinds()["bench"].label == "Benches"
    assert [str(uuid) for uuid in kinds()["bench"].sources()] == [str(bench.uuid)]
    projection = kinds()["bench"].project(bench.uuid)
    assert projection is not None
    assert list(projection.documents) == [code for code, _name in settings.LANGUAGES]


def test_contributions_come_in_the_order_of_the_setting():
    assert [name for name, _kind in collect("published_kinds")][-1] == "sample_plugin"


def test_names_given_twice_are_an_error():
    class Twice:
        @staticmethod
        @hookspecs.hookimpl
        def page_blocks() -> list[object]:
            return [block for name, block in collect_sample("page_blocks") for _time in range(2)]

    def collect_sample(hook: str) -> list[tuple[str, object]]:
        plugin = plugin_manager.get_plugin("sample_plugin")
        return [("sample_plugin", one) for one in getattr(plugin, hook)()]

    plugin_manager.register(Twice, name="twice")
    try:
        errors = checks.check_names_are_unique()
    finally:
        plugin_manager.unregister(name="twice")
    assert [error.msg for error in errors] == ["page_blocks: 'rest' of twice is given twice."]


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_used_by_the_sample_plugin(hook):
    assert "sample_plugin" in [impl.plugin_name for impl in getattr(plugin_manager.hook, hook).get_hookimpls()]


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_a_test(hook):
    assert [name for name in globals() if name.startswith(f"test_{hook}_")] != []


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_documented_with_its_arguments(hook):
    signature = inspect.signature(getattr(hookspecs, hook))
    arguments = ", ".join(signature.parameters)
    assert f"`{hook}({arguments})`" in (Path(settings.BASE_DIR) / "docs" / "plugins.md").read_text()


def test_every_contribution_is_documented_with_its_fields():
    page = (Path(settings.BASE_DIR) / "docs" / "plugins.md").read_text()
    contributions = {type(one) for hook in HOOKS for _name, one in collect(hook)}
    fields = {f"{kind.__name__}.{name}" for kind in contributions for name in getattr(kind, "__dataclass_fields__", ())}
    assert [name for name in sorted(fields) if f"`{name.split('.')[1]}`" not in page] == []


def test_address_of_a_plugins_page_can_be_reversed(bench: Bench):
    assert reverse("sample_plugin:report") == "/de/sample_plugin/report/"
