"""Indonesian or English: which of the two a text is written in."""

from __future__ import annotations

import re

from retrieval.articles import Language
from retrieval.words import informal_forms, stop_words, words

_INDONESIAN_SHAPE = re.compile(
    r"(?:me[mn]|meng|meny|ber|ter|di|pe[mn]|peng|ke)[a-z]{4,}(?:kan|an|nya|i)?|[a-z]{3,}(?:nya|kah|lah)"
)
_ENGLISH_SHAPE = re.compile(r"[a-z]{3,}(?:ing|tion|ed|ly|ness|ment|ship|ous|ful|th)|(?:th|wh)[a-z]{2,}")

_SURE_WORD = 3
"""How many times a function word, which belongs to one language only, counts against a word's mere shape."""


def language_of(text: str, *, default: Language = "id") -> Language:
    """The language that more of a text's words speak for; `default` where they say nothing or are even."""
    indonesian = english = 0
    for word in words(text):
        in_indonesian = word.plain in stop_words("id") or word.plain in informal_forms()
        in_english = word.plain in stop_words("en")
        if in_indonesian != in_english:
            indonesian += _SURE_WORD * in_indonesian
            english += _SURE_WORD * in_english
        elif not word.capital:
            indonesian += _INDONESIAN_SHAPE.fullmatch(word.plain) is not None
            english += _ENGLISH_SHAPE.fullmatch(word.plain) is not None
    if indonesian == english:
        return default
    return "id" if indonesian > english else "en"
