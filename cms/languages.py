"""The languages of the site: those in WEGWEISER_LANGUAGES, of those that are known here."""

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header
from icu import Locale, Script


@dataclass(frozen=True)
class Language:
    """One language: `code` for Django and addresses (also a valid BCP 47 tag), `name` in the language itself."""

    code: str
    name: str
    direction: str = "ltr"
    fallback: tuple[str, ...] = ("de",)
    territory: str = "DE"  # by whose week its readers live
    dates_as_there: bool = False  # where dates by the language alone would mislead

    @property
    def chain(self) -> tuple[str, ...]:
        """Codes in the order in which a text is looked for: this language first, the source last."""
        return (self.code, *(code for code in self.fallback if code != self.code))

    @property
    def written_like(self) -> tuple[str, ...]:
        """The chain without varieties of a language, such as Leichte Sprache, which are written like their fallback."""
        return tuple(code for code in self.chain if "-" not in code)

    @property
    def name_for_editors(self) -> Any:
        """Lazy: the name in the reader's language, as in the admin. A variety, such as Leichte Sprache, has one name."""
        return self.name if "-" in self.code else name_for_reader(self.code)


SOURCE_LANGUAGE = "de"
ONLY_SOURCE_ROWS = {"locale__language_code": SOURCE_LANGUAGE}  # a lookup: translated rows hold only texts

KNOWN = (
    Language("de", "Deutsch"),
    Language("de-simple", "Leichte Sprache"),
    Language("en", "English", territory="GB", dates_as_there=True),
    Language("fr", "Français", territory="FR"),
    Language("ar", "العربية", "rtl", territory="SY"),
    Language("fa", "فارسی", "rtl", territory="IR"),
    Language("uk", "Українська", territory="UA"),
    Language("ru", "Русский", territory="RU"),
    Language("tr", "Türkçe", territory="TR"),
    Language("pl", "Polski", territory="PL"),
)
USUAL = "de,de-simple,en,fr,ar,fa,uk,ru,tr"


def chosen(codes: str) -> tuple[Language, ...]:
    """The languages of a site by their codes with commas between. LookupError for one that is not known, or without German."""
    known = {language.code: language for language in KNOWN}
    wanted = [code.strip() for code in codes.split(",") if code.strip()]
    if unknown := [code for code in wanted if code not in known]:
        raise LookupError(f"Unknown languages {unknown}; known: {sorted(known)}")
    if SOURCE_LANGUAGE not in wanted:
        raise LookupError(f"The site's texts are written in {SOURCE_LANGUAGE}: it has to be among its languages.")
    return tuple(known[code] for code in dict.fromkeys([SOURCE_LANGUAGE, *wanted]))


LANGUAGES = chosen(os.environ.get("WEGWEISER_LANGUAGES", "") or USUAL)

CODES = tuple(language.code for language in LANGUAGES)
TARGETS = tuple(code for code in CODES if code != SOURCE_LANGUAGE)  # into which is translated
BY_CODE = {language.code: language for language in LANGUAGES}
LONGEST_HEADER = 500
ADMIN_LANGUAGES = ("de", "en")


def is_source(row: Any) -> bool:
    """Whether a page or a record is the German one, of which those in other languages are translations."""
    return bool(row.locale.language_code == SOURCE_LANGUAGE)


def language_of(code: str) -> Language:
    """The language with this code; the source language for one that the site does not have, such as one that was removed."""
    return BY_CODE.get(code, BY_CODE[SOURCE_LANGUAGE])


@lru_cache
def script_of(code: str) -> str:
    """The script in which a language is usually written, as ISO 15924, by CLDR ("Arab" for fa)."""
    locale = Locale.forLanguageTag(code)
    locale.addLikelySubtags()
    return str(locale.getScript())


def scripts_in(text: str) -> set[str]:
    """The scripts of the letters of a text, as ISO 15924."""
    return {Script.getScript(one).getShortName() for one in text if one.isalpha()} - {"Zyyy", "Zinh"}


@lru_cache(maxsize=4096)
def language_of_text(text: str, code: str) -> Language:
    """The source language for a text in `code` that has no letter of that language's script, such as an untranslated name."""
    scripts = scripts_in(text)
    return language_of(SOURCE_LANGUAGE if scripts and script_of(code) not in scripts else code)


@lru_cache
def language_name(code: str, language: str) -> str:
    """The name of any language in one of the site's, by CLDR ("Arabisch" for ar in de); the code where CLDR knows none."""
    return str(Locale.forLanguageTag(code).getDisplayLanguage(Locale(language_of(language).written_like[0])))


def name_in_active_language(code: str) -> str:
    return language_name(code, get_language() or SOURCE_LANGUAGE)


name_for_reader = lazy(name_in_active_language, str)  # of a named function, since Wagtail caches names pickled


def language_in(path: str) -> str | None:
    """The language of an address such as /ar/angebote/, or None."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in BY_CODE else None


def choose(tag: str) -> str | None:
    """The site's code for a BCP 47 tag, by the lookup of RFC 4647 (`ar-EG` finds `ar`), or None."""
    parts = tag.lower().replace("_", "-").split("-")
    while parts:
        if (code := "-".join(parts)) in BY_CODE:
            return code
        parts.pop()
    return None


def whole_wishes(header: str) -> str:
    """As many of the wishes in an Accept-Language header as are short enough to be looked at; none is cut in two."""
    return header if len(header) <= LONGEST_HEADER else header[: LONGEST_HEADER + 1].rpartition(",")[0]


@lru_cache(maxsize=1000)
def from_accept_language(header: str) -> str:
    """The site's code that suits an Accept-Language header best; the source language when none does."""
    for tag, quality in parse_accept_lang_header(whole_wishes(header.lower())):
        if quality > 0 and (code := choose(tag)):
            return code
    return SOURCE_LANGUAGE


TARGET_CHOICES = [(code, language_of(code).name_for_editors) for code in TARGETS]  # for forms of editors
