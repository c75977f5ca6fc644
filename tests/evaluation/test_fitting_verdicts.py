"""The weights of verdicts are found that make what is right likely, the same every time."""

from __future__ import annotations

import math

from answering.judging import Verdict
from evaluation.fitting_verdicts import SIGNALS, Judged, fitted
from retrieval.example_claims import VERDICTS


def judged(right: Verdict, *, votes: Verdict, by_rules: str = "not_at_all", of: str = "Rina") -> Judged:
    shares = {f"votes_{verdict}": math.log(0.9 if verdict == votes else 0.03) for verdict in VERDICTS}
    return Judged(of, Verdict.ABSENT, {by_rules: 1.0, **shares}, right)


ALL = [Verdict(verdict) for verdict in VERDICTS]
GIVEN = [judged(verdict, votes=verdict) for verdict in ALL for _ in range(20)]


def test_what_the_votes_are_for_is_likely_and_every_signal_has_a_weight() -> None:
    weights = fitted(GIVEN)
    assert list(weights.signals) == list(SIGNALS)
    for verdict in ALL:
        likely = weights.likely(judged(verdict, votes=verdict).signals)
        assert max(likely, key=lambda one: likely[one]) == verdict


def test_rules_that_are_right_where_votes_are_not_win_over_them() -> None:
    misled = [judged(Verdict.SUPPORTED, votes=Verdict.CONTRADICTED, by_rules="strictly_supported") for _ in range(20)]
    weights = fitted([*GIVEN, *misled])
    assert weights.cheapest(weights.likely(misled[0].signals)) == "supported"
    assert weights.cheapest(weights.likely(judged(Verdict.CONTRADICTED, votes=Verdict.CONTRADICTED).signals)) == "contradicted"


def test_the_same_claims_give_the_same_weights() -> None:
    assert fitted(GIVEN) == fitted(GIVEN)
