"""What a claim may lean on: the sentences that it cites, their translation, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from retrieval.articles import Article, Language, Sentence
from retrieval.chunking import sentences, translated

_LOOK_BACK = 3
"""So many sentences before a cited one may say what its pronouns mean."""

_OPENING = 2
"""So many sentences at the head of an article say what all of it is about."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The evidence of one claim, read once."""

    text: str
    """The cited sentences in their order, one space between them."""
    language: Language
    translation: str | None
    """The same in the other language, where every one of them has a translation."""
    before: str
    """The sentences before each of them."""
    title: str
    """The titles of their articles, each with the sentences that open the article."""
    articles: tuple[Article, ...]

    @property
    def views(self) -> tuple[tuple[str, Language], ...]:
        """What is cited, in each language in which it is there."""
        other: Language = "en" if self.language == "id" else "id"
        return ((self.text, self.language), *([(self.translation, other)] if self.translation else []))


@lru_cache(maxsize=500)
def grounds(cites: tuple[Sentence, ...]) -> Grounds:
    """The evidence that these sentences, at least one, are; those of one article stand in its order."""
    ordered = sorted(dict.fromkeys(cites), key=lambda sentence: (sentence.article.id, sentence.start))
    articles = tuple(dict.fromkeys(sentence.article for sentence in ordered))
    other = [translated(sentence) for sentence in ordered]
    return Grounds(
        text=_joined(sentence.text for sentence in ordered),
        language=articles[0].language,
        translation=_joined(filter(None, other)) if all(other) else None,
        before=_joined(_before(ordered)),
        title=_joined(part for article in articles for part in (article.title, *_opening(article))),
        articles=articles,
    )


def _opening(article: Article) -> Iterable[str]:
    return (sentence.text for sentence in sentences(article)[:_OPENING])


def _joined(texts: Iterable[str]) -> str:
    return " ".join(text if re.search(r"[.!?…]\W*$", text) else f"{text}." for text in texts)


def _before(cites: Iterable[Sentence]) -> Iterable[str]:
    cited = list(cites)
    earlier: dict[Sentence, None] = {}
    for sentence in cited:
        found = sentences(sentence.article)
        place = found.index(sentence)
        earlier |= dict.fromkeys(found[max(0, place - _LOOK_BACK) : place])
    return [sentence.text for sentence in earlier if sentence not in cited]
