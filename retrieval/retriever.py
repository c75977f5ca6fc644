"""Finds the chunks that bear on a question: keywords and vectors, each scored on its own, then fused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.articles import EVERYONE, Article, Chunk
from retrieval.errors import VectorsDamaged
from retrieval.indexing import Cut, Embedder
from retrieval.keywords import ChunkKey, KeywordIndex, Segment
from retrieval.library import Library
from retrieval.query import Query

_ARTICLES_REMEMBERED = 500
Result = TypeVar("Result")


class SearchedVectors(Protocol):
    """What finds vectors near to a question's; every method raises `VectorsDamaged` where it cannot."""

    def nearest(self, vector: NDArray[np.float32], *, scopes: Sequence[str] | None, limit: int) -> dict[ChunkKey, float]: ...
    def similarities(self, vector: NDArray[np.float32], keys: Sequence[ChunkKey]) -> dict[ChunkKey, float]: ...


@dataclass(frozen=True, slots=True)
class FoundChunk:
    """A chunk that was found, and what speaks for it."""

    chunk: Chunk
    score: float
    """The fused score, 0 to 1, comparable within one search only."""
    keywords: float
    """BM25, from 0."""
    cosine: float
    """Cosine similarity with the question."""
    key: ChunkKey
    """Where it stands in the library."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The library's index as it stood at one revision."""

    revision: int
    segments: Mapping[int, Segment]
    keywords: KeywordIndex
    scopes: Mapping[int, str]

    def all_are_in(self, scopes: Sequence[str]) -> bool:
        """Whether no article is of another scope."""
        return set(self.scopes.values()) <= set(scopes)

    def articles(self, scopes: Sequence[str]) -> NDArray[np.int64]:
        return np.array([key for key, scope in self.scopes.items() if scope in scopes], dtype=np.int64)


class Retriever:
    """Searches the library as it stands now: what another process adds is found by the next search."""

    def __init__(
        self,
        *,
        library: Library,
        vectors: SearchedVectors,
        cut: Cut,
        embedder: Embedder,
        candidates: int,
        vector_weight: float,
        mend: Callable[[], None],
    ) -> None:
        """`candidates` chunks of each ranking are fused, the vectors' score counting `vector_weight` of 1.

        `mend` makes the vectors anew; it is called once when they turn out to be damaged.
        """
        self._library = library
        self._vectors = vectors
        self._cut = cut
        self._embedder = embedder
        self._candidates = candidates
        self._vector_weight = vector_weight
        self._mend = mend
        self._snapshot: _Snapshot | None = None
        self._chunks: dict[int, tuple[Chunk, ...]] = {}
        self._lock = threading.Lock()

    def search(self, query: Query, *, scopes: Sequence[str] = (EVERYONE,)) -> list[FoundChunk]:
        """The chunks of these scopes that bear on the question, best first."""
        snapshot = self._current()
        articles = snapshot.articles(scopes)
        if not len(articles):
            return []
        keywords = snapshot.keywords.search(query.votes(), articles=articles, limit=self._candidates)
        asked = None if snapshot.all_are_in(scopes) else scopes
        cosines = self._mending(lambda: self._cosines(query, keywords, asked))
        live = set(articles.tolist())
        fused = self._fused(keywords, {key: cosine for key, cosine in cosines.items() if key.article in live})
        chunks = self._chunks_of(key.article for key in fused)
        return [
            FoundChunk(chunks[key.article][key.number], score, keywords.get(key, 0.0), cosines.get(key, 0.0), key)
            for key, score in sorted(fused.items(), key=lambda item: (-item[1], item[0]))
            if key.number < len(chunks.get(key.article, ()))
        ]

    def with_vector_weight(self, weight: float) -> Retriever:
        """The same with another share of the search by meaning."""
        return Retriever(
            library=self._library,
            vectors=self._vectors,
            cut=self._cut,
            embedder=self._embedder,
            candidates=self._candidates,
            vector_weight=weight,
            mend=self._mend,
        )

    def rarity(self, term: str) -> float:
        """How much a stem says about what is sought: high where few chunks of the library, as last searched, have it."""
        snapshot = self._snapshot or self._current()  # looking for a newer one at every word would take longer than the search
        return snapshot.keywords.rarity(term)

    def size(self, scopes: Sequence[str]) -> int:
        """How many articles these scopes hold."""
        return len(self._current().articles(scopes))

    def only_article(self, scopes: Sequence[str]) -> Article | None:
        """The article of these scopes, if they hold exactly one."""
        keys = self._current().articles(scopes).tolist()
        return next(iter(self._library.articles(keys).values()), None) if len(keys) == 1 else None

    def _current(self) -> _Snapshot:
        with self._lock:
            revision = self._library.revision()
            if self._snapshot is None or self._snapshot.revision != revision:
                self._snapshot = self._read(revision, self._snapshot)
            return self._snapshot

    def _read(self, revision: int, before: _Snapshot | None) -> _Snapshot:
        known = before.segments if before else {}
        numbers, data = self._library.segments(known)
        segments = {number: known.get(number) or Segment.from_bytes(data[number]) for number in sorted(numbers)}
        return _Snapshot(revision, segments, KeywordIndex(list(segments.values())), self._library.scopes_of_keys())

    def _cosines(self, query: Query, keywords: Mapping[ChunkKey, float], scopes: Sequence[str] | None) -> dict[ChunkKey, float]:
        """The question's similarity to its nearest chunks and to those that keywords found."""
        vector = self._embedder.vectors([query.text])[0]
        nearest = self._vectors.nearest(vector, scopes=scopes, limit=self._candidates)
        others = [key for key in keywords if key not in nearest]
        return nearest | self._vectors.similarities(vector, others)

    def _fused(self, keywords: Mapping[ChunkKey, float], cosines: Mapping[ChunkKey, float]) -> dict[ChunkKey, float]:
        """Weighted sums of both scores, each stretched to the range 0 to 1 over the candidates.

        Not of ranks: a weak ranking fused by rank with a strong one makes it worse (R@1 .50 against .73 on IDK-MRC).
        """
        weight = self._vector_weight
        by_words, by_vectors = _stretched(keywords, lowest=0.0), _stretched(cosines)
        return {
            key: (1 - weight) * by_words.get(key, 0.0) + weight * by_vectors.get(key, 0.0)
            for key in keywords.keys() | cosines.keys()
        }

    def _chunks_of(self, keys: Iterable[int]) -> dict[int, tuple[Chunk, ...]]:
        wanted = set(keys)
        with self._lock:
            known = {key: self._chunks[key] for key in wanted if key in self._chunks}
        read = {key: self._cut.chunks(article) for key, article in self._library.articles(wanted - known.keys()).items()}
        with self._lock:
            if len(self._chunks) > _ARTICLES_REMEMBERED:
                self._chunks.clear()
            self._chunks |= read
        return known | read

    def _mending(self, act: Callable[[], Result]) -> Result:
        try:
            return act()
        except VectorsDamaged:
            self._mend()
            return act()


def _stretched(scores: Mapping[ChunkKey, float], *, lowest: float | None = None) -> dict[ChunkKey, float]:
    if not scores:
        return {}
    low = min(scores.values()) if lowest is None else lowest
    span = max(scores.values()) - low
    return {key: (score - low) / span if span > 0 else 1.0 for key, score in scores.items()}
