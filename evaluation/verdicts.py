"""Judges answers by their question's evidence, and sums the verdicts up by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.measures import Share, share
from evaluation.questions import Question, Quotation

EVERY_KIND = "all"
FALSE_PREMISE = "false_premise"
"""The kind of question that takes for granted what the articles deny."""
_FIRST_FEW = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What is judged of an answer. A declined one has no `cited`; what it shows as related is `nearest`."""

    declined: bool
    language: str
    cited: tuple[Quotation, ...]
    nearest: tuple[Quotation, ...]
    corrects: bool = False
    """Whether it is marked as saying otherwise than the question takes for granted."""

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
    corrects: bool = False
    seconds: float = 0.0
    sureness: float = 0.0
    """How sure the best evidence was, 0 to 1."""


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
    corrected: Share
    """Answers that are marked as saying otherwise than their question: of false premises they should be, of no other kind."""
    seconds: tuple[float, ...]
    """How long each answer took."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions that are counted together, with the verdict on each answer."""

    name: str
    title: str
    verdicts: tuple[Verdict, ...]
    writer: str
    stood_in: int
    """How many answers another writer gave, because this one failed."""


def judged(
    question: Question,
    answer: Answer,
    *,
    evidence: Sequence[Quotation],
    texts: Mapping[str, str],
    seconds: float = 0.0,
    sureness: float = 0.0,
) -> Verdict:
    """The verdict on an answer. `evidence` is what the search found, best first; `texts` the stored articles by id."""
    shown = answer.cited + answer.nearest
    return Verdict(
        kind=question.kind,
        answerable=question.answerable,
        first_right=any(map(question.is_answered_by, answer.cited[:1])),
        among_three=any(map(question.is_answered_by, evidence[:_FIRST_FEW])),
        declined=answer.declined,
        language_right=answer.language == question.language,
        quotations=len(shown),
        exact=sum(quotation.is_exact(texts) for quotation in shown),
        corrects=answer.corrects,
        seconds=seconds,
        sureness=sureness,
    )


def by_kind(verdicts: Sequence[Verdict]) -> dict[str, Quality]:
    """The figures of every kind, in the order in which kinds first appear, then of all together."""
    kinds = dict.fromkeys(verdict.kind for verdict in verdicts)
    parts = {kind: _quality([verdict for verdict in verdicts if verdict.kind == kind]) for kind in kinds}
    return {**parts, EVERY_KIND: _quality(verdicts)}


def declines_over_strictness(verdicts: Sequence[Verdict], steps: int = 100) -> list[tuple[float, float, float]]:
    """For every strictness from 0 to 1: it, the share of unanswerable questions declined, and of answerable ones.

    As far as the strictness decides: what is declined for another reason is not counted here.
    """
    right = [verdict.sureness for verdict in verdicts if not verdict.answerable]
    wrong = [verdict.sureness for verdict in verdicts if verdict.answerable]
    return [
        (step / steps, _below(right, step / steps), _below(wrong, step / steps)) for step in range(steps + 1) if right and wrong
    ]


def _below(values: Sequence[float], limit: float) -> float:
    return sum(value < limit for value in values) / len(values)


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
        corrected=share(verdict.corrects for verdict in verdicts),
        seconds=tuple(verdict.seconds for verdict in verdicts),
    )
