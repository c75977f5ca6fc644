"""How surely one word means what another does: by its stem, by the lexicon, or by the encoder's word vectors."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from answering.checking.statements import Term
from retrieval.articles import Language
from retrieval.lexicon import LONGEST_PHRASE, Lexicon, Phrase

SAME = 1.0
TRANSLATED = 0.95
"""The lexicon has the one as a translation of the other."""
_SYNONYM = 0.8
_AKIN = 0.8
"""What a word counts that news often uses for another, where such words count at all."""
_LEAST_SYNONYM = 0.25
"""Words that share a translation among many others are no synonyms."""
_NEAR, _FAR = 0.62, 0.32
"""Cosines of word vectors from which two words surely, and below which they surely do not mean the same. In between, the
share of the way is what counts. Of 30 pairs looked at, translations and synonyms lay at .3 to .77, others below .3."""
_MOST_NEAR = 0.85
_MOST_TRANSLATIONS = 2
"""Kindred words are looked up for so many translations of an English word, the best ones."""
_REMEMBERED = 50_000


class Embedder(Protocol):
    """What makes vectors of length 1 of texts."""

    def vectors(self, texts: list[str]) -> NDArray[np.float32]: ...


class Meanings:
    """Compares words of either language; what it has looked up it remembers."""

    def __init__(self, *, lexicon: Lexicon, embedder: Embedder, akin: bool = False) -> None:
        """`akin`: whether words too that news only often uses for each other are taken to mean the same."""
        self._lexicon = lexicon
        self._akin = akin
        self._embedder = embedder
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._phrases: dict[tuple[Phrase, Language, Language], Mapping[Phrase, float]] = {}
        self._lock = threading.Lock()

    def phrases(self, own: Phrase, language: Language, other: Language) -> Mapping[Phrase, float]:
        """The phrases of the other language, or other ones of the same, that mean this one, and how surely (0 to 1]."""
        key = (own, language, other)
        found = self._phrases.get(key)
        if found is None:
            if len(self._phrases) > _REMEMBERED:
                self._phrases.clear()
            found = self._phrases[key] = self._looked_up(own, language, other)
        return found

    def cosines(self, claimed: Sequence[str], given: Sequence[str]) -> NDArray[np.float32]:
        """How near each word is to each; shape (claimed, given), scaled so that 0 says nothing."""
        if not claimed or not given:
            return np.zeros((len(claimed), len(given)), dtype=np.float32)
        cosines = self._rows(claimed) @ self._rows(given).T
        return np.asarray(np.clip((cosines - _FAR) / (_NEAR - _FAR), 0.0, 1.0) * _MOST_NEAR, dtype=np.float32)

    def _looked_up(self, own: Phrase, language: Language, other: Language) -> Mapping[Phrase, float]:
        found: dict[Phrase, float] = {}
        if self._akin and other == "id":
            indonesian = [own] if language == "id" else self._lexicon.translations(own)[:_MOST_TRANSLATIONS]
            _add(found, ((near, _AKIN) for phrase in indonesian for near in self._lexicon.akin(phrase)))
        if language == other:
            synonyms = self._lexicon.synonyms(own) if language == "id" else self._lexicon.english_synonyms(own)
            _add(found, ((phrase, _synonym(weight)) for phrase, weight in synonyms.items() if weight >= _LEAST_SYNONYM))
            return found
        direct = self._lexicon.translations(own) if language == "en" else tuple(self._lexicon.english(own))
        _add(found, ((phrase, TRANSLATED) for phrase in direct))
        for phrase in direct[:3]:
            around = self._lexicon.synonyms(phrase) if other == "id" else self._lexicon.english_synonyms(phrase)
            _add(found, ((near, _synonym(weight) * 0.9) for near, weight in around.items() if weight >= 2 * _LEAST_SYNONYM))
        return found

    def _rows(self, words: Sequence[str]) -> NDArray[np.float32]:
        with self._lock:
            known = {word: self._vectors[word] for word in words if word in self._vectors}
        unknown = [word for word in dict.fromkeys(words) if word not in known]
        if unknown:
            known |= dict(zip(unknown, self._embedder.vectors(unknown), strict=True))
            with self._lock:
                if len(self._vectors) > _REMEMBERED:
                    self._vectors.clear()
                self._vectors |= known
        return np.array([known[word] for word in words])


def runs(terms: Sequence[Term], place: int) -> Iterable[Sequence[Term]]:
    """The runs of terms that begin here, longest first."""
    for length in range(min(LONGEST_PHRASE, len(terms) - place), 0, -1):
        yield terms[place : place + length]


def _synonym(weight: float) -> float:
    return _SYNONYM * (0.6 + 0.4 * min(1.0, weight))


def _add(found: dict[Phrase, float], more: Iterable[tuple[Phrase, float]]) -> None:
    for phrase, weight in more:
        found[phrase] = max(found.get(phrase, 0.0), weight)
