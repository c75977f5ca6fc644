"""Which sentences cannot be understood without the one before them."""

from __future__ import annotations

import re

from retrieval.articles import Sentence
from retrieval.chunking import sentences

MOST_CONTEXT = 2
"""No sentence is quoted with more sentences before it than this."""

_LEANING = {
    "id": re.compile(
        r"^\W*(?:(?:dan|namun|tetapi|tapi|padahal|selain itu|karena itu|oleh karena itu|bahkan|lalu|kemudian|"
        r"sementara itu|meski(?:pun)? "
        r"(?:demikian|begitu)|akibatnya|menurut)\s*,?\s+)*"
        r"(?:(?:dia|ia|beliau|mereka|keduanya|ini|itu)\b"
        r"|(?:[a-z]\w*\s+){1,4}?(?:ini|itu|tersebut)\b"
        r"|perusahaan\s+(?!(?-i:[A-Z])|\w+\s+(?-i:[A-Z]))"
        r"|(?:oleh karena itu|karena itu|akibatnya|selain itu)\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^\W*(?:(?:and|but|however|so|then|also|besides|moreover|still|yet)\s*,?\s+)*"
        r"(?:(?:he|she|it|they|this|that|these|those|his|her|its|their|both)\b"
        r"|the (?:company|firm|report|latter|former|organi[sz]ation)\b)",
        re.IGNORECASE,
    ),
}
_SOMEBODY = re.compile(r"^\W*(?:dia|ia|beliau|mereka|keduanya|he|she|they|both)\b", re.IGNORECASE)
_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")


def leans_back(sentence: Sentence) -> bool:
    """Whether the sentence begins with a word that points back: "Dia juga …", "Hal ini …", "The company …"."""
    match = _LEANING[sentence.article.language].match(sentence.text)
    return match is not None and _NAME_INSIDE.search(match.group()) is None


def speaks_of_somebody(sentence: Sentence) -> bool:
    """Whether the sentence begins with a word for a person who was named before: "Dia juga …", "They …"."""
    return _SOMEBODY.match(sentence.text) is not None


def with_context(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence after those that a reader needs to know what it points at; alone if it stands alone."""
    found = sentences(sentence.article)
    first = last = found.index(sentence)
    while first > 0 and last - first < MOST_CONTEXT and leans_back(found[first]):
        first -= 1
    return found[first : last + 1]
