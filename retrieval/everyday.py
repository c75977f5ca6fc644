"""How much a word tells, whatever the library holds: the words of everyday speech tell little."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from retrieval.articles import Language
from retrieval.words import data_lines

_SENTENCES = 7_151
"""The sentences that were counted for `everyday.tsv`."""


def unheard(stem: str, language: Language) -> float:
    """From near 0 for a stem that stands in most everyday sentences to 1 for one that hardly any has: inverse frequency."""
    return 1 - math.log1p(heard(language).get(stem, 0)) / math.log1p(_SENTENCES)


@cache
def heard(language: Language) -> Mapping[str, int]:
    """The stems of everyday speech, with how many of 7,151 sentences have each; the most common first."""
    rows = (line.split("\t") for line in data_lines("everyday.tsv"))
    return {stem: int(count) for spoken, stem, count in rows if spoken == language}
