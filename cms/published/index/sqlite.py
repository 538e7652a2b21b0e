"""The index in FTS5 tables; `rowid` is the key of the document. Only folded words get into a query, never its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from cms.published.index.entry import Entry
from cms.published.index.match import Match, joined, rendered, token

PUT = "REPLACE INTO search_entry (rowid, scope, title, parts, body, german) VALUES (%s, %s, %s, %s, %s, %s)"
PUT_TITLE = "REPLACE INTO search_title (rowid, scope, written) VALUES (%s, %s, %s)"
WEIGHTS = "bm25(search_entry, 0, 10, 4, 1, 0.5)"
# What is found in the first comes first.
COLUMNS = ("{title}", "{title parts}", "{title parts body}", "{title parts body german}")
BEST = f"SELECT rowid FROM search_entry WHERE search_entry MATCH %s ORDER BY {WEIGHTS} LIMIT %s"  # noqa: S608  our own
ALIKE = "SELECT rowid FROM search_title WHERE search_title MATCH %s ORDER BY rank LIMIT %s"


def put(entries: Sequence[Entry]) -> None:
    """Writes entries, in the place of others of the same documents."""
    with connection.cursor() as cursor:
        cursor.executemany(PUT, [row(one) for one in entries])
        cursor.executemany(PUT_TITLE, [(one.document, f"<{one.language}>", one.written) for one in entries])


def row(entry: Entry) -> tuple[int | str, ...]:
    columns = (entry.title, entry.parts, entry.body, entry.german)
    return entry.document, kind_token(entry.kind), *(tokens(forms, entry.language) for forms in columns)


def tokens(forms: Iterable[str], language: str) -> str:
    return " ".join(token(form, language) for form in sorted(forms))


def remove(documents: Sequence[int]) -> None:
    keys = [(one,) for one in documents]
    with connection.cursor() as cursor:
        for table in ("search_entry", "search_title"):
            cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", keys)  # noqa: S608  our own names


def kind_token(kind: str) -> str:
    """FTS5 would split service_at_location, and find it by "service"."""
    return "".join(filter(str.isalnum, kind))


def query(match: Match, columns: str = COLUMNS[-1]) -> str:
    """The text of an FTS5 query."""
    kinds = joined((f'"{kind_token(kind)}"' for kind in match.kinds), "OR")
    return f"scope : {kinds} AND {columns} : {rendered(match, 'AND', 'OR', word)}"


def word(text: str, is_beginning: bool) -> str:
    return f'"{text}"{"*" if is_beginning else ""}'


def hits(match: Match) -> RawSQL:
    """A subquery of the keys of all documents that match."""
    return RawSQL("SELECT rowid FROM search_entry WHERE search_entry MATCH %s", [query(match)])


def best(match: Match, limit: int) -> list[int]:
    """Keys of documents, the best first: those with all words in the title, then the others. bm25 alone would mix them."""
    found: dict[int, None] = {}
    with connection.cursor() as cursor:
        for columns in COLUMNS if match.every else COLUMNS[-1:]:
            if len(found) < limit:
                cursor.execute(BEST, [query(match, columns), limit])
                found.update((key, None) for (key,) in cursor.fetchall())
    return list(found)[:limit]


def alike(asked: str, languages: Iterable[str], limit: int) -> list[int]:
    """Keys of documents whose titles share most groups of three letters with a folded word."""
    groups = sorted({asked[start : start + 3] for start in range(len(asked) - 2)})
    if not groups:
        return []
    scopes = joined((f'"<{code}>"' for code in languages), "OR")
    written = joined((f'"{group}"' for group in groups), "OR")
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [f"scope : {scopes} AND written : {written}", limit])
        return [key for (key,) in cursor.fetchall()]


def indexed_keys() -> RawSQL:
    """A subquery of the keys of all documents that are indexed."""
    return RawSQL("SELECT rowid FROM search_entry", [])
