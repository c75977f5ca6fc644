"""The sentence of an article that a citation means, by words of it or by its place."""

from __future__ import annotations

from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences


def sentence_that_says(article: Article, quote: str) -> Sentence | None:
    """The first sentence that has these words to the character; `None` if none has, or if there are no words."""
    if not quote.strip():
        return None
    return next((sentence for sentence in sentences(article) if quote in sentence.text), None)


def sentence_at(article: Article, start: int, end: int) -> Sentence | None:
    """The sentence in which `text[start:end]` lies; `None` if it is empty or lies in no single one."""
    if start >= end:
        return None
    return next((one for one in sentences(article) if one.start <= start and end <= one.end), None)
