"""A page in two languages: beside each paragraph of the translation the German one, to be read and printed together.

Both pages come from the same template. They are gone through side by side, and what says the same in other words stands in pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TypeAlias

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from cms.languages import SOURCE_LANGUAGE, language_of

PARAMETER = "bilingual"
PHRASES = frozenset("a abbr b bdi bdo br cite code dfn em i img kbd mark path picture q s small source".split())
PHRASES |= frozenset("span strong sub sup svg time u use var wbr".split())
ALONE = {"form", "iframe", "nav", "script", "style", "svg", "template", "video"}  # not paired
Signature: TypeAlias = tuple[str, ...]


def in_two_languages(page: str, original: str) -> str:
    """HTML of a page, each paragraph of its `<main>` followed by that of the German page where that says something else."""
    start, end = page.index("<main"), page.rindex("</main>")
    ours, theirs = (BeautifulSoup(main_of(one), "html.parser") for one in (page, original))
    pair(ours, theirs)
    for mark in ours.find_all(string=lambda text: isinstance(text, Comment)):
        mark.extract()
    return f"{page[:start]}{ours}{page[end:]}"


def main_of(page: str) -> str:
    """Without its end: the parser supplies it, and it stays where it is."""
    return page[page.index("<main") : page.rindex("</main>")]


def pair(ours: Tag, theirs: Tag) -> None:
    if is_alone(ours) or in_words(ours) == in_words(theirs):
        return
    if is_paragraph(ours):
        stand_beside(ours, theirs)
        return
    left, right = list(parts_of(ours)), list(parts_of(theirs))
    if "prose" in ours.get_attribute_list("class") and [one.name for one in left] != [one.name for one in right]:
        stand_beside(ours, theirs)
        return
    names = [signature(one) for one in left], [signature(one) for one in right]
    for block in SequenceMatcher(None, *names, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            pair(left[block.a + step], right[block.b + step])


def is_alone(element: Tag) -> bool:
    return element.name in ALONE or element.get("aria-hidden") == "true"


def in_words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def is_paragraph(element: Tag) -> bool:
    """Whether an element has words of its own, or nothing but parts of a sentence."""
    if any(isinstance(one, NavigableString) and not isinstance(one, Comment) and one.strip() for one in element.children):
        return True
    return is_phrase(element)


def parts_of(element: Tag) -> Iterator[Tag]:
    """Elements inside; a body is interrupted wherever its language changes, and is one all the same."""
    for one in element.find_all(True, recursive=False):
        if "body" in one.get_attribute_list("class"):
            yield from one.find_all(True, recursive=False)
        else:
            yield one


def signature(element: Tag) -> Signature:
    """What an element and its counterpart have in common: name, classes, id, and the block that a comment before it names."""
    before = element.previous_sibling
    while isinstance(before, NavigableString) and not isinstance(before, Comment):
        before = before.previous_sibling
    block = str(before) if isinstance(before, Comment) else ""
    return (element.name, " ".join(element.get_attribute_list("class") or []), str(element.get("id", "")), block)


def stand_beside(ours: Tag, theirs: Tag) -> None:
    """Both become parts of one element, whose own language then is that of each."""
    name = "span" if is_phrase(ours) and is_phrase(theirs) else "div"
    both, translation, original = (new(name, kind) for kind in ("both", "translation", "original"))
    original["lang"], original["dir"] = SOURCE_LANGUAGE, language_of(SOURCE_LANGUAGE).direction
    move(ours, translation)
    move(theirs, original)
    for icon in original.find_all("svg"):
        icon.decompose()
    for one in original.find_all(id=True):
        del one["id"]
    both.extend([translation, original])
    ours.append(both)


def is_phrase(element: Tag) -> bool:
    return all(one.name in PHRASES for one in element.find_all(True))


def new(name: str, kind: str) -> Tag:
    return Tag(name=name, attrs={"class": kind})


def move(element: Tag, into: Tag) -> None:
    into.extend(list(element.contents))
