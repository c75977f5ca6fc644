"""The style `detailed`: the sentences that carry each paragraph, or each stretch of short paragraphs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from answering.drafts import DraftedClaim
from answering.leaning import with_context
from answering.quotations import quoted
from answering.summarising.central import centralities, likeness, weighed
from answering.summarising.parts import Part, PartKind
from retrieval.articles import Article, Sentence
from retrieval.chunking import paragraph_number, sentences

_WHOLE_PARAGRAPH = 3
"""Sentences from which a paragraph is a theme of its own; shorter ones are put together."""
_LONGEST_PARAGRAPH = 8
"""One of more sentences than this is seldom of one theme."""
_KEPT = 3
"""One sentence of so many is kept, at least one of each theme."""
_MOST_THEMES = 12


def detailed(articles: Sequence[Article]) -> Iterator[Part]:
    """A part for each theme of one article, or for each article of several, with the sentences that carry most of it."""
    for article in articles:
        found = themes(article)
        if len(articles) == 1:
            shown: set[Sentence] = set()
            for theme in found:
                if drafts := _drafts(theme, article, shown):
                    yield Part(PartKind.PARAGRAPH, _place(theme, article), drafts)
        elif found:
            shown = set()
            drafts = tuple(draft for theme in found for draft in _drafts(theme, article, shown))
            yield Part(PartKind.ARTICLE, article.title, drafts)


def themes(article: Article) -> list[tuple[Sentence, ...]]:
    """The article's sentences in runs: its paragraphs, where short ones go with the neighbour that is most like them."""
    runs = _paragraphs(article)
    weights = weighed(article)

    def alike(place: int) -> float:
        return likeness([weights[one] for one in runs[place]], [weights[one] for one in runs[place + 1]])

    def too_short(place: int) -> bool:
        return min(len(runs[place]), len(runs[place + 1])) < _WHOLE_PARAGRAPH

    while joinable := [place for place in range(len(runs) - 1) if too_short(place) or len(runs) > _MOST_THEMES]:
        best = max(joinable, key=lambda place: (alike(place) / math.sqrt(len(runs[place]) + len(runs[place + 1])), -place))
        runs[best : best + 2] = [runs[best] + runs[best + 1]]
    return runs


def _place(theme: Sequence[Sentence], article: Article) -> str:
    """The numbers of its paragraphs, "3" or "3–5"; empty where the article has no paragraphs."""
    first, last = paragraph_number(theme[0]), paragraph_number(theme[-1])
    if paragraph_number(sentences(article)[-1]) == 1:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def _paragraphs(article: Article) -> list[tuple[Sentence, ...]]:
    """Its paragraphs; one that is too long to be of one theme as single sentences."""
    runs: list[tuple[Sentence, ...]] = []
    for _, group in groupby(sentences(article), key=paragraph_number):
        run = tuple(group)
        runs += [run] if len(run) <= _LONGEST_PARAGRAPH else [(sentence,) for sentence in run]
    return runs


def _drafts(theme: Sequence[Sentence], article: Article, shown: set[Sentence]) -> tuple[DraftedClaim, ...]:
    """The theme's most telling sentences, with what they lean on that was not shown yet."""
    weight = centralities(article)
    count = max(1, round(len(theme) / _KEPT))
    best = sorted(theme, key=lambda one: -weight[one])[:count]
    drafts = []
    for sentence in sorted(set(best) - shown, key=lambda one: one.start):
        cites = (sentence, *(one for one in with_context(sentence) if one != sentence and one not in shown))
        shown.update(cites)
        drafts.append(DraftedClaim(quoted(cites), cites))
    return tuple(drafts)
