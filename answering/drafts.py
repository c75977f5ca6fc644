"""What a writer hands in before anything is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from answering.answers import Span
from answering.evidence import Evidence
from answering.questions import Question
from answering.usage import Usage
from retrieval.articles import Sentence
from retrieval.errors import SaksiError


@dataclass(frozen=True, slots=True)
class DraftedClaim:
    """A claim with the sentences that it names as its evidence: first the one that says it, then its context."""

    text: str
    cites: tuple[Sentence, ...]
    emphasis: tuple[Span, ...] = ()


class ModelError(SaksiError):
    """A model did not write: one line with what to do."""


class ModelNotSetUp(ModelError):
    """Its package, key, name or server is wrong: asking again does not help."""


class ModelFailed(ModelError):
    """It failed in passing, or for longer than it was waited for."""


class Writer(Protocol):
    """Proposes claims; nothing that it says is believed before it is verified."""

    @property
    def name(self) -> str: ...
    @property
    def judges(self) -> bool:
        """Whether it can tell by itself that the evidence does not answer, and then drafts nothing."""

    def draft(self, question: Question, evidence: Sequence[Evidence], usage: Usage) -> Iterator[DraftedClaim]:
        """Its claims, each as soon as it is complete; a model raises `ModelError`, and adds to `usage` what it cost."""
