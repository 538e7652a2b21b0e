"""The index in a table with a tsvector and a text for trigrams. Words are cast, not parsed: they are folded already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import connection
from django.db.models.expressions import RawSQL

from cms.published.index.entry import Entry
from cms.published.index.match import Match, any_form, is_searched, rendered, token
from cms.words.folding import fold

PUT = """
    INSERT INTO search_entry (document_id, words, length) VALUES (%s, %s::tsvector, %s)
    ON CONFLICT (document_id) DO UPDATE SET words = excluded.words, length = excluded.length
"""
PUT_WORD = "INSERT INTO search_word (language, folded, written) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
RANK = "ts_rank('{0.05, 0.1, 0.4, 1}', words, %s::tsquery) DESC, length, document_id LIMIT %s"
ANY_WORD = f"SELECT document_id FROM search_entry WHERE words @@ %s::tsquery ORDER BY {RANK}"  # noqa: S608  our own
ALL_WORDS = f"""
    SELECT document_id FROM search_entry WHERE words @@ %s::tsquery
    ORDER BY words @@ %s::tsquery DESC, words @@ %s::tsquery DESC, CASE WHEN words @@ %s::tsquery THEN length END,
        words @@ %s::tsquery DESC, words @@ %s::tsquery DESC, {RANK}
"""  # noqa: S608  our own
ALIKE = """
    SELECT written FROM search_word WHERE language = ANY(%s) AND %s <%% folded
    ORDER BY word_similarity(%s, folded) DESC LIMIT %s
"""


def put(entries: Sequence[Entry]) -> None:
    """Writes entries, in the place of others of the same documents."""
    with connection.cursor() as cursor:
        cursor.executemany(PUT, [(one.document, vector(one), one.length) for one in entries])
        cursor.executemany(PUT_WORD, sorted(word_rows(entries)))  # sorted: two transactions wait for each other in one order


def word_rows(entries: Iterable[Entry]) -> set[tuple[str, str, str]]:
    return {(one.language, fold(word), word) for one in entries for word in one.words}


def forget_words() -> None:
    """Words with which misspelt ones are compared, whether they still stand in a title or not."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_word")


def vector(entry: Entry) -> str:
    """A tsvector as text. ts_rank needs a position of each word for its weight; the weights have one each."""
    weighted = ((entry.title, "1A"), (entry.parts, "2B"), (entry.body, "3C"), (entry.german, "4D"))
    searched = is_searched(entry.kind)
    return " ".join(f"'{token(form, entry.language, searched)}':{weight}" for forms, weight in weighted for form in forms)


def remove(documents: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_entry WHERE document_id = ANY(%s)", [list(documents)])


def query(match: Match, weights: str = "ABCD") -> str:
    """A tsquery as text, of words that have one of the weights."""
    return rendered(match, "&", "|", partial(word, weights=weights))


def word(text: str, is_beginning: bool, weights: str = "ABCD") -> str:
    return f"'{text}':{'*' if is_beginning else ''}{weights}"


def hits(match: Match) -> RawSQL:
    """A subquery of the keys of all documents that match."""
    return RawSQL("SELECT document_id FROM search_entry WHERE words @@ %s::tsquery", [query(match)])


def best(match: Match, limit: int) -> list[int]:
    """Keys of documents, the best first: those with all words in the title, the shortest title first, then the others.

    What was asked for itself comes before what means the same.

    The rank is that of any word: of all words it would tell how near they stand to each other, which the index does not know.
    """
    asked, ranked = query(match), any_form(set(match.forms()), match, "|", word)
    with connection.cursor() as cursor:
        if match.every:
            itself = [query(match.without_synonyms(), one) for one in ("A", "AB")]
            steps = [query(match, one) for one in ("A", "AB", "ABC")]
            cursor.execute(ALL_WORDS, [asked, *itself, *steps, ranked, limit])
        else:
            cursor.execute(ANY_WORD, [asked, ranked, limit])
        return [key for (key,) in cursor.fetchall()]


def alike(asked: str, languages: Iterable[str], limit: int) -> list[str]:
    """Words of titles that are like a folded word."""
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [list(languages), asked, asked, limit])
        return [word for (word,) in cursor.fetchall()]


def indexed_keys() -> RawSQL:
    """A subquery of the keys of all documents that are indexed."""
    return RawSQL("SELECT document_id FROM search_entry", [])
