"""What articles say in other words: the statements of their retellings, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from retrieval.articles import Article, Retelling, Sentence
from retrieval.chunking import sentences

_GAP = "\n\n"
"""Statements stand apart as paragraphs do, so that each is a sentence of its own."""


def retold(sentence: Sentence) -> tuple[Sentence, ...]:
    """The statements that say in other words what the sentence says: sentences of an article that holds nothing else.

    None where a retelling does not fit its article: it needs an entry for each sentence, and each statement is one sentence.
    """
    return _by_sentence(sentence.article).get(sentence.start, ()) if sentence.article.retellings else ()


def misfit(article: Article, retelling: Retelling) -> str | None:
    """Why a retelling does not fit its article; `None` if it does."""
    if len(retelling.statements) != (wanted := len(sentences(article))):
        return f"it has statements for {len(retelling.statements)} sentences and the article {wanted}"
    for statement in (statement for statements in retelling.statements for statement in statements):
        if [found.text for found in sentences(_holding(article, retelling, statement))] != [statement]:
            return f"each statement must be one sentence, and this is not: {statement}"
    return None


@lru_cache(maxsize=500)
def _by_sentence(article: Article) -> Mapping[int, tuple[Sentence, ...]]:
    """Statements by where the sentence begins that they retell."""
    told: dict[int, tuple[Sentence, ...]] = {}
    for retelling in article.retellings:
        text = _GAP.join(statement for statements in retelling.statements for statement in statements)
        found = sentences(_holding(article, retelling, text))
        if len(retelling.statements) != len(sentences(article)) or len(found) != sum(map(len, retelling.statements)):
            continue
        first = 0
        for sentence, statements in zip(sentences(article), retelling.statements, strict=True):
            told[sentence.start] = told.get(sentence.start, ()) + found[first : first + len(statements)]
            first += len(statements)
    return told


def _holding(article: Article, retelling: Retelling, text: str) -> Article:
    return Article(id=article.id, title=article.title, text=text, scope=article.scope, language=retelling.language)
