"""What the model is shown at once, and what it says of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from answering.answers import Span
from retrieval.articles import Chunk, Sentence
from retrieval.chunking import sentences


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences of one article that are read together, its title before them."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences as they stand in their article, with all that is between them."""
        return self.sentences[0].article.text[self.sentences[0].start : self.sentences[-1].end]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How probably a sentence supports, contradicts, only reports, or does not decide what was put beside it; they sum to 1."""

    supported: float
    contradicted: float
    absent: float
    reported: float


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence as the model read it beside a question or a claim."""

    sentence: Sentence
    logit: float
    """How surely it answers, in log-odds against "no sentence answers", comparable across windows and articles."""
    span: Span
    """Where in the sentence's text the answer stands, if it does."""
    span_probability: float
    verdicts: Verdicts


class Reader(Protocol):
    """Reads windows beside a question or a claim."""

    def read(self, query: str, windows: Sequence[Window]) -> list[ReadSentence]:
        """Every sentence of the windows once, the surest first; one that stands in two windows as the surer one has it."""


def window_of(chunk: Chunk) -> Window:
    """A chunk with the sentence before it, which may say whom its first one means."""
    everywhere = sentences(chunk.article)
    place = everywhere.index(chunk.sentences[0])
    return Window((*everywhere[max(0, place - 1) : place], *chunk.sentences))


def together_with_context(cites: Sequence[Sentence]) -> list[Window]:
    """Sentences as windows: neighbours of an article in one, each window with the sentence before it."""
    runs: list[list[Sentence]] = []
    for sentence in sorted(dict.fromkeys(cites), key=lambda one: (one.article.id, one.start)):
        everywhere = sentences(sentence.article)
        place = everywhere.index(sentence)
        before = list(everywhere[max(0, place - 1) : place])
        if runs and before and runs[-1][-1] == before[0]:
            runs[-1].append(sentence)
        else:
            runs.append([*before, sentence])
    return [Window(tuple(run)) for run in runs]
