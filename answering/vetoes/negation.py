"""What the evidence plainly affirms a claim does not deny, and what it plainly denies a claim does not affirm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from answering.vetoes.grounds import Grounds
from answering.vetoes.tables import lines
from answering.vetoes.wording import Term, meanings, terms
from retrieval.articles import Language
from retrieval.words import stem

_LANGUAGES: tuple[Language, ...] = ("id", "en")
_NEGATORS: Mapping[Language, frozenset[str]] = {
    language: frozenset(" ".join(lines(f"negators {language}")).split()) for language in _LANGUAGES
}
_TURNING: Mapping[Language, frozenset[str]] = {
    language: frozenset(" ".join(lines(f"turning {language}")).split()) for language in _LANGUAGES
}
"""Words beside which a denial or its absence says nothing sure: they turn what they stand with, or bound it."""
_ADVERBS: Mapping[Language, frozenset[str]] = {
    language: frozenset(" ".join(lines(f"adverbs {language}")).split()) for language in _LANGUAGES
}
"""What may stand between a negator and what it denies."""
_NO_NEGATION = re.compile(
    r"\b(?:tidak|tak|bukan)\s+(?:hanya|cuma|sekadar|saja|semua|selalu|seluruh|setiap|lain|kurang|lebih|sampai)\b|\bbukan\s+main\b"
    r"|\bnot\s+(?:only|just|merely|all|every|always|everyone|less|more|fewer|long)\b|\bno\s+(?:doubt|more|fewer|less|longer)\b"
    r"|\bno\.|\bnon-|\b(?:none|neither)\s+of\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:akan|bakal|hendak|rencana\w*|berencana|jika|bila|kalau|apakah|will|would|plan\w*|if|whether|may|might|could|can|other|lain\w*|rest|sisanya)\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(r"\b(?:until|unless|except|since|before|kecuali|sebelum|sampai|hingga|sejak)\b", re.IGNORECASE)
"""What holds till then, or but for one, is denied in part."""
_PREFIXED = re.compile(r"(?:un|in|im|ir|il|dis|non)[a-z]{4,}|[a-z]{3,}less")


def broken(claim: str, language: Language, grounds: Grounds) -> bool:
    """True if the claim denies a word that every sentence of the evidence affirms, or affirms one that it explicitly denies.

    Where anything else in either could turn the sense, nothing breaks: one of the two must be free of negation.
    """
    return any(_denies(claim, language, text, spoken) or _denies(text, spoken, claim, language) for text, spoken in grounds.views)


def _denies(text: str, language: Language, other: str, spoken: Language) -> bool:
    """Whether `text` denies a word that `other`, in which nothing is negative, says."""
    denied = _denied(text, language)
    if not denied or _may_turn(other, spoken) or _BOUNDED.search(text):
        return False
    if _UNSURE.search(other) and not _UNSURE.search(text):
        return False
    read = terms(other, spoken)
    plain = {term.stem for before, term in pairwise((read[0], *read)) if not term.light and before.plain != "to"}
    affirmed = _affirmed(text, language, denied)
    return any(meanings(term.stem, language, spoken) & plain for term in denied if term.stem not in affirmed)


def _denied(text: str, language: Language) -> list[Term]:
    """The words right after a negator, an auxiliary or adverb at most between."""
    harmless = [match.span() for match in _NO_NEGATION.finditer(text)]
    read, found = terms(text, language), []
    for place, term in enumerate(read):
        if term.plain in _NEGATORS[language] and not any(start <= term.start < end for start, end in harmless):
            following = read[place + 1 : place + 4]
            found += [next((word for word in following if word.plain not in _ADVERBS[language]), term)]
    return [term for term in found if not term.light and term.plain not in _NEGATORS[language]]


def _affirmed(text: str, language: Language, denied: list[Term]) -> set[str]:
    """The stems that a text has somewhere without a denial."""
    return {term.stem for term in terms(text, language) if term not in denied}


def _may_turn(text: str, language: Language) -> bool:
    """Whether a text has a word that negates, reverses or bounds what it stands with."""
    return any(
        term.plain in _NEGATORS[language]
        or term.stem in _turning(language)
        or (language == "en" and _PREFIXED.fullmatch(term.plain) is not None)
        for term in terms(text, language)
    )


@cache
def _turning(language: Language) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _TURNING[language])
