"""What each hook contributes, by the sample plugin, from the reader's side."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import path, reverse
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from api.urls import urlpatterns as api_addresses
from cms.demo.content import identity
from cms.plugin_api import checks, hookspecs
from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.registry import collect, load, plugin_manager
from cms.published.projecting import kinds, project
from cms.timetable import jobs
from directory.models import Service
from sample_plugin.models import Bench
from site_pages.fields import BodyField
from tests.factories.directory import ServiceFactory
from tests.registered import registered, without

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


def test_published_sources_add_to_a_kind_where_the_plugin_of_the_kind_is_on(bench: Bench, request: pytest.FixtureRequest):
    class Excursions:
        @staticmethod
        @hookspecs.hookimpl
        def published_kinds() -> list[object]:
            return [PublishedKind.of_many("excursion", "Excursions", lambda: [ours], lambda uuids: {})]

    ours = uuid4()
    request.addfinalizer(kinds.cache_clear)
    assert "excursion" not in kinds()
    with registered(Excursions, "excursions"):
        kinds.cache_clear()
        kind = kinds()["excursion"]
        assert list(kind.sources()) == [ours, bench.uuid]
        assert {uuid: one.name for uuid, one in kind.projections([ours, bench.uuid]).items()} == {bench.uuid: "Bank am Fluss"}
        assert (kind.project(ours), kind.project(bench.uuid) is None) == (None, False)
    kinds.cache_clear()
    assert "excursion" not in kinds()


def test_root_urls_lie_outside_the_languages(reader: Client, bench: Bench):
    answer = reader.get("/benches.txt")
    assert (answer.status_code, answer.content.decode()) == (200, "Bank am Fluss")
    assert reverse("sample_plugin_root:all") == "/benches.txt"


def test_head_links_stand_in_the_head_of_the_records_they_are_for(reader: Client, bench: Bench):
    Bench.objects.filter(pk=bench.pk).update(name='"Bank" <Fluss>')
    project([("bench", bench.uuid)])
    head = reader.get(f"/de/sample_plugin/{bench.uuid}/").content.decode().partition("</head>")[0]
    link = '<link rel="alternate" type="text/plain" title="&quot;Bank&quot; &lt;Fluss&gt;" href="/benches.txt">'
    assert link in head
    assert "benches.txt" not in reader.get("/de/sample_plugin/report/").content.decode()


def test_record_sections_stand_at_the_end_of_the_records_they_are_for(reader: Client, db: None):
    benches = {name: Bench.objects.create(name=name) for name in ("Bank am Fluss", "Bank am Ende")}
    pages = {name: reader.get(f"/ar/sample_plugin/{bench.uuid}/").content.decode() for name, bench in benches.items()}
    assert '<section class="wrap walk"><p>13</p></section>' in pages["Bank am Fluss"].partition("</main>")[0]
    assert "walk" not in pages["Bank am Ende"]


def test_record_sections_that_fail_cost_their_own_part_and_a_line_in_the_log(reader: Client, db: None, caplog):
    abyss = Bench.objects.create(name="Bank am Abgrund")
    answer = reader.get(f"/de/sample_plugin/{abyss.uuid}/")
    assert (answer.status_code, "<h1>Bank am Abgrund</h1>" in answer.content.decode()) == (200, True)
    assert [record.message for record in caplog.records] == ["Plugin sample_plugin: record_sections failed."]


def test_todo_items_tell_editors_what_waits(editor: Any, client: Client, caplog):
    client.force_login(editor)
    assert "Hidden benches" not in client.get("/admin/").content.decode()
    Bench.objects.create(name="Bank", hidden=True)
    assert '<a href="/admin/benches/">Hidden benches</a>: 1' in client.get("/admin/").content.decode()


def test_timetable_jobs_run_under_their_plugins_name(bench: Bench):
    Bench.objects.create(name="")
    job = next(one for one in jobs() if one.name == "sample_plugin: forget benches")
    job.run()
    assert [one.name for one in Bench.objects.all()] == ["Bank am Fluss"]


def test_report_figures_are_printed_for_a_period(bench: Bench, capsys):
    call_command("report_figures", "2026-01-01", "2026-12-31")
    assert "sample_plugin_benches,Benches,1" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    "period,problem",
    [
        (["2026-12-31", "2026-01-01"], "The last day comes before the first."),
        (["gestern", "2026-01-01"], "invalid fromisoformat"),
    ],
)
def test_report_figures_refuse_what_is_no_period(period: list[str], problem: str):
    with pytest.raises(CommandError, match=problem):
        call_command("report_figures", *period)


COMPARED = """place,kind,name,state,fields,id
line 2,service,Beratung,same,,{0}
line 3,service,Sprachcafé,changed,description,{1}
line 4,service,Bücherei,new,,
"""


def test_directory_importers_are_held_against_what_is_public(db: None, tmp_path: Path, capsys):
    known = [ServiceFactory(name=name, description="Für alle.").translation_key for name in ("Beratung", "Sprachcafé")]
    rows = ["name,description", "Beratung,Für alle.", "Sprachcafé,Für manche.", "Bücherei,"]
    (tmp_path / "benches.csv").write_text("\n".join(rows))
    call_command("compare_directory", "sample_plugin_file", str(tmp_path / "benches.csv"))
    assert capsys.readouterr().out.replace("\r\n", "\n") == COMPARED.format(*known)
    assert Service.objects.count() == 2


@pytest.mark.parametrize(
    "file,content,problem",
    [
        ("benches.csv", b"titel;text\n", "sample_plugin_file: line 1: the columns are name and description"),
        ("benches.csv", b"name,description\n\xff\xfe", "sample_plugin_file: 'utf-8' codec can't decode"),
        ("benches.csv", b"", "sample_plugin_file: line 1: the columns are name and description"),
        ("benches.csv", b"name,description\na,b,c\n", "sample_plugin_file: line 2: there are more than two cells"),
        ("benches.xlsx", b"PK", "sample_plugin_file: This importer reads files that end in .csv."),
        ("benches.csv", None, "sample_plugin_file: There is no file"),
    ],
    ids=["other columns", "no text", "empty", "more cells", "other ending", "no file"],
)
def test_directory_importers_refuse_what_they_cannot_read(
    db: None, tmp_path: Path, file: str, content: bytes | None, problem: str
):
    if content is not None:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(CommandError, match=problem.replace("(", r"\(")):
        call_command("compare_directory", "sample_plugin_file", str(tmp_path / file))


def test_directory_importer_that_nobody_has_is_named_with_those_there_are(db: None):
    with pytest.raises(CommandError, match=r"Unknown importer 'benches'; available: \['sample_plugin_file'\]"):
        call_command("compare_directory", "benches")


def words(*texts: str) -> list[StringValue]:
    return [StringValue(one) for one in texts]


def test_machine_translators_are_asked_for_the_languages_they_know(locales: dict[str, Locale]):
    translator = get_machine_translator()
    assert translator.can_translate(locales["de"], locales["tr"])
    assert not translator.can_translate(locales["de"], locales["ar"])
    hallo, wo = words("Hallo", "Wo?")
    assert translator.translate(locales["de"], locales["tr"], [hallo, wo]) == {hallo: StringValue("Hallo Hallo")}


def test_machine_translators_that_fail_leave_it_to_the_next(locales: dict[str, Locale], caplog):
    class Second(BaseMachineTranslator):
        def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
            return True

        def translate(self, source_locale: Locale, target_locale: Locale, strings: Any) -> dict[StringValue, StringValue]:
            return {one: StringValue("İmdat!") for one in strings if one.data == "Hilfe!"}

    class Hooks:
        @staticmethod
        @hookspecs.hookimpl
        def machine_translators() -> list[type[BaseMachineTranslator]]:
            return [Second]

    hilfe, hallo = words("Hilfe!", "Hallo")
    with registered(Hooks, "second"):
        found = get_machine_translator().translate(locales["de"], locales["tr"], [hilfe, hallo])
    assert found == {hilfe: StringValue("İmdat!")}
    assert [record.message for record in caplog.records] == ["Plugin sample_plugin: machine_translators failed."]


def test_demo_content_of_plugins_is_made_once(db: None):
    for _time in range(2):
        for plugin, one in collect("demo_content"):
            for job in one.jobs(identity) if plugin == "sample_plugin" else ():
                job()

    benches = apps.get_model("sample_plugin", "Bench").objects.filter(name="Marktplatz")
    assert [one.uuid for one in benches] == [identity("bench", "market")]


def test_contributions_come_in_the_order_of_the_setting():
    plugins = list(dict.fromkeys(name for name, _kind in collect("published_kinds") if name in settings.WEGWEISER_PLUGINS))
    assert plugins == [name for name in settings.WEGWEISER_PLUGINS if name in plugins]
    assert "sample_plugin" in plugins


def test_names_given_twice_are_an_error():
    class Twice:
        @staticmethod
        @hookspecs.hookimpl
        def page_blocks() -> list[object]:
            return [block for name, block in collect_sample("page_blocks") for _time in range(2)]

    def collect_sample(hook: str) -> list[tuple[str, object]]:
        plugin = plugin_manager.get_plugin("sample_plugin")
        return [("sample_plugin", one) for one in getattr(plugin, hook)()]

    with registered(Twice, "twice"):
        errors = checks.check_names_are_unique()
    assert [error.msg for error in errors] == ["page_blocks: 'twice_rest' is given twice, by twice and twice."]


@pytest.mark.parametrize(
    "route,problem",
    [
        ("admin/benches/", "root_urls: 'admin/benches/' of odd would hide an address of the site."),
        ("ar/", "root_urls: 'ar/' of odd would hide an address of the site."),
        ("<path:rest>", "root_urls: '<path:rest>' of odd does not begin with fixed letters."),
        ("benches.txt", "root_urls: 'benches.txt' is given twice, by sample_plugin and odd."),
    ],
)
def test_addresses_that_others_have_are_an_error(route: str, problem: str):
    class Odd:
        @staticmethod
        @hookspecs.hookimpl
        def root_urls() -> list[Any]:
            return [path(route, lambda request: None)]

    with registered(Odd, "odd"):
        errors = [*checks.check_addresses_are_free(), *checks.check_names_are_unique()]
    assert [error.msg for error in errors] == [problem]
    assert checks.check_addresses_are_free() == []


def test_no_plugin_may_have_the_name_of_an_address_of_the_site():
    first = {str(one.pattern).lstrip("/").partition("/")[0] for one in api_addresses}
    assert first - {""} - set(settings.WEGWEISER_PLUGINS) <= checks.OWN_NAMES


@pytest.mark.parametrize(
    "answer,problem",
    [
        (lambda: 1 / 0, "Plugin odd: its hook head_links fails: ZeroDivisionError('division by zero')"),
        (lambda: None, "Plugin odd: its hook head_links must return list[HeadLink], not None."),
        (lambda: ["link"], "Plugin odd: its hook head_links must return list[HeadLink], not ['link']."),
    ],
    ids=["fails", "nothing", "something else"],
)
def test_hook_that_gives_something_else_stops_the_start_and_is_named(answer: Callable[[], Any], problem: str):
    class Odd:
        @staticmethod
        @hookspecs.hookimpl
        def head_links() -> Any:
            return answer()

    with registered(Odd, "odd"), pytest.raises(ImproperlyConfigured) as error:
        load()
    assert str(error.value) == problem


def test_hooks_are_called_once():
    calls: list[str] = []

    class Counting:
        @staticmethod
        @hookspecs.hookimpl
        def head_links() -> list[Any]:
            calls.append("head_links")
            return []

    with registered(Counting, "counting"):
        for _time in range(3):
            collect("head_links")
    assert calls == ["head_links"]


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_used_by_the_sample_plugin(hook):
    assert "sample_plugin" in [impl.plugin_name for impl in getattr(plugin_manager.hook, hook).get_hookimpls()]


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_a_test(hook):
    files = (Path(settings.BASE_DIR) / "tests" / "plugins").rglob("test_*.py")
    assert any(f"\ndef test_{hook}_" in path.read_text() for path in files)


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


def test_plugin_that_was_off_for_a_moment_has_its_place_again() -> None:
    def there() -> tuple[list[tuple[str, str]], Any]:
        """Blocks by name: those that a body has taken know the whole one, others do not yet."""
        return [(plugin, one.name) for plugin, one in collect("page_blocks")], plugin_manager.list_name_plugin()

    before = there()
    with without("sample_plugin"):
        assert "sample_plugin" not in {name for name, _block in collect("page_blocks")}
    assert there() == before
