"""Checks every claim of a draft against the sentences that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from answering.answers import Citation, Claim
from answering.drafts import DraftedClaim
from retrieval.articles import Sentence
from retrieval.chunking import sentences


class Why(StrEnum):
    """Why a claim was withheld."""

    KEY = "key"
    """It names no sentence, or one that the article does not have."""
    QUOTATION = "quotation"
    """It is not, word for word, what the named sentences say."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A claim that did not stand."""

    draft: DraftedClaim
    why: Why


class Numbering:
    """Gives every cited sentence of one answer its number, from 1, in order of first use."""

    def __init__(self) -> None:
        self._numbers: dict[Sentence, int] = {}

    def citation(self, sentence: Sentence) -> Citation:
        return Citation(self._numbers.setdefault(sentence, len(self._numbers) + 1), sentence)


def verify(draft: DraftedClaim, numbering: Numbering) -> Claim | Withheld:
    """The claim with its citations, if its text is exactly the sentences that it names, in the article's order."""
    if not draft.cites or any(sentence not in sentences(sentence.article) for sentence in draft.cites):
        return Withheld(draft, Why.KEY)
    if draft.text != quoted(draft.cites):
        return Withheld(draft, Why.QUOTATION)
    return Claim(draft.text, tuple(numbering.citation(sentence) for sentence in draft.cites), draft.emphasis)


def quoted(cites: Sequence[Sentence]) -> str:
    """Sentences of one article in their order, word for word, one space between them."""
    return " ".join(sentence.text for sentence in sorted(cites, key=lambda sentence: sentence.start))
