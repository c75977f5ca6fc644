"""Asks the `saksi` command, as a script would: nothing here knows more than the contract of its JSON."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluation.processes import Exchange, Object, conversation
from evaluation.questions import Question, Quotation
from evaluation.verdicts import Answer


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long an answer took: in all, as its asker saw it, and the parts that the command reports."""

    total: float
    retrieve: float
    write: float
    verify: float


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with its times."""

    answer: Answer
    seconds: Seconds


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies to a set of questions, one each, and how long all of them took."""

    replies: tuple[Reply, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Command:
    """The `saksi` command over one data folder."""

    data: Path

    def ask(self, question: str) -> list[str]:
        """The command line that asks one question."""
        return self._line("ask", question)

    @contextmanager
    def batch(self) -> Iterator[Exchange]:
        """One process that answers many questions; what it needs is not loaded until the first of them."""
        with conversation(self._line("ask", "--batch", "-"), folder=self.data.parent) as exchange:
            yield exchange

    def _line(self, command: str, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "bot", command, "--data-dir", str(self.data), *arguments]


def ask(exchange: Exchange, questions: Sequence[Question]) -> Replies:
    """The replies to these questions, asked one after the other."""
    start = time.perf_counter()
    replies = tuple(_reply(*exchange(line_of(question))) for question in questions)
    return Replies(replies, time.perf_counter() - start)


def line_of(question: Question) -> Object:
    """The question as a batch line."""
    return {"id": question.id, "question": question.question, "history": [{"question": one} for one in question.history]}


def _reply(given: Object, seconds: float) -> Reply:
    cited = tuple(_quotation(citation) for claim in given["claims"] for citation in claim["citations"])
    nearest = tuple(_quotation(citation) for citation in given["nearest"])
    answer = Answer(given["outcome"] == "declined", given["language"], cited, nearest)
    return Reply(answer, Seconds(seconds, **given["seconds"]))


def _quotation(given: Object) -> Quotation:
    return Quotation(given["article"], given["start"], given["end"], given["quote"])
