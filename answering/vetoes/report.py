"""The mark of a report: what is only alleged, said, guessed, hoped or planned is not stated as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from answering.vetoes.grounds import Grounds
from answering.vetoes.tables import lines
from answering.vetoes.wording import meanings, terms
from retrieval.articles import Language

_SENTENCE_END = re.compile(r"(?<=[.!?])['\"”’)]*\s+(?=[A-Z“\"‘(])")
_NEAR = 60
"""Who says something is named within so many characters of the word for saying."""
_CLOSE = 0.5
"""A sentence bears on a claim if it shares at least so much of what the one that shares most does."""


def drops_the_mark(claim: str, language: Language, grounds: Grounds) -> bool:
    """True if what bears on the claim is marked as somebody's word, guess, hope or plan, and the claim has no such mark."""
    if any(pattern.search(claim) for pattern in _marks().values()):
        return False
    return any(_is_marked(sentence, claim) for sentence in _bearing(claim, language, grounds))


def _bearing(claim: str, language: Language, grounds: Grounds) -> Iterator[str]:
    """The sentences of the evidence that share most words with the claim."""
    wanted = {
        word for term in terms(claim, language) if not term.light for word in meanings(term.stem, language, grounds.language)
    }
    shares = {
        text: len(wanted & {term.stem for term in terms(text, grounds.language)}) for text in _SENTENCE_END.split(grounds.text)
    }
    most = max(shares.values())
    yield from (text for text, share in shares.items() if share >= _CLOSE * most)


def _is_marked(sentence: str, claim: str) -> bool:
    """Whether a sentence is no plain statement; what somebody plainly says of themselves is one."""
    marks = _marks()
    if any(marks[kind].search(sentence) for kind in ("alleged", "guessed", "planned")):
        return True
    return any(not _speaks_of_itself(sentence, said, claim) for said in marks["said"].finditer(sentence))


def _speaks_of_itself(sentence: str, said: re.Match[str], claim: str) -> bool:
    """Whether a name beside the word for saying is in the claim too."""
    near = sentence[max(0, said.start() - _NEAR) : said.end() + _NEAR // 2]
    return bool(set(re.findall(r"\b[A-Z][\w-]{2,}", near)) & set(re.findall(r"\b[A-Z][\w-]{2,}", claim)))


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    """The pattern of each kind of mark."""
    kinds = (line.split(": ", 1) for line in lines("marks"))
    return {kind: re.compile(rf"(?<![\w-])(?:{'|'.join(words.split())})(?![\w-])", re.IGNORECASE) for kind, words in kinds}
