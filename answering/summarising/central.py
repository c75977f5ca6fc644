"""The sentences that carry an article: how much of it they tell together, and how much each shares with the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from answering.leaning import leans_back
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.everyday import unheard
from retrieval.words import terms

_LEAD_BONUS = 1.0
_LEANING_FACTOR = 0.4
_THRIFT = 0.65
"""0 takes the longest sentences, 1 those with most in each word."""
_SHORTEST = 8
"""Words; to be shorter than this is no merit."""
_TITLE = 2.0
"""A word of the title tells as much as if the article had it so many times more."""
_ASKING_FACTOR = 0.5

Weights = Mapping[str, float]


def central_sentences(article: Article, count: int) -> list[Sentence]:
    """The sentences that together carry most of the article in few words, in its order.

    They are picked one by one for the words that they add, each weighed by how often the article has it, whether its title
    does, and how rare it is in everyday speech, over a power of their length (Lin and Bilmes, 2011, "A class of submodular
    functions for document summarization"; the title after Edmundson, 1969, "New methods in automatic extracting").
    """
    stems = {sentence: frozenset(given) for sentence, given in weighed(article).items()}
    often = Counter(term for sentence in stems for term in terms(sentence.text, article.language))
    title = frozenset(terms(article.title, article.language))
    told = {term: (times + (_TITLE if term in title else 0.0)) * unheard(term, article.language) for term, times in often.items()}
    factors = {sentence: _standing(sentence, place) / _length(sentence) ** _THRIFT for place, sentence in enumerate(stems)}
    carried: set[str] = set()
    chosen: list[Sentence] = []
    while len(chosen) < min(count, len(stems)):
        gains = {one: factors[one] * sum(told[term] for term in stems[one] - carried) for one in stems if one not in chosen}
        chosen.append(max(gains, key=lambda one: (gains[one], -one.start)))
        carried |= stems[chosen[-1]]
    return sorted(chosen, key=lambda one: one.start)


def _standing(sentence: Sentence, place: int) -> float:
    """More for a sentence that stands early, less for one that leans on the one before it, or that asks."""
    factor = 1 + _LEAD_BONUS / (1 + place)
    factor *= _LEANING_FACTOR if leans_back(sentence) else 1.0
    return factor * (_ASKING_FACTOR if sentence.text.endswith("?") else 1.0)


def _length(sentence: Sentence) -> int:
    return max(len(sentence.text.split()), _SHORTEST)


@lru_cache(maxsize=256)
def centralities(article: Article) -> Mapping[Sentence, float]:
    """How much each sentence shares with the others, more where it stands early, less where it leans on the one before it.

    It is the mean cosine of their words' tf-idf weights (Erkan and Radev, "LexRank", 2004, its degree form).
    """
    weights = weighed(article)
    everything: Counter[str] = Counter()
    for given in weights.values():
        everything.update(given)
    found = {}
    for place, (sentence, given) in enumerate(weights.items()):
        shared = _cosine(given, everything) - (1.0 if given else 0.0)
        mean = max(shared, 0.0) / max(len(weights) - 1, 1)
        found[sentence] = mean * _standing(sentence, place)
    return found


@lru_cache(maxsize=256)
def weighed(article: Article) -> Mapping[Sentence, Weights]:
    """Each sentence's words by tf-idf over the article's sentences, of length 1."""
    documents = {sentence: Counter(terms(sentence.text, article.language)) for sentence in sentences(article)}
    spread = Counter(term for document in documents.values() for term in document)
    made: dict[Sentence, Weights] = {}
    for sentence, document in documents.items():
        raw = {term: count * math.log1p(len(documents) / spread[term]) for term, count in document.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        made[sentence] = {term: weight / length for term, weight in raw.items()}
    return made


def likeness(some: Iterable[Weights], others: Sequence[Weights]) -> float:
    """The highest cosine of one of these sentences with one of those."""
    return max((_cosine(one, other) for one in some for other in others), default=0.0)


def _cosine(one: Weights, other: Weights) -> float:
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer[term] for term, weight in shorter.items() if term in longer)
