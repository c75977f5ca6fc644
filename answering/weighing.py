"""What the rules and an article's example claims say of a claim, weighed against each other."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from answering.judging import Judgement, Verdict, Way
from answering.near_claims import ClaimSearch, ClaimVotes
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.example_claims import VERDICTS

_LEAST_SHARE = 0.02
"""What is added to every share of the votes: the logarithm of 0 would rule a verdict out for which nothing near votes."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal is for each verdict, and what mistakes cost."""

    bias: Mapping[str, float]
    signals: Mapping[str, Mapping[str, float]]
    """For each signal, what it adds to the score of each of `VERDICTS`."""
    costs: Mapping[str, Mapping[str, float]]
    """For each verdict that may be right, what it costs to say another; 1 where nothing else is said."""

    def likely(self, signals: Mapping[str, float]) -> dict[str, float]:
        """How likely each of `VERDICTS` is; together 1."""
        scores = {
            verdict: self.bias[verdict] + sum(self.signals[name][verdict] * value for name, value in signals.items())
            for verdict in VERDICTS
        }
        most = max(scores.values())
        raised = {verdict: math.exp(score - most) for verdict, score in scores.items()}
        return {verdict: value / sum(raised.values()) for verdict, value in raised.items()}

    def cheapest(self, likely: Mapping[str, float]) -> str:
        """The verdict whose mistakes, weighed by how likely they are, cost least."""

        def cost(said: str) -> float:
            return sum(share * self._cost(right, said) for right, share in likely.items() if right != said)

        return min(VERDICTS, key=cost)

    def _cost(self, right: str, said: str) -> float:
        return self.costs.get(right, {}).get(said, 1.0)


@cache
def weights() -> Weights:
    """Those of `answering/data/verdicts.toml`, which says on what they were fitted."""
    tables = tomllib.loads(resources.files("answering").joinpath("data", "verdicts.toml").read_text(encoding="utf-8"))
    return Weights(tables["bias"], tables["signals"], tables["costs"])


class Weigher:
    """Weighs the rules' verdicts on claims by what the example claims of the article say that they are about."""

    def __init__(self, search: ClaimSearch) -> None:
        self._search = search

    def weighed(self, judgement: Judgement, claim: str, candidates: Sequence[Sentence]) -> Judgement:
        """The likelier verdict where the article of the nearest sentence has examples that count; else, and where another article
        decides by the rules, the rules' own. `candidates` come nearest first."""
        article = candidates[0].article if candidates else None
        if article is None or (judgement.sentence is not None and judgement.sentence.article != article):
            return judgement
        votes = self._search.votes(claim, article)
        return _weighed(judgement, votes, article) if votes else judgement


def signals_of(judgement: Judgement, votes: ClaimVotes) -> dict[str, float]:
    """What the weights count: how the rules came to their verdict, and the logarithm of what each has of the votes."""
    by_rules = f"{judgement.way}_{judgement.verdict}" if judgement.way in _EITHER else judgement.way.value
    return {by_rules: 1.0} | {f"votes_{verdict}": math.log(share + _LEAST_SHARE) for verdict, share in votes.shares.items()}


_EITHER = (Way.STRICTLY, Way.IN_OTHER_WORDS)
"""Ways that find a claim supported or reported, and that are sure enough to tell the two apart."""


def _weighed(judgement: Judgement, votes: ClaimVotes, article: Article) -> Judgement:
    verdict = Verdict(weights().cheapest(weights().likely(signals_of(judgement, votes))))
    if verdict is judgement.verdict:
        return judgement
    start = votes.decided_by.get(verdict)
    if start is None:
        return judgement if verdict is not Verdict.ABSENT else Judgement(Verdict.ABSENT)
    return Judgement(verdict, next(sentence for sentence in sentences(article) if sentence.start == start))
