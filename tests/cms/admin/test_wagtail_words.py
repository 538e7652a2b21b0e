"""German where Wagtail and wagtail-localize have none, or none that a German office would write."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.utils.translation import trans_real

from cms.admin.wagtail_words import WORDS
from cms.catalogues.extraction import as_python, texts_of
from cms.catalogues.files import LOCALE_ROOT, load
from tests.factories import people
from tests.factories.directory import ServiceFactory

FAMILIAR = re.compile(r"\b(du|dein\w*|dich|dir)\b|^(Wähle|Lösche|Synchronisi?ere|Übersetze|Bearbeite|Füge) ", re.IGNORECASE)
FOREIGN = re.compile(r"\bLocales?\b")
IDS = re.compile(r"%\(\w+\)s|{\w*}")
NEVER_SHOWN = ("/tests/", "/test/", "/migrations/", "/styleguide/", "/simple_translation/", "apps.py")


def folder(package: str) -> Path:
    [place] = find_spec(package).submodule_search_locations
    return Path(place)


@pytest.fixture(scope="module")
def foreign_texts() -> set[str]:
    """All texts of Wagtail and wagtail-localize, in English."""
    found: set[str] = set()
    for root in (folder("wagtail"), folder("wagtail_localize")):
        for path in (one for one in root.rglob("*") if not any(part in one.as_posix() for part in NEVER_SHOWN)):
            if path.suffix in (".py", ".html"):
                source = path.read_text()
                texts = texts_of(source if path.suffix == ".py" else as_python(source, path.name), path.name)
                found |= {text.words if isinstance(text.words, str) else text.words[0] for text in texts}
    return found


def test_every_word_is_still_one_of_wagtails(foreign_texts: set[str]) -> None:
    assert set(WORDS) - foreign_texts == set()


def test_wagtail_says_sie_and_sprache(foreign_texts: set[str]) -> None:
    german = trans_real.translation("de")._catalog
    shown = {text: german.get(text, german.get((text, 1), text)) for text in foreign_texts if text}
    wrong = {text: words for text, words in shown.items() if FAMILIAR.search(words) or FOREIGN.search(IDS.sub("", words))}
    assert wrong == {}


def test_javascript_has_the_words_that_are_translated() -> None:
    own = [message.id for message in load(LOCALE_ROOT / "de/LC_MESSAGES/djangojs.po", "de") if message.id]
    scripts = [path.read_text() for path in folder("wagtail_localize").rglob("*.tsx")]
    scripts.append(Path("cms/static/cms/translation_editor.js").read_text())
    assert [text for text in own if not any(text in script for script in scripts)] == []


def test_the_editor_of_translations_gets_them(locales: object) -> None:
    catalogue = people.editor().get("/admin/localize/jsi18n/", headers={"Accept-Language": "de"}).content.decode()
    assert '"Publish in ": "Ver\\u00f6ffentlichen: "' in catalogue
    assert '"Lock": "Sperren"' in catalogue


def test_words_are_those_of_each_reader_and_not_of_the_first(locales: object) -> None:
    ServiceFactory()
    browser = people.editor()
    form, chooser = "/admin/snippets/directory/service/add/", "/admin/snippets/choose/directory/organization/"
    words = {"en": ["Choose organization", "Updated", "German"], "de": ["Organisation auswählen", "Geändert", "Deutsch"]}
    for language in ("en", "de", "en"):
        pages = [browser.get(path, headers={"Accept-Language": language}).content.decode() for path in (form, form[:-4], chooser)]
        assert [word for word, page in zip(words[language], pages, strict=True) if word not in page] == []
