"""BM25 over chunks, for queries whose words carry votes; kept in segments that never change once made."""

from __future__ import annotations

import io
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
"""BM25's two constants, as Robertson and Zaragoza recommend them ("The Probabilistic Relevance Framework", 2009, 3.3)."""

MOST_A_WORD_COUNTS = K1 + 1
"""A word's rarity is multiplied by less than this however often it stands in a chunk."""


class ChunkKey(NamedTuple):
    """Names a chunk: the key of its article in the library, and its place among the article's chunks, from 0."""

    article: int
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """The postings of some chunks, as arrays: those of term t stand at `postings[starts[t]:starts[t + 1]]`."""

    keys: NDArray[np.int64]
    """Shape (chunks, 2): the article's key and the chunk's number."""
    lengths: NDArray[np.int32]
    vocabulary: Mapping[str, int]
    starts: NDArray[np.int64]
    postings: NDArray[np.int32]
    frequencies: NDArray[np.int32]

    @staticmethod
    def of(documents: Iterable[tuple[ChunkKey, Sequence[str]]]) -> Segment:
        """The segment of some chunks, each with its terms."""
        keys: list[ChunkKey] = []
        lengths: list[int] = []
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, (key, terms) in enumerate(documents):
            keys.append(key)
            lengths.append(len(terms))
            for term, count in Counter(terms).items():
                found[term].append((place, count))
        flat = [posting for term in found for posting in found[term]]
        return Segment(
            keys=np.array(keys, dtype=np.int64).reshape(-1, 2),
            lengths=np.array(lengths, dtype=np.int32),
            vocabulary={term: number for number, term in enumerate(found)},
            starts=np.cumsum([0, *(len(postings) for postings in found.values())], dtype=np.int64),
            postings=np.array([place for place, _ in flat], dtype=np.int32),
            frequencies=np.array([count for _, count in flat], dtype=np.int32),
        )

    def to_bytes(self) -> bytes:
        """The segment as bytes, from which `from_bytes` makes an equal one."""
        buffer = io.BytesIO()
        np.savez(
            buffer,
            keys=self.keys,
            lengths=self.lengths,
            vocabulary=np.frombuffer("\n".join(self.vocabulary).encode("utf-8"), dtype=np.uint8),
            starts=self.starts,
            postings=self.postings,
            frequencies=self.frequencies,
        )
        return buffer.getvalue()

    @staticmethod
    def from_bytes(data: bytes) -> Segment:
        """The segment that `to_bytes` wrote; `ValueError` if these are other bytes."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as stored:
                text = stored["vocabulary"].tobytes().decode("utf-8")
                vocabulary = {term: number for number, term in enumerate(text.split("\n") if text else [])}
                return Segment(
                    stored["keys"],
                    stored["lengths"],
                    vocabulary,
                    stored["starts"],
                    stored["postings"],
                    stored["frequencies"],
                )
        except (ValueError, KeyError, EOFError, BadZipFile) as error:
            raise ValueError(f"these bytes are no keyword segment ({error})") from error

    @staticmethod
    def merged(segments: Sequence[Segment], *, articles: NDArray[np.int64]) -> Segment:
        """One segment with the chunks that belong to the given articles (sorted keys)."""
        vocabulary: dict[str, int] = {}
        numbers, places, counts, keys, lengths = [], [], [], [], []
        held = 0
        for segment in segments:
            live = _contained(segment.keys[:, 0], articles)
            renumbered = np.array([vocabulary.setdefault(term, len(vocabulary)) for term in segment.vocabulary], dtype=np.int64)
            kept = live[segment.postings]
            numbers.append(np.repeat(renumbered, np.diff(segment.starts))[kept])
            places.append((held - 1 + np.cumsum(live))[segment.postings[kept]])
            counts.append(segment.frequencies[kept])
            keys.append(segment.keys[live])
            lengths.append(segment.lengths[live])
            held += int(live.sum())
        number = np.concatenate(numbers)
        order = np.argsort(number, kind="stable")
        return Segment(
            keys=np.concatenate(keys),
            lengths=np.concatenate(lengths),
            vocabulary=vocabulary,
            starts=np.concatenate([[0], np.cumsum(np.bincount(number, minlength=len(vocabulary)))]).astype(np.int64),
            postings=np.concatenate(places)[order].astype(np.int32),
            frequencies=np.concatenate(counts)[order],
        )


class KeywordIndex:
    """Segments searched as one."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = tuple(segments)
        self._size = sum(len(segment.lengths) for segment in self._segments)
        length = sum(int(segment.lengths.sum()) for segment in self._segments)
        self._mean_length = length / self._size if length else 1.0

    def __len__(self) -> int:
        """How many chunks are held."""
        return self._size

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency (BM25's own, always above 0): highest where no chunk has it."""
        chunks = sum(self._count(segment, term) for segment in self._segments)
        return math.log1p((self._size - chunks + 0.5) / (chunks + 0.5))

    def search(self, votes: Mapping[str, float], *, articles: NDArray[np.int64], limit: int) -> dict[ChunkKey, float]:
        """The best chunks of the given articles (sorted keys) with their scores above 0, best first."""
        rarities = {term: vote * self.rarity(term) for term, vote in votes.items() if vote > 0}
        best: list[tuple[float, ChunkKey]] = []
        for segment in self._segments:
            scores = self._scores(segment, rarities)
            scores[~_contained(segment.keys[:, 0], articles)] = 0.0
            top = np.argsort(-scores, kind="stable")[:limit]
            best.extend((float(scores[place]), ChunkKey(*segment.keys[place].tolist())) for place in top if scores[place] > 0)
        best.sort(key=lambda item: (-item[0], item[1]))
        return {key: score for score, key in best[:limit]}

    def _scores(self, segment: Segment, rarities: Mapping[str, float]) -> NDArray[np.float64]:
        scores = np.zeros(len(segment.lengths))
        norm = K1 * (1 - B + B * segment.lengths / self._mean_length)
        for term, weight in rarities.items():
            if (number := segment.vocabulary.get(term)) is not None:
                span = slice(segment.starts[number], segment.starts[number + 1])
                places, counts = segment.postings[span], segment.frequencies[span]
                scores[places] += weight * counts * (K1 + 1) / (counts + norm[places])
        return scores

    @staticmethod
    def _count(segment: Segment, term: str) -> int:
        number = segment.vocabulary.get(term)
        return 0 if number is None else int(segment.starts[number + 1] - segment.starts[number])


def _contained(values: NDArray[np.int64], sorted_set: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not len(sorted_set):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.minimum(np.searchsorted(sorted_set, values), len(sorted_set) - 1)
    return np.asarray(sorted_set[places] == values)
