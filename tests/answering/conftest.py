"""The bundled article, and what the tests of answering need of the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrieval.articles import Article, Sentence
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences

Find = Callable[[str], Sentence]


@pytest.fixture(scope="session")
def article() -> Article:
    return bundled_articles()[0]


@pytest.fixture(scope="session")
def sentence(article: Article) -> Find:
    """The one sentence of the article that holds these words."""

    def find(words: str) -> Sentence:
        (found,) = [sentence for sentence in sentences(article) if words in sentence.text]
        return found

    return find
