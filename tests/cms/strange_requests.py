"""Requests that nobody sends by mistake, each by its number: the same number is the same request."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from cms.languages import CODES

WORDS = """
0 -1 1 99999999999999999999999 1e9 0x10 NaN ½ ٣ true null None [] {} % %00 %ff %ed%a0%80 \\ ' " ';-- <script> , ,,,, de,en,fr
[a\\b] * /etc/passwd //evil.example javascript:alert(1) {{7|add:7}} ${7*7} 2026-11-25 2026-13-45T99:99:99Z 0000-00-00 2026-W53-7
25:61 -1:00 9999-12-31T23:59:59+14:00 de DE-simple xx de_DE.UTF-8 sprache 07137 071370068068
00000000-0000-0000-0000-000000000000 0000000000
"""
SIGNS = ["", "\x00", "a\x00b", "\x0b", "\r\nX-Forged: 1", "\u202e", "\ufeff", "\ufffe", "\U0001f600", "ar\u200f", "{% load x %}"]
LONG = ["a" * 3000, "a b " * 500, 'a:"' * 1000, "(" * 500, "%" * 100, "e\u0301" * 50, "ß" * 300, "../" * 8, "..%2f" * 4, "g" * 32]
NASTY = [*WORDS.split(), *SIGNS, *LONG]
PARAMETERS = """
q topic place language free page per_page lang search modified_after full status next organization_id taxonomy_id
taxonomy_term_id parent_id minimal postcode proximity url locale
""".split()
FOLDERS = """
de ar xx de/angebote ar/aktuelles de/aktuelles/feed de-simple/impressum en/angebote/kurs-0000000000 api/v1 api/v1/services
api/v1/organizations api/v1/places api/v1/taxonomies api/v1/taxonomy_terms api api/v1/service_at_locations api/v1/openapi.json
api/v1/profile sitemap.xml robots.txt livez readyz media media/images documents documents/1 static admin/login
admin/password_reset
""".split()
HEADERS = """
Accept Accept-Language Accept-Encoding If-None-Match If-Modified-Since Range Cookie Authorization X-Forwarded-For X-Real-IP
X-Forwarded-Proto X-Forwarded-Host Referer Origin Content-Type X-API-Key
""".split()
METHODS = ["GET"] * 12 + ["HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"]


@dataclass(frozen=True)
class Strange:
    """`path` has its query; a form is sent with methods that take one."""

    method: str
    path: str
    headers: dict[str, str]
    form: dict[str, Any]


def public_request(number: int) -> Strange:
    """Of a visitor, to an address that exists, nearly exists or does not."""
    chance = Random(number)
    parts = [chance.choice(FOLDERS), *(quoted(chance, one) for one in some(chance, NASTY, 2))]
    path = f"/{'/'.join(part for part in parts if part)}{chance.choice(['', '/', '/'])}"
    headers = {name: latin(chance.choice([*NASTY, *CODES])) for name in some(chance, HEADERS, 3)}
    return Strange(chance.choice(METHODS), path + query(chance), headers, form(chance, PARAMETERS))


def form_for(number: int, names: list[str]) -> dict[str, Any]:
    """What somebody sends to an address of the admin: some of its fields, with anything in them."""
    return form(Random(number), names)


def some(chance: Random, things: list[str], most: int) -> list[str]:
    return chance.sample(things, chance.randint(0, most))


def query(chance: Random) -> str:
    pairs = [(name, chance.choice([*NASTY, *CODES])) for name in some(chance, PARAMETERS, 3)]
    pairs += pairs[:1] * chance.choice([0, 0, 0, 1])
    return f"?{urlencode(pairs, errors='replace')}" if pairs else ""


def form(chance: Random, names: list[str]) -> dict[str, Any]:
    return {name: chance.choice(NASTY) for name in some(chance, names, min(len(names), 6))}


def quoted(chance: Random, part: str) -> str:
    """Sometimes with the signs that lead to another folder left as they are."""
    return quote(part, safe=chance.choice(["", "/.%"]), errors="replace")[:4000]


def latin(value: str) -> str:
    """As much of a value as may stand in a header."""
    return "".join(sign for sign in value if " " <= sign <= "~")[:2000]
