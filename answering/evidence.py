"""Which sentences bear on a question, how surely they answer it, and whether that is enough to answer at all."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.emphasis import has_answer_of_type
from answering.leaning import leans_back
from answering.questions import Question
from retrieval.articles import Article, Language, Sentence
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
    """The part of the question's proper names and numbers that the sentence and its neighbours name."""
    strangers: float
    """The part of the question's proper names and numbers that the whole article does not name."""
    type_fits: float
    """1 where the sentence holds an answer of the kind that is asked for; .5 where any sentence may."""
    cosine: float
    """Cosine similarity of the sentence, or its translation, with the question, at least 0."""
    chunk: float
    """The fused score of the chunk in which it stands."""
    near_previous: float
    """1 for the sentence that answered the question before a follow-up, less for the sentences after it."""


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


WEIGHTS: Mapping[str, float] = {
    "words": 3.0,
    "around": 1.0,
    "article": 2.0,
    "names": 1.0,
    "strangers": -3.0,
    "type_fits": 1.2,
    "cosine": 0.0,
    "chunk": 0.6,
    "near_previous": 1.2,
}
BIAS = -5.0


def weigh(
    question: Question, candidates: Iterable[Candidate], *, rarity: Rarity, previous: Sentence | None = None
) -> list[Evidence]:
    """The candidates as evidence, surest first. `previous` is what answered the question before a follow-up."""
    weighed = [_weighed(question, candidate, rarity, previous) for candidate in candidates]
    return sorted(weighed, key=lambda evidence: (-evidence.score, evidence.sentence.article.id, evidence.sentence.start))


def suffices(evidence: Sequence[Evidence], *, strictness: float) -> bool:
    """Whether the surest sentence is sure enough to be an answer."""
    return bool(evidence) and evidence[0].score >= strictness


def _weighed(question: Question, candidate: Candidate, rarity: Rarity, previous: Sentence | None) -> Evidence:
    signals = _signals(question, candidate, rarity, previous)
    total = BIAS + sum(weight * getattr(signals, name) for name, weight in WEIGHTS.items())
    return Evidence(candidate.sentence, 1 / (1 + math.exp(-total)), signals)


def _signals(question: Question, candidate: Candidate, rarity: Rarity, previous: Sentence | None) -> Signals:
    sentence = candidate.sentence
    own = _stems(sentence)
    around = own.union(*(_stems(other) for other in _neighbours(sentence)))
    everywhere = _article_stems(sentence.article)
    worth = {concept: concept.weight * _worth(concept, rarity) for concept in question.query.concepts}
    names = [concept for concept in worth if concept.name]
    words = [concept for concept in worth if not concept.name] or names
    return Signals(
        words=_share(words, worth, own),
        around=_share(words, worth, around),
        article=_share(words, worth, everywhere),
        names=_share(names, worth, around | _stems_of(sentence.article.title, sentence.article.language), empty=1.0),
        strangers=1 - _share(names, worth, everywhere, empty=1.0),
        type_fits=has_answer_of_type(question.answer_type, sentence.text, _named(question)),
        cosine=max(0.0, candidate.cosine),
        chunk=candidate.chunk_score,
        near_previous=_nearness(sentence, previous),
    )


def _named(question: Question) -> frozenset[str]:
    return frozenset(word.plain for word in words(question.text))


def _share(concepts: Sequence[Concept], worth: Mapping[Concept, float], stems: frozenset[str], *, empty: float = 0.0) -> float:
    total = sum(worth[concept] for concept in concepts)
    if total <= 0:
        return empty
    return sum(worth[concept] * _match(concept, stems) for concept in concepts) / total


def _match(concept: Concept, stems: frozenset[str]) -> float:
    """How surely these stems name the concept: by its surest naming all of whose words are there."""
    return max((n.certainty for n in concept.namings if all(word in stems for word in n.phrase)), default=0.0)


def _worth(concept: Concept, rarity: Rarity) -> float:
    """A concept is worth what its most widespread naming is worth."""
    return min(max(rarity(word) for word in naming.phrase) for naming in concept.namings if naming.certainty >= 0.3)


def _nearness(sentence: Sentence, previous: Sentence | None) -> float:
    if previous is None or previous.article.id != sentence.article.id:
        return 0.0
    found = sentences(sentence.article)
    distance = found.index(sentence) - found.index(previous)
    return {0: 1.0, 1: 0.7, 2: 0.4, -1: 0.4}.get(distance, 0.0)


@lru_cache(maxsize=20_000)
def _stems(sentence: Sentence) -> frozenset[str]:
    """The stems of a sentence and of its translation."""
    stems = _stems_of(sentence.text, sentence.article.language)
    translation = sentence.article.translation
    return stems | _stems_of(translated(sentence) or "", translation.language) if translation else stems


@lru_cache(maxsize=500)
def _article_stems(article: Article) -> frozenset[str]:
    return _stems_of(article.title, article.language).union(*(_stems(sentence) for sentence in sentences(article)))


def _stems_of(text: str, language: Language) -> frozenset[str]:
    return frozenset(stem(word.plain, language) for word in words(text))


def _neighbours(sentence: Sentence) -> list[Sentence]:
    """The sentence before, and the one after if it leans on this one."""
    found = sentences(sentence.article)
    place = found.index(sentence)
    return [*found[max(0, place - 1) : place], *(other for other in found[place + 1 : place + 2] if leans_back(other))]
