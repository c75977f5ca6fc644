"""Which sentences bear on a question, how surely they answer it, and whether that is enough to answer at all."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from answering.emphasis import has_answer
from answering.leaning import leans_back, speaks_of_somebody, with_context
from answering.questions import AnswerType, Question
from retrieval.articles import Language, Sentence
from retrieval.chunking import sentences, translated
from retrieval.query import Concept
from retrieval.words import stem, words

Rarity = Callable[[str], float]
"""How much a stem says about what is sought; see `KeywordIndex.rarity`."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence, each from 0 to 1. "Names" here means: has a word or phrase for."""

    words: float
    """The part of the question's words, weighed by rarity, that the sentence names; proper names are not counted."""
    around: float
    """The same for the sentence together with its neighbours."""
    article: float
    """The same for the whole article."""
    names: float
    """The part of the question's proper names and numbers that the sentence names, those that it leans on, or the title."""
    strangers: float
    """The part of the question's proper names and numbers that the whole article does not name."""
    type_fits: float
    """1 where the sentence holds an answer of the kind that is asked for, less where any sentence may; see `has_answer`."""
    cosine: float
    """Cosine similarity of the sentence, or its translation, with the question, at least 0."""
    chunk: float
    """The fused score of the chunk in which it stands."""
    near_previous: float
    """1 for the sentence after the one that answered the question before a follow-up, less for those around it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with how surely it answers the question, 0 to 1, and why."""

    sentence: Sentence
    score: float
    signals: Signals


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a found chunk."""

    sentence: Sentence
    chunk_score: float
    cosine: float
    word_cosines: Mapping[str, float]
    """How near the sentence's nearest word is to the words of each concept, by its text."""


_STEEPEST = 30.0
"""Log-odds are kept within this, so that a probability is never exactly 0 or 1."""

RANKING: Mapping[str, float] = {
    "words": 3.3,
    "article": -0.5,
    "names": 0.9,
    "strangers": -1.5,
    "type_fits": 1.9,
    "cosine": 2.8,
    "chunk": 3.6,
    "near_previous": 1.3,
}
RANKING_BIAS = -8.7
"""Which sentence answers best. Fitted as a logistic regression, then rounded, over the sentences found for 400 questions of
IDK-MRC's train split in a pool of 4,017 passages, and for the development questions on the bundled article."""

ENOUGH: Mapping[str, float] = {
    "ranking": 0.6,
    "article": 0.4,
    "names": 1.8,
    "strangers": -1.0,
    "type_fits": 1.7,
    "near_previous": 0.9,
}
ENOUGH_BIAS = -2.3
"""Whether the best sentence answers at all: likewise, over the best sentences of the development questions, the bias set so
that a strictness of .5 lies between declining too much and too little. "ranking" is the log-odds of the first regression."""


_LEAST_NAMED = 0.2
"""A sentence that, with its neighbours, names less than this part of the question's words is never an answer."""


def weigh(
    question: Question, candidates: Sequence[Candidate], *, rarity: Rarity, previous: Sentence | None = None
) -> list[Evidence]:
    """The candidates as evidence, surest first. `previous` is what answered the question before a follow-up."""
    scale = _Scale(question, candidates, rarity, previous)
    weighed = [scale.weighed(candidate) for candidate in candidates]
    return sorted(weighed, key=lambda evidence: (-evidence.score, evidence.sentence.article.id, evidence.sentence.start))


def suffices(evidence: Sequence[Evidence], *, strictness: float) -> bool:
    """Whether the surest sentence is sure enough to be an answer."""
    return bool(evidence) and evidence[0].signals.around >= _LEAST_NAMED and sureness(evidence[0]) >= strictness


def sureness(evidence: Evidence) -> float:
    """How surely a question is answered at all if this is the best sentence for it, 0 to 1."""
    ranking = {"ranking": math.log(evidence.score / (1 - evidence.score))}
    return _logistic(ENOUGH, ENOUGH_BIAS, {**ranking, **asdict(evidence.signals)})


def _logistic(weights: Mapping[str, float], bias: float, signals: Mapping[str, float]) -> float:
    total = bias + sum(weight * signals[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total))))


