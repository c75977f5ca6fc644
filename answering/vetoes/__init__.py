"""Exact rules that come after the judge: a claim that breaks one never stands, whatever the judge says."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from answering.vetoes import names, negation, numbers, quotation, report
from answering.vetoes.grounds import grounds
from retrieval.articles import Language, Sentence


class Veto(StrEnum):
    """The rule that a claim breaks."""

    QUOTATION = "quotation"
    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"


_RULES = {Veto.NUMBER: numbers.broken, Veto.QUOTATION: quotation.broken, Veto.NAME: names.broken, Veto.NEGATION: negation.broken}


def first_broken(claim: str, language: Language, cites: Sequence[Sentence]) -> Veto | None:
    """The first rule that the claim breaks beside the sentences that it cites, at least one; `None` where it breaks none."""
    evidence = grounds(tuple(cites))
    return next((veto for veto, broken in _RULES.items() if broken(claim, language, evidence)), None)


def is_only_reported(claim: str, language: Language, cites: Sequence[Sentence]) -> bool:
    """True if the claim states as a fact what the cited sentences only give as somebody's word, guess, hope or plan."""
    return report.drops_the_mark(claim, language, grounds(tuple(cites)))
