"""Reads, updates, writes and compiles the PO files below `cms/locale`."""

import io
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale

from cms.languages import CODES

LOCALE_ROOT = Path(__file__).resolve().parent.parent / "locale"
CATALOGUE_CODES = tuple(code for code in CODES if code != "en")  # texts stand in the code in English
ARABIC_PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
HEADER = """\
# Interface of Wegweiser, {code}. Written by `make messages`; translate the lines msgstr, leave the rest.
msgid ""
msgstr ""
"Language: {code}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def po_path(code: str, root: Path = LOCALE_ROOT) -> Path:
    """Where Django looks for a language: `de-simple` lies in `de_Simple`."""
    return root / to_locale(code) / "LC_MESSAGES" / "django.po"


def load(path: Path, code: str) -> Catalog:
    """The catalogue in a file; an empty one when there is none."""
    content = path.read_bytes() if path.exists() else header(code).encode()
    return read_po(io.BytesIO(content), locale=Locale.parse(code.split("-")[0]), charset="utf-8", abort_invalid=True)


def header(code: str) -> str:
    """The first lines of a file. Arabic counts in gettext's usual order, which Babel does not know."""
    plural_forms = ARABIC_PLURALS if code == "ar" else Catalog(locale=code.split("-")[0]).plural_forms
    return HEADER.format(code=code, plural_forms=plural_forms)


def updated(catalog: Catalog, template: Catalog) -> Catalog:
    """The same translations for today's texts: new ones empty, vanished ones gone, none guessed."""
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def as_po(catalog: Catalog, code: str) -> bytes:
    """The file's bytes: sorted, with file names but no line numbers or dates, so that a diff shows texts only."""
    buffer = io.BytesIO(header(code).encode())
    buffer.seek(0, io.SEEK_END)
    write_po(buffer, catalog, width=120, sort_output=True, include_lineno=False, omit_header=True)
    return buffer.getvalue().rstrip() + b"\n"


def compile_all(root: Path = LOCALE_ROOT) -> list[Path]:
    """Writes a .mo beside each .po that is newer; their paths."""
    outdated = [path for path in sorted(root.glob("*/LC_MESSAGES/*.po")) if is_newer(path, path.with_suffix(".mo"))]
    for path in outdated:
        catalog = load(path, path.parent.parent.name.split("_")[0])
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
    return outdated


def is_newer(path: Path, other: Path) -> bool:
    return not other.exists() or other.stat().st_mtime < path.stat().st_mtime


def is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return not message.fuzzy and all(strings)
