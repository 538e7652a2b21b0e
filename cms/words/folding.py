"""Spelling variants of a word become one, the same when texts are indexed and when somebody asks. Never for display."""

import re
import unicodedata
from functools import lru_cache

LONGEST_WORD = 60
UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": None}
    | {digit: str(number) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for number, digit in enumerate(digits)}
)
APOSTROPHES = re.compile("(?<=[\u0400-\u04ff])['’ʼ](?=[\u0400-\u04ff])")  # inside words of Ukrainian: сім'я
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text as they are written, without vowel signs and other marks that would split them."""
    return WORD.findall(without_marks(APOSTROPHES.sub("", unicodedata.normalize("NFC", text))))


def without_marks(text: str) -> str:
    return "".join(char for char in text if not unicodedata.combining(char))


@lru_cache(20_000)
def fold(word: str) -> str:
    """One word: Straße = strasse, Ä = ae = a, أ = ا, ı = i, ё = е. Empty where nothing is left."""
    word = unicodedata.normalize("NFC", word).lower().translate(UMLAUTS)
    word = without_marks(unicodedata.normalize("NFKD", word)).translate(ARABIC).replace("ı", "i")
    word = word.replace("ae", "a").replace("oe", "o")
    word = re.sub(r"(?<![aeq])ue", "u", word)  # not in neue, Bauer, Quelle
    return "".join(WORD.findall(word))[:LONGEST_WORD]


def folded(text: str) -> str:
    """All words of a text, with spaces between."""
    return " ".join(filter(None, map(fold, words_of(text))))
