"""Words that mean the same, as editors keep them."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.test import Client

from cms.languages import CODES
from cms.published.drift import all_keys
from cms.published.stamp import current_version
from cms.search.models import SynonymGroup
from tests.admin_forms import address_in, address_of
from tests.cms.search.conftest import Publish, Search
from tests.factories import people


def group(language: str, words: str) -> SynonymGroup:
    return SynonymGroup.objects.create(language=language, words=words)


@pytest.fixture
def offers(publish: Publish) -> None:
    publish(1, de="Ausländerbehörde", ar="Ausländerbehörde")
    publish(2, de="Agentur für Arbeit", ar="Agentur für Arbeit")
    publish(3, de="Stelle für Kunst", ar="Stelle für Kunst")


@pytest.mark.parametrize(
    "language, words, asked, found",
    [
        ("de", "Ausländerbehörde, Fremdenamt", "FREMDENAMT", ["Ausländerbehörde"]),
        ("de", "Jobbörse, Agentur für Arbeit", "jobboerse", ["Agentur für Arbeit"]),
        ("de", "Amt für Fremde, Ausländerbehörde", "Wo ist das Amt für Fremde?", ["Ausländerbehörde"]),
        ("ar", "مكتب الأجانب، Ausländerbehörde", "مكتب الاجانب", ["Ausländerbehörde"]),
    ],
)
@pytest.mark.usefixtures("offers")
def test_whoever_asks_for_one_finds_the_others(search: Search, language: str, words: str, asked: str, found: list[str]) -> None:
    assert search(asked, language) == []
    group(language, words)
    assert search(asked, language) == found


@pytest.mark.usefixtures("offers")
def test_german_synonyms_hold_in_every_language_and_others_in_their_own(search: Search) -> None:
    group("de", "Fremdenamt, Ausländerbehörde")
    group("tr", "yabancilar, Ausländerbehörde")
    assert (search("Fremdenamt", "ar"), search("yabancilar", "ar")) == (["Ausländerbehörde"], [])


@pytest.mark.usefixtures("offers")
def test_removed_synonyms_hold_no_longer_and_caches_learn_of_it(search: Search) -> None:
    made = group("de", "Fremdenamt, Ausländerbehörde")
    before = current_version()
    made.delete()
    assert (search("Fremdenamt"), current_version() > before) == ([], True)


def test_editor_writes_synonyms_in_the_form(publish: Publish, search: Search) -> None:
    publish(1, de="Ausländerbehörde")
    editor = people.editor()
    answer = editor.post(
        address_in(SynonymGroup, "add"), {"language": "de", "words": " Fremdenamt ,\nAusländerbehörde;Auslaenderbehoerde"}
    )
    assert (answer.status_code, [str(one) for one in SynonymGroup.objects.all()]) == (302, ["Fremdenamt = Ausländerbehörde"])
    assert search("Fremdenamt") == ["Ausländerbehörde"]
    answer = editor.post(address_of(SynonymGroup.objects.get(), "edit"), {"language": "de", "words": "Amt, Ausländerbehörde"})
    assert (answer.status_code, search("Fremdenamt")) == (302, [])


@pytest.mark.parametrize(
    "words, message",
    [
        ("Amt", "Bitte schreiben Sie mindestens zwei verschiedene Wörter mit einem Komma dazwischen."),
        ("Behörde, BEHOERDE", "Bitte schreiben Sie mindestens zwei verschiedene Wörter mit einem Komma dazwischen."),
        (" , ;!", "Bitte schreiben Sie mindestens zwei verschiedene Wörter mit einem Komma dazwischen."),
        (",".join(f"Wort{number}" for number in range(21)), "Höchstens 20 Wörter."),
        ("", "Dieses Feld muss ausgefüllt werden."),
    ],
)
@pytest.mark.django_db
def test_form_says_what_is_wrong_and_keeps_what_was_typed(words: str, message: str) -> None:
    answer = people.editor().post(address_in(SynonymGroup, "add"), {"language": "de", "words": words})
    form = answer.context["form"]
    assert (answer.status_code, form.errors, form["words"].value()) == (200, {"words": [message]}, words)
    assert not SynonymGroup.objects.exists()


@pytest.mark.parametrize("who", ["anonymous", "stranger", "translator"])
@pytest.mark.django_db
def test_nobody_else_changes_synonyms(who: str) -> None:
    made = group("de", "Amt, Behörde")
    client = Client() if who == "anonymous" else getattr(people, who)()
    for address in (address_in(SynonymGroup, "add"), address_of(made, "edit"), address_of(made, "delete")):
        client.post(address, {"language": "de", "words": "x, y"})
    assert list(SynonymGroup.objects.values_list("words", flat=True)) == ["Amt, Behörde"]


@pytest.mark.django_db
def test_list_to_begin_with_is_sound_and_leaves_what_is_there() -> None:
    mine = group("de", "Amt, Behörde")
    call_command("load_synonyms")
    call_command("load_synonyms")
    for one in SynonymGroup.objects.all():
        one.full_clean()
    number = Counter(SynonymGroup.objects.values_list("language", flat=True))
    assert number["de"] == 1
    assert {code for code in CODES if "-" not in code} == set(number)
    assert SynonymGroup.objects.get(language="de") == mine
    assert ("synonyms" in {kind for kind, _uuid in all_keys()}) is True


def test_what_was_asked_for_itself_comes_before_what_means_the_same(publish: Publish, search: Search) -> None:
    group("de", "Integrationskurs, Kurs")
    publish(1, de="Kurs")
    publish(2, de="Kurs am Abend")
    publish(3, de="Integrationskurs und vieles andere, was dazugehört")
    assert search("Integrationskurs")[0] == "Integrationskurs und vieles andere, was dazugehört"
    assert search("Kurs")[0] == "Kurs"
