"""What a machine must leave as it is: placeholders, addresses, numbers, tags, and terms of the glossary.

Each such part goes out as `<x id="1">…</x>`. An answer that has lost one, or made up another, is thrown away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from wagtail_localize.strings import StringValue, validate_translation_links

PLACEHOLDER = r"%\(\w+\)[sd]|%[sd]|\{+\s*\w+\s*\}+"
ADDRESS = r"https?://[^\s<]+|www\.[^\s<]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
NUMBER = r"\+?\d(?:[\d\s./:–-]*\d)?"
TAG = re.compile(r"<[^>]+>|&#?\w+;")
PART = re.compile(r'<x id="(\d+)"\s*(?:/>|>(.*?)</x>)', re.DOTALL)


@dataclass(frozen=True)
class Protected:
    """HTML for an engine, and what stands in the translation in place of each part."""

    source: str
    text: str
    parts: tuple[str, ...]


def whole(term: str) -> str:
    """A pattern of a term that is no part of another word."""
    return rf"(?<!\w){re.escape(term)}(?!\w)"


def protect(source: str, terms: Mapping[str, str]) -> Protected:
    """`source` is HTML of wagtail-localize, `terms` the glossary's translations by German term, plain text."""
    known = {escape(term, quote=False): escape(translation, quote=False) for term, translation in terms.items()}
    longest = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?P<tag>{TAG.pattern})|" + "|".join([PLACEHOLDER, ADDRESS, *map(whole, longest), NUMBER]))
    parts: list[str] = []

    def part(found: re.Match[str]) -> str:
        if found["tag"]:
            return found[0]
        parts.append(known.get(found[0], found[0]))
        return f'<x id="{len(parts)}">{found[0]}</x>'

    return Protected(source, pattern.sub(part, source), tuple(parts))


def restore(answer: str, protected: Protected) -> str | None:
    """The translation with its parts; None for one that must not be used."""
    found = [number for number, _inside in PART.findall(answer)]
    if sorted(found) != sorted(str(number) for number in range(1, len(protected.parts) + 1)):
        return None
    left = PART.sub("", answer)
    if re.search(r"\d", TAG.sub("", left)) or tags(left) != tags(protected.source):
        return None
    text = PART.sub(lambda one: protected.parts[int(one[1]) - 1], answer)
    return text if is_fit(text, protected.source) else None


def tags(html: str) -> Counter[str]:
    """However a tag is closed."""
    return Counter(re.sub(r"\s*/?>$", ">", one) for one in re.findall(r"<[^>]+>", html))


def is_fit(text: str, source: str) -> bool:
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(source, text)
    except ValueError:
        return False
    return bool(TAG.sub("", text).strip())
