"""How much a word tells, whatever the library holds: the words of everyday speech tell little."""

from __future__ import annotations

import math
from functools import cache

from retrieval.articles import Language
from retrieval.words import data_lines

_SENTENCES = 7_151
"""The sentences that were counted for `everyday.tsv`."""


def unheard(stem: str, language: Language) -> float:
    """From near 0 for a stem that stands in most everyday sentences to 1 for one that hardly any has: inverse frequency."""
    return 1 - math.log1p(_counts().get((language, stem), 0)) / math.log1p(_SENTENCES)


@cache
def _counts() -> dict[tuple[str, str], int]:
    rows = (line.split("\t") for line in data_lines("everyday.tsv"))
    return {(language, stem): int(count) for language, stem, count in rows}
