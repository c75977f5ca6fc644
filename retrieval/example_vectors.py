"""The vectors of articles' example questions and claims, as the library keeps them since it was indexed."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from retrieval.articles import Article
from retrieval.example_claims import example_claims
from retrieval.examples import examples
from retrieval.library import Library

_REMEMBERED = 20
"""Articles whose vectors are kept: some megabytes each where there are thousands of examples."""


def packed(vectors: NDArray[np.float32]) -> bytes:
    """Vectors as the library keeps them, in half precision."""
    return vectors.astype(np.float16).tobytes()


def unpacked(data: bytes, count: int) -> NDArray[np.float32]:
    """So many vectors as they were packed; shape (count, dimension)."""
    return np.frombuffer(data, dtype=np.float16).reshape(count, -1).astype(np.float32)


class ExampleVectors:
    """Reads them when they are asked for; what was read is remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[int, str], NDArray[np.float32]] = {}
        self._lock = threading.Lock()

    def of_questions(self, article: Article) -> NDArray[np.float32] | None:
        """Those of its example questions, in the order of `examples`; `None` where it has none or is not indexed.

        Shape (examples, dimension).
        """
        return self._of(article, "examples", len(examples(article)))

    def of_claims(self, article: Article) -> NDArray[np.float32] | None:
        """Those of its example claims, in the order of `example_claims`; `None` where it has none or is not indexed.

        Shape (claims, dimension).
        """
        return self._of(article, "claims", len(example_claims(article)))

    def _of(self, article: Article, column: str, count: int) -> NDArray[np.float32] | None:
        key = self._library.key_of(article) if count else None
        if key is None:  # another process may have removed the article since it was found
            return None
        with self._lock:
            if (known := self._known.get((key, column))) is not None:
                return known
        data = self._library.example_vectors(key, column)
        if data is None:
            return None
        vectors = unpacked(data, count)
        with self._lock:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key, column] = vectors
        return vectors
