"""The rules and the example claims are weighed against each other, with what each mistake costs; what decides is cited."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from answering.judging import Judgement, Verdict, Way
from answering.near_claims import ClaimSearch
from answering.weighing import Weigher, Weights, weights
from retrieval.articles import Article, ExampleClaims
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.example_claims import VERDICTS, example_claims

EMBEDDER = BundledEmbeddings()
POSTED = ExampleClaims(
    language="id",
    made_by="Rina",
    supported=(("Air menggenangi sejumlah kampung.", "Kampung-kampung di Bogor digenangi air."), ()),
    reported=((), ("Penyebabnya tanggul yang jebol.",)),
    contradicted=(("Kampung-kampung di Bogor kering kerontang.",), ()),
    absent=tuple(f"Pemain bola nomor {n} cedera." for n in range(80)),
)
FLOOD = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam tiga desa di Bogor. Menurut warga, tanggulnya jebol.",
    example_claims=(POSTED,),
)
OTHER = Article(id="gempa", title="Gempa", text="Gempa mengguncang Garut.")
FIRST, SECOND = sentences(FLOOD)
NOTHING = Judgement(Verdict.ABSENT)


def vectors(article: Article) -> NDArray[np.float32] | None:
    return EMBEDDER.vectors([claim.searched_text for claim in example_claims(article)])


@pytest.fixture
def weigher() -> Weigher:
    return Weigher(ClaimSearch(embedder=EMBEDDER, vectors=vectors))


def test_where_the_rules_find_nothing_the_examples_tell(weigher: Weigher) -> None:
    found = weigher.weighed(NOTHING, "Air menggenangi sejumlah kampung di Bogor.", [FIRST, SECOND])
    assert (found.verdict, found.sentence) == (Verdict.SUPPORTED, FIRST)


def test_a_verdict_of_the_rules_that_the_examples_share_stays_as_it_is(weigher: Weigher) -> None:
    by_rules = Judgement(Verdict.SUPPORTED, SECOND, Way.STRICTLY)
    assert weigher.weighed(by_rules, "Air menggenangi sejumlah kampung di Bogor.", [FIRST]) == by_rules


def test_what_is_near_to_claims_that_nothing_decides_is_absent(weigher: Weigher) -> None:
    by_rules = Judgement(Verdict.SUPPORTED, FIRST, Way.FREELY)
    found = weigher.weighed(by_rules, "Pemain bola nomor 7 cedera.", [FIRST])
    assert (found.verdict, found.sentence) == (Verdict.ABSENT, None)


@pytest.mark.parametrize(
    ("judgement", "candidates"),
    [
        (NOTHING, []),
        (NOTHING, list(sentences(OTHER))),
        (NOTHING, list(sentences(replace(FLOOD, example_claims=())))),
        (Judgement(Verdict.SUPPORTED, sentences(OTHER)[0], Way.STRICTLY), [FIRST]),
    ],
)
def test_the_rules_alone_judge_what_other_articles_decide(
    weigher: Weigher, judgement: Judgement, candidates: list[object]
) -> None:
    assert weigher.weighed(judgement, "Air menggenangi sejumlah kampung di Bogor.", candidates) == judgement  # type: ignore[arg-type]


def test_the_cheapest_verdict_is_not_always_the_likeliest() -> None:
    given = Weights(dict.fromkeys(VERDICTS, 0.0), {}, {"contradicted": {"supported": 3.0}})
    likely = {"supported": 0.45, "contradicted": 0.35, "reported": 0.1, "absent": 0.1}
    assert given.cheapest(likely) == "contradicted"
    assert replace(given, costs={}).cheapest(likely) == "supported"


def test_the_fitted_weights_have_every_signal_for_every_verdict_and_fear_most_to_call_a_false_claim_supported() -> None:
    fitted = weights()
    assert all(set(values) == set(VERDICTS) for values in (fitted.bias, *fitted.signals.values()))
    assert fitted.costs["contradicted"]["supported"] == max(cost for costs in fitted.costs.values() for cost in costs.values())
    assert {f"votes_{verdict}" for verdict in VERDICTS} < set(fitted.signals)
