"""gettext's PO: an entry for each text, its context says where the text belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from cms.control_characters import without_control_characters
from cms.languages import SOURCE_LANGUAGE
from cms.translation_matrix.files.entries import Entry, TranslationFile
from cms.translation_matrix.files.problems import FileProblem, entry_of, moment, number

CONTENT_TYPE = "text/x-gettext-translation; charset=utf-8"
QUOTED = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(rf"(?:#.*|(?:(?:msgid|msgstr|msgctxt)\s+)?{QUOTED})?")
HEADER = re.compile(r'^"(?P<name>[\w-]+): (?P<value>.*)\\n"$', re.MULTILINE)


def write(entries: Iterable[Entry], language: str, made_at: datetime) -> bytes:
    catalog = Catalog(charset="utf-8")
    found = list(entries)
    for one in found:
        flags = {"fuzzy"} if one.unfinished else set()
        context = f"{one.kind}/{one.uuid}/{one.path}"
        catalog.add(one.source, one.target, context=context, flags=flags, auto_comments=[one.title])
    buffer = BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True)
    fields = {
        "Language": language,
        "X-Source-Language": SOURCE_LANGUAGE,
        "X-Created": made_at.isoformat(),
        "X-Texts": str(len(found)),
    }
    fields |= {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    header = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + buffer.getvalue()


def check_lines(text: str) -> None:
    """Babel lets some pass that were cut off. Nothing here has a plural."""
    for position, line in enumerate(text.split("\n"), 1):
        if not LINE.fullmatch(line.strip()):
            raise FileProblem(position, line)


def read(content: bytes) -> TranslationFile:
    """FileProblem for what is no PO file of this site. It is in UTF-8, whatever its header says."""
    try:
        text = without_control_characters(content.decode())
        check_lines(text)
        catalog = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise FileProblem(error.lineno, error.line) from error
    except (LookupError, ValueError) as error:
        raise FileProblem(0, str(error)) from error
    header = dict(HEADER.findall(text.partition("\n\n")[0].replace("\r", "")))
    entries = [
        entry_of(str(one.context or ""), str(one.id), str(one.string or ""), unfinished=one.fuzzy, line=one.lineno or 0)
        for one in catalog
        if one.id
    ]
    return TranslationFile(header.get("Language", ""), entries, number(header.get("X-Texts")), moment(header.get("X-Created")))
