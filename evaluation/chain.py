"""Starts LangChain's usual chain (`usual_chain.py`) as a program of its own."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import usual_chain
from evaluation.processes import BenchError, conversation, environment
from evaluation.questions import Question
from retrieval.articles import Article


@dataclass(frozen=True, slots=True)
class Found:
    """What the chain found for one question, best first, and how many seconds that took."""

    chunks: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain over one article, run by a Python that has its packages."""

    python: str
    folder: Path
    """Where its article and its vectors stand."""

    def is_installed(self) -> bool:
        """Whether its packages and its model are there."""
        line = [self.python, usual_chain.__file__, "--check"]
        try:
            done = subprocess.run(line, env=environment(), capture_output=True)  # noqa: S603 - a program of our own
        except OSError as error:
            raise BenchError(f"--chain-python: {self.python} cannot be run ({error.strerror})") from error
        return not done.returncode

    def take(self, article: Article) -> None:
        """Makes this the article that is asked about."""
        self.folder.mkdir()
        self._article.write_bytes(article.text.encode())

    def line(self) -> list[str]:
        """The command line that answers the questions on its standard input."""
        given = {"article": self._article, "store": self.folder / "chroma"}
        return [self.python, usual_chain.__file__, *(f"--{name}={path}" for name, path in given.items())]

    def find(self, questions: Sequence[Question]) -> tuple[tuple[Found, ...], float]:
        """What it finds, asked one after the other when it is warm, and how many seconds all of it took."""
        with conversation(self.line(), folder=self.folder) as exchange:
            exchange(_asked(questions[0]))
            start = time.perf_counter()
            answers = [exchange(_asked(question)) for question in questions]
            seconds = time.perf_counter() - start
        return tuple(Found(tuple(answer["chunks"]), took) for answer, took in answers), seconds

    @property
    def _article(self) -> Path:
        return self.folder / "article.txt"


def line_of(question: Question) -> str:
    """The question as a line of the chain's input."""
    return json.dumps(_asked(question), ensure_ascii=False) + "\n"


def _asked(question: Question) -> dict[str, object]:
    """It knows no history, so a follow-up is sent together with the questions before it."""
    return {"id": question.id, "question": " ".join([*question.history, question.question])}
