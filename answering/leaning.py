"""Which sentences cannot be understood without the one before them."""

from __future__ import annotations

import re

from answering.tables import MESSAGES
from retrieval.articles import Sentence
from retrieval.chunking import sentences

MOST_CONTEXT = 2
"""No sentence is quoted with more sentences before it than this."""

_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")


def leans_back(sentence: Sentence) -> bool:
    """Whether the sentence begins with a word that points back: "Dia juga …", "Hal ini …", "The company …"."""
    match = MESSAGES.pattern(f"leans_back.{sentence.article.language}").match(sentence.text)
    return match is not None and _NAME_INSIDE.search(match.group()) is None


def with_context(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence after those that a reader needs to know what it points at; alone if it stands alone."""
    found = sentences(sentence.article)
    first = last = found.index(sentence)
    while first > 0 and last - first < MOST_CONTEXT and leans_back(found[first]):
        first -= 1
    return found[first : last + 1]
