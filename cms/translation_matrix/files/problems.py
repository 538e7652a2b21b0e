"""What is wrong with a file, and where."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.languages import TARGETS, language_of
from cms.translation_matrix.addresses import models_by_kind
from cms.translation_matrix.files.entries import Entry, TranslationFile


class FileProblem(Exception):
    """`line` is 0 where the file as a whole is meant; `found` is what stands there."""

    def __init__(self, line: int, found: str) -> None:
        super().__init__(line, found)
        self.line, self.found = line, found


def entry_of(place: str, source: str, target: str, *, unfinished: bool, line: int) -> Entry:
    """`place` is kind/id/path. FileProblem when it is none of this site's."""
    kind, _slash, rest = place.partition("/")
    uuid, _slash, path = rest.partition("/")
    try:
        if kind not in models_by_kind() or not path:
            raise ValueError
        return Entry(kind, UUID(uuid), path, source, target, unfinished, line=line)
    except ValueError as error:
        raise FileProblem(line, place) from error


def number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def moment(text: str | None) -> datetime | None:
    try:
        found = parse_datetime(text or "")
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def problem_of(file: TranslationFile, language: str) -> str:
    """What keeps the whole file out, in words; "" if nothing does."""
    if file.language not in TARGETS:
        return _("The file does not say for which language it is.")
    if file.language != language:
        names = {"file": language_of(file.language).name_for_editors, "asked": language_of(language).name_for_editors}
        return _("The file is for %(file)s, not for %(asked)s.") % names
    if not file.entries:
        return _("There are no texts in the file.")
    if file.number is not None and file.number != len(file.entries):
        numbers = {"number": len(file.entries), "all": file.number}
        return _("The file has %(number)s of its %(all)s texts: it was cut off.") % numbers
    return next((problem for one in file.entries if (problem := problem_of_entry(one))), "")


def problem_of_entry(entry: Entry) -> str:
    if not entry.target:
        return ""
    try:
        StringValue.from_translated_html(entry.target)
        validate_translation_links(entry.source, entry.target)
    except ValueError as error:
        return in_line(entry.line, str(error))
    return ""


def in_line(line: int, found: str) -> str:
    return _("Line %(line)s: %(found)s") % {"line": line, "found": found[:200]} if line else found[:200]
