"""What Saksi's own search finds for questions: sentences and chunks, best first. Loads the model: import it late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.assemble import Saksi, opened
from config.settings import load
from evaluation.questions import Question


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one question."""

    sentences: tuple[str, ...]
    """The evidence, of which an answer is made."""
    chunks: tuple[str, ...]
    """What the retriever hands to the scoring of sentences."""


def saksi_over(data: Path) -> Saksi:
    """All parts over this data folder, with the settings as they come."""
    return opened(load(folder=data, environ={}, overrides={"data_dir": str(data)}))


def find(saksi: Saksi, questions: Sequence[Question]) -> tuple[Finding, ...]:
    """One finding a question, in the same order."""
    return tuple(_finding(saksi, question) for question in questions)


def _finding(saksi: Saksi, question: Question) -> Finding:
    asked, evidence = saksi.answerer.evidence(question.question, history=question.history)
    found = saksi.retriever.search(asked.query) if asked.names_anything else []
    return Finding(tuple(one.sentence.text for one in evidence), tuple(one.chunk.text for one in found))
