"""What the articles say to one claim: that it is so, that somebody reports it, that it is otherwise, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from answering.reading import Reader, ReadSentence, together_with_context, window_of
from answering.vetoes import first_broken, is_only_reported
from retrieval.articles import Language, Sentence
from retrieval.retriever import FoundChunk

CLAIM = "claim: "
"""Stands before a claim, so that the model knows it from a question."""

MOST_WINDOWS = 5
"""So many of the best chunks are read beside a claim."""

_DECIDES = 0.5
"""A claim is absent unless some sentence decides it at least this probably: supports, reports or contradicts it."""


class Verdict(StrEnum):
    """What becomes of a part of a message."""

    SUPPORTED = "supported"
    REPORTED = "reported"
    """The articles only relay that somebody says so."""
    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    OPINION = "opinion"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the sentence that decides it; an absent claim has none."""

    verdict: Verdict
    sentence: Sentence | None = None


class Judge:
    """Judges claims by the model, then by vetoes: what breaks one is never called supported."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def judge(self, claim: str, language: Language, found: Sequence[FoundChunk]) -> Judgement:
        """The verdict on a claim by the chunks that were found for it."""
        if not found:
            return Judgement(Verdict.ABSENT)
        read = self._reader.read(CLAIM + claim, [window_of(one.chunk) for one in found[:MOST_WINDOWS]])
        return self._decided(claim, language, max(read, key=_weight))

    def supports(self, claim: str, cites: Sequence[Sentence]) -> float:
        """How probably the cited sentences, together and each with what precedes it, support a claim, 0 to 1."""
        together = together_with_context(cites)
        read = [one for one in self._reader.read(CLAIM + claim, together) if one.sentence in cites]
        return max((one.verdicts.supported + one.verdicts.reported for one in read), default=0.0)

    def _decided(self, claim: str, language: Language, one: ReadSentence) -> Judgement:
        verdicts, sentence = one.verdicts, one.sentence
        if 1 - verdicts.absent < _DECIDES:
            return Judgement(Verdict.ABSENT)
        if verdicts.contradicted > verdicts.supported + verdicts.reported:
            return Judgement(Verdict.CONTRADICTED, sentence)
        if first_broken(claim, language, (sentence,)):
            return Judgement(Verdict.CONTRADICTED if verdicts.contradicted > verdicts.absent else Verdict.ABSENT, sentence)
        if verdicts.reported > verdicts.supported or is_only_reported(claim, language, (sentence,)):
            return Judgement(Verdict.REPORTED, sentence)
        return Judgement(Verdict.SUPPORTED, sentence)


def _weight(one: ReadSentence) -> float:
    """How much a sentence has to say of the claim."""
    return 1 - one.verdicts.absent
