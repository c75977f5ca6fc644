"""Question files: what is asked, and the sentences any of which is a right first citation.

A file is UTF-8 JSON Lines, one question a line, with exactly these keys:

| key | what it holds |
|---|---|
| `id` | a name that no other line of the file has |
| `question` | what is asked |
| `language` | `"id"` or `"en"`: the language in which the answer must speak |
| `kind` | the group in which it is counted: small letters, figures and `_`, as in `follow_up` |
| `history` | the questions before it, oldest first: `[{"question": "…"}]`, or `[]` |
| `evidence` | the article's sentences any of which is a right first citation; `[]`: it must be declined |
| `answer` | the answer in words, for people; `null` exactly where `evidence` is `[]` |
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, cast

from retrieval.articles import Language
from retrieval.errors import SaksiError

_KEYS = ("id", "question", "language", "kind", "history", "evidence", "answer")
_KIND = re.compile(r"[a-z][a-z0-9_]*")
_DEVELOPMENT, _HELD_OUT = "article.jsonl", "article_heldout.jsonl"


class QuestionsError(SaksiError):
    """A question file cannot be used: one line with the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what makes an answer to it right."""

    id: str
    question: str
    language: Language
    kind: str
    history: tuple[str, ...]
    evidence: tuple[str, ...]
    answer: str | None

    @property
    def answerable(self) -> bool:
        """Whether the articles say it; if not, it must be declined."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Bundled:
    """The question sets over the bundled article."""

    development: tuple[Question, ...]
    """What weights and thresholds are tuned on."""
    held_out: tuple[Question, ...]
    """What nothing is tuned on: only figures of it are looked at."""

    @property
    def in_both(self) -> int:
        """How many held-out questions are in the development set too, word for word: there should be none."""
        known = {(one.question, one.history) for one in self.development}
        return sum((one.question, one.history) in known for one in self.held_out)


def read(path: Path) -> tuple[Question, ...]:
    """The questions of a file, in its order; raises `QuestionsError` at the first line that is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QuestionsError(f"{path} cannot be read ({error.strerror}): give a file of questions") from error
    return parsed(data, place=str(path))


def bundled() -> Bundled:
    """Both question sets that come with Saksi."""
    folder = resources.files("evaluation").joinpath("questions")
    development, held_out = (parsed(folder.joinpath(name).read_bytes(), place=name) for name in (_DEVELOPMENT, _HELD_OUT))
    return Bundled(development, held_out)


def parsed(data: bytes, *, place: str) -> tuple[Question, ...]:
    """The questions of a file's bytes; `place` names the file in errors."""
    found: dict[str, Question] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            question = _question(line)
        except ValueError as error:
            raise QuestionsError(f"{place}, line {number}: {' '.join(str(error).split())}") from error
        if question.id in found:
            raise QuestionsError(f'{place}, line {number}: the id "{question.id}" stands on an earlier line too')
        found[question.id] = question
    if not found:
        raise QuestionsError(f"{place}: there is no question in it")
    return tuple(found.values())


def _question(line: bytes) -> Question:
    """The question of one line; raises `ValueError` for anything else."""
    given = _object(line)
    if missing := [key for key in _KEYS if key not in given]:
        raise ValueError(f"{_named(missing)} missing: a question has {', '.join(_KEYS)}")
    if unknown := sorted(given.keys() - set(_KEYS)):
        raise ValueError(f"{_named(unknown)} unknown: a question has {', '.join(_KEYS)}")
    if given["language"] not in ("id", "en"):
        raise ValueError('"language" is neither "id" nor "en"')
    kind = _text(given, "kind")
    if not _KIND.fullmatch(kind):
        raise ValueError('"kind" is not one word of small letters, figures and _')
    evidence = _evidence(given["evidence"])
    if (given["answer"] is None) == bool(evidence):
        raise ValueError('"answer" and "evidence" do not agree: there are both, or null and []')
    return Question(
        id=_text(given, "id"),
        question=_text(given, "question"),
        language=cast(Language, given["language"]),
        kind=kind,
        history=_history(given["history"]),
        evidence=evidence,
        answer=_text(given, "answer") if evidence else None,
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8"))
    except RecursionError:
        raise ValueError("the line is nested too deeply") from None
    except UnicodeDecodeError:
        raise ValueError("the line is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"the line is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise ValueError("the line is not an object")
    return given


def _text(given: dict[str, Any], key: str) -> str:
    value = given[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'"{key}" is not text, or is empty')
    return value


def _history(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(item, dict) and item.keys() == {"question"} for item in given):
        raise ValueError('"history" is not a list of objects with a "question" and nothing else')
    return tuple(_text(item, "question") for item in given)


def _evidence(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(item, str) and item.strip() for item in given):
        raise ValueError('"evidence" is not a list of sentences')
    return tuple(given)


def _named(keys: list[str]) -> str:
    return f"{', '.join(json.dumps(key, ensure_ascii=False) for key in keys)} {'is' if len(keys) == 1 else 'are'}"
