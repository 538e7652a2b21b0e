"""The index in FTS5 tables; `rowid` is the key of the document. Only folded words get into a query, never its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from django.db import connection
from django.db.models.expressions import RawSQL

from cms.published.index.entry import Entry
from cms.published.index.match import Match, is_searched, joined, rendered, token
from cms.words.folding import fold

PUT = "REPLACE INTO search_entry (rowid, title, parts, body, german) VALUES (%s, %s, %s, %s, %s)"
PUT_WORD = """
    INSERT INTO search_word (rowid, language, folded, written) SELECT %s, %s, %s, %s
    WHERE NOT EXISTS (SELECT 1 FROM search_word WHERE rowid = %s)
"""
WEIGHTS = "bm25(search_entry, 10, 4, 1, 0.5)"
# What is found in the first comes first.
COLUMNS = ("{title}", "{title parts}", "{title parts body}", "{title parts body german}")
BEST = f"SELECT rowid FROM search_entry WHERE search_entry MATCH %s ORDER BY {WEIGHTS} LIMIT %s"  # noqa: S608  our own
ALIKE = "SELECT written FROM search_word WHERE search_word MATCH %s ORDER BY rank LIMIT %s"


def put(entries: Sequence[Entry]) -> None:
    """Writes entries, in the place of others of the same documents."""
    words = {(one.language, fold(word)): word for one in entries for word in one.words}
    with connection.cursor() as cursor:
        cursor.executemany(PUT, [row(one) for one in entries])
        cursor.executemany(PUT_WORD, [word_row(*known, written) for known, written in words.items()])


def row(entry: Entry) -> tuple[int | str, ...]:
    columns = (entry.title, entry.parts, entry.body, entry.german)
    return entry.document, *(tokens(forms, entry) for forms in columns)


def tokens(forms: Iterable[str], entry: Entry) -> str:
    return " ".join(token(form, entry.language, is_searched(entry.kind)) for form in sorted(forms))


def word_row(language: str, folded: str, written: str) -> tuple[int | str, ...]:
    """FTS5 has no other key than the number."""
    key = int.from_bytes(blake2b(f"{language} {folded}".encode(), digest_size=8).digest()) >> 1
    return key, f"<{language}>", folded, written, key


def remove(documents: Sequence[int]) -> None:
    keys = [(one,) for one in documents]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_entry WHERE rowid = %s", keys)


def forget_words() -> None:
    """Words with which misspelt ones are compared, whether they still stand in a title or not."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_word")


def query(match: Match, columns: str = COLUMNS[-1]) -> str:
    """The text of an FTS5 query."""
    return f"{columns} : {rendered(match, 'AND', 'OR', word)}"


def word(text: str, is_beginning: bool) -> str:
    return f'"{text}"{"*" if is_beginning else ""}'


def hits(match: Match) -> RawSQL:
    """A subquery of the keys of all documents that match."""
    return RawSQL("SELECT rowid FROM search_entry WHERE search_entry MATCH %s", [query(match)])


def best(match: Match, limit: int) -> list[int]:
    """Keys of documents, the best first: those with all words in the title, then the others. bm25 alone would mix them."""
    found: dict[int, None] = {}
    with connection.cursor() as cursor:
        for asked in steps(match) if match.every else [query(match)]:
            if len(found) < limit:
                cursor.execute(BEST, [asked, limit])
                found.update((key, None) for (key,) in cursor.fetchall())
    return list(found)[:limit]


def steps(match: Match) -> list[str]:
    """Each finds more than the one before: in the title what was asked for itself, then what means the same, then in texts."""
    itself = match.without_synonyms()
    first = [query(itself, columns) for columns in COLUMNS[:2]] if itself != match else []
    return [*first, *(query(match, columns) for columns in COLUMNS)]


def alike(asked: str, languages: Iterable[str], limit: int) -> list[str]:
    """Words of titles that share most groups of three letters with a folded word."""
    groups = sorted({asked[start : start + 3] for start in range(len(asked) - 2)})
    if not groups:
        return []
    scopes = joined((f'"<{code}>"' for code in languages), "OR")
    folded = joined((f'"{group}"' for group in groups), "OR")
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [f"language : {scopes} AND folded : {folded}", limit])
        return [word for (word,) in cursor.fetchall()]


def indexed_keys() -> RawSQL:
    """A subquery of the keys of all documents that are indexed."""
    return RawSQL("SELECT rowid FROM search_entry", [])
