"""What a writer hands in before anything is checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from answering.answers import Span
from answering.evidence import Evidence
from answering.questions import Question
from retrieval.articles import Sentence


@dataclass(frozen=True, slots=True)
class DraftedClaim:
    """A claim with the sentences that it names as its evidence: first the one that says it, then its context."""

    text: str
    cites: tuple[Sentence, ...]
    emphasis: tuple[Span, ...] = ()


class Writer(Protocol):
    """Proposes claims; nothing that it says is believed before it is verified."""

    @property
    def name(self) -> str: ...
    def draft(self, question: Question, evidence: Sequence[Evidence]) -> Iterable[DraftedClaim]: ...
