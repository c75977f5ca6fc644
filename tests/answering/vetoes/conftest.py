"""Invented articles for the tests of vetoes: each is its sentences, of which all are cited or the last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrieval.articles import Article, Language, Sentence
from retrieval.chunking import sentences

Cites = tuple[Sentence, ...]
Write = Callable[..., Cites]


@pytest.fixture(scope="session")
def write() -> Write:
    """Cites the text of an article made of it; `before` is the paragraph before it, which is not cited."""

    def cited(text: str, language: Language = "id", *, title: str = "", before: str = "", date: str | None = None) -> Cites:
        article = Article(id="t", title=title, text=f"{before}\n\n{text}" if before else text, language=language, date=date)
        start = article.text.index(text)
        return tuple(sentence for sentence in sentences(article) if sentence.start >= start)

    return cited
