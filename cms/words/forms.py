"""The forms under which a word is indexed and asked for: as it is written, its lemma, without Arabic prefixes."""

from functools import lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import StreamDictionaryFactory

from cms.languages import CODES, language_of
from cms.words.folding import fold, words_of

ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل", "و")
SHORTEST_STEM = 3
SHORTEST_COMPOUND = 6
LEAST_OF_A_WORD = 0.4  # a lemma that is shorter is a guess, such as "kin" for "Kindergeld" in Turkish
KNOWN = frozenset({"ar", "de", "en", "fa", "fr", "ru", "tr", "uk"})  # languages of the site of which simplemma has lemmas
dictionaries = StreamDictionaryFactory(cache_max_size=2 * len(KNOWN))
lemmatizer = Lemmatizer(cache_max_size=1, lemmatization_strategy=DefaultStrategy(dictionary_factory=dictionaries))


def load_dictionaries() -> None:
    """Some seconds that a server spends when it starts, so that no reader waits for them."""
    for language in sorted({lemma_language(code) for code in CODES} & KNOWN):
        dictionaries.get_dictionary(language)


def lemma_language(code: str) -> str:
    """Varieties such as Leichte Sprache have the words of their language."""
    return language_of(code).written_like[0]


def forms_of(word: str, code: str) -> frozenset[str]:
    """Folded forms of one word in a language of the site."""
    return _forms_of(word, lemma_language(code))


@lru_cache(40_000)  # of about 500 bytes each: enough for all words of nine languages, whatever visitors type
def _forms_of(word: str, language: str) -> frozenset[str]:
    forms = {fold(word)}
    if language in KNOWN:
        spellings = {word, word.lower(), word.capitalize()}  # the lemma depends on them
        lemmas = {fold(lemmatizer.lemmatize(one, lang=language)) for one in spellings}
        forms |= {one for one in lemmas if len(one) >= LEAST_OF_A_WORD * len(word)}
    if language == "ar":
        forms.add(without_prefix(fold(word)))
    return frozenset(forms - {""})


def without_prefix(folded: str) -> str:
    """An Arabic word without article or conjunction, as long as enough of it is left."""
    prefix = next((one for one in ARABIC_PREFIXES if folded.startswith(one)), "")
    return folded.removeprefix(prefix) if len(folded) - len(prefix) >= SHORTEST_STEM else folded


def indexed(text: str, code: str) -> set[str]:
    """All forms of all words of a text."""
    return {form for word in words_of(text) for form in forms_of(word, code)}


def parts_of(text: str) -> set[str]:
    """The ends of long words, so that what stands inside a compound is found by its beginning: Behörde, Kurs."""
    words = [fold(word) for word in words_of(text)]
    return {word[start:] for word in words if len(word) >= SHORTEST_COMPOUND for start in range(1, len(word) - SHORTEST_STEM + 1)}
