"""The bundled article, a reader that says what a test tells it to, and chunks as a search would find them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from answering.answers import Span
from answering.evidence import Evidence, Signals
from answering.reading import ReadSentence, Verdicts, Window
from retrieval.articles import Article, Chunk, Sentence
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences
from retrieval.keywords import ChunkKey
from retrieval.retriever import FoundChunk

Find = Callable[[str], Sentence]


class ToldReader:
    """Says of each sentence what it was told by a stretch of it, and remembers what it was shown."""

    def __init__(self) -> None:
        self.logits: dict[str, float] = {}
        self.verdicts: dict[str, Verdicts] = {}
        self.shown: list[tuple[str, Sequence[Window]]] = []

    def read(self, query: str, windows: Sequence[Window]) -> list[ReadSentence]:
        self.shown.append((query, windows))
        every = dict.fromkeys(sentence for window in windows for sentence in window.sentences)
        read = [self._read(sentence) for sentence in every]
        return sorted(read, key=lambda one: -one.logit)

    def _read(self, sentence: Sentence) -> ReadSentence:
        logit = next((logit for words, logit in self.logits.items() if words in sentence.text), -8.0)
        says = next((says for words, says in self.verdicts.items() if words in sentence.text), NOTHING)
        return ReadSentence(sentence, logit, Span(0, 4), 0.9, says)


SUPPORTS = Verdicts(0.97, 0.01, 0.01, 0.01)
CONTRADICTS = Verdicts(0.01, 0.97, 0.01, 0.01)
NOTHING = Verdicts(0.01, 0.01, 0.97, 0.01)
RELAYS = Verdicts(0.01, 0.01, 0.01, 0.97)


def evidence_of(sentence: Sentence, score: float = 0.5) -> Evidence:
    """A sentence as evidence of which nothing but the score is known."""
    return Evidence(sentence, score, Span(0, 1), 0.0, NOTHING, Signals(0.0, 0.0, 0.0, 0.0, 0.0))


def found_in(article: Article, *, score: float = 1.0) -> list[FoundChunk]:
    """The article as chunks of two sentences, each found as well as the others."""
    every = sentences(article)
    pairs = [every[start : start + 2] for start in range(0, len(every), 2)]
    return [FoundChunk(Chunk(pair), score, score, 0.5, ChunkKey(1, number)) for number, pair in enumerate(pairs)]


@pytest.fixture
def reader() -> ToldReader:
    return ToldReader()


@pytest.fixture(scope="session")
def article() -> Article:
    return bundled_articles()[0]


@pytest.fixture(scope="session")
def sentence(article: Article) -> Find:
    """The one sentence of the article that holds these words."""

    def find(words: str) -> Sentence:
        (found,) = [sentence for sentence in sentences(article) if words in sentence.text]
        return found

    return find
