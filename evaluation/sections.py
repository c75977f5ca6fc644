"""What was measured, as the sections that the bench shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evaluation.asking import Replies
from evaluation.measures import (
    Share,
    median,
    percentile,
    share,
)
from evaluation.processes import Cost
from evaluation.questions import Question
from evaluation.tables import Cell, Count, Number, Section
from evaluation.verdicts import EVERY_KIND, FALSE_PREMISE, Quality, QuestionSet

_INTERVALS = "Shares are percent with their 95% Wilson intervals."
_MILLISECONDS = 1000
_PARTS = {"total": "saksi, in all", "retrieve": "  retrieve", "write": "  write", "verify": "  verify"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One question, what the chain found for it, and what Saksi did; the lists are best first."""

    question: Question
    chain: tuple[str, ...]
    """Chunks."""
    chunks: tuple[str, ...]
    sentences: tuple[str, ...]
    cited_first: str | None

    def within(self, characters: int) -> tuple[str, ...]:
        """Our first chunks that have no more characters together, but one at least."""
        taken: list[str] = []
        for chunk in self.chunks:
            if taken and sum(map(len, taken)) + len(chunk) > characters:
                break
            taken.append(chunk)
        return tuple(taken)

    def as_much_as(self, chunks_of_chain: int) -> tuple[str, ...]:
        """Our first chunks that give no more to read than the chain's first so many."""
        return self.within(sum(map(len, self.chain[:chunks_of_chain])))

    def holds(self, texts: Sequence[str]) -> bool:
        """Whether a right sentence stands whole in one of these."""
        return any(sentence in text for sentence in self.question.sentences for text in texts)


def cold(runs: Mapping[str, Sequence[Cost]]) -> Section:
    """Wall time and memory of whole processes, each row's runs summed up."""
    rows = tuple(
        (
            name,
            len(costs),
            Number(median([cost.seconds for cost in costs]), 2),
            Number(min(cost.seconds for cost in costs), 2),
            Number(max(cost.seconds for cost in costs), 2),
            Number(median([cost.peak_mib for cost in costs])),
        )
        for name, costs in runs.items()
    )
    columns = ("one question, cold", "runs", "median s", "least s", "most s", "peak MiB")
    notes = (
        "From the start of the process to its end; peak is the resident memory, median of the runs.",
        "Saksi answers with checked citations; the chain only finds chunks, and would then ask a model.",
    )
    return Section("cold", "A cold question", columns, rows, notes)


def warm(ours: Replies, chain: tuple[Sequence[float], float] | None) -> Section:
    """Times per question in a running process; the chain's are seconds each, and of all together."""
    rows = [_times(shown, [getattr(reply.seconds, part) for reply in ours.replies]) for part, shown in _PARTS.items()]
    speeds = [f"saksi {len(ours.replies) / ours.seconds:.1f}"]
    if chain is not None:
        rows.append(_times("the chain, in all", chain[0]))
        speeds.append(f"the chain {len(chain[0]) / chain[1]:.1f}")
    notes = (
        "In all: as the asker sees it, from a line sent to `saksi ask --batch -` to its answer. A warm-up question is left out.",
        f"Questions per second: {', '.join(speeds)}.",
    )
    return Section("warm", "A warm question", ("per question", "n", "median ms", "p95 ms"), tuple(rows), notes)


def quality(questions: QuestionSet, kinds: Mapping[str, Quality]) -> Section:
    """The table of a question set, per kind of question."""
    rows = tuple(
        (
            kind,
            one.questions,
            one.first_right,
            one.among_three,
            one.declined_rightly,
            one.declined_wrongly,
            Count(one.language_right),
            Count(one.exact),
            Number(median(one.seconds) * _MILLISECONDS),
            Number(percentile(one.seconds, 95) * _MILLISECONDS),
        )
        for kind, one in kinds.items()
    )
    columns = (
        "kind",
        "n",
        "right first",
        "in first 3",
        "declined rightly",
        "declined wrongly",
        "language",
        "exact",
        "ms",
        "p95 ms",
    )
    notes = (
        f"{_INTERVALS} Answers by: {questions.writer}." + _stood_in(questions),
        "Right first: the first citation is a right one; in first 3: one of the first three sentences of evidence is; declined "
        "wrongly: all of the answerable. Declined rightly: of the unanswerable.",
        "Language: answers in the question's. Exact: citations of which text[start:end] == quote. ms: median of an answer.",
        *_corrected(kinds),
    )
    return Section(questions.name, questions.title, columns, rows, notes)


