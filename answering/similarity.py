"""How near single sentences are in meaning to a question; their vectors are made when needed and remembered."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.articles import Language, Sentence
from retrieval.chunking import translated
from retrieval.retold import retold
from retrieval.words import stop_words, words

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
        return self._nearest_of(question, [[sentence.text, translated(sentence) or sentence.text] for sentence in sentences])

    def of_retellings(self, question: str, sentences: Sequence[Sentence]) -> list[float]:
        """The similarity of the nearest statement that retells each sentence, -1 to 1; 0 where none does."""
        return self._nearest_of(question, [[told.text for told in retold(sentence)] for sentence in sentences])

    def _nearest_of(self, question: str, versions: Sequence[Sequence[str]]) -> list[float]:
        vectors = self._of([question, *(text for texts in versions for text in texts)])
        asked = vectors[question]
        return [max((float(asked @ vectors[text]) for text in texts), default=0.0) for texts in versions]

    def of_words(self, asked: Sequence[str], sentences: Sequence[Sentence]) -> list[dict[str, float]]:
        """For each sentence, how near its nearest word, or its translation's, is to each of the words that are asked for."""
        contents = [_content_words(sentence) for sentence in sentences]
        vectors = self._of([*asked, *(word for content in contents for word in content)])
        rows = np.array([vectors[word] for word in asked])
        return [_nearest(asked, rows, [vectors[word] for word in content]) for content in contents]

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


def _nearest(asked: Sequence[str], rows: NDArray[np.float32], content: Sequence[NDArray[np.float32]]) -> dict[str, float]:
    if not asked or not content:
        return {}
    return dict(zip(asked, (rows @ np.array(content).T).max(axis=1).tolist(), strict=True))


@lru_cache(maxsize=5_000)
def _content_words(sentence: Sentence) -> tuple[str, ...]:
    """The words with content of a sentence and its translation, in lower case; names and numbers are left out."""
    translation = sentence.article.translation
    found = _words_of(sentence.text, sentence.article.language)
    return found + _words_of(translated(sentence) or "", translation.language) if translation else found


def _words_of(text: str, language: Language) -> tuple[str, ...]:
    ignored = stop_words(language)
    ordinary = (word for word in words(text) if word.plain.isalpha() and not (word.capital and word.start))
    return tuple(dict.fromkeys(word.plain for word in ordinary if len(word.plain) > 2 and word.plain not in ignored))
