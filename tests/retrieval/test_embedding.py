"""The bundled model embeds, and a model that is not there is said in one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from retrieval.articles import Article
from retrieval.embedding import DEFAULT_MODEL, SentenceTransformerEmbeddings
from retrieval.errors import EmbeddingError
from retrieval.indexing import Cut, Indexer
from retrieval.langchain_retriever import SaksiRetriever
from retrieval.lexicon import bundled_lexicon
from retrieval.library import Library
from retrieval.retriever import Retriever
from retrieval.vectors import ChromaVectors


def embeddings(model: str = DEFAULT_MODEL) -> SentenceTransformerEmbeddings:
    return SentenceTransformerEmbeddings(model=model, allow_download=False, batch_size=8)


@pytest.fixture(scope="session")
def bundled_model() -> Iterator[SentenceTransformerEmbeddings]:
    yield embeddings()


def test_no_part_of_a_long_text_goes_unread(bundled_model: SentenceTransformerEmbeddings) -> None:
    long = "kata " * 300 + "banjir besar melanda kota"
    assert not bundled_model.fits(long)
    vectors = bundled_model.vectors([long, "kata " * 300, ""])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert vectors[0] @ vectors[1] < 0.999
    assert bundled_model.embed_query("banjir") == pytest.approx(bundled_model.vectors(["banjir"])[0].tolist(), abs=1e-6)
    assert bundled_model.embed_documents([]) == []


def test_the_bundled_article_is_found_with_the_bundled_model(
    bundled_model: SentenceTransformerEmbeddings, library: Library, chroma: ChromaVectors, bundled: Article
) -> None:
    cut = Cut(600, bundled_model)
    indexer = Indexer(library=library, vectors=chroma, cut=cut)
    library.add([bundled])
    indexer.bring_up_to_date()
    retriever = Retriever(
        library=library,
        vectors=chroma,
        cut=cut,
        embedder=bundled_model,
        candidates=50,
        vector_weight=0.3,
        mend=indexer.bring_up_to_date,
    )
    documents = SaksiRetriever(retriever=retriever, lexicon=bundled_lexicon(), k=2)
    for question in ("Siapa yang menolak pengambilalihan Musk?", "Who rejected Musk's takeover?"):
        assert any("Greg Brockman dan CEO Sam Altman" in found.page_content for found in documents.invoke(question))


def test_a_fingerprint_is_that_of_the_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    before = embeddings(str(tmp_path)).fingerprint
    assert before == embeddings(str(tmp_path)).fingerprint != embeddings().fingerprint
    (tmp_path / "config.json").write_text('{"a": 1}')
    assert embeddings(str(tmp_path)).fingerprint != before


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"embedding\.model: there is no folder"):
        embeddings(str(tmp_path / "model"))


@pytest.mark.parametrize("model", ["an/unknown-model", "EMPTY"])
def test_a_model_that_cannot_be_loaded_is_said_in_one_line(model: str, tmp_path: Path) -> None:
    name = str(tmp_path) if model == "EMPTY" else model
    with pytest.raises(EmbeddingError, match=r"cannot be loaded .*embedding\.allow_download") as caught:
        embeddings(name).vectors(["teks"])
    assert "\n" not in str(caught.value)
