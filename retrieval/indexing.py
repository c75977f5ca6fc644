"""Brings the keyword index and the vectors up to date with the library, whatever happened to them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.articles import Article, Chunk
from retrieval.batches import batches
from retrieval.chunking import CHUNKING_VERSION, chunks, translated
from retrieval.errors import VectorsDamaged
from retrieval.example_claims import example_claims
from retrieval.example_vectors import packed
from retrieval.examples import examples
from retrieval.keywords import ChunkKey, Segment
from retrieval.library import Indexed, Library
from retrieval.retold import retold
from retrieval.vectors import Made
from retrieval.words import ANALYSER_VERSION, terms

_BATCH = 32
"""Articles that are embedded and committed together: a kill loses the work on this many at most."""
_MOST_SEGMENTS = 8

Progress = Callable[[int, int], None]
"""Called with how many articles are indexed of how many there are to index."""


class Embedder(Protocol):
    """What makes vectors of texts."""

    @property
    def fingerprint(self) -> str: ...
    def fits(self, text: str) -> bool: ...
    def vectors(self, texts: list[str]) -> NDArray[np.float32]: ...


class Vectors(Protocol):
    """What keeps vectors of chunks; every method raises `VectorsDamaged` where it cannot."""

    def made(self) -> Made | None: ...
    def start_anew(self, made: Made) -> None: ...
    def add(self, keys: list[ChunkKey], vectors: NDArray[np.float32], scopes: list[str]) -> None: ...
    def remove(self, keys: list[ChunkKey]) -> None: ...
    def count(self) -> int: ...
    def keys(self) -> set[ChunkKey]: ...


class Need(Enum):
    """Why an index has to be worked on."""

    NOTHING = auto()
    NEW_ARTICLES = auto()
    NOT_MADE = auto()
    OTHER_MODEL = auto()
    DAMAGED = auto()
    INCOMPLETE = auto()


@dataclass(frozen=True, slots=True)
class Cut:
    """How articles become chunks: at most so many characters, and no more than the model reads at once."""

    characters: int
    embedder: Embedder

    def chunks(self, article: Article) -> tuple[Chunk, ...]:
        return chunks(article, fits=lambda text: len(text) <= self.characters and self.embedder.fits(text))

    @property
    def fingerprint(self) -> str:
        """Changes when the same articles would be cut, analysed or embedded otherwise."""
        parts = (self.embedder.fingerprint, str(self.characters), CHUNKING_VERSION, ANALYSER_VERSION)
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


class Indexer:
    """The one who writes keyword segments and vectors. Only one process at a time may call `bring_up_to_date`."""

    def __init__(self, *, library: Library, vectors: Vectors, cut: Cut) -> None:
        self._library = library
        self._vectors = vectors
        self._cut = cut

    def need(self) -> Need:
        """What `bring_up_to_date` would have to do; cheap, and changes nothing."""
        indexed = self._library.indexed()
        try:
            made = self._vectors.made()
            held = self._vectors.count() if made else 0
        except VectorsDamaged:
            return Need.DAMAGED
        if made is None:
            return Need.NOT_MADE
        if {made.fingerprint, self._library.fact("index")} != {self._cut.fingerprint}:
            return Need.OTHER_MODEL
        if held != sum(indexed.values()):
            return Need.INCOMPLETE
        return Need.NOTHING if indexed.keys() == self._library.scopes_of_keys().keys() else Need.NEW_ARTICLES

    def bring_up_to_date(self, progress: Progress = lambda done, total: None) -> None:
        """Indexes what is new, drops what is gone, mends what is missing. A kill at any moment loses nothing:

        the next call goes on from the last committed batch.
        """
        match self.need():
            case Need.NOTHING:
                return
            case Need.NOT_MADE | Need.DAMAGED:
                self._start_anew(keep_keywords=self._library.fact("index") == self._cut.fingerprint)
            case Need.OTHER_MODEL:
                self._start_anew(keep_keywords=False)
        self._drop_gone()
        scopes = self._library.scopes_of_keys()
        indexed = self._library.indexed()
        held = self._vectors.keys()
        lacking = [key for key in scopes if key not in indexed or _lacks(key, indexed[key], held)]
        for done, batch in self._batches(lacking):
            progress(done, len(lacking))
            self._index(batch, indexed, scopes)
        if lacking:
            progress(len(lacking), len(lacking))
        self._merge_segments()

    def _start_anew(self, *, keep_keywords: bool) -> None:
        """Empties the index; the model is tried first, so that one that does not work empties nothing."""
        dimension = self._cut.embedder.vectors(["dimension"]).shape[1]
        if not keep_keywords:
            self._library.forget_index()
            self._library.remember("index", self._cut.fingerprint)
        self._vectors.start_anew(Made(self._cut.fingerprint, dimension))

    def _drop_gone(self) -> None:
        """Removes the vectors of articles that are gone, and of chunks that no article has."""
        indexed = self._library.indexed()
        live = self._library.scopes_of_keys()
        extra = [
            key
            for key in self._vectors.keys()  # noqa: SIM118 - a method of ours
            if key.article not in live or key.number >= indexed.get(key.article, 0)
        ]
        self._vectors.remove(extra)
        if indexed.keys() - live.keys():
            self._merge_segments(all_of_them=True)

    def _batches(self, keys: list[int]) -> Iterator[tuple[int, dict[int, Article]]]:
        done = 0
        for part in batches(keys, _BATCH):
            yield done, self._library.articles(part)
            done += len(part)

    def _index(self, articles: dict[int, Article], indexed: dict[int, int], scopes: dict[int, str]) -> None:
        """Vectors first, then keywords and the mark "indexed" in one transaction: what is marked is whole."""
        cut = {key: self._cut.chunks(article) for key, article in articles.items()}
        named = [(ChunkKey(key, number), chunk) for key, made in cut.items() for number, chunk in enumerate(made)]
        if named:
            vectors = self._cut.embedder.vectors([chunk.text for _, chunk in named])
            self._vectors.add([key for key, _ in named], vectors, [scopes[key.article] for key, _ in named])
        new = [(key, _terms(chunk)) for key, chunk in named if key.article not in indexed]
        marked = {key: self._indexed(articles[key], made) for key, made in cut.items() if key not in indexed}
        if marked:
            self._library.store_segment(Segment.of(new).to_bytes(), marked)

    def _indexed(self, article: Article, chunks: Sequence[Chunk]) -> Indexed:
        return Indexed(
            len(chunks),
            self._packed([example.searched_text for example in examples(article)]),
            self._packed([claim.searched_text for claim in example_claims(article)]),
        )

    def _packed(self, texts: list[str]) -> bytes | None:
        return packed(self._cut.embedder.vectors(texts)) if texts else None

    def _merge_segments(self, *, all_of_them: bool = False) -> None:
        numbers, data = self._library.segments()
        if all_of_them or len(numbers) > _MOST_SEGMENTS:
            live = np.array(sorted(self._library.scopes_of_keys()), dtype=np.int64)
            merged = Segment.merged([Segment.from_bytes(data[number]) for number in sorted(numbers)], articles=live)
            self._library.replace_segments(numbers, merged.to_bytes())


def _terms(chunk: Chunk) -> list[str]:
    """The chunk's terms, those of its translation, and each further one of its retellings, once."""
    found = terms(chunk.text, chunk.article.language)
    if translation := chunk.article.translation:
        for sentence in chunk.sentences:
            found += terms(translated(sentence) or "", translation.language)
    for sentence in chunk.sentences:
        others = dict.fromkeys(term for told in retold(sentence) for term in terms(told.text, told.article.language))
        known = set(found)
        found += [term for term in others if term not in known]
    return found


def _lacks(article: int, chunks_of_it: int, held: set[ChunkKey]) -> bool:
    return any(ChunkKey(article, number) not in held for number in range(chunks_of_it))
