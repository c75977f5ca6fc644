"""Judges answers by their question's evidence, and sums verdicts, ranks and times up in figures."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.questions import Question

EVERY_KIND = "all"
_FIRST_FEW = 3
_Z = statistics.NormalDist().inv_cdf(0.975)
"""The standard normal deviate of a two-sided 95% interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; `None` of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% score interval of Wilson (1927, JASA 22:209-212): from 0 to 1, and sensible at both ends; (0, 1) of nothing."""
        if not self.of:
            return 0.0, 1.0
        share, squared = self.hits / self.of, _Z**2
        middle = share + squared / (2 * self.of)
        spread = _Z * math.sqrt(share * (1 - share) / self.of + squared / (4 * self.of**2))
        whole = 1 + squared / self.of
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def share(truths: Iterable[bool]) -> Share:
    """How many of these are true."""
    found = list(truths)
    return Share(sum(found), len(found))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A citation as an answer shows it."""

    article: str
    start: int
    end: int
    quote: str

    def is_exact(self, texts: Mapping[str, str]) -> bool:
        """Whether the stored text of its article, by id, holds the quote at its place, character by character."""
        text = texts.get(self.article)
        in_range = text is not None and 0 <= self.start < self.end <= len(text)
        return text is not None and in_range and text[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True)
class Answer:
    """What is judged of an answer. A declined one has no `cited`; what it shows as related is `nearest`."""

    declined: bool
    language: str
    cited: tuple[Quotation, ...]
    nearest: tuple[Quotation, ...]

    @property
    def first_quote(self) -> str | None:
        """What it cites first; `None` where it was declined."""
        return self.cited[0].quote if self.cited else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer to one question was worth."""

    kind: str
    answerable: bool
    first_right: bool
    """The first citation is one of the sentences that the question names."""
    among_three: bool
    """One of them is among the first three sentences of evidence, whether the question was answered or not."""
    declined: bool
    language_right: bool
    quotations: int
    exact: int


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one kind of question."""

    questions: int
    first_right: Share
    """Of the answerable; one that was declined is not right."""
    among_three: Share
    """Of the answerable."""
    declined_rightly: Share
    """Of the unanswerable."""
    declined_wrongly: Share
    """Of the answerable."""
    language_right: Share
    exact: Share
    """Of all citations, those of what is nearest included."""


def judged(question: Question, answer: Answer, *, evidence: Sequence[str], texts: Mapping[str, str]) -> Verdict:
    """The verdict on an answer. `evidence` is what the search found, best first; `texts` the stored articles by id."""
    shown = answer.cited + answer.nearest
    return Verdict(
        kind=question.kind,
        answerable=question.answerable,
        first_right=answer.first_quote in question.evidence,
        among_three=any(sentence in question.evidence for sentence in evidence[:_FIRST_FEW]),
        declined=answer.declined,
        language_right=answer.language == question.language,
        quotations=len(shown),
        exact=sum(quotation.is_exact(texts) for quotation in shown),
    )


def by_kind(verdicts: Sequence[Verdict]) -> dict[str, Quality]:
    """The figures of every kind, in the order in which kinds first appear, then of all together."""
    kinds = dict.fromkeys(verdict.kind for verdict in verdicts)
    parts = {kind: _quality([verdict for verdict in verdicts if verdict.kind == kind]) for kind in kinds}
    return {**parts, EVERY_KIND: _quality(verdicts)}


def _quality(verdicts: Sequence[Verdict]) -> Quality:
    answerable = [verdict for verdict in verdicts if verdict.answerable]
    return Quality(
        questions=len(verdicts),
        first_right=share(verdict.first_right for verdict in answerable),
        among_three=share(verdict.among_three for verdict in answerable),
        declined_rightly=share(verdict.declined for verdict in verdicts if not verdict.answerable),
        declined_wrongly=share(verdict.declined for verdict in answerable),
        language_right=share(verdict.language_right for verdict in verdicts),
        exact=Share(sum(verdict.exact for verdict in verdicts), sum(verdict.quotations for verdict in verdicts)),
    )


def recall_at(limit: int, ranks: Sequence[int | None]) -> Share:
    """How often the one thing sought is among the first `limit` (Manning, Raghavan, Schütze 2008, ch. 8).

    A rank counts from 1; `None` was not found.
    """
    return share(rank is not None and rank <= limit for rank in ranks)


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """The mean of 1 / rank, 0 where it was not found (Voorhees 1999, TREC-8 question answering track)."""
    return statistics.fmean(1 / rank if rank else 0.0 for rank in ranks)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two middle ones."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which so many percent lie, interpolated linearly (Hyndman and Fan 1996, definition 7; numpy's own)."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
