"""Checks every claim of a draft against the sentences that it names: vetoes first, then the judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from answering.answers import Citation, Claim
from answering.drafts import DraftedClaim
from answering.judge import Judge
from answering.quotations import quoted, translator_of
from answering.vetoes import Veto, first_broken, is_only_reported
from retrieval.articles import Language, Sentence
from retrieval.chunking import sentences
from retrieval.language import language_of


class Why(StrEnum):
    """Why a claim was withheld."""

    KEY = "key"
    """It names no sentence, or one that the article does not have."""
    QUOTATION = "quotation"
    """What it quotes is not, word for word, what the named sentences say."""
    NUMBER = "number"
    """An amount, date or word of quantity is not the one of the named sentences."""
    NAME = "name"
    """It names somebody or something that the named sentences do not."""
    NEGATION = "negation"
    """It denies what they affirm, affirms what they deny, or says the opposite."""
    COVERAGE = "coverage"
    """The judge does not find that they bear it: it says more than they do, or something else."""
    HEDGE = "hedge"
    """All else stands, but it states as a fact what they only report or suppose."""


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


LONGEST_CLAIM = 1_500
"""Characters. What is longer is no claim that a reader could check against a sentence."""

_BORNE = 0.5
"""A claim stands only if its sentences support it at least this probably."""

_WHY = {Veto.NUMBER: Why.NUMBER, Veto.QUOTATION: Why.QUOTATION, Veto.NAME: Why.NAME, Veto.NEGATION: Why.NEGATION}


class Verifier:
    """Decides whether claims stand on the sentences that they name."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def verify(self, draft: DraftedClaim, numbering: Numbering, *, language: Language | None = None) -> Claim | Withheld:
        """The claim with its citations, or why it does not stand. `language` is the claim's, where that is known."""
        exact = verify(draft, numbering)
        if isinstance(exact, Claim) or exact.why is Why.KEY:
            return exact
        why = self._why(draft, language or language_of(draft.text, default=draft.cites[0].article.language))
        return _claim(draft, numbering) if why is None else Withheld(draft, why)

    def verify_or_mark(self, draft: DraftedClaim, numbering: Numbering, *, language: Language) -> Claim | Withheld:
        """The same, but what is stated as a fact and only reported stands with a mark that says so."""
        checked = self.verify(draft, numbering, language=language)
        if isinstance(checked, Withheld) and checked.why is Why.HEDGE:
            return replace(_claim(replace(draft, text=_marked(draft.text, language)), numbering), marked=True)
        return checked

    def _why(self, draft: DraftedClaim, language: Language) -> Why | None:
        """What is wrong with a claim whose sentences exist; a hedge that is missing is looked for last."""
        if is_said_word_for_word(draft):
            return None
        if len(draft.text) > LONGEST_CLAIM or not any(character.isalnum() for character in draft.text):
            return Why.COVERAGE
        if broken := first_broken(draft.text, language, draft.cites):
            return _WHY[broken]
        if self._judge.supports(draft.text, draft.cites) < _BORNE:
            return Why.COVERAGE
        return Why.HEDGE if is_only_reported(draft.text, language, draft.cites) else None


def verify(draft: DraftedClaim, numbering: Numbering) -> Claim | Withheld:
    """The claim with its citations, if its text is exactly the sentences that it names, in the article's order.

    Their translation stands too: whoever made it answers for it, and it was checked when it came.
    """
    if not draft.cites or any(sentence not in sentences(sentence.article) for sentence in draft.cites):
        return Withheld(draft, Why.KEY)
    if draft.text != quoted(draft.cites) and translator_of(draft) is None:
        return Withheld(draft, Why.QUOTATION)
    return _claim(draft, numbering)


def _claim(draft: DraftedClaim, numbering: Numbering) -> Claim:
    citations = tuple(numbering.citation(sentence) for sentence in draft.cites)
    return Claim(draft.text, citations, draft.emphasis, translated_by=translator_of(draft))


_REPORTED: Mapping[Language, str] = {"id": "menurut laporan", "en": "reportedly"}


def _marked(text: str, language: Language) -> str:
    body = text.rstrip()
    end = body[-1] if body[-1:] in ".!?" else ""
    return f"{body.removesuffix(end)} ({_REPORTED[language]}){end}"


def is_said_word_for_word(draft: DraftedClaim) -> bool:
    """Whether the claim is one of its sentences whole, white space aside."""
    return any(draft.text.split() == sentence.text.split() for sentence in draft.cites)
