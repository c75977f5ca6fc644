"""The index follows the library: what is new, changed, gone, damaged or made by another model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import numpy as np
import pytest

from retrieval.articles import Article, ExampleQuestions, Retelling
from retrieval.example_vectors import unpacked
from retrieval.indexing import Cut, Embedder, Indexer, Need, Vectors
from retrieval.keywords import ChunkKey, Segment
from retrieval.library import Library
from retrieval.retriever import SearchedVectors

FLOOD = Article(id="banjir", title="Banjir", text="Banjir merendam Bogor. " * 8 + "Warga mengungsi ke Depok.")
QUAKE = Article(id="gempa", title="Gempa", text="Gempa mengguncang Ambon.", scope="server")


class Kept(Vectors, SearchedVectors, Protocol):
    """Vectors as the indexer and the retriever see them."""


class Breakable(Kept, Protocol):
    damaged: bool


class Progress:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))


def indexer(library: Library, vectors: Vectors, embedder: Embedder, *, characters: int = 100) -> Indexer:
    return Indexer(library=library, vectors=vectors, cut=Cut(characters, embedder))


def worked_on(index: Indexer) -> list[tuple[int, int]]:
    """The progress of bringing an index up to date, which then needs nothing."""
    progress = Progress()
    index.bring_up_to_date(progress)
    assert index.need() is Need.NOTHING
    return progress.told


def indexed_terms(library: Library) -> set[str]:
    _, data = library.segments()
    return {term for segment in data.values() for term in Segment.from_bytes(segment).vocabulary}


def whole(library: Library, vectors: Vectors) -> bool:
    expected = {ChunkKey(article, number) for article, chunks in library.indexed().items() for number in range(chunks)}
    return library.indexed().keys() == library.scopes_of_keys().keys() and vectors.keys() == expected


def test_everything_is_indexed_once(library: Library, vectors: Kept, embedder: Embedder) -> None:
    index = indexer(library, vectors, embedder)
    library.add([FLOOD, QUAKE])
    assert index.need() is Need.NOT_MADE
    assert worked_on(index) == [(0, 2), (2, 2)]
    assert library.indexed() == {1: 3, 2: 1}
    assert whole(library, vectors)
    assert worked_on(index) == []


def test_an_empty_library_has_an_index_too(library: Library, vectors: Kept, embedder: Embedder) -> None:
    assert worked_on(indexer(library, vectors, embedder)) == []
    assert vectors.made() is not None


def test_only_what_is_new_is_worked_on(library: Library, vectors: Kept, embedder: Embedder) -> None:
    index = indexer(library, vectors, embedder)
    library.add([FLOOD])
    worked_on(index)
    library.add([FLOOD, QUAKE])
    assert index.need() is Need.NEW_ARTICLES
    assert worked_on(index) == [(0, 1), (1, 1)]
    assert whole(library, vectors)


def test_a_changed_article_replaces_what_it_was(library: Library, vectors: Kept, embedder: Embedder) -> None:
    index = indexer(library, vectors, embedder)
    library.add([FLOOD, QUAKE])
    worked_on(index)
    library.add([replace(FLOOD, text="Banjir di Cianjur surut.")])
    assert worked_on(index) == [(0, 1), (1, 1)]
    assert whole(library, vectors)
    assert {"cianjur", "ambon"} <= indexed_terms(library)
    _, data = library.segments()
    segments = [Segment.from_bytes(segment) for segment in data.values()]
    assert {key for segment in segments for key in segment.keys[:, 0].tolist()} == set(library.scopes_of_keys())


def test_what_is_gone_leaves_nothing_behind(library: Library, vectors: Kept, embedder: Embedder) -> None:
    index = indexer(library, vectors, embedder)
    library.add([FLOOD, QUAKE])
    worked_on(index)
    library.remove(FLOOD.id)
    worked_on(index)
    assert whole(library, vectors)
    assert vectors.count() == 1
    library.remove(QUAKE.id, scope="server")
    worked_on(index)
    assert (vectors.count(), library.indexed()) == (0, {})


def test_vectors_carry_their_articles_scope(library: Library, vectors: Kept, embedder: Embedder) -> None:
    library.add([FLOOD, QUAKE])
    worked_on(indexer(library, vectors, embedder))
    (vector,) = embedder.vectors(["banjir"])
    assert {key.article for key in vectors.nearest(vector, scopes=[""], limit=9)} == {1}
    assert {key.article for key in vectors.nearest(vector, scopes=["server"], limit=9)} == {2}


@pytest.mark.parametrize("change", ["model", "cut"])
def test_another_model_or_cut_makes_everything_anew(
    library: Library, vectors: Kept, make_embedder: Callable[[str], Embedder], change: str
) -> None:
    library.add([FLOOD, QUAKE])
    worked_on(indexer(library, vectors, make_embedder("old")))
    if change == "model":
        other = indexer(library, vectors, make_embedder("new"))
    else:
        other = indexer(library, vectors, make_embedder("old"), characters=300)
    assert other.need() is Need.OTHER_MODEL
    assert worked_on(other) == [(0, 2), (2, 2)]
    assert whole(library, vectors)
    assert indexer(library, vectors, make_embedder("old")).need() is Need.OTHER_MODEL


def test_damaged_vectors_are_made_anew_and_keywords_are_kept(library: Library, memory: Breakable, embedder: Embedder) -> None:
    index = indexer(library, memory, embedder)
    library.add([FLOOD, QUAKE])
    worked_on(index)
    before = library.segments()
    memory.damaged = True
    assert index.need() is Need.DAMAGED
    assert worked_on(index) == [(0, 2), (2, 2)]
    assert whole(library, memory)
    assert library.segments() == before


def test_missing_vectors_are_made_again_and_others_are_not(library: Library, vectors: Kept, embedder: Embedder) -> None:
    index = indexer(library, vectors, embedder)
    library.add([FLOOD, QUAKE])
    worked_on(index)
    vectors.remove([ChunkKey(1, 1)])
    assert index.need() is Need.INCOMPLETE
    assert worked_on(index) == [(0, 1), (1, 1)]
    assert whole(library, vectors)


def test_vectors_of_no_article_are_removed(library: Library, vectors: Kept, embedder: Embedder) -> None:
    index = indexer(library, vectors, embedder)
    library.add([FLOOD])
    worked_on(index)
    vectors.add([ChunkKey(1, 9), ChunkKey(77, 0)], embedder.vectors(["a", "b"]), ["", ""])
    assert index.need() is Need.INCOMPLETE
    worked_on(index)
    assert whole(library, vectors)


def test_a_batch_whose_vectors_were_written_but_not_marked_is_done_again(
    library: Library, vectors: Kept, embedder: Embedder
) -> None:
    index = indexer(library, vectors, embedder)
    worked_on(index)
    library.add([FLOOD])
    vectors.add([ChunkKey(1, 0), ChunkKey(1, 1)], embedder.vectors(["a", "b"]), ["", ""])
    assert worked_on(index) == [(0, 1), (1, 1)]
    assert whole(library, vectors)


def test_an_article_without_sentences_is_indexed_and_not_asked_for_again(
    library: Library, vectors: Kept, embedder: Embedder
) -> None:
    library.add([Article(id="a", title="Judul", text="Judul\n\n***"), Article(id="b", title="t", text="Di. Yang. Itu.")])
    index = indexer(library, vectors, embedder)
    worked_on(index)
    assert library.indexed()[1] == 0
    assert worked_on(index) == []


def test_many_segments_are_merged_into_one(library: Library, memory: Breakable, embedder: Embedder) -> None:
    index = indexer(library, memory, embedder)
    for number in range(25):
        library.add([Article(id=str(number), title="t", text=f"Banjir ke {number}.")])
        worked_on(index)
        numbers, _ = library.segments()
        assert len(numbers) <= 8
    assert {str(number) for number in range(25)} <= indexed_terms(library)
    assert whole(library, memory)


def test_an_article_is_found_by_its_translations_words(
    library: Library, memory: Breakable, embedder: Embedder, bundled: Article
) -> None:
    library.add([bundled])
    worked_on(indexer(library, memory, embedder))
    assert {"takeov", "tolak", "nonprofit"} <= indexed_terms(library)


def test_an_article_is_found_by_its_retellings_words(library: Library, memory: Breakable, embedder: Embedder) -> None:
    plain = Retelling(language="id", made_by="Rina", statements=(("Kampung itu kebanjiran.",), ("Kampungnya kosong.",)))
    library.add([replace(FLOOD, text="Air merendam desa. Warga pergi.", retellings=(plain,))])
    worked_on(indexer(library, memory, embedder))
    assert {"kampung", "banjir", "rendam"} <= indexed_terms(library)


def test_the_vectors_of_example_questions_are_stored_with_the_mark_that_their_article_is_indexed(
    library: Library, memory: Breakable, embedder: Embedder
) -> None:
    asked = ExampleQuestions(language="id", made_by="Rina", unanswered=("Siapa bupatinya?", "Berapa korbannya?"))
    library.add([replace(FLOOD, example_questions=(asked,)), replace(FLOOD, id="without", text="Tanah longsor.")])
    worked_on(indexer(library, memory, embedder))
    stored = [library.example_vectors(key) for key in sorted(library.indexed())]
    assert unpacked(stored[0] or b"", 2) == pytest.approx(embedder.vectors(list(asked.unanswered)), abs=1e-3)
    assert stored[1] is None
    library.forget_index()
    assert library.example_vectors(1) is None


def test_no_furniture_is_indexed(library: Library, memory: Breakable, embedder: Embedder, bundled: Article) -> None:
    library.add([bundled])
    worked_on(indexer(library, memory, embedder))
    assert not {"gpu", "desktop", "whats"} & indexed_terms(library), "words of the lines “Baca Juga: …” alone"


def test_a_chunk_is_no_longer_than_the_model_reads_at_once(embedder: Embedder) -> None:
    cut = Cut(10_000, embedder)
    chunks = cut.chunks(replace(FLOOD, text="Satu dua tiga empat lima. " * 20))
    assert all(np.array([embedder.fits(chunk.text) for chunk in chunks]))
    assert len(chunks) == 3
