"""What is wrong with the catalogues: not up to date, a text missing, a placeholder lost."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from cms.catalogues.files import CATALOGUE_CODES, LOCALE_ROOT, as_po, is_translated, load, po_path, updated

COMPLETE = "de"
MAY_FALL_BACK = "de-simple"


def problems(template: Catalog, root: Path = LOCALE_ROOT) -> Iterator[str]:
    """One line for each problem, language by language."""
    for code in CATALOGUE_CODES:
        path = po_path(code, root)
        written = path.read_bytes() if path.exists() else b""
        catalog = updated(load(path, code), template)
        if as_po(catalog, code) != written:
            yield f"{code}: not up to date; run make messages"
        yield from (f"{code}: no translation of {message.id!r}" for message in missing(catalog, code))
        yield from (f"{code}: {error} in {message.id!r}" for message, errors in catalog.check() for error in errors)


def missing(catalog: Catalog, code: str) -> list[Message]:
    """Texts that a language must have and has not: German all, the others the public ones, Leichte Sprache none."""
    if code == MAY_FALL_BACK:
        return []
    return [
        message
        for message in catalog
        if message.id and not is_translated(message) and (code == COMPLETE or "public" in message.auto_comments)
    ]
