"""Fits `answering/data/verdicts.toml` anew: `python -m evaluation.fitting_verdicts` prints it, and how well it does left out.

Fitted are the bundled article's example claims, each judged with its author's left out, and the messages over it that are for
development. The same data gives the same weights.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from answering.checker import LOOKED_AT
from answering.judging import Judge, Judgement, Verdict, Way
from answering.messages import Kind, in_formal_spelling, parts
from answering.near_claims import votes_among
from answering.weighing import Weights, signals_of
from bot.assemble import Saksi
from evaluation.checks import nearest, read_checks
from evaluation.optimising import fitted_classes
from evaluation.pools import library_of
from retrieval.articles import EVERYONE, Article, Language
from retrieval.bundle import bundled_articles
from retrieval.example_claims import VERDICTS, ExampleClaim, example_claims
from retrieval.example_vectors import ExampleVectors

_MESSAGES = ("development", "messages", "paraphrases")
_COUNT = 3.0
"""What a claim of the messages counts against an example claim: they are as people post them, most of the examples are far from
the article's words on purpose."""
_COSTS = {"supported": {"contradicted": 2.0}, "contradicted": {"supported": 3.0}}
"""By hand: that a false claim is called supported must not happen, and that a true one is called contradicted is worse than that
nothing is found. Higher costs call fewer so, and more absent."""
SIGNALS = (
    *(f"{way}_{verdict}" for way in (Way.STRICTLY, Way.IN_OTHER_WORDS) for verdict in (Verdict.SUPPORTED, Verdict.REPORTED)),
    *(way.value for way in (Way.OTHERWISE, Way.OTHERWISE_IN_OTHER_WORDS, Way.FREELY, Way.NOT_AT_ALL)),
    *(f"votes_{verdict}" for verdict in VERDICTS),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what is weighed, and what is right."""

    of: str
    """By whom it is, or of which set."""
    by_rules: Verdict
    signals: Mapping[str, float]
    right: Verdict


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the fitted tables as TOML, and to the terminal how they do on each author's claims, fitted without them."""
    ArgumentParser(prog="python -m evaluation.fitting_verdicts", description=__doc__).parse_args(arguments)
    (article,) = bundled_articles()
    with TemporaryDirectory(prefix="saksi-fitting-") as folder:
        saksi = library_of([article], Path(folder))
        judged = [*_examples(saksi, article), *_messages(saksi, article)]
    _tell_left_out(judged)
    print(_as_toml(fitted(judged)))
    return 0


def fitted(judged: Sequence[Judged]) -> Weights:
    """The weights under which what is right is likely."""
    rows = np.array([[one.signals.get(name, 0.0) for name in SIGNALS] for one in judged])
    classes = np.array([VERDICTS.index(one.right) for one in judged])
    counts = np.array([_COUNT if one.of in _MESSAGES else 1.0 for one in judged])
    bias, weights = fitted_classes(rows, classes, counts)
    by_signal = {name: dict(zip(VERDICTS, map(float, row), strict=True)) for name, row in zip(SIGNALS, weights, strict=True)}
    return Weights(dict(zip(VERDICTS, map(float, bias), strict=True)), by_signal, _COSTS)


def _examples(saksi: Saksi, article: Article) -> Iterator[Judged]:
    """The article's example claims, each as if its author had written none."""
    for place, claim in enumerate(example_claims(article)):
        if place % _TOLD_EVERY == 0:
            print(f"fitting: {place} of {len(example_claims(article))} example claims", file=sys.stderr, flush=True)
        whole = [part for part in parts(claim.text, default_language=claim.language) if part.kind is Kind.CLAIM]
        said = whole[0].said if len(whole) == 1 else in_formal_spelling(claim.text, claim.language)
        yield _judged(saksi, article, claim.made_by, said, claim.language, Verdict(claim.verdict))


def _messages(saksi: Saksi, article: Article) -> Iterator[Judged]:
    for name in _MESSAGES:
        with resources.as_file(resources.files("evaluation").joinpath("checks", f"{name}.jsonl")) as file:
            given = read_checks(file)
        for message in given:
            found = [part for part in parts(message.message) if part.kind is Kind.CLAIM]
            for expected in message.claims:
                part = nearest(expected, message.message, found)
                if part is not None and expected.verdict in VERDICTS:
                    yield _judged(saksi, article, name, part.said, part.language, expected.verdict)


_TOLD_EVERY = 200


def _judged(saksi: Saksi, article: Article, of: str, said: str, language: Language, right: Verdict) -> Judged:
    _, evidence = saksi.answerer.evidence(said, scopes=(EVERYONE,))
    by_rules: Judgement = Judge(saksi.verifier).judge(said, language, [one.sentence for one in evidence[:LOOKED_AT]])
    vectors = ExampleVectors(saksi.library).of_claims(article)
    assert vectors is not None  # they were indexed with it
    others = np.array([example.made_by != of for example in example_claims(article)])
    known: list[ExampleClaim] = [example for example, other in zip(example_claims(article), others, strict=True) if other]
    votes = votes_among(known, said, article, vectors[others] @ saksi.embedder.vectors([said])[0])
    return Judged(of, by_rules.verdict, signals_of(by_rules, votes), right)


def _tell_left_out(judged: Sequence[Judged]) -> None:
    """How often the rules and the weights are right, and call a contradicted claim supported, over each author and set."""
    for of in dict.fromkeys(one.of for one in judged):
        own, weights = [one for one in judged if one.of == of], fitted([one for one in judged if one.of != of])
        said = [weights.cheapest(weights.likely(one.signals)) for one in own]
        rules = [one.by_rules.value for one in own]
        print(f"fitting: {of}: rules {_right(own, rules)}, weighed {_right(own, said)}", file=sys.stderr)


def _right(own: Sequence[Judged], said: Sequence[str]) -> str:
    right = sum(one.right == verdict for one, verdict in zip(own, said, strict=True))
    worst = sum(one.right == "contradicted" and verdict == "supported" for one, verdict in zip(own, said, strict=True))
    return f"{right / len(own):.3f} right of {len(own)}, {worst} contradicted called supported"


def _as_toml(weights: Weights) -> str:
    def line(name: str, values: Mapping[str, float]) -> str:
        return f"{name} = {{ {', '.join(f'{key} = {value:.2f}' for key, value in values.items())} }}"

    rows = [line(name, values) for name, values in weights.signals.items()]
    costs = [line(name, values) for name, values in weights.costs.items()]
    bias = [f"{key} = {value:.2f}" for key, value in weights.bias.items()]
    return "\n".join(["[bias]", *bias, "", "[signals]", *rows, "", "[costs]", *costs])


if __name__ == "__main__":
    sys.exit(main())
