"""Summaries in an article's own sentences, chosen for how much of the whole they carry."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from answering.drafts import DraftedClaim
from answering.leaning import leans_back
from answering.quotations import quoted
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.words import terms

BRIEF_SENTENCES = 3
_LEAD_BONUS = 0.5
_LEANING_FACTOR = 0.5
_REDUNDANCY = 0.6


class Style(StrEnum):
    """The kinds of summary that there are."""

    BRIEF = "brief"


def brief(articles: Sequence[Article]) -> Iterator[DraftedClaim]:
    """Three sentences of one article, or the most telling one of each of several, as they stand in it."""
    each = BRIEF_SENTENCES if len(articles) == 1 else 1
    for article in articles:
        for sentence in central_sentences(article, each):
            yield DraftedClaim(quoted((sentence,)), (sentence,))


def central_sentences(article: Article, count: int) -> list[Sentence]:
    """The sentences that share most with the rest of the article and least with each other, in its order.

    Centrality is the mean cosine of their words' tf-idf weights with all other sentences' (Erkan and Radev, "LexRank",
    2004, its degree form); they are picked one by one by maximal marginal relevance (Carbonell and Goldstein, 1998).
    """
    found = sentences(article)
    weights = _weights([terms(sentence.text, article.language) for sentence in found])
    centrality = [_centrality(place, sentence, weights) for place, sentence in enumerate(found)]
    chosen: list[int] = []
    while len(chosen) < min(count, len(found)):
        rest = [place for place in range(len(found)) if place not in chosen]
        chosen.append(max(rest, key=lambda place: (_marginal(place, centrality, weights, chosen), -place)))
    return [found[place] for place in sorted(chosen)]


def _centrality(place: int, sentence: Sentence, weights: Sequence[Mapping[str, float]]) -> float:
    others = [_cosine(weights[place], weights[other]) for other in range(len(weights)) if other != place]
    mean = sum(others) / len(others) if others else 0.0
    lead = 1 + _LEAD_BONUS / (1 + place)
    return mean * lead * (_LEANING_FACTOR if leans_back(sentence) else 1.0)


def _marginal(place: int, centrality: Sequence[float], weights: Sequence[Mapping[str, float]], chosen: Sequence[int]) -> float:
    strongest = max(centrality) or 1.0
    nearest = max((_cosine(weights[place], weights[other]) for other in chosen), default=0.0)
    return (1 - _REDUNDANCY) * centrality[place] / strongest - _REDUNDANCY * nearest


def _weights(documents: Sequence[Sequence[str]]) -> list[Mapping[str, float]]:
    """Each sentence's words by tf-idf, of length 1."""
    spread = Counter(term for document in documents for term in set(document))
    made: list[Mapping[str, float]] = []
    for document in documents:
        raw = {term: count * math.log1p(len(documents) / spread[term]) for term, count in Counter(document).items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        made.append({term: weight / length for term, weight in raw.items()})
    return made


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer[term] for term, weight in shorter.items() if term in longer)
