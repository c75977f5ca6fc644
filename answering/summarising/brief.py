"""The style `brief`: three sentences, or one of each article where there are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.drafts import DraftedClaim
from answering.quotations import quoted
from answering.summarising.central import central_sentences
from answering.summarising.parts import Part, PartKind
from retrieval.articles import Article

BRIEF_SENTENCES = 3


def brief(articles: Sequence[Article]) -> Iterator[Part]:
    """Three sentences of one article, or the most telling one of each of several, as they stand in it."""
    each = BRIEF_SENTENCES if len(articles) == 1 else 1
    chosen = [sentence for article in articles for sentence in central_sentences(article, each)]
    if chosen:
        yield Part(PartKind.WHOLE, "", tuple(DraftedClaim(quoted((sentence,)), (sentence,)) for sentence in chosen))
