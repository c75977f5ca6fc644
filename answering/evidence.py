"""Which sentences bear on a question, and how surely they answer it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib import resources

from answering.answers import Span
from answering.questions import Question
from answering.reading import Reader, ReadSentence, Verdicts, window_of
from retrieval.articles import Article, Language, Sentence
from retrieval.query import Concept
from retrieval.retriever import FoundChunk
from retrieval.words import stem, words

MOST_WINDOWS = 8
"""So many of the best chunks are read: of the unseen development questions 97% have their answer in one of them."""

_STEEPEST = 30.0
"""Log-odds are kept within this, so that a probability is never exactly 0 or 1."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence."""

    reader: float
    """The reader's log-odds: what the sentence says beside the question decides most."""
    ahead: float
    """By how much that is more than the best sentence of any other article has: the article that is meant stands out."""
    keywords: float
    """Its chunk's keyword score as a part of the best chunk's, 0 to 1: a rare word in common tells which article is meant."""
    cosine: float
    """Cosine similarity of its chunk with the question: the same in other words."""
    names: float
    """The part of the question's names and numbers that its article has, 0 to 1; 1 where there are none: what the article
    never names it does not answer."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, how surely it answers the question, and why."""

    sentence: Sentence
    score: float
    """How probably it answers the question, 0 to 1."""
    span: Span
    """Where in the sentence's text the answer stands, if it does."""
    span_probability: float
    verdicts: Verdicts
    """What the judge says of the sentence beside the question: contradicted, where that takes for granted what it denies."""
    signals: Signals


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts; `bias` is added."""

    bias: float
    of: Mapping[str, float]

    def probability(self, signals: Signals) -> float:
        """How probably a sentence with these signals answers, 0 to 1."""
        odds = self.bias + sum(weight * float(getattr(signals, name)) for name, weight in self.of.items())
        return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, odds))))


SIGNALS = tuple(field.name for field in fields(Signals))


@cache
def weights() -> Weights:
    """`answering/data/weights.toml`, which says on what it was fitted."""
    given = tomllib.loads(resources.files("answering").joinpath("data", "weights.toml").read_text(encoding="utf-8"))
    return Weights(given.pop("bias"), given)


def weigh(question: Question, found: Sequence[FoundChunk], reader: Reader) -> list[Evidence]:
    """The sentences of the best chunks as evidence, best first."""
    chunks = found[:MOST_WINDOWS]
    read = reader.read(as_read(question), [window_of(one.chunk) for one in chunks])
    signals = _Signals(question, chunks, read)
    weighed = [
        Evidence(one.sentence, weights().probability(told), one.span, one.span_probability, one.verdicts, told)
        for one in read
        for told in (signals.of(one),)
    ]
    return sorted(weighed, key=lambda evidence: (-evidence.score, evidence.sentence.article.id, evidence.sentence.start))


def as_read(question: Question) -> str:
    """The question as the reader is shown it: a follow-up after the question on which it leans."""
    return f"{question.follows.text} {question.text}" if question.follows else question.text


def suffices(evidence: Sequence[Evidence], *, strictness: float) -> bool:
    """Whether the best sentence is sure enough to be an answer."""
    return bool(evidence) and evidence[0].score >= strictness


class _Signals:
    """The signals of sentences beside one question."""

    def __init__(self, question: Question, chunks: Sequence[FoundChunk], read: Sequence[ReadSentence]) -> None:
        self._names = [concept for concept in question.query.concepts if concept.name and not concept.borrowed]
        self._chunk_of = {sentence: found for found in reversed(chunks) for sentence in window_of(found.chunk).sentences}
        self._most = max((found.keywords for found in chunks), default=0.0) or 1.0
        self._best: dict[Article, float] = {}
        for one in read:
            article = one.sentence.article
            self._best[article] = max(one.logit, self._best.get(article, one.logit))

    def of(self, one: ReadSentence) -> Signals:
        article, found = one.sentence.article, self._chunk_of[one.sentence]
        others = [logit for other, logit in self._best.items() if other != article]
        return Signals(
            reader=one.logit,
            ahead=one.logit - max(others) if others else 0.0,
            keywords=found.keywords / self._most,
            cosine=found.cosine,
            names=self._named(article),
        )

    def _named(self, article: Article) -> float:
        if not self._names:
            return 1.0
        stems = _stems_of_article(article)
        return sum(_names(concept, stems) for concept in self._names) / len(self._names)


def _names(concept: Concept, stems: frozenset[str]) -> bool:
    """Whether a text with these stems has a word for what is named."""
    return any(stems.issuperset(naming.phrase) for naming in concept.namings)


@lru_cache(maxsize=500)
def _stems_of_article(article: Article) -> frozenset[str]:
    translated = article.translation
    found = _stems(f"{article.title} {article.text}", article.language)
    return found | _stems(" ".join(translated.sentences), translated.language) if translated else found


def _stems(text: str, language: Language) -> frozenset[str]:
    return frozenset(stem(word.plain, language) for word in words(text))
