"""What an article's example questions make likely of a question that is near to some of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from answering.questions import BORROWED_WEIGHT, Question, answer_type_of
from answering.similarity import Embedder
from retrieval.articles import Article
from retrieval.examples import Example, examples, shortfall
from retrieval.retriever import FoundChunk

_LOOKED_AT = 64
"""Examples, the nearest ones."""
_OTHER_KIND = 0.1
"""What is taken off the cosine similarity of an example that asks for another kind of answer: "when" is not "why"."""
_REACH = 0.07
"""By so much less similar, an example votes with 1/e of the weight. These three were chosen by cross-validation on the questions
over the bundled article that are for development; little depends on any of them."""


@dataclass(frozen=True, slots=True)
class NearExamples:
    """What the nearest of an article's example questions say of a question; all empty or 0 where it has none that count.

    Each of them votes, the more the nearer it is (Dudani, "The distance-weighted k-nearest-neighbor rule", 1976); a vote counts
    the less, the more of the article's examples are answered as it is, or are not. Sentences are told by where they begin.
    """

    nearest: Mapping[int, float] = field(default_factory=dict)
    """The similarity, 0 to 1, of the nearest example that each sentence answers, of those that are near at all."""
    answered: Mapping[int, float] = field(default_factory=dict)
    """The part of the votes, 0 to 1, of the examples that each sentence answers."""
    unanswered: float = 0.0
    """The part of those that no sentence answers."""
    denied: float = 0.0
    """The part of those that take for granted what a sentence denies."""


NO_EXAMPLES = NearExamples()


class ExampleSearch:
    """Finds the example questions that are near to a question."""

    def __init__(self, *, embedder: Embedder, vectors: Callable[[Article], NDArray[np.float32] | None]) -> None:
        """`vectors` gives those of the example questions of an article, if it has any."""
        self._embedder = embedder
        self._vectors = vectors

    def near(self, question: Question, found: Iterable[FoundChunk]) -> dict[Article, NearExamples]:
        """What those of the articles of these chunks say, for each that has enough of them."""
        articles = dict.fromkeys(one.chunk.article for one in found)
        vectors = {article: self._vectors(article) for article in articles if _has_enough(article)}
        known = {article: rows for article, rows in vectors.items() if rows is not None}
        if not known:
            return {}
        asked = self.vector(question)
        return {article: near_among(examples(article), question, rows @ asked) for article, rows in known.items()}

    def vector(self, question: Question) -> NDArray[np.float32]:
        """The question's vector, of length 1; a follow-up's has that of the question before it in it, which counts for less."""
        own: NDArray[np.float32] = self._embedder.vectors([question.own_text])[0]
        if question.follows is None:
            return own
        joined = own + BORROWED_WEIGHT * self.vector(question.follows)
        return np.asarray(joined / max(float(np.linalg.norm(joined)), _TINY), dtype=np.float32)


_TINY = 1e-9


def _has_enough(article: Article) -> bool:
    return bool(article.example_questions) and shortfall(article) is None


def near_among(asked: Sequence[Example], question: Question, cosines: NDArray[np.float32]) -> NearExamples:
    """What these examples say of a question, each as similar to it as the cosine of the same place tells."""
    order = np.argsort(-cosines, kind="stable")[:_LOOKED_AT]
    similar = {asked[place]: float(cosines[place]) - _unlike(question, asked[place]) for place in order}
    votes = _votes(similar, answered=sum(bool(example.answered_by) for example in asked), of=len(asked))
    nearest: dict[int, float] = {}
    answered: dict[int, float] = defaultdict(float)
    for example, vote in votes.items():
        for start in example.answered_by:
            nearest[start] = max(nearest.get(start, 0.0), similar[example])
            answered[start] += vote / len(example.answered_by)
    return NearExamples(
        nearest=nearest,
        answered=answered,
        unanswered=sum(vote for example, vote in votes.items() if not example.answered_by),
        denied=sum(vote for example, vote in votes.items() if example.denied),
    )


def _unlike(question: Question, example: Example) -> float:
    kind = answer_type_of(question.text, question.language)
    return 0.0 if answer_type_of(example.text, example.language) is kind else _OTHER_KIND


def _votes(similar: Mapping[Example, float], *, answered: int, of: int) -> dict[Example, float]:
    """The votes of examples by their similarity, together 1; `answered` of all the article's, so many, have an answer."""
    most = max(similar.values())
    votes = {
        example: math.exp((value - most) / _REACH) / (answered if example.answered_by else of - answered)
        for example, value in similar.items()
    }
    total = sum(votes.values())
    return {example: vote / total for example, vote in votes.items()}
