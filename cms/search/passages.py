"""Where in a text the words stand that somebody looks for."""

from __future__ import annotations

import re
from typing import NamedTuple

from cms.published.index.match import Match, is_prefix
from cms.words.folding import fold, words_of
from cms.words.forms import forms_of

LENGTH = 200  # characters
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c"  # that stand inside words
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}'’ʼ])*")
SENTENCE_ENDS = re.compile(r"(?<=[.!?؟…])\s+")


class Part(NamedTuple):
    """A piece of a text; `marked` when it is a word that was asked for."""

    text: str
    marked: bool


class Marker:
    """Knows the words of a question in texts of a language."""

    def __init__(self, match: Match, language: str) -> None:
        self.language = language
        self.asked = frozenset(match.forms())
        self.beginnings = tuple(form for form in self.asked if is_prefix(form))

    def knows(self, word: str) -> bool:
        forms = {form for one in words_of(word) for form in forms_of(one, self.language)}
        return bool(forms & self.asked) or any(form.startswith(self.beginnings) for form in forms) or self.inside(word)

    def inside(self, word: str) -> bool:
        """Whether a compound holds one of the words."""
        return any(form in fold(word) for form in self.beginnings)

    def marked(self, text: str) -> list[Part]:
        """The whole text in parts."""
        parts: list[Part] = []
        end = 0
        for found in WORD.finditer(text):
            if self.knows(found[0]):
                parts += [Part(text[end : found.start()], False), Part(found[0], True)]
                end = found.end()
        return [part for part in [*parts, Part(text[end:], False)] if part.text]

    def passage(self, text: str) -> list[Part]:
        """Of the line with most of the words the sentence with most, and what follows; else how the text begins."""
        line = max(filter(None, text.split("\n")), key=self.number_of, default="")
        sentences = SENTENCE_ENDS.split(line)
        best = max(range(len(sentences)), key=lambda number: self.number_of(sentences[number]))
        return self.marked(cut(" ".join(sentences[best:]), self.first_in(sentences[best])))

    def number_of(self, text: str) -> int:
        """How many different words of the question stand in a text."""
        return len({fold(part.text) for part in self.marked(text) if part.marked})

    def first_in(self, sentence: str) -> int:
        """Where the first of the words begins."""
        return next((found.start() for found in WORD.finditer(sentence) if self.knows(found[0])), 0)


def cut(text: str, around: int) -> str:
    """About 200 characters of a text, whole words, with the one at `around` among them."""
    start = 0 if around < LENGTH - 50 else text.rfind(" ", 0, around - LENGTH // 3) + 1
    end = start + LENGTH
    if end >= len(text):
        return f"… {text[start:]}" if start else text
    whole = text[start:end].rsplit(" ", 1)[0]
    return f"{'… ' if start else ''}{whole} …"
