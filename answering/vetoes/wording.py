"""The words of a text that say something, and whether two of them mean the same in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retrieval.articles import Language
from retrieval.lexicon import bundled_lexicon
from retrieval.words import is_root, stem, stop_words, words

_SENTENCE_START = re.compile(r"(?:^\W*|[.!?:;…]['\"”’)]*\s+|[“\"‘(—]\s*|\n\s*)$")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text: `text[start:end]`."""

    plain: str
    stem: str
    start: int
    end: int
    capital: bool
    shouted: bool
    """It is all capitals."""
    initial: bool
    """It opens a sentence or a quotation, so that its capital letter tells nothing."""
    light: bool
    """A function word."""


@lru_cache(maxsize=4_000)
def terms(text: str, language: Language) -> tuple[Term, ...]:
    """The words of a text in order."""
    return tuple(
        Term(
            plain=word.plain,
            stem=stem(word.plain, language),
            start=word.start,
            end=word.end,
            capital=word.capital,
            shouted=word.shouted,
            initial=_SENTENCE_START.search(text[max(0, word.start - 6) : word.start]) is not None,
            light=word.plain in stop_words(language) or len(word.plain) < 2,
        )
        for word in words(text)
        if word.plain
    )


@lru_cache(maxsize=50_000)
def is_known(plain: str, language: Language) -> bool:
    """Whether the dictionary has this as a word of the language, a name or not."""
    if plain in stop_words(language):
        return True
    own = stem(plain, language)
    if language == "en":
        return bool(bundled_lexicon().translations((own,)))
    return is_root(own) or bool(bundled_lexicon().english((own,)))


@lru_cache(maxsize=50_000)
def meanings(word: str, language: Language, other: Language) -> frozenset[str]:
    """The stems of the other language that one word may be translated by, with the stem itself."""
    if language == other:
        return frozenset({word})
    lexicon = bundled_lexicon()
    found = lexicon.translations((word,)) if language == "en" else lexicon.english((word,))
    return frozenset({word, *(phrase[0] for phrase in found if len(phrase) == 1)})
