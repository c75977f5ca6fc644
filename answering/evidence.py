"""Which sentences bear on a question, how surely they answer it, and whether that is enough to answer at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from answering.emphasis import PLAIN, has_answer
from answering.leaning import speaks_of_somebody, with_context
from answering.matching import Matching, Rarity, stems_of
from answering.questions import AnswerType, Question
from retrieval.articles import Sentence
from retrieval.chunking import sentences


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence, each from 0 to 1. "Names" here means: has a word or phrase for."""

    words: float
    """The part of the question's words, weighed by rarity, that the sentence names; proper names are not counted."""
    article: float
    """The same for the whole article."""
    names: float
    """The part of the question's proper names and numbers that the sentence names, those that it leans on, or the title."""
    strangers: float
    """The part of the question's proper names and numbers that the whole article does not name."""
    told: float
    """The part of all that is asked for that the sentence and those it leans on name; everyday words count less, and all names
    together as one word."""
    last_word: float
    """How surely the article names the question's last ordinary word: most often its verb, or the thing whose amount is asked."""
    of_another: float
    """1 where the sentence has what is asked for, and has it of somebody else only; see `Matching.of_another`."""
    type_fits: float
    """1 where the sentence holds an answer of the kind that is asked for, less where any sentence may; see `has_answer`."""
    beside: float
    """How close the question's ordinary words stand to an answer of the kind that is asked for."""
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
    "words": 3.1,
    "article": -0.5,
    "names": 0.9,
    "strangers": -3.0,
    "of_another": -1.5,
    "type_fits": 2.6,
    "cosine": 3.0,
    "chunk": 3.4,
    "near_previous": 1.2,
}
RANKING_BIAS = -10.2
"""Which sentence answers best. Fitted over the sentences found for 688 questions of IDK-MRC's train split in their own passage,
for 244 in a pool of 4,017 passages, and for the development questions on the bundled article; then rounded, "article" so that
the right passage is among the first five as often as possible."""

ENOUGH: Mapping[str, float] = {
    "names": 0.8,
    "strangers": -0.95,
    "told": 2.65,
    "last_word": 0.45,
    "of_another": -1.0,
    "type_fits": 1.6,
    "beside": 1.25,
    "cosine": 0.9,
    "near_previous": 0.9,
}
ENOUGH_BIAS = -4.5
"""Whether the best sentence answers at all. A logistic regression over the best sentences for the development questions, each
of which counts six times, for 1,400 questions of IDK-MRC's train split, half of them unanswerable near misses, and for 500 of
FacQA's train split, each in its passage and in the nearest other one; then rounded. "near_previous" is set by hand, for all
follow-ups among the development questions have an answer, and the bias so that a strictness of .5 lies between declining too
much and too little. What only the wording of a question tells is left out: in IDK-MRC it tells much, but by the way the set was
made."""


def weigh(
    question: Question, candidates: Sequence[Candidate], *, rarity: Rarity, previous: Sentence | None = None
) -> list[Evidence]:
    """The candidates as evidence, surest first. `previous` is what answered the question before a follow-up."""
    scale = _Scale(question, candidates, rarity, previous)
    weighed = [scale.weighed(candidate) for candidate in candidates]
    return sorted(weighed, key=lambda evidence: (-evidence.score, evidence.sentence.article.id, evidence.sentence.start))


def suffices(evidence: Sequence[Evidence], *, strictness: float) -> bool:
    """Whether the surest sentence is sure enough to be an answer."""
    return bool(evidence) and sureness(evidence[0]) >= strictness


def sureness(evidence: Evidence) -> float:
    """How surely a question is answered at all if this is the best sentence for it, 0 to 1."""
    return _logistic(ENOUGH, ENOUGH_BIAS, asdict(evidence.signals))


def _logistic(weights: Mapping[str, float], bias: float, signals: Mapping[str, float]) -> float:
    total = bias + sum(weight * signals[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total))))


class _Scale:
    """One question on which sentences are weighed."""

    def __init__(self, question: Question, candidates: Sequence[Candidate], rarity: Rarity, previous: Sentence | None) -> None:
        self._question = question
        self._previous = previous
        self._matching = Matching(question, {candidate.sentence: candidate.word_cosines for candidate in candidates}, rarity)

    def weighed(self, candidate: Candidate) -> Evidence:
        signals = self._signals(candidate)
        return Evidence(candidate.sentence, _logistic(RANKING, RANKING_BIAS, asdict(signals)), signals)

    def _signals(self, candidate: Candidate) -> Signals:
        sentence, matching = candidate.sentence, self._matching
        context = with_context(sentence)
        title = stems_of(sentence.article.title, sentence.article.language)
        everywhere = sentences(sentence.article)
        return Signals(
            words=matching.share(matching.worth, matching.words, [sentence]),
            article=matching.share(matching.worth, matching.words, everywhere),
            names=matching.share(matching.worth, matching.names, context, title, empty=1.0),
            strangers=1 - matching.share(matching.worth, matching.names, everywhere, title, empty=1.0),
            told=matching.share(matching.told, matching.told, context),
            last_word=matching.share(matching.telling, matching.own_words[-1:], everywhere, empty=_NO_WORD),
            of_another=matching.of_another(sentence),
            type_fits=self._type_fits(sentence),
            beside=matching.beside(sentence, empty=_ANYWHERE) if self._question.answer_type in PLAIN else _ANYWHERE,
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


_NO_WORD = 0.6
"""What stands for a last word where a question has names only."""

_ANYWHERE = 0.4
"""What stands for closeness where nothing marks the answer."""

_NEARNESS = {0: 0.5, 1: 1.0, 2: 0.6, -1: 0.5}
"""By how many sentences one stands after the last answer: who asks on seldom wants the same sentence again."""


def _nearness(sentence: Sentence, previous: Sentence | None) -> float:
    if previous is None or previous.article.id != sentence.article.id:
        return 0.0
    found = sentences(sentence.article)
    distance = found.index(sentence) - found.index(previous)
    return _NEARNESS.get(distance, 0.0)
