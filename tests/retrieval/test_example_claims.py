"""Example claims are one list, each with what the article says to it; those that do not fit their article are left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.articles import Article, ExampleClaims
from retrieval.chunking import sentences
from retrieval.example_claims import ExampleClaim, example_claims, misfit, shortfall

RINA = ExampleClaims(
    language="id",
    made_by="Rina",
    supported=(("Desa di Bogor kebanjiran.",), ("Rumah-rumah kosong.",)),
    reported=((), ("Warga takut pulang.",)),
    contradicted=(("Bogor kering.", "Banjirnya di Bandung."), ()),
    absent=("Bupatinya marah.",),
)
BUDI = ExampleClaims(language="en", made_by="Budi", absent=("The mayor is angry.", "Bogor kering."))
FLOOD = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam tiga desa di Bogor. Warga meninggalkan rumah.",
    example_claims=(RINA, BUDI),
)
FIRST, SECOND = (sentence.start for sentence in sentences(FLOOD))


def test_each_claim_stands_once_with_its_verdict_and_the_sentence_that_decides_it() -> None:
    assert example_claims(FLOOD) == (
        ExampleClaim("Desa di Bogor kebanjiran.", "id", "Rina", "supported", FIRST),
        ExampleClaim("Rumah-rumah kosong.", "id", "Rina", "supported", SECOND),
        ExampleClaim("Warga takut pulang.", "id", "Rina", "reported", SECOND),
        ExampleClaim("Bogor kering.", "id", "Rina", "contradicted", FIRST),
        ExampleClaim("Banjirnya di Bandung.", "id", "Rina", "contradicted", FIRST),
        ExampleClaim("Bupatinya marah.", "id", "Rina", "absent"),
        ExampleClaim("The mayor is angry.", "en", "Budi", "absent"),
    )


def test_an_informal_claim_is_searched_in_formal_spelling() -> None:
    posted = ExampleClaims(language="id", made_by="Rina", absent=("bupatinya gak tau apa-apa",))
    (claim,) = example_claims(replace(FLOOD, example_claims=(posted,)))
    assert "tidak tahu" in claim.searched_text
    assert claim.text == "bupatinya gak tau apa-apa"


@pytest.mark.parametrize(
    ("kind", "short"),
    [
        ("supported", replace(BUDI, supported=(("Bogor is wet.",),))),
        ("reported", replace(BUDI, reported=(("Bogor is wet.",),))),
        ("contradicted", replace(BUDI, contradicted=(("Bogor is dry.",),))),
    ],
)
def test_lists_for_another_number_of_sentences_are_left_out(kind: str, short: ExampleClaims) -> None:
    assert misfit(FLOOD, short) == f'"{kind}" has claims for 1 sentences and the article 2'
    assert example_claims(replace(FLOOD, example_claims=(short,))) == ()
    assert misfit(FLOOD, BUDI) is None


def test_too_few_do_not_count_and_it_is_said_how_many_would() -> None:
    assert shortfall(FLOOD) == "its example claims count from 80 on, 40 for each sentence, and it has 7"
    many = replace(BUDI, absent=tuple(f"Mayor {number} is angry." for number in range(80)))
    assert shortfall(replace(FLOOD, example_claims=(RINA, many))) is None
    some = replace(RINA, reported=(), contradicted=())
    assert shortfall(replace(FLOOD, example_claims=(some, many))) == (
        "its example claims count only if some are reported and some contradicted"
    )


def test_an_article_keeps_the_content_hash_of_versions_without_example_claims() -> None:
    plain = Article(id="a", title="T", text="Satu kalimat.")
    assert plain.content_hash == "315fcd404fcaf478f37781bf2edf141b6c7153fcc8c304503390dd0435949e9b"
    assert replace(plain, example_claims=(RINA,)).content_hash != plain.content_hash
