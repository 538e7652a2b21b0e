"""What must stay in a text stays in its translation, or there is none."""

import random
import re

import pytest
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.machine_translation.protection import protect, restore

TERMS = {"Ausländerbehörde": "دائرة الأجانب", "Jobcenter": "Jobcenter", "Meier & Söhne": "Meier & Söhne", "Amt": "مكتب"}
WORDS = [
    "Kurs",
    "kommen",
    "Sie",
    "am",
    "Ausländerbehörde",
    "Jobcenter",
    "Meier &amp; Söhne",
    "Amt",
    "Amtsgericht",
    "und",
    "öffnet",
]
PARTS = ["%(name)s", "%s", "{title}", "{{ x }}", "https://example.org/a?b=1&amp;c=2", "kurs@example.org", "+49 2632 0166-11"]
PARTS += ["17:30", "3.5.2026", "2.290,50 €", "<b>fett</b>", '<a id="a1">Link</a>', "<br/>", "56626"]
DAMAGES = [
    lambda text, rng: text,
    lambda text, rng: text.upper().replace("<X ID", "<x id").replace("</X>", "</x>"),
    lambda text, rng: re.sub(r"<x[^>]*>.*?</x>", "", text, count=1),
    lambda text, rng: text + (re.search(r"<x[^>]*>.*?</x>", text) or [""])[0],
    lambda text, rng: re.sub(r"<x[^>]*>(.*?)</x>", r"\1", text),
    lambda text, rng: text.replace('id="1"', 'id="77"'),
    lambda text, rng: re.sub(r"(<x[^>]*>).*?(</x>)", r"\1?\2", text),
    lambda text, rng: re.sub(r"<x ([^>]*)>.*?</x>", r"<x \1/>", text),
    lambda text, rng: re.sub(r"</?[ab][^>]*>", "", text),
    lambda text, rng: text + " 4711",
    lambda text, rng: text + "<script>alert(1)</script>",
    lambda text, rng: " ".join(rng.sample(text.split(" "), len(text.split(" ")))),
    lambda text, rng: text[: len(text) // 2],
    lambda text, rng: "",
]


def what_must_stay(source: str) -> list[str]:
    """By other means than the code: each part that the text was put together from."""
    return [part for part in PARTS if part in source and not part.startswith("<")]


@pytest.mark.parametrize("seed", range(200))
def test_generated_texts_keep_their_parts_or_stay_untranslated(seed: int):
    rng = random.Random(seed)
    source = " ".join(rng.choice([*WORDS, *PARTS]) for _word in range(rng.randint(1, 14)))
    protected = protect(source, TERMS)
    damage = DAMAGES[seed % len(DAMAGES)]
    found = restore(damage(protected.text, rng), protected)
    if seed % len(DAMAGES) == 0:
        assert found is not None
    if found is None:
        return
    StringValue.from_translated_html(found)
    validate_translation_links(source, found)
    for part in what_must_stay(source):
        assert found.count(part) == source.count(part), (source, found)
    for term in ("Ausländerbehörde", "Jobcenter"):
        assert found.count(TERMS[term]) == len(re.findall(rf"\b{term}\b", source)), (source, found)
    assert sorted(re.findall(r"</?[ab]\b", found)) == sorted(re.findall(r"</?[ab]\b", source))


def test_terms_are_whole_words_and_the_longest_wins():
    protected = protect("Das Amt, Amtsgericht, Meier &amp; Söhne", TERMS | {"Meier": "x"})
    assert protected.text == 'Das <x id="1">Amt</x>, Amtsgericht, <x id="2">Meier &amp; Söhne</x>'
    assert restore(protected.text, protected) == "Das مكتب, Amtsgericht, Meier &amp; Söhne"


def test_translation_of_a_term_is_text_and_no_html():
    protected = protect("Amt", {"Amt": "<script>"})
    assert restore(protected.text, protected) == "&lt;script&gt;"
