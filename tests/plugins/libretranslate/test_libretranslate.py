"""LibreTranslate by its protocol, against a local server that speaks it."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue

from cms.machine_translation.dispatcher import reasons
from cms.plugins.libretranslate import hooks
from tests.plugins.engine_server import Answer, EngineServer, serving
from tests.registered import registered

LANGUAGES = [{"code": "en", "targets": ["de"]}, {"code": "de", "name": "German", "targets": ["de", "en", "fa", "uk", "zh"]}]


def signed(method: str, path: str, content: Any) -> Answer:
    if path == "/languages":
        return 200, LANGUAGES
    return 200, {"translatedText": [f"{text} ({content['target']})" for text in content["q"]]}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineServer]:
    with serving(EngineServer(signed)) as server, registered(hooks, "libretranslate_for_tests"):
        monkeypatch.setenv("LIBRETRANSLATE_URL", server.url)
        yield server


def translate(locales: dict[str, Locale], *texts: str, language: str = "fa") -> tuple[list[str | None], list[str]]:
    strings = [StringValue(text) for text in texts]
    with reasons() as found:
        answers = get_machine_translator().translate(locales["de"], locales[language], strings)
    return [answers[one].data if one in answers else None for one in strings], found


def test_texts_are_translated_as_html(locales: dict[str, Locale], server: EngineServer):
    assert translate(locales, "Hallo", "Um 17:30 Uhr") == (["Hallo (fa)", "Um 17:30 Uhr (fa)"], [])
    content = server.asked[-1][3]
    assert content == {
        "q": ["Hallo", 'Um <x id="1">17:30</x> Uhr'],
        **{"source": "de", "target": "fa", "format": "html"},
    }


def test_key_is_sent_where_there_is_one(locales: dict[str, Locale], server: EngineServer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "secret")
    translate(locales, "Hallo")
    assert server.asked[-1][3]["api_key"] == "secret"


def test_languages_are_those_of_the_server(locales: dict[str, Locale], server: EngineServer):
    can = [code for code, locale in locales.items() if get_machine_translator().can_translate(locales["de"], locale)]
    assert set(can) - {"tr"} == {"en", "fa", "uk"}  # Turkish is the sample plugin's


FAILURES = {
    "a wrong key": ((403, {"message": "Forbidden"}), "LibreTranslate: es nimmt den Schlüssel nicht an."),
    "too many requests": ((429, {}), "LibreTranslate: es ist ausgelastet. Bitte versuchen Sie es später noch einmal."),
    "an error": ((500, {}), "LibreTranslate: es hat abgelehnt (500)."),
    "a redirect": ((302, {}), "LibreTranslate: es hat abgelehnt (302)."),
    "nonsense": ((200, b"<html>"), "LibreTranslate: es hat etwas anderes als Übersetzungen geantwortet."),
    "other JSON": ((200, [1, 2]), "LibreTranslate: es hat etwas anderes als Übersetzungen geantwortet."),
    "nothing": ((200, b""), "LibreTranslate: es hat etwas anderes als Übersetzungen geantwortet."),
    "too much": ((200, b"[" * (6 * 1024 * 1024)), "LibreTranslate: es hat etwas anderes als Übersetzungen geantwortet."),
}


@pytest.mark.parametrize("what", FAILURES)
def test_service_that_fails_leaves_texts_and_says_why(locales: dict[str, Locale], server: EngineServer, what: str):
    answer, words = FAILURES[what]
    server.answer = lambda method, path, content: answer if method == "POST" else (200, LANGUAGES)
    assert translate(locales, "Hallo") == ([None], [words])


@pytest.mark.parametrize("languages", [{}, [], [{"code": "de"}], [3], {"error": "x"}])
def test_odd_list_of_languages_offers_nothing(locales: dict[str, Locale], server: EngineServer, languages: Any):
    server.answer = lambda method, path, content: (200, languages)
    assert not get_machine_translator().can_translate(locales["de"], locales["fa"])
