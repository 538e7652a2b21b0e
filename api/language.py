"""The language of an answer."""

import re

from django.http import HttpRequest

from cms.languages import SOURCE_LANGUAGE, choose, from_accept_language

WELL_FORMED = re.compile(r"(?:[a-z]{2,8}|[ix](?=-))(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
LONGEST = 35  # RFC 5646, section 4.4.1


def is_well_formed(tag: str) -> bool:
    """Whether a tag has the form of BCP 47; nothing says that the language exists."""
    return len(tag) <= LONGEST and bool(WELL_FORMED.fullmatch(tag))


def negotiated_language(request: HttpRequest, lang: str | None) -> str:
    """Code of the language to serve: `?lang=` wins over Accept-Language; a language we lack becomes the source's."""
    if lang:
        return choose(lang) or SOURCE_LANGUAGE
    return from_accept_language(request.headers.get("Accept-Language", ""))
