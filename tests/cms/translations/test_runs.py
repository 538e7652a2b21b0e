"""Many records are translated one after the other, in the background; each says what could not be done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from cms.plugin_api.hookspecs import hookimpl
from cms.published.models import PublishedDocument
from cms.translation_matrix.models import RunRecord, TranslationRun
from cms.translation_matrix.runs import records
from cms.translation_matrix.runs.background import carry_out, resume_runs, step
from directory.models import Service
from tests.factories import pages, people
from tests.factories.directory import OrganizationFactory, ServiceFactory
from tests.registered import registered, without

Run = Callable[..., TranslationRun]


class Shouting(BaseMachineTranslator):
    """Translates into Ukrainian by writing large, and never the word Nein."""

    display_name = "Shouting"

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        return bool(target_locale.language_code == "uk")

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
        return {one: StringValue(one.data.upper()) for one in strings if one.data != "Nein"}


class Engine:
    @staticmethod
    @hookimpl
    def machine_translators() -> list[type[BaseMachineTranslator]]:
        return [Shouting]


@contextmanager
def an_engine() -> Iterator[None]:
    with registered(Engine, "engine"):
        yield


@pytest.fixture
def services(db: None) -> list[Service]:
    pages.finder(pages.home())
    organization = OrganizationFactory(name="Verein")
    return [ServiceFactory(name=name, description="Hier.", organization=organization) for name in ("Eins", "Zwei", "Nein")]


def press(browser: Client, action: str, **fields: str) -> Any:
    """Of all services that the matrix shows for Ukrainian."""
    address = f"{reverse('translation_begin')}?kind=service&language=uk"
    return browser.post(address, {"action": action} | fields)


@pytest.fixture
def begin(django_capture_on_commit_callbacks: Any) -> Run:
    def run(
        browser: Client, action: str, language: str = "uk", query: str = "kind=service&language=uk", **fields: str
    ) -> TranslationRun:
        """Presses the button, and lets the worker do all of it."""
        answer = browser.post(f"{reverse('translation_begin')}?{query}", {"action": action, "language": language} | fields)
        assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").select(".error-message")
        found = TranslationRun.objects.latest("pk")
        with django_capture_on_commit_callbacks(execute=True):
            carry_out.call(found.pk)
        found.refresh_from_db()
        return found

    return run


def told(run: TranslationRun) -> list[tuple[str, int, list[str]]]:
    return [(row.title, row.changed, row.problems) for row in run.records.all()]


def states(services: list[Service], language: str) -> list[str]:
    found = [PublishedDocument.objects.get(uuid=one.translation_key, language=language) for one in services]
    return [one.state for one in found]


def test_translations_of_all_that_is_shown_are_asked_for(begin: Run, services: list[Service]):
    run = begin(people.editor(), "begin")
    assert (told(run), run.finished_at is not None) == ([("Eins", 0, []), ("Nein", 0, []), ("Zwei", 0, [])], True)
    assert Translation.objects.filter(target_locale__language_code="uk").count() == 3
    assert states(services, "uk") == ["missing"] * 3


def test_machine_translates_and_readers_are_told(begin: Run, services: list[Service]):
    with an_engine():
        run = begin(people.editor(), "machine", publishes="on")
    left = ["1 Texte hat kein Dienst übersetzt."]
    assert told(run) == [("Eins", 2, []), ("Nein", 1, left), ("Zwei", 2, [])]
    assert states(services, "uk") == ["machine", "machine", "partial"]


def test_machine_leaves_drafts_unless_asked_to_publish(begin: Run, services: list[Service]):
    with an_engine():
        begin(people.editor(), "machine")
    assert states(services, "uk") == ["missing"] * 3


def test_machine_leaves_what_a_person_translated(begin: Run, services: list[Service], translate: Any):
    translate(services[0], "uk", {"Eins": "Один"})
    with an_engine():
        begin(people.editor(), "machine", publishes="on")
    row = Service.objects.get(translation_key=services[0].translation_key, locale__language_code="uk")
    assert (row.name, row.description) == ("Один", "HIER.")


def test_without_an_engine_nobody_is_offered_one(services: list[Service]):
    browser = people.editor()
    with without("sample_plugin"):
        page = browser.get(reverse("translation_begin"), {"language": "uk"})
        answer = press(browser, "machine")
    assert (b'value="machine"' in page.content, answer.status_code, TranslationRun.objects.count()) == (False, 200, 0)


def test_language_that_no_engine_can_is_refused_before_it_begins(services: list[Service]):
    with an_engine():
        answer = people.editor().post(f"{reverse('translation_begin')}?language=ar", {"action": "machine"})
    said = [one.get_text() for one in BeautifulSoup(answer.content, "html.parser").select(".error-message")]
    assert (said, TranslationRun.objects.count()) == (["Kein Dienst übersetzt in diese Sprache."], 0)


def test_run_that_was_stopped_goes_on_where_it_was(services: list[Service]):
    browser = people.editor()
    press(browser, "begin")
    run = TranslationRun.objects.latest("pk")
    assert step(run.pk)
    for _time in range(2):
        carry_out.call(run.pk)
    assert [row.is_done for row in run.records.all()] == [True] * 3
    assert Translation.objects.filter(target_locale__language_code="uk").count() == 3


def test_run_that_a_killed_worker_left_is_taken_up(services: list[Service], time_machine: Any):
    press(people.editor(), "begin")
    run = TranslationRun.objects.latest("pk")
    step(run.pk)
    resume_runs()
    waiting = DBTaskResult.objects.ready().filter(task_path=carry_out.module_path)
    assert waiting.count() == 0
    TranslationRun.objects.update(worked_at=timezone.now() - timedelta(minutes=20))
    for _time in range(2):
        resume_runs()
    assert [one.args_kwargs["args"] for one in waiting] == [[run.pk]]


def test_who_may_not_translate_any_more_stops_the_run(services: list[Service]):
    browser = people.editor()
    press(browser, "begin")
    run = TranslationRun.objects.latest("pk")
    step(run.pk)
    run.user.groups.clear()
    carry_out.call(run.pk)
    run.refresh_from_db()
    assert ([row.is_done for row in run.records.all()], run.finished_at is not None) == ([True, False, False], True)
    said = people.administrator().get(reverse("translation_run", args=[run.pk])).content.decode()
    assert "Wer damit begonnen hat, darf nicht mehr übersetzen" in said


@pytest.mark.parametrize("action", ["begin", "machine"])
def test_translation_that_is_written_by_hand_stays(services: list[Service], translate: Any, action: str):
    translate(services[0], "uk", {"Eins": "Один", "Hier.": "Тут."})
    Translation.objects.update(enabled=False)
    row = Service.objects.get(translation_key=services[0].translation_key, locale__language_code="uk")
    row.name = "Від руки"
    row.save_revision().publish()
    people.editor()
    run = TranslationRun.objects.create(action=action, language="uk", user=get_user_model().objects.get(), publishes=True)
    run.add([RunRecord(kind="service", uuid=services[0].translation_key)])
    with an_engine():
        carry_out.call(run.pk)
    row.refresh_from_db()
    assert told(run) == [("Eins", 0, ["Es ist von Hand geschrieben: Seine Verbindung zum deutschen Text wurde gelöst."])]
    assert (row.name, Translation.objects.filter(enabled=False).count()) == ("Від руки", 1)


@pytest.mark.parametrize("query", ["", "language=xx", "kind=service", "language=uk&section=/nowhere/"])
def test_selection_that_makes_no_sense_begins_nothing(services: list[Service], query: str):
    answer = people.editor().post(f"{reverse('translation_begin')}?{query}", {"action": "begin"})
    said = [one.get_text() for one in BeautifulSoup(answer.content, "html.parser").select(".error-message")]
    assert (said, TranslationRun.objects.count()) == (["Bitte gehen Sie zurück zur Matrix und wählen Sie eine Sprache."], 0)


def test_no_transaction_is_open_while_an_engine_is_asked(begin: Run, services: list[Service]):
    open_before, seen = len(connection.savepoint_ids), []

    class Watching(Shouting):
        def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
            seen.append(len(connection.savepoint_ids) - open_before)
            return super().translate(source_locale, target_locale, strings)

    class Hooks:
        @staticmethod
        @hookimpl
        def machine_translators() -> list[type[BaseMachineTranslator]]:
            return [Watching]

    with registered(Hooks, "watching"):
        begin(people.editor(), "machine")
    assert seen == [0, 0, 0]


def test_record_that_fails_does_not_stop_the_others(begin: Run, services: list[Service], monkeypatch: Any, caplog: Any):
    act = records.begun

    def odd(record: Any, locale: Any, user: Any) -> Any:
        if record.name == "Nein":
            raise RuntimeError("odd")
        return act(record, locale, user)

    monkeypatch.setattr(records, "begun", odd)
    run = begin(people.editor(), "begin")
    assert [(title, bool(problems)) for title, _changed, problems in told(run)] == [
        ("Eins", False),
        ("Nein", True),
        ("Zwei", False),
    ]
    assert [one.name for one in caplog.records if one.levelname == "ERROR"] == ["cms.translation_matrix.runs.background"]


def test_record_that_was_deleted_meanwhile_is_named(begin: Run, services: list[Service]):
    browser = people.editor()
    press(browser, "begin")
    run = TranslationRun.objects.latest("pk")
    services[1].delete()
    carry_out.call(run.pk)
    assert told(run)[2] == ("Zwei", 0, ["Das gibt es nicht mehr."])


def test_page_of_a_run_shows_progress_and_then_what_was_left(begin: Run, services: list[Service]):
    browser = people.editor()
    with an_engine():
        press(browser, "machine")
        run = TranslationRun.objects.latest("pk")
        address = reverse("translation_run", args=[run.pk])
        step(run.pk)
        before = browser.get(address)
        carry_out.call(run.pk)
    after = browser.get(address)
    bar = BeautifulSoup(before.content, "html.parser").progress
    assert (before["Refresh"], bar and (bar["value"], bar["max"])) == ("3", ("1", "3"))
    problems = [one.get_text() for one in BeautifulSoup(after.content, "html.parser").select(".run-problems a")]
    assert ("Refresh" in after, problems) == (False, ["Nein"])


@pytest.mark.parametrize("who", [people.stranger, Client])
@pytest.mark.parametrize("address", ["translation_begin", "translation_file"])
def test_others_begin_nothing(who: Callable[[], Client], address: str, services: list[Service]):
    browser = who()
    answers = [browser.get(reverse(address)), browser.post(reverse(address), {"action": "begin", "language": "uk"})]
    assert ([answer.status_code for answer in answers], TranslationRun.objects.count()) == ([302, 302], 0)


def test_page_of_a_run_asks_as_much_for_three_problems(
    begin: Run, services: list[Service], django_assert_num_queries: DjangoAssertNumQueries
):
    browser = people.editor()
    run = begin(browser, "begin")
    address = reverse("translation_run", args=[run.pk])
    browser.get(address)
    run.records.filter(title="Eins").update(problems=["So."])
    with django_assert_num_queries(13):
        browser.get(address)
    run.records.update(problems=["So."])
    with django_assert_num_queries(13):
        browser.get(address)


@pytest.mark.parametrize("query", ["", "language=xx", "kind=odd", "section=/nowhere/", "state=%00"])
def test_strange_selections_are_answered(services: list[Service], query: str):
    browser = people.editor()
    answers = [browser.get(f"{reverse(name)}?{query}&export=po") for name in ("translation_begin", "translation_matrix")]
    assert [answer.status_code for answer in answers] == [200, 200]
