"""The gate: news by authors who had not seen Saksi, with questions and claims; `evaluation/unseen/README.md` tells more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from answering.judge import Verdict
from evaluation.checks import Expected, Given
from evaluation.questions import Question
from evaluation.verdicts import FALSE_PREMISE
from retrieval.articles import Article

HALVES = ("development", "heldout")
"""One to develop on; of the other only figures are looked at, once a version."""

_KINDS = {
    "fact": "fact", "cross": "across_languages", "informal": "informal", "follow": "follow_up", "premise": FALSE_PREMISE,
    "none": "unanswerable",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the unseen news."""

    name: str
    articles: tuple[Article, ...]
    questions: tuple[Question, ...]
    messages: tuple[Given, ...]
    """One claim each."""


def half(name: str) -> Half:
    """A half by its name, in the order of its files."""
    folder = resources.files("evaluation").joinpath("unseen", name)
    return Half(
        name,
        tuple(Article(**{key: row[key] for key in _FIELDS}) for row in _rows(folder, "articles")),
        tuple(map(_question, _rows(folder, "questions"))),
        tuple(_message(name, row) for row in _rows(folder, "claims")),
    )


_FIELDS = ("id", "title", "text", "language", "date", "publisher")


def _rows(folder: Traversable, name: str) -> Iterator[dict[str, Any]]:
    for line in folder.joinpath(f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)


def _question(row: dict[str, Any]) -> Question:
    return Question(
        id=row["id"],
        question=row["question"],
        language=row["lang"],
        kind=_KINDS[row["kind"]],
        history=(row["prev"],) if row["prev"] else (),
        evidence=tuple(row["evidence"]),
        answer=" / ".join(row["answer"]) or None,
        article=row["article"] if row["evidence"] else None,
    )


def _message(name: str, row: dict[str, Any]) -> Given:
    expected = Expected(row["claim"], Verdict(row["verdict"]), tuple(row["evidence"]))
    return Given(row["id"], f"unseen_{name}", row["claim"], row["lang"], (expected,))
