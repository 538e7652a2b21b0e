"""Machines are asked within a budget and for some languages; the glossary holds for them; editors see why something is left."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.strings import StringValue

from cms.machine_translation.dispatcher import reasons
from cms.machine_translation.models import GlossaryTerm, MachineUse, glossary, words_left
from tests.admin_forms import form_at
from tests.factories import pages, people
from tests.factories.directory import ServiceFactory


def translate(locales: dict[str, Locale], *texts: str) -> tuple[list[str | None], list[str]]:
    """By the sample plugin, which knows Turkish."""
    strings = [StringValue(text) for text in texts]
    with reasons() as found:
        answers = get_machine_translator().translate(locales["de"], locales["tr"], strings)
    return [answers[one].data if one in answers else None for one in strings], found


def test_words_are_counted_and_stop_at_the_budget(locales: dict[str, Locale], settings: Any):
    settings.MACHINE_TRANSLATION_WORDS = 5
    assert (words_left(), translate(locales, "Guten Tag allerseits")[1]) == (5, [])
    assert [(one.engine, one.requests, one.words) for one in MachineUse.objects.all()] == [("sample_plugin", 1, 3)]
    assert translate(locales, "Auf Wiedersehen allerseits") == (
        [None],
        ["Das Kontingent dieses Monats ist aufgebraucht: 2 Wörter sind übrig, 3 werden gebraucht."],
    )


def test_budget_begins_anew_each_month(locales: dict[str, Locale], settings: Any, time_machine: Any):
    settings.MACHINE_TRANSLATION_WORDS = 5
    time_machine.move_to("2026-11-30T12:00:00+01:00")
    translate(locales, "Guten Tag allerseits")
    time_machine.move_to("2026-12-01T12:00:00+01:00")
    assert words_left() == 5


def test_languages_can_be_limited(locales: dict[str, Locale], settings: Any):
    settings.MACHINE_TRANSLATION_LANGUAGES = ["ar"]
    assert not get_machine_translator().can_translate(locales["de"], locales["tr"])


def test_engine_that_repeats_a_fixed_part_is_not_believed(locales: dict[str, Locale]):
    """The sample plugin says everything twice."""
    assert translate(locales, "Raum 12") == (
        [None],
        ["Echo hat in 1 Texten Zahlen, Links oder feste Begriffe verloren: Sie bleiben unübersetzt."],
    )


def test_engine_that_fails_is_named(locales: dict[str, Locale], caplog: Any):
    assert translate(locales, "Hilfe!") == ([None], ["Echo ist gescheitert. Der Grund steht im Protokoll."])


def test_glossary_of_the_language_wins_over_that_of_all(db: None):
    for language, translation in (("", ""), ("tr", "yabancılar dairesi")):
        GlossaryTerm.objects.create(term="Ausländerbehörde", language=language, translation=translation)
    assert (glossary("tr"), glossary("ar")) == (
        {"Ausländerbehörde": "yabancılar dairesi"},
        {"Ausländerbehörde": "Ausländerbehörde"},
    )


def test_editors_write_the_glossary(db: None):
    browser = people.editor()
    address = reverse("wagtailsnippets_machine_translation_glossaryterm:add")
    form = form_at(browser, address) | {"term": " Jobcenter ", "language": "ar", "translation": "مركز العمل"}
    assert browser.post(address, form).status_code == 302
    assert [str(one) for one in GlossaryTerm.objects.all()] == ["Jobcenter → مركز العمل"]
    again = browser.post(address, form)
    without_language = browser.post(address, form | {"language": ""})
    assert (again.status_code, without_language.status_code, GlossaryTerm.objects.count()) == (200, 200, 1)


def test_editor_of_translations_tells_why_a_text_is_left(db: None, locales: dict[str, Locale]):
    pages.finder(pages.home())
    service = ServiceFactory(name="Raum 12", description="Wo?")
    translate_object(service, [locales["tr"]])
    browser: Client = people.editor()
    translation = Translation.objects.get(source__object_id=service.translation_key)
    answer = browser.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]), {"next": "/admin/"}, follow=True)
    said = BeautifulSoup(answer.content, "html.parser").get_text()
    assert "Echo hat in 1 Texten Zahlen, Links oder feste Begriffe verloren" in said


@pytest.mark.parametrize("who", [people.stranger, people.translator])
def test_others_do_not_write_the_glossary(db: None, who: Any):
    address = reverse("wagtailsnippets_machine_translation_glossaryterm:add")
    assert who().post(address, {"term": "Jobcenter", "language": "", "translation": ""}).status_code == 302
    assert GlossaryTerm.objects.count() == 0
