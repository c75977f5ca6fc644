"""The bundled model embeds, and a model that is not there is said in one line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval.articles import Article
from retrieval.embedding import BUNDLED, SentenceTransformerEmbeddings, TextEmbeddings, embeddings
from retrieval.errors import EmbeddingError
from retrieval.indexing import Cut, Indexer
from retrieval.langchain_retriever import SaksiRetriever
from retrieval.lexicon import bundled_lexicon
from retrieval.library import Library
from retrieval.retriever import Retriever
from retrieval.static_encoder import BUNDLED_MODEL
from retrieval.vectors import ChromaVectors


def model_named(model: str) -> TextEmbeddings:
    return embeddings(model=model, allow_download=False, batch_size=8)


@pytest.fixture(scope="session")
def bundled_model() -> TextEmbeddings:
    return model_named(BUNDLED)


@pytest.fixture(scope="session")
def transformer() -> SentenceTransformerEmbeddings:
    """The bundled encoder once more, but by its folder, as sentence-transformers loads any model."""
    return SentenceTransformerEmbeddings(model=str(BUNDLED_MODEL), allow_download=False, batch_size=8)


def test_a_model_by_its_folder_gives_the_vectors_that_sentence_transformers_gives(
    bundled_model: TextEmbeddings, transformer: SentenceTransformerEmbeddings
) -> None:
    texts = ["Musk hengkang dari OpenAI.", "Musk left OpenAI.", "knp elon cabut"]
    assert transformer.vectors(texts) == pytest.approx(bundled_model.vectors(texts), abs=1e-5)
    assert transformer.fits("kata")


@pytest.mark.parametrize("name", ["bundled_model", "transformer"])
def test_every_vector_has_length_one_and_langchain_gets_the_same(name: str, request: pytest.FixtureRequest) -> None:
    model: TextEmbeddings = request.getfixturevalue(name)
    assert np.linalg.norm(model.vectors(["banjir besar", "kata " * 900]), axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert model.embed_query("banjir") == pytest.approx(model.vectors(["banjir"])[0].tolist(), abs=1e-6)
    assert model.embed_documents([]) == []


def test_the_bundled_article_is_found_with_the_bundled_model(
    bundled_model: TextEmbeddings, library: Library, chroma: ChromaVectors, bundled: Article
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
    before = model_named(str(tmp_path)).fingerprint
    assert before == model_named(str(tmp_path)).fingerprint != model_named(BUNDLED).fingerprint
    (tmp_path / "config.json").write_text('{"a": 1}')
    assert model_named(str(tmp_path)).fingerprint != before


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"embedding\.model: there is no folder"):
        model_named(str(tmp_path / "model"))


@pytest.mark.parametrize("model", ["an/unknown-model", "EMPTY"])
def test_a_model_that_cannot_be_loaded_is_said_in_one_line(model: str, tmp_path: Path) -> None:
    name = str(tmp_path) if model == "EMPTY" else model
    with pytest.raises(EmbeddingError, match=r"cannot be loaded .*embedding\.allow_download") as caught:
        model_named(name).vectors(["teks"])
    assert "\n" not in str(caught.value)
