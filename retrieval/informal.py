"""Informal Indonesian made formal, word by word: by the table where it has the words, by rule elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.colloquial import formal_word
from retrieval.words import informal_forms

_SPELLING = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.?!\n]")
_LONGEST_ENTRY = 3


def formal(text: str) -> str:
    """An Indonesian text with informal spellings and word forms replaced by formal ones.

    What is formal already, a name, an English word, or an abbreviation in capitals, is not changed.
    """
    found = list(_SPELLING.finditer(text))
    capitals_tell = not all(match.group()[0].isupper() for match in found)
    parts: list[str] = []
    position = index = 0
    while index < len(found):
        between = text[position : found[index].start()]
        fixed = capitals_tell and _is_name(found[index].group(), opening=not index or bool(_SENTENCE_END.search(between)))
        length, made = (1, found[index].group()) if fixed else _replacement(found[index : index + _LONGEST_ENTRY])
        parts.extend((between, made))
        index += length
        position = found[index - 1].end()
    return "".join([*parts, text[position:]])


def _is_name(word: str, *, opening: bool) -> bool:
    """Whether capitals say that this is a name or an abbreviation; one at the opening of a sentence says nothing."""
    return word.isupper() if opening else word[0].isupper()


def _replacement(found: Sequence[re.Match[str]]) -> tuple[int, str]:
    """How many of these words are replaced, the first one at least, and what stands in their place."""
    table = informal_forms()
    for length in range(len(found), 0, -1):
        if made := table.get(" ".join(match.group().lower() for match in found[:length])):
            return length, made
    surface = found[0].group()
    return 1, formal_word(surface.lower()) or surface