def _corrected(kinds: Mapping[str, Quality]) -> tuple[str, ...]:
    """How many false premises were marked as that, and how many other questions."""
    if FALSE_PREMISE not in kinds:
        return ()
    rightly, every = kinds[FALSE_PREMISE].corrected, kinds[EVERY_KIND].corrected
    return (
        f"Marked as saying otherwise than the question takes for granted: {rightly.hits} of {rightly.of} false premises, "
        f"{every.hits - rightly.hits} of {every.of - rightly.of} other questions.",
    )


def _stood_in(questions: QuestionSet) -> str:
    return f" It failed {questions.stood_in} times; the articles' own sentences answered then." if questions.stood_in else ""


def comparison(compared: Sequence[Compared]) -> Section:
    """Where the right sentence is, per kind of the answerable questions: the chain's chunks beside ours."""
    answerable = [one for one in compared if one.question.answerable]
    kinds = dict.fromkeys(one.question.kind for one in answerable)
    groups = {kind: [one for one in answerable if one.question.kind == kind] for kind in kinds} | {EVERY_KIND: answerable}
    rows: tuple[tuple[Cell, ...], ...] = tuple((kind, len(group), *_beside(group)) for kind, group in groups.items())
    columns = (
        "kind",
        "n",
        "chain top 1",
        "ours, as long",
        "chain top 4",
        "ours, as long",
        "our first citation",
        "our first sentence",
        "our first 4 sentences",
    )
    return Section(
        "comparison", "The right sentence, whole, in LangChain's usual chain and here", columns, rows, _reading(answerable)
    )


def left_out(name: str, title: str, why: str) -> Section:
    """A section that was not measured, and how to get it."""
    return Section(name, title, (), (), (why,))


def _times(name: str, seconds: Sequence[float]) -> tuple[Cell, ...]:
    milliseconds = [one * 1000 for one in seconds]
    return name, len(milliseconds), Number(median(milliseconds), 1), Number(percentile(milliseconds, 95), 1)


def _beside(group: Sequence[Compared]) -> tuple[Share, ...]:
    return (
        share(one.holds(one.chain[:1]) for one in group),
        share(one.holds(one.as_much_as(1)) for one in group),
        share(one.holds(one.chain) for one in group),
        share(one.holds(one.as_much_as(len(one.chain))) for one in group),
        share(one.cited_first in one.question.sentences for one in group),
        share(one.holds(one.sentences[:1]) for one in group),
        share(one.holds(one.sentences[:4]) for one in group),
    )


def _reading(group: Sequence[Compared]) -> tuple[str, ...]:
    def mean(texts: Sequence[Sequence[str]]) -> str:
        return f"{fmean(sum(map(len, some)) for some in texts):,.0f}"

    return (
        _INTERVALS,
        f"Characters to read, on average: chain top 1 {mean([one.chain[:1] for one in group])}, ours "
        f"{mean([one.as_much_as(1) for one in group])}; chain top 4 {mean([one.chain for one in group])}, ours "
        f"{mean([one.as_much_as(len(one.chain)) for one in group])}; our first citation "
        f"{mean([[one.cited_first or ''] for one in group])}, our first 4 sentences "
        f"{mean([one.sentences[:4] for one in group])}.",
        "Ours, as long: our first chunks with no more characters than the chain's. A declined question has no first citation.",
        "The chain knows no history: its follow-ups are asked together with the questions before them.",
    )
