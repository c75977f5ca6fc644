"""What the tests of retrieval share: an embedder whose vectors need no model, vectors in memory, a library in a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.articles import Article
from retrieval.bundle import bundled_articles
from retrieval.errors import VectorsDamaged
from retrieval.indexing import Embedder
from retrieval.keywords import ChunkKey
from retrieval.library import Library
from retrieval.vectors import ChromaVectors, Made


class HashEmbedder:
    """A text's vector is the sum of its words' own, which are made of their hashes: shared words make texts similar."""

    dimension = 32

    def __init__(self, fingerprint: str = "hashes") -> None:
        self.fingerprint = fingerprint

    def fits(self, text: str) -> bool:
        return len(text.split()) <= 40

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        summed = np.array([sum(map(self._vector, text.lower().split()), np.zeros(self.dimension)) for text in texts])
        lengths = np.linalg.norm(summed, axis=1, keepdims=True)
        return np.asarray(summed / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)

    def _vector(self, word: str) -> NDArray[np.float64]:
        digest = hashlib.blake2b(f"{self.fingerprint} {word}".encode(), digest_size=self.dimension).digest()
        return np.frombuffer(digest, dtype=np.uint8).astype(np.float64) - 127.5


class MemoryVectors:
    """Keeps what it is given in a dictionary, and can be told to be damaged until it is started anew."""

    def __init__(self) -> None:
        self.damaged = False
        self._made: Made | None = None
        self._held: dict[ChunkKey, tuple[NDArray[np.float32], str]] = {}

    def made(self) -> Made | None:
        self._refuse_if_damaged()
        return self._made

    def start_anew(self, made: Made) -> None:
        self.damaged = False
        self._made = made
        self._held = {}

    def add(self, keys: Sequence[ChunkKey], vectors: NDArray[np.float32], scopes: Sequence[str]) -> None:
        self._refuse_if_damaged()
        if self._made and len(keys) and vectors.shape[1] != self._made.dimension:
            raise VectorsDamaged("vectors of another dimension")
        self._held.update(zip(keys, zip(vectors, scopes, strict=True), strict=True))

    def remove(self, keys: Sequence[ChunkKey]) -> None:
        self._refuse_if_damaged()
        for key in keys:
            self._held.pop(key, None)

    def count(self) -> int:
        return len(self.keys())

    def keys(self) -> set[ChunkKey]:
        self._refuse_if_damaged()
        return set(self._held)

    def nearest(self, vector: NDArray[np.float32], *, scopes: Sequence[str] | None, limit: int) -> dict[ChunkKey, float]:
        found = self.similarities(vector, [key for key, (_, scope) in self._held.items() if scopes is None or scope in scopes])
        return dict(sorted(found.items(), key=lambda item: -item[1])[:limit])

    def similarities(self, vector: NDArray[np.float32], keys: Sequence[ChunkKey]) -> dict[ChunkKey, float]:
        self._refuse_if_damaged()
        return {key: float(self._held[key][0] @ vector) for key in keys if key in self._held}

    def close(self) -> None:
        pass

    def _refuse_if_damaged(self) -> None:
        if self.damaged:
            raise VectorsDamaged("these vectors are damaged")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path)
    yield library
    library.close()


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def make_embedder() -> Callable[[str], Embedder]:
    """Makes an embedder, given its fingerprint."""
    return HashEmbedder


@pytest.fixture
def memory() -> MemoryVectors:
    return MemoryVectors()


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[ChromaVectors]:
    vectors = ChromaVectors(tmp_path / "chroma")
    yield vectors
    vectors.close()


@pytest.fixture(params=["memory", "chroma"])
def vectors(request: pytest.FixtureRequest) -> MemoryVectors | ChromaVectors:
    kept: MemoryVectors | ChromaVectors = request.getfixturevalue(request.param)
    return kept


@pytest.fixture(scope="session")
def bundled() -> Article:
    """The article that comes with Saksi."""
    (article,) = bundled_articles()
    return article
