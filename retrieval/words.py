"""The analyser: a text's words as the terms under which they are indexed and looked up."""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import Stemmer

from retrieval.articles import Language
from retrieval.stemming import bundled_stemmer

ANALYSER_VERSION = "3"
"""Changes whenever the same text would give other terms, so that stored keyword indexes are made anew."""

_INITIALS = r"(?<![^\W_])(?-i:(?:[A-Z]\.)+[A-Z](?:\.|(?![^\W_])))"
_WORD = re.compile(_INITIALS + r"|[^\W\d_]+(?:['’](?:s|t|re|ve|ll|d|m)(?![^\W_]))?|\d+", re.IGNORECASE)
_NEGATED = re.compile(r"\w*n['’]t$", re.IGNORECASE)
_CONTRACTED = re.compile(r"['’]\w+$")
_LONGEST_TERM = 64
_TEXTS_REMEMBERED = 1_500
"""An answer looks at the words of the same hundred sentences again and again, and of the hundreds of statements that retell them;
more than these would only take memory."""
_stemmers = threading.local()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `text[start:end]`, and its plain spelling (lower case, no accents)."""

    plain: str
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""
    shouted: bool = False
    """Whether it is all capitals, and of more than one letter."""


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order. Numbers are words, punctuation is not, and "GPT4" is two words, as "GPT-4" is.

    "U.N." is one word, the same as "UN"; "US" in capitals is the country and no pronoun, unless it stands before dollars.
    """
    return tuple(_word(match) for match in _WORD.finditer(text))


def plain(word: str) -> str:
    """A word's plain spelling: lower case, without accents, possessive or contraction ("didn't" is "not")."""
    if _NEGATED.match(word):
        return "not"
    bare = _CONTRACTED.sub("", word)
    if bare.isascii():
        return bare.lower()
    decomposed = unicodedata.normalize("NFKD", bare)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


@lru_cache(maxsize=200_000)
def stem(word: str, language: Language) -> str:
    """The stem of a plain word: its root in Indonesian, its Snowball stem in English; a number stays as it is."""
    short = word[:_LONGEST_TERM]
    if not short.isalpha():
        return short
    if language == "en":
        return str(_english_stemmer().stemWord(irregular_forms().get(short, short)))
    formal_word = informal_forms().get(short, short)
    return bundled_stemmer().stem(formal_word if formal_word.isalpha() else short)


def is_root(word: str) -> bool:
    """Whether this is an Indonesian root that is known."""
    return bundled_stemmer().knows(word)


def terms(text: str, language: Language) -> list[str]:
    """The stems of a text's content words in order: what an index holds of it."""
    ignored = stop_words(language)
    return [stem(word.plain, language) for word in words(text) if word.plain and word.plain not in ignored]


@cache
def stop_words(language: Language) -> frozenset[str]:
    """Words of a language that carry no content of their own; a negation is not one of them."""
    return frozenset(data_lines(f"stopwords_{language}.txt"))


@cache
def irregular_forms() -> dict[str, str]:
    """English forms that no rule leads to their headword ("wrote", "children"), and British spellings, to it."""
    return dict(line.split("\t") for line in data_lines("irregular_en.tsv"))


@cache
def informal_forms() -> dict[str, str]:
    """Informal spellings and words, of up to three words, to their formal Indonesian words."""
    return dict(line.split("\t") for line in data_lines("informal.tsv"))


def _word(match: re.Match[str]) -> Word:
    surface = match.group()
    letters = surface.replace(".", "")
    country = letters == "US" and not match.string.startswith("$", match.end())
    return Word(
        "usa" if country else plain(letters),
        match.start(),
        match.end(),
        surface[0].isupper(),
        len(surface) > 1 and surface.isupper(),
    )


def _english_stemmer() -> Stemmer.Stemmer:
    """This thread's own stemmer: one object must not be used by two threads at once."""
    if not hasattr(_stemmers, "english"):
        _stemmers.english = Stemmer.Stemmer("english")
    return _stemmers.english


def data_lines(name: str) -> list[str]:
    """The lines of one of the word lists in `retrieval/data`, without its comments."""
    text = resources.files("retrieval").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
