"""The sentences that carry an article: what they share with the rest of it, and how little they repeat each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from answering.leaning import leans_back
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.words import terms

_LEAD_BONUS = 0.5
_LEANING_FACTOR = 0.5
_REDUNDANCY = 0.6

Weights = Mapping[str, float]


def central_sentences(article: Article, count: int) -> list[Sentence]:
    """The sentences that share most with the rest of the article and least with each other, in its order.

    They are picked one by one by maximal marginal relevance (Carbonell and Goldstein, 1998) over `centralities`.
    """
    centrality, weights = centralities(article), weighed(article)
    strongest = max(centrality.values(), default=0.0) or 1.0
    nearest = dict.fromkeys(centrality, 0.0)
    chosen: list[Sentence] = []
    while len(chosen) < min(count, len(centrality)):
        rest = [one for one in centrality if one not in chosen]
        chosen.append(max(rest, key=lambda one: (1 - _REDUNDANCY) * centrality[one] / strongest - _REDUNDANCY * nearest[one]))
        for one in rest:
            nearest[one] = max(nearest[one], _cosine(weights[one], weights[chosen[-1]]))
    return sorted(chosen, key=lambda one: one.start)


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
        found[sentence] = mean * (1 + _LEAD_BONUS / (1 + place)) * (_LEANING_FACTOR if leans_back(sentence) else 1.0)
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
