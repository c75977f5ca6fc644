"""Example claims that are near to a claim vote for its verdict; what differs in figures, negation or order counts for less."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from answering.near_claims import ClaimSearch, ClaimVotes, votes_among
from retrieval.articles import Article, ExampleClaims
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.example_claims import example_claims

POSTED = ExampleClaims(
    language="id",
    made_by="Rina",
    supported=(("Tiga desa di Bogor terendam air.",), ("Rina Wijaya menolong Budi Santoso.",)),
    reported=((), ("Rina Wijaya orang baik.",)),
    contradicted=(("Sepuluh desa di Bogor terendam air.", "Bogor tidak kebanjiran."), ("Budi Santoso menolong Rina Wijaya.",)),
    absent=("Gubernur belum datang ke lokasi.", "Sekolah diliburkan besok."),
)
FLOOD = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam 3 desa di Bogor. Rina Wijaya menolong Budi Santoso, dan Budi Santoso menyebut Rina Wijaya orang baik.",
    example_claims=(POSTED,),
)
MANY = replace(POSTED, made_by="Budi", absent=tuple(f"Pemain bola nomor {n} cedera." for n in range(80)))
FULL = replace(FLOOD, example_claims=(POSTED, MANY))
"""The same with as many examples as count."""
FIRST, SECOND = (sentence.start for sentence in sentences(FLOOD))
EMBEDDER = BundledEmbeddings()


def vectors(article: Article) -> NDArray[np.float32] | None:
    return EMBEDDER.vectors([claim.searched_text for claim in example_claims(article)])


def votes(claim: str) -> ClaimVotes:
    cosines = EMBEDDER.vectors([one.searched_text for one in example_claims(FLOOD)]) @ EMBEDDER.vectors([claim])[0]
    return votes_among(example_claims(FLOOD), claim, FLOOD, cosines)


def first(claim: str) -> str:
    shares = votes(claim).shares
    return max(shares, key=lambda verdict: shares[verdict])


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Desa yang terendam air di Bogor ada tiga.", "supported"),
        ("Rina Wijaya orangnya baik.", "reported"),
        ("Desa yang terendam air di Bogor ada sepuluh.", "contradicted"),
        ("Gubernur sampai sekarang belum datang.", "absent"),
    ],
)
def test_the_verdict_of_the_nearest_examples_has_most_of_the_votes(claim: str, verdict: str) -> None:
    assert first(claim) == verdict
    assert 0.5 < sum(votes(claim).shares.values()) <= 1.0001


def test_the_sentence_that_decides_the_nearest_of_a_verdict_is_told() -> None:
    assert votes("Desa di Bogor terendam air.").decided_by["supported"] == FIRST
    assert votes("Rina Wijaya menolong Budi.").decided_by["supported"] == SECOND
    assert "absent" not in votes("Gubernur belum datang.").decided_by


def test_who_did_it_to_whom_decides_between_examples_of_the_same_words() -> None:
    assert first("Rina menolong Budi.") == "supported"
    assert first("Budi menolong Rina.") == "contradicted"


def test_a_negation_or_another_figure_makes_an_example_less_like() -> None:
    known = replace(
        FLOOD,
        example_claims=(
            replace(POSTED, supported=(("Banjir merendam 3 desa.",), ()), contradicted=(("Banjir merendam 9 desa.",), ())),
        ),
    )
    examples = example_claims(known)
    level = np.ones(len(examples), dtype=np.float32)

    def share(claim: str, verdict: str) -> float:
        return votes_among(examples, claim, known, level).shares[verdict]

    assert share("Banjir merendam 3 desa.", "supported") > share("Banjir merendam 9 desa.", "supported")
    assert share("Banjir merendam 9 desa.", "contradicted") > share("Banjir merendam 3 desa.", "contradicted")
    assert share("Banjir tidak merendam 3 desa.", "supported") < share("Banjir merendam 3 desa.", "supported")


def test_only_where_there_are_many_do_they_count() -> None:
    search = ClaimSearch(embedder=EMBEDDER, vectors=vectors)
    assert search.votes("Gubernur belum datang.", FLOOD) is None
    found = search.votes("Pemain bola nomor 7 cedera.", FULL)
    assert found is not None
    assert found.shares["absent"] > 0.9


def test_an_article_whose_vectors_are_not_there_says_nothing() -> None:
    assert ClaimSearch(embedder=EMBEDDER, vectors=lambda _: None).votes("Gubernur belum datang.", FULL) is None
