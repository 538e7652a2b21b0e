"""XLIFF 1.2, which translators' programs read: a `<file>` for each record, a `<trans-unit>` for each text.

http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import escape, quoteattr

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from cms.languages import SOURCE_LANGUAGE
from cms.translation_matrix.files.entries import Entry, TranslationFile
from cms.translation_matrix.files.problems import FileProblem, entry_of, moment

CONTENT_TYPE = "application/xliff+xml; charset=utf-8"
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
UNFINISHED = {"new", "needs-translation"} | {
    f"needs-{what}{kind}" for what in ("", "review-") for kind in ("adaptation", "l10n", "translation")
}


def write(entries: Iterable[Entry], language: str, made_at: datetime) -> bytes:
    found = list(entries)
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE}">']
    for (kind, uuid), texts in groupby(found, lambda one: one.record):
        about = {"original": f"{kind}/{uuid}", "source-language": SOURCE_LANGUAGE, "target-language": language}
        about |= {"datatype": "html", "date": made_at.isoformat()}
        attributes = " ".join(f"{name}={quoteattr(value)}" for name, value in about.items())
        parts += [
            f"<file {attributes}>",
            "<body>",
            *(unit(one, number) for number, one in enumerate(texts, 1)),
            "</body>",
            "</file>",
        ]
    return "\n".join([*parts, "</xliff>", ""]).encode()


def unit(entry: Entry, number: int) -> str:
    state = "needs-review-translation" if entry.unfinished else "translated"
    target = f'<target state="{state}">{written(entry.target)}</target>' if entry.target else ""
    name = quoteattr(entry.path)
    texts = f"<source>{written(entry.source)}</source>{target}<note>{escape(entry.title)}</note>"
    return f'<trans-unit id="{number}" resname={name} xml:space="preserve">{texts}</trans-unit>'


def written(text: str) -> str:
    """A carriage return would be read as a line feed."""
    return escape(text, {"\r": "&#13;"})


def read(content: bytes) -> TranslationFile:
    """FileProblem for what is no XLIFF file of this site. No entities, no document types."""
    reader = Reader()
    try:
        parseString(content, reader, forbid_dtd=True)
    except SAXParseException as error:
        raise FileProblem(error.getLineNumber() or 0, error.getMessage()) from error
    except (SAXException, DefusedXmlException, ValueError, LookupError) as error:
        raise FileProblem(0, str(error)) from error
    return TranslationFile(reader.language, reader.entries, made_at=moment(reader.date))


class Reader(ContentHandler):
    """Collects units; elements inside a text are refused, since text has its HTML escaped."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.language = self.date = self.original = ""
        self.inside: list[str] = []
        self.unit: dict[str, Any] = {}

    def line(self) -> int:
        return int(self._locator.getLineNumber() or 0)  # type: ignore[attr-defined]  # set by the parser

    def is_own(self) -> bool:
        """Whether this is a text of the unit itself, and not one that a program has put beside it."""
        return bool(self.unit) and self.inside[-2:] in (["trans-unit", "source"], ["trans-unit", "target"])

    def startElement(self, name: str, attrs: Any) -> None:
        if self.is_own():
            raise FileProblem(self.line(), f"<{name}>")
        self.inside.append(name)
        if name == "file":
            self.original, language = attrs.get("original", ""), attrs.get("target-language", "")
            if self.language not in ("", language):
                raise FileProblem(self.line(), language)
            self.language, dates = language, [one for one in (self.date, attrs.get("date", "")) if one]
            self.date = min(dates, default="")
        elif name == "trans-unit":
            self.unit = {"path": attrs.get("resname", ""), "line": self.line(), "source": "", "target": "", "state": ""}
        elif name == "target" and self.is_own():
            self.unit["state"] = attrs.get("state", "")

    def characters(self, content: str) -> None:
        if self.is_own():
            self.unit[self.inside[-1]] += content

    def endElement(self, name: str) -> None:
        self.inside.pop()
        if name == "trans-unit":
            one, self.unit = self.unit, {}
            place = f"{self.original}/{one['path']}"
            unfinished = one["state"] in UNFINISHED
            self.entries.append(entry_of(place, one["source"], one["target"], unfinished=unfinished, line=one["line"]))
