"""The vectors of example questions and claims are read from the library as they were stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval.articles import Article, ExampleClaims, ExampleQuestions
from retrieval.example_vectors import ExampleVectors, packed, unpacked
from retrieval.library import Indexed, Library

ASKED = ExampleQuestions(language="id", made_by="Rina", unanswered=("Siapa bupatinya?", "Berapa korbannya?"))
POSTED = ExampleClaims(language="id", made_by="Rina", absent=("Bupatinya marah.",))
FLOOD = Article(
    id="banjir", title="Banjir", text="Banjir merendam tiga desa.", example_questions=(ASKED,), example_claims=(POSTED,)
)
QUESTIONS = np.array([[0.6, -0.8], [1.0, 0.0]], dtype=np.float32)
CLAIMS = np.array([[0.28, 0.96]], dtype=np.float32)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    library.add([FLOOD])
    library.store_segment(b"segment", {1: Indexed(1, packed(QUESTIONS), packed(CLAIMS))})
    return library


def test_vectors_come_back_in_half_precision() -> None:
    assert unpacked(packed(QUESTIONS), 2) == pytest.approx(QUESTIONS, abs=5e-4)


def test_those_of_questions_and_of_claims_are_told_apart(library: Library) -> None:
    vectors = ExampleVectors(library)
    for _ in range(2):
        assert vectors.of_questions(FLOOD) == pytest.approx(QUESTIONS, abs=5e-4)
        assert vectors.of_claims(FLOOD) == pytest.approx(CLAIMS, abs=5e-4)


def test_an_article_without_examples_or_that_is_gone_has_none(library: Library) -> None:
    vectors = ExampleVectors(library)
    assert vectors.of_claims(replace(FLOOD, example_claims=())) is None
    library.remove(FLOOD.id)
    assert vectors.of_claims(FLOOD) is None


def test_an_article_that_was_added_anew_has_none_until_it_is_indexed(library: Library) -> None:
    vectors = ExampleVectors(library)
    assert vectors.of_claims(FLOOD) is not None
    changed = replace(FLOOD, title="Banjir besar")
    library.add([changed])
    assert vectors.of_claims(changed) is None
