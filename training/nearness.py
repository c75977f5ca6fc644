"""BM25 over sentences or documents: what is near to a question and does not answer it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


class Nearness:
    """BM25 (k1 0.9, b 0.4, as Lucene's benchmarks have them) over texts, numbered from 0."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [Counter(_WORD.findall(text.lower())) for text in texts]
        lengths = [sum(words.values()) for words in counted]
        mean = sum(lengths) / max(1, len(lengths))
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, words in enumerate(counted):
            for word, count in words.items():
                weight = count * 1.9 / (count + 0.9 * (0.6 + 0.4 * lengths[number] / mean))
                self._postings[word].append((number, weight))
        self._size = len(texts)

    def nearest(self, query: str, limit: int) -> list[int]:
        """The numbers of the nearest texts, nearest first; words in more than a tenth of many texts do not count."""
        scores: dict[int, float] = defaultdict(float)
        for word in set(_WORD.findall(query.lower())):
            postings = self._postings.get(word, [])
            if self._size > 1000 and len(postings) > self._size / 10:
                continue
            rarity = math.log(1 + (self._size - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, weight in postings:
                scores[number] += rarity * weight
        return sorted(scores, key=lambda number: (-scores[number], number))[:limit]