class _Scale:
    """One question, and how much each of its concepts is worth."""

    def __init__(self, question: Question, candidates: Sequence[Candidate], rarity: Rarity, previous: Sentence | None) -> None:
        self._question = question
        self._previous = previous
        self._near = {candidate.sentence: candidate.word_cosines for candidate in candidates}
        self._worth = {concept: _worth(concept, rarity) for concept in question.query.concepts}
        self._names = [concept for concept in self._worth if concept.name and not concept.borrowed]
        self._words = [concept for concept in self._worth if concept not in self._names] or self._names

    def weighed(self, candidate: Candidate) -> Evidence:
        signals = self._signals(candidate)
        return Evidence(candidate.sentence, _logistic(RANKING, RANKING_BIAS, asdict(signals)), signals)

    def _signals(self, candidate: Candidate) -> Signals:
        sentence = candidate.sentence
        around = [sentence, *_neighbours(sentence)]
        title = _stems_of(sentence.article.title, sentence.article.language)
        everywhere = sentences(sentence.article)
        return Signals(
            words=self._share(self._words, [sentence]),
            around=self._share(self._words, around),
            article=self._share(self._words, everywhere),
            names=self._share(self._names, with_context(sentence), title, empty=1.0),
            strangers=1 - self._share(self._names, everywhere, title, empty=1.0),
            type_fits=self._type_fits(sentence),
            cosine=max(0.0, candidate.cosine),
            chunk=candidate.chunk_score,
            near_previous=_nearness(sentence, self._previous),
        )

    def _type_fits(self, sentence: Sentence) -> float:
        """Whether the sentence has what is asked for; who "dia" is, the sentence before may say."""
        own = has_answer(self._question, sentence)
        if self._question.answer_type is not AnswerType.PERSON or not speaks_of_somebody(sentence):
            return own
        return max(own, *(has_answer(self._question, part) for part in with_context(sentence)))

    def _share(
        self,
        concepts: Sequence[Concept],
        places: Sequence[Sentence],
        also: frozenset[str] = frozenset(),
        *,
        empty: float = 0.0,
    ) -> float:
        """The part of the concepts' worth that these sentences name."""
        total = sum(self._worth[concept] for concept in concepts)
        if total <= 0:
            return empty
        stems = also.union(*(_stems(place) for place in places))
        return sum(self._worth[concept] * self._match(concept, stems, places) for concept in concepts) / total

    def _match(self, concept: Concept, stems: frozenset[str], places: Sequence[Sentence]) -> float:
        """How surely the concept is named: by its surest naming all of whose words are there, or a word near in meaning."""
        named = max((n.certainty for n in concept.namings if all(word in stems for word in n.phrase)), default=0.0)
        if concept.name or named >= _SURE:
            return named
        cosine = max((self._near.get(place, {}).get(concept.text, 0.0) for place in places), default=0.0)
        return min(_SURE, max(named, _SURE * (cosine - _NOT_NEAR) / (_AS_GOOD_AS_SAID - _NOT_NEAR)))


_NAMES_IT = 0.3
"""How sure a naming has to be for its rarity to count as the concept's."""

_SLIP = 0.5
"""What a word counts that no dictionary has and that is not written as a name."""

_SURE = 0.8
_NOT_NEAR = 0.15
_AS_GOOD_AS_SAID = 0.5
"""A word this near in meaning counts as if it had been said; one that is not nearer than `_NOT_NEAR` does not count."""


def _worth(concept: Concept, rarity: Rarity) -> float:
    """A concept is worth what its most widespread naming is worth; less if it may be a slip of the keyboard."""
    namings = [naming.phrase for naming in concept.namings if naming.certainty >= _NAMES_IT]
    worth = min(max(rarity(word) for word in phrase) for phrase in namings)
    return concept.weight * worth * (1.0 if concept.known or concept.name else _SLIP)


_NEARNESS = {0: 0.5, 1: 1.0, 2: 0.6, -1: 0.5}
"""By how many sentences one stands after the last answer: who asks on seldom wants the same sentence again."""


def _nearness(sentence: Sentence, previous: Sentence | None) -> float:
    if previous is None or previous.article.id != sentence.article.id:
        return 0.0
    found = sentences(sentence.article)
    distance = found.index(sentence) - found.index(previous)
    return _NEARNESS.get(distance, 0.0)


@lru_cache(maxsize=20_000)
def _stems(sentence: Sentence) -> frozenset[str]:
    """The stems of a sentence and of its translation."""
    stems = _stems_of(sentence.text, sentence.article.language)
    translation = sentence.article.translation
    return stems | _stems_of(translated(sentence) or "", translation.language) if translation else stems


def _stems_of(text: str, language: Language) -> frozenset[str]:
    return frozenset(stem(word.plain, language) for word in words(text))


def _neighbours(sentence: Sentence) -> list[Sentence]:
    """The sentence before, and the one after if it leans on this one."""
    found = sentences(sentence.article)
    place = found.index(sentence)
    return [*found[max(0, place - 1) : place], *(other for other in found[place + 1 : place + 2] if leans_back(other))]
