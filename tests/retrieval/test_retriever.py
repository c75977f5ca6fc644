"""Both rankings fused by hand, fresh after every change, whatever happens to the vectors; and as a part of LangChain."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from langchain_core.documents import Document
from langchain_core.language_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from numpy.typing import NDArray

from retrieval.articles import EVERYONE, Article
from retrieval.errors import VectorsDamaged
from retrieval.indexing import Cut, Embedder, Indexer, Vectors
from retrieval.langchain_retriever import SaksiRetriever
from retrieval.lexicon import Lexicon, bundled_lexicon
from retrieval.library import Library
from retrieval.query import query
from retrieval.retriever import FoundChunk, Retriever, SearchedVectors
from retrieval.vectors import ChromaVectors

FLOOD = Article(id="banjir", title="Banjir", text="Banjir merendam Bogor.")
QUAKE = Article(id="gempa", title="Gempa", text="Gempa mengguncang Ambon.")
FIRE = Article(id="kebakaran", title="Kebakaran", text="Api melalap pasar Ambon.", scope="server")
NO_WORDS = Lexicon([])


class Kept(Vectors, SearchedVectors, Protocol):
    """Vectors as the indexer and the retriever see them."""


class Breakable(Kept, Protocol):
    damaged: bool


@dataclass
class HandEmbedder:
    """Gives each text the vector that was chosen for it; any other text points away from all of them."""

    chosen: Mapping[str, tuple[float, ...]]
    fingerprint: str = "by hand"
    shown: list[str] = field(default_factory=list)

    def fits(self, text: str) -> bool:
        return True

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        self.shown += texts
        return np.array([self.chosen.get(text, (0, 0, 1)) for text in texts], dtype=np.float32)


@dataclass
class Searching:
    """A library with its index and retriever, and how often its vectors were mended."""

    library: Library
    indexer: Indexer
    retriever: Retriever
    mended: list[str]

    def add(self, *articles: Article) -> None:
        self.library.add(articles)
        self.indexer.bring_up_to_date()

    def search(self, text: str, *scopes: str) -> list[FoundChunk]:
        return self.retriever.search(query(text, "id", NO_WORDS), scopes=scopes or (EVERYONE,))

    def found(self, text: str, *scopes: str) -> list[str]:
        return [found.chunk.article.id for found in self.search(text, *scopes)]


def searching(library: Library, vectors: Kept, embedder: Embedder, *, weight: float = 0.5, candidates: int = 10) -> Searching:
    cut = Cut(500, embedder)
    indexer = Indexer(library=library, vectors=vectors, cut=cut)
    mended: list[str] = []

    def mend() -> None:
        mended.append("mended")
        indexer.bring_up_to_date()

    retriever = Retriever(
        library=library,
        vectors=vectors,
        cut=cut,
        embedder=embedder,
        candidates=candidates,
        vector_weight=weight,
        mend=mend,
    )
    return Searching(library, indexer, retriever, mended)


@pytest.fixture
def parts(library: Library, vectors: Kept, embedder: Embedder) -> Searching:
    return searching(library, vectors, embedder)


def test_scores_are_both_rankings_stretched_and_weighed(library: Library, memory: Breakable) -> None:
    by_hand = HandEmbedder({"Ambon": (1, 0, 0), FLOOD.text: (1, 0, 0), QUAKE.text: (0, 1, 0), "Salju turun.": (0.6, 0.8, 0)})
    parts = searching(library, memory, by_hand, weight=0.25)
    parts.add(FLOOD, QUAKE, Article(id="salju", title="Salju", text="Salju turun."))
    found = parts.search("Ambon")
    assert [one.chunk.article.id for one in found] == ["gempa", "banjir", "salju"]
    assert [one.score for one in found] == pytest.approx([0.75, 0.25, 0.15])
    assert [one.cosine for one in found] == pytest.approx([0, 1, 0.6])
    assert [one.keywords > 0 for one in found] == [True, False, False]


def test_a_chunk_that_only_keywords_find_has_its_exact_cosine(library: Library, memory: Breakable) -> None:
    by_hand = HandEmbedder({"Ambon": (1, 0, 0), FLOOD.text: (1, 0, 0), QUAKE.text: (0.6, 0.8, 0)})
    parts = searching(library, memory, by_hand, candidates=1)
    parts.add(FLOOD, QUAKE)
    assert {one.chunk.article.id: one.cosine for one in parts.search("Ambon")} == {
        "banjir": pytest.approx(1.0),
        "gempa": pytest.approx(0.6),
    }


def test_an_empty_library_finds_nothing_and_embeds_nothing(library: Library, memory: Breakable) -> None:
    by_hand = HandEmbedder({})
    assert searching(library, memory, by_hand).found("Ambon") == []
    assert by_hand.shown == []


def test_what_was_added_changed_or_removed_later_is_known(parts: Searching) -> None:
    parts.add(QUAKE)
    assert parts.found("gempa")[0] == "gempa"
    parts.add(FLOOD)
    assert parts.found("banjir")[0] == "banjir"
    assert parts.retriever.size([EVERYONE]) == 2
    parts.add(replace(FLOOD, text="Banjir surut di Depok."))
    assert parts.search("Depok")[0].chunk.text == "Banjir surut di Depok."
    parts.library.remove(FLOOD.id)
    assert "banjir" not in parts.found("banjir"), "also before the index knows"
    parts.indexer.bring_up_to_date()
    assert parts.found("banjir") == ["gempa"]
    assert parts.mended == []


def test_only_the_readers_scopes_are_searched(parts: Searching) -> None:
    parts.add(FLOOD, QUAKE, FIRE)
    assert set(parts.found("Ambon")) == {"banjir", "gempa"}
    assert parts.found("Ambon", "server") == ["kebakaran"]
    assert set(parts.found("Ambon", EVERYONE, "server")) == {"banjir", "gempa", "kebakaran"}
    assert parts.found("Ambon", "another server") == []
    assert parts.retriever.size(["server"]) == 1


def test_a_rare_word_says_more_than_a_common_one(parts: Searching) -> None:
    parts.add(FLOOD, QUAKE, FIRE)
    assert parts.retriever.rarity("salju") > parts.retriever.rarity("bogor") > parts.retriever.rarity("ambon")


@pytest.mark.parametrize("text", ["", "🙂🙂", "yang di dan itu", "@everyone", "' OR 1=1 --", "\u202eabc\u202c", "a" * 10_000])
def test_a_question_without_words_finds_something_or_nothing_but_never_fails(text: str, parts: Searching) -> None:
    parts.add(FLOOD, QUAKE)
    assert len(parts.search(text)) <= 2


def test_a_question_that_fits_nothing_still_has_scores_from_0_to_1(parts: Searching) -> None:
    parts.add(FLOOD, QUAKE)
    assert all(0 <= one.score <= 1 for one in parts.search("salju turun di Puncak"))


def test_damaged_vectors_are_mended_once(library: Library, memory: Breakable, embedder: Embedder) -> None:
    parts = searching(library, memory, embedder)
    parts.add(FLOOD, QUAKE)
    memory.damaged = True
    assert parts.found("gempa")[0] == "gempa"
    assert parts.found("banjir")[0] == "banjir"
    assert parts.mended == ["mended"]


def test_vectors_that_stay_damaged_are_an_error(library: Library, memory: Breakable, embedder: Embedder) -> None:
    parts = searching(library, memory, embedder)
    parts.add(FLOOD)
    memory.damaged = True
    unmended = Retriever(
        library=library,
        vectors=memory,
        cut=Cut(500, embedder),
        embedder=embedder,
        candidates=10,
        vector_weight=0.5,
        mend=lambda: None,
    )
    with pytest.raises(VectorsDamaged):
        unmended.search(query("banjir", "id", NO_WORDS))


def lose_everything(folder: Path) -> None:
    shutil.rmtree(folder)


def lose_graphs(folder: Path) -> None:
    for header in folder.glob("*/header.bin"):
        shutil.rmtree(header.parent)


def spoil_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"garbage" * 1000)


@pytest.mark.parametrize("damage", [lose_everything, lose_graphs, spoil_database])
def test_a_chroma_folder_damaged_between_two_starts_is_mended(
    damage: Callable[[Path], None], library: Library, tmp_path: Path, embedder: Embedder
) -> None:
    first = ChromaVectors(tmp_path / "chroma")
    searching(library, first, embedder).add(*(replace(FLOOD, id=str(number), text=f"Kota{number}.") for number in range(1100)))
    first.close()
    damage(tmp_path / "chroma")
    second = ChromaVectors(tmp_path / "chroma")
    parts = searching(library, second, embedder)
    parts.indexer.bring_up_to_date()
    assert parts.found("kota7")[0] == "7"
    assert second.count() == 1100
    second.close()


def test_many_threads_may_search_while_one_adds(parts: Searching) -> None:
    parts.add(FLOOD)
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(10):
            if parts.found("banjir")[0] != "banjir":
                wrong.append("another article")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        parts.add(replace(QUAKE, id=str(number), text=f"Gempa di kota{number}."))
    for thread in threads:
        thread.join()
    assert wrong == []


# LangChain


@pytest.fixture
def documents(parts: Searching) -> SaksiRetriever:
    parts.add(FLOOD, QUAKE, FIRE)
    return SaksiRetriever(retriever=parts.retriever, lexicon=bundled_lexicon(), k=1)


def test_a_chunk_is_a_document_with_its_offsets(documents: SaksiRetriever) -> None:
    (document,) = documents.invoke("Apa yang mengguncang Ambon?")
    assert document.page_content == QUAKE.text
    score = document.metadata.pop("score")
    assert 0 < score <= 1
    assert document.metadata == {"article": "gempa", "title": "Gempa", "start": 0, "end": len(QUAKE.text)}


def test_an_english_question_finds_the_indonesian_chunk(documents: SaksiRetriever) -> None:
    (document,) = documents.invoke("What happened in the earthquake?")
    assert document.metadata["article"] == "gempa"


def test_documents_are_those_of_the_given_scopes(documents: SaksiRetriever) -> None:
    theirs = documents.model_copy(update={"scopes": ("server",), "k": 9})
    assert [document.metadata["article"] for document in theirs.invoke("Ambon")] == ["kebakaran"]


def test_it_takes_its_place_in_a_langchain_chain(documents: SaksiRetriever) -> None:
    prompts: list[str] = []

    def prompt(asked: Mapping[str, object]) -> str:
        found = asked["context"]
        assert isinstance(found, list)
        assert all(isinstance(one, Document) for one in found)
        prompts.append("\n".join([*(one.page_content for one in found), str(asked["question"])]))
        return prompts[-1]

    model = FakeListChatModel(responses=["Gempa."])
    chain = {"context": documents, "question": RunnablePassthrough()} | RunnableLambda(prompt) | model | StrOutputParser()
    assert chain.invoke("Apa yang mengguncang Ambon?") == "Gempa."
    assert prompts == [f"{QUAKE.text}\nApa yang mengguncang Ambon?"]


def test_many_questions_are_answered_in_one_batch(documents: SaksiRetriever) -> None:
    found = documents.batch(["banjir Bogor", "gempa Ambon"])
    assert [batch[0].metadata["article"] for batch in found] == ["banjir", "gempa"]
