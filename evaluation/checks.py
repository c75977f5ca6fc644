"""Messages whose claims were judged by hand, and how often the checker says the same.

A file is UTF-8 JSON Lines; `evaluation/checks/README.md` tells its keys.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from answering.checker import Checked, Checker
from answering.judging import Verdict
from evaluation.claims import lines_of
from evaluation.measures import share
from evaluation.tables import Cell, Number, Section
from retrieval.errors import SaksiError

_ON_CLAIMS = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.REPORTED, Verdict.ABSENT)
_MISSED = "not seen"
_MILLISECONDS = 1000


class ChecksError(SaksiError):
    """A file of messages cannot be used: one line with the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A stretch of a message with its verdict, and the sentences of which one decides it."""

    text: str
    verdict: Verdict
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One line of a file of messages."""

    id: str
    set: str
    message: str
    kind: str
    claims: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What was expected of a claim, and what the checker said."""

    given: Given
    expected: Expected
    found: Checked | None
    seconds: float
    """That the whole message took."""

    @property
    def said(self) -> str:
        return self.found.verdict.value if self.found else _MISSED

    @property
    def is_right(self) -> bool:
        return self.said == self.expected.verdict.value

    @property
    def cites_rightly(self) -> bool:
        """Whether the first citation has one of the sentences that decide."""
        return self.found is not None and any(quote in self.found.citations[0].quote for quote in self.expected.quotes)


def evaluate_checks(given: Sequence[Given], *, checker: Checker) -> list[Section]:
    """A table for every set: of each verdict, how often it is found, and right when it is said, and what was said instead."""
    compared = [one for message in given for one in _compared(message, checker)]
    sets = dict.fromkeys(one.set for one in given)
    return [_section(name, [one for one in compared if one.given.set == name]) for name in sets]


def read_checks(file: Path) -> list[Given]:
    """The messages of a file, in its order."""
    return [_given(file, number, line) for number, line in lines_of(file)]


def _compared(given: Given, checker: Checker) -> list[Compared]:
    start = time.perf_counter()
    check = checker.check(given.message)
    seconds = time.perf_counter() - start
    return [Compared(given, expected, nearest(expected, given.message, check.claims), seconds) for expected in given.claims]


class Stretch(Protocol):
    """A part of a message, as it stands in it."""

    @property
    def text(self) -> str: ...


Found = TypeVar("Found", bound=Stretch)


def nearest(expected: Expected, message: str, parts: Sequence[Found]) -> Found | None:
    """The part that shares most of its stretch with what was expected; `None` if none shares any of it."""
    wanted = _stretch(expected.text, message)
    shared = [(len(wanted & _stretch(found.text, message)), -place, found) for place, found in enumerate(parts)]
    most = max(shared, key=lambda one: one[:2], default=None)
    return most[2] if most and most[0] else None


def _stretch(text: str, message: str) -> frozenset[int]:
    start = message.find(text)
    return frozenset(range(start, start + len(text))) if start >= 0 else frozenset()


def _section(name: str, compared: Sequence[Compared]) -> Section:
    rows = [_row(verdict, compared) for verdict in Verdict]
    each = sum({one.given.id: one.seconds for one in compared}.values()) / len({one.given.id for one in compared})
    macro = sum(_f1(verdict, compared) for verdict in _ON_CLAIMS) / len(_ON_CLAIMS)
    kinds = sorted({one.given.kind for one in compared})
    by_kind = ", ".join(f"{kind} {_percent([one for one in compared if one.given.kind == kind])}" for kind in kinds)
    dangerous = sum(one.expected.verdict is Verdict.CONTRADICTED and one.said == Verdict.SUPPORTED for one in compared)
    return Section(
        name=f"checks_{name}",
        title=f"Claims checked, {name.replace('_', ' ')}",
        columns=("verdict", "claims", "found", "right when said", "F1", "cited rightly", "said instead"),
        rows=tuple(rows),
        notes=(
            f"Macro F1 over {', '.join(_ON_CLAIMS)}: {macro:.3f}. Contradicted, and called supported: {dangerous}.",
            f"Right, by kind of message: {by_kind}. {Number(each * _MILLISECONDS, 0).value:.0f} ms a message.",
        ),
    )


def _row(verdict: Verdict, compared: Sequence[Compared]) -> tuple[Cell, ...]:
    wanted = [one for one in compared if one.expected.verdict is verdict]
    said = [one for one in compared if one.said == verdict]
    instead = Counter(one.said for one in wanted if not one.is_right)
    cited = [one for one in wanted if one.is_right and one.expected.quotes]
    return (
        verdict.value,
        len(wanted),
        share(one.is_right for one in wanted),
        share(one.is_right for one in said),
        Number(_f1(verdict, compared), 3),
        share(one.cites_rightly for one in cited) if cited else None,
        ", ".join(f"{word} {number}" for word, number in instead.most_common()) or None,
    )


def _f1(verdict: Verdict, compared: Sequence[Compared]) -> float:
    right = sum(one.is_right for one in compared if one.expected.verdict is verdict)
    wanted = sum(one.expected.verdict is verdict for one in compared)
    said = sum(one.said == verdict for one in compared)
    return 2 * right / (wanted + said) if wanted + said else 0.0


def _percent(compared: Sequence[Compared]) -> str:
    return f"{sum(one.is_right for one in compared) / len(compared) * 100:.0f}%"


def _given(file: Path, number: int, line: Mapping[str, Any]) -> Given:
    try:
        claims = tuple(
            Expected(str(one["text"]), Verdict(one["verdict"]), tuple(map(str, one["quotes"]))) for one in line["claims"]
        )
        return Given(str(line["id"]), str(line["set"]), str(line["message"]), str(line["kind"]), claims)
    except (KeyError, TypeError, ValueError) as error:
        raise ChecksError(f"{file}, line {number}: {error} is missing or not as it should be") from error
