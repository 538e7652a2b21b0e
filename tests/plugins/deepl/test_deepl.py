"""DeepL by its protocol, against a local server that speaks it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue

from cms.machine_translation.dispatcher import reasons
from cms.plugins.deepl import hooks
from tests.plugins.engine_server import Answer, EngineServer, serving
from tests.registered import registered

LANGUAGES = [{"language": code, "name": code} for code in ("EN-GB", "EN-US", "FR", "UK", "TR", "AR")]


def loud(method: str, path: str, content: Any) -> Answer:
    """Writes words large, and leaves what is in `<x>` as it is, as DeepL does."""
    if path.startswith("/v2/languages"):
        return 200, LANGUAGES
    texts = [re.sub(r"(<x .*?</x>|<[^>]+>)|([^<]+)", lambda part: part[1] or part[2].upper(), text) for text in content["text"]]
    return 200, {"translations": [{"detected_source_language": "DE", "text": text} for text in texts]}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineServer]:
    with serving(EngineServer(loud)) as server, registered(hooks, "deepl_for_tests"):
        monkeypatch.setenv("DEEPL_AUTH_KEY", "secret:fx")
        monkeypatch.setenv("DEEPL_URL", f"{server.url}/")
        yield server


def translate(locales: dict[str, Locale], *texts: str, language: str = "uk") -> tuple[list[str | None], list[str]]:
    strings = [StringValue(text) for text in texts]
    with reasons() as found:
        answers = get_machine_translator().translate(locales["de"], locales[language], strings)
    return [answers[one].data if one in answers else None for one in strings], found


def test_texts_are_translated_with_what_must_stay(locales: dict[str, Locale], server: EngineServer):
    text = 'Rufen Sie <a id="a1">uns</a> an: +49 2632 016611, %(name)s'
    answer = 'RUFEN SIE <a id="a1">UNS</a> AN: +49 2632 016611, %(name)s'
    assert translate(locales, "Hallo", text) == (["HALLO", answer], [])
    _method, path, headers, content = server.asked[1]
    assert (path, headers["Authorization"], content["target_lang"]) == ("/v2/translate", "DeepL-Auth-Key secret:fx", "UK")
    assert (content["source_lang"], content["tag_handling"], content["ignore_tags"]) == ("DE", "xml", ["x"])


def test_languages_are_asked_for_once(locales: dict[str, Locale], server: EngineServer):
    can = [code for code, locale in locales.items() if get_machine_translator().can_translate(locales["de"], locale)]
    assert set(can) == {"en", "fr", "uk", "tr", "ar"}
    assert len(server.asked) == 1
    assert translate(locales, "Hallo", language="en")[0] == ["HALLO"]
    assert server.asked[-1][3]["target_lang"] == "EN-GB"


def test_many_texts_go_out_in_several_requests(locales: dict[str, Locale], server: EngineServer):
    texts = [f"Wort {chr(97 + index % 26)}{chr(97 + index // 26)}" for index in range(90)]
    assert translate(locales, *texts)[0] == [text.upper() for text in texts]
    assert [len(content["text"]) for _method, _path, _headers, content in server.asked[1:]] == [40, 40, 10]


FAILURES = {
    "a wrong key": ((403, {"message": "Forbidden"}), "DeepL: es nimmt den Schlüssel nicht an."),
    "too many requests": ((429, {}), "DeepL: es ist ausgelastet. Bitte versuchen Sie es später noch einmal."),
    "an error": ((500, {}), "DeepL: es hat abgelehnt (500)."),
    "a redirect": ((302, {}), "DeepL: es hat abgelehnt (302)."),
    "nonsense": ((200, b"<html>"), "DeepL: es hat etwas anderes als Übersetzungen geantwortet."),
    "other JSON": ((200, [1, 2]), "DeepL: es hat etwas anderes als Übersetzungen geantwortet."),
    "nothing": ((200, b""), "DeepL: es hat etwas anderes als Übersetzungen geantwortet."),
    "too much": ((200, b"[" * (6 * 1024 * 1024)), "DeepL: es hat etwas anderes als Übersetzungen geantwortet."),
    "an exceeded quota": ((456, {"message": "Quota exceeded"}), "DeepL: sein Kontingent ist aufgebraucht."),
}


@pytest.mark.parametrize("what", FAILURES)
def test_service_that_fails_leaves_texts_and_says_why(locales: dict[str, Locale], server: EngineServer, what: str):
    answer, words = FAILURES[what]
    server.answer = lambda method, path, content: answer if method == "POST" else (200, LANGUAGES)
    assert translate(locales, "Hallo") == ([None], [words])


def test_service_that_is_down_offers_nothing(locales: dict[str, Locale], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEEPL_AUTH_KEY", "secret")
    monkeypatch.setenv("DEEPL_URL", "http://127.0.0.1:9")
    with registered(hooks, "deepl_for_tests"):
        assert not get_machine_translator().can_translate(locales["de"], locales["uk"])


def test_without_a_key_nobody_is_asked(locales: dict[str, Locale], server: EngineServer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DEEPL_AUTH_KEY")
    assert not get_machine_translator().can_translate(locales["de"], locales["uk"])
    assert server.asked == []
