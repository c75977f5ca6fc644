"""How near single sentences are in meaning to a question; their vectors are made when needed and remembered."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.articles import Sentence
from retrieval.chunking import translated

_REMEMBERED = 20_000
"""Texts whose vectors are kept, some 1.5 kB each."""


class Embedder(Protocol):
    """What makes vectors of length 1 of texts."""

    def vectors(self, texts: list[str]) -> NDArray[np.float32]: ...


class SentenceSimilarity:
    """Cosine similarities of sentences, or of their translations where those are nearer, with a question."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._lock = threading.Lock()

    def to(self, question: str, sentences: Sequence[Sentence]) -> list[float]:
        """The similarity of each sentence, -1 to 1, in the same order."""
        if not sentences:
            return []
        texts = [sentence.text for sentence in sentences]
        translations = [translated(sentence) or sentence.text for sentence in sentences]
        vectors = self._of([question, *texts, *translations])
        asked = vectors[question]
        return [
            float(max(asked @ vectors[text], asked @ vectors[translation]))
            for text, translation in zip(texts, translations, strict=True)
        ]

    def _of(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        unknown = [text for text in dict.fromkeys(texts) if text not in known]
        made = dict(zip(unknown, self._embedder.vectors(unknown), strict=True)) if unknown else {}
        with self._lock:
            if len(self._vectors) > _REMEMBERED:
                self._vectors.clear()
            self._vectors |= made
        return known | made
