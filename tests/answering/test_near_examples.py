"""Example questions near to a question tell which sentence answers it, or that none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from answering.near_examples import ExampleSearch, NearExamples, near_among
from answering.questions import read
from retrieval.articles import Article, Chunk, ExampleQuestions, Retelling
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.examples import examples
from retrieval.keywords import ChunkKey
from retrieval.lexicon import bundled_lexicon
from retrieval.retriever import FoundChunk

ASKED = ExampleQuestions(
    language="id",
    made_by="Rina",
    answered=(("Di mana banjir terjadi?", "Berapa desa yang kebanjiran?"), ("Ke mana warga mengungsi?",)),
    denied=((), ("Kenapa warga menolak mengungsi?",)),
    unanswered=("Siapa bupati Bogor?", "Kapan bupati Bogor dilantik?"),
)
FLOOD = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam tiga desa di Bogor. Warga mengungsi ke balai desa.",
    example_questions=(ASKED,),
)
PLAIN = Retelling(language="id", made_by="Rina", statements=(("Bogor kebanjiran.",), ()))
MANY = replace(
    ASKED, made_by="Budi", answered=(), denied=(), unanswered=tuple(f"Siapa pemain bola nomor {n}?" for n in range(80))
)
FULL = replace(FLOOD, retellings=(PLAIN,), example_questions=(ASKED, MANY))
"""The same with as many examples as count."""
FIRST, SECOND = (sentence.start for sentence in sentences(FLOOD))
EMBEDDER = BundledEmbeddings()
Vectors = Callable[[Article], NDArray[np.float32] | None]


def found(article: Article) -> FoundChunk:
    return FoundChunk(Chunk(tuple(sentences(article))), 1.0, 1.0, 1.0, ChunkKey(1, 0))


def vectors(article: Article) -> NDArray[np.float32] | None:
    return EMBEDDER.vectors([example.searched_text for example in examples(article)])


def near(question: str, *, history: Sequence[str] = (), article: Article = FLOOD) -> NearExamples:
    asked = read(question, lexicon=bundled_lexicon(), history=history)
    cosines = EMBEDDER.vectors([example.searched_text for example in examples(article)]) @ search().vector(asked)
    return near_among(examples(article), asked, cosines)


def search(vectors: Vectors = vectors) -> ExampleSearch:
    return ExampleSearch(embedder=EMBEDDER, vectors=vectors)


def test_the_sentence_that_answers_the_nearest_example_has_most_of_the_votes() -> None:
    told = near("Warga mengungsi ke mana?")
    assert max(told.answered, key=lambda start: told.answered[start]) == SECOND
    assert max(told.nearest, key=lambda start: told.nearest[start]) == SECOND
    assert told.unanswered < 0.5


def test_a_question_near_to_one_without_an_answer_is_likely_to_have_none() -> None:
    assert near("Bupati Bogor itu siapa?").unanswered > 0.5


def test_a_question_near_to_one_that_is_denied_takes_for_granted_what_is_not_so() -> None:
    assert near("Mengapa warga menolak mengungsi?").denied > near("Ke mana warga mengungsi?").denied


def test_the_votes_are_one_together() -> None:
    told = near("Berapa desa yang kebanjiran?")
    assert sum(told.answered.values()) + told.unanswered == pytest.approx(1)


def test_another_kind_of_question_is_less_near() -> None:
    assert near("Kapan warga mengungsi?").nearest[SECOND] < near("Di mana warga mengungsi?").nearest[SECOND]


def test_a_follow_up_has_what_the_question_before_it_asked_in_it() -> None:
    alone, after = near("Dan ke mana?"), near("Dan ke mana?", history=["Apakah warga mengungsi?"])
    assert after.nearest[SECOND] > alone.nearest.get(SECOND, 0.0)


def test_the_more_examples_are_unanswered_the_less_each_of_them_counts() -> None:
    more = replace(ASKED, unanswered=(*ASKED.unanswered, "Berapa harga beras?", "Siapa juara liga?", "Apa warna langit?"))
    before, after = near("Siapa bupatinya?"), near("Siapa bupatinya?", article=replace(FLOOD, example_questions=(more,)))
    assert after.unanswered < before.unanswered


# What is searched

WHERE = read("Ke mana warga mengungsi?", lexicon=bundled_lexicon())


def test_an_article_with_many_examples_says_what_those_near_to_the_question_do() -> None:
    told = search().near(WHERE, [found(FULL)])[FULL]
    assert max(told.answered, key=lambda start: told.answered[start]) == SECOND
    assert told.unanswered < 0.5


@pytest.mark.parametrize(
    "article",
    [
        replace(FULL, example_questions=()),
        FLOOD,
        replace(FULL, retellings=()),
        replace(FULL, example_questions=(MANY,)),
    ],
    ids=["none", "few", "not retold", "none with an answer"],
)
def test_one_without_many_of_both_kinds_beside_retellings_says_nothing(article: Article) -> None:
    assert search().near(WHERE, [found(article)]) == {}


def test_one_that_was_removed_meanwhile_says_nothing() -> None:
    assert search(lambda chunk: None).near(WHERE, [found(FULL)]) == {}
