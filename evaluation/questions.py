"""Question files: what is asked, and what a right answer cites first.

`evaluation/questions/README.md` tells the form: UTF-8 JSON Lines, one question a line.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, cast

from retrieval.articles import Language
from retrieval.errors import SaksiError
from retrieval.language import language_of

_KEYS = ("id", "question", "language", "kind", "history", "article", "evidence", "answer")
_NEEDED = ("question", "evidence")
_KIND = re.compile(r"[a-z][a-z0-9_]*")
_DEVELOPMENT, _HELD_OUT = "article.jsonl", "article_heldout.jsonl"
_BUNDLED = {
    "readers": "readers.jsonl",
    "readers_more": "readers_more.jsonl",
    "readers_held_out": "readers_heldout.jsonl",
    "hard": _DEVELOPMENT,
    "hard_held_out": _HELD_OUT,
}


class QuestionsError(SaksiError):
    """A question file cannot be used: one line with the file, the line and what is wrong."""


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
class Place:
    """A sentence by where it stands: `text[start:end]` of the question's article, in Unicode code points."""

    start: int
    end: int

    def is_shown_by(self, quotation: Quotation) -> bool:
        """Whether the two share more than half of the shorter one: sentences may be cut a little differently."""
        shared = min(self.end, quotation.end) - max(self.start, quotation.start)
        return 2 * shared > min(self.end - self.start, quotation.end - quotation.start)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what makes an answer to it right."""

    id: str
    question: str
    language: Language
    kind: str
    history: tuple[str, ...]
    evidence: tuple[str | Place, ...]
    answer: str | None
    article: str | None = None
    """The id of the article that answers; `None` for whichever has the sentence."""

    @property
    def answerable(self) -> bool:
        """Whether the articles say it; if not, it must be declined."""
        return bool(self.evidence)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The evidence that is given in words."""
        return tuple(one for one in self.evidence if isinstance(one, str))

    def is_answered_by(self, quotation: Quotation) -> bool:
        """Whether this is one of the sentences that answer."""
        if self.article is not None and quotation.article != self.article:
            return False
        return any(
            one.is_shown_by(quotation) if isinstance(one, Place) else one.strip() in quotation.quote for one in self.evidence
        )


@dataclass(frozen=True, slots=True)
class Bundled:
    """The hard question sets over the bundled article, on which `make bench` measures times."""

    development: tuple[Question, ...]
    held_out: tuple[Question, ...]


def read(path: Path) -> tuple[Question, ...]:
    """The questions of a file, gzipped where its name says so, in its order.

    Raises `QuestionsError` at the first line that is none.
    """
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError) as error:
        why = getattr(error, "strerror", None) or error
        raise QuestionsError(f"{path} cannot be read ({why}): give a file of questions") from error
    return parsed(data, place=str(path))


def bundled() -> Bundled:
    """Both hard question sets that come with Saksi."""
    sets = bundled_sets()
    return Bundled(sets["hard"], sets["hard_held_out"])


def bundled_sets() -> Mapping[str, tuple[Question, ...]]:
    """All question sets over the bundled article, by name."""
    folder = resources.files("evaluation").joinpath("questions")
    return {name: parsed(folder.joinpath(file).read_bytes(), place=file) for name, file in _BUNDLED.items()}


def parsed(data: bytes, *, place: str) -> tuple[Question, ...]:
    """The questions of a file's bytes; `place` names the file in errors."""
    found: dict[str, Question] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            question = _question(line, number)
        except ValueError as error:
            raise QuestionsError(f"{place}, line {number}: {' '.join(str(error).split())}") from error
        if question.id in found:
            raise QuestionsError(f'{place}, line {number}: the id "{question.id}" stands on an earlier line too')
        found[question.id] = question
    if not found:
        raise QuestionsError(f"{place}: there is no question in it")
    return tuple(found.values())


def _question(line: bytes, number: int) -> Question:
    """The question of one line; raises `ValueError` for anything else."""
    given = _object(line)
    if missing := [key for key in _NEEDED if key not in given]:
        raise ValueError(f"{_named(missing)} missing: a question has at least {' and '.join(_NEEDED)}")
    if unknown := sorted(given.keys() - set(_KEYS)):
        raise ValueError(f"{_named(unknown)} unknown: a question has {', '.join(_KEYS)}")
    kind = _text(given, "kind", default="question")
    if not _KIND.fullmatch(kind):
        raise ValueError('"kind" is not one word of small letters, figures and _')
    article = _text(given, "article", default=None)
    question = _text(given, "question")
    return Question(
        id=_text(given, "id", default=f"line {number}"),
        question=question,
        language=_language(given, question),
        kind=kind,
        history=_history(given.get("history") or []),
        evidence=_evidence(given["evidence"], article),
        answer=_text(given, "answer", default=None) if given.get("answer") != "" else None,
        article=article,
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


_REQUIRED = object()


def _text(given: dict[str, Any], key: str, *, default: object = _REQUIRED) -> Any:
    """The text of a key, or the default where it is missing or null."""
    value = given.get(key)
    if value is None and default is not _REQUIRED:
        return default
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'"{key}" is not text, or is empty')
    return value


def _language(given: dict[str, Any], question: str) -> Language:
    if given.get("language") is None:
        return language_of(question)
    if given["language"] not in ("id", "en"):
        raise ValueError('"language" is neither "id" nor "en"')
    return cast(Language, given["language"])


def _history(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(item, dict) and item.keys() == {"question"} for item in given):
        raise ValueError('"history" is not a list of objects with a "question" and nothing else')
    return tuple(_text(item, "question") for item in given)


def _evidence(given: object, article: str | None) -> tuple[str | Place, ...]:
    if not isinstance(given, list):
        raise ValueError('"evidence" is not a list of sentences')
    return tuple(_sentence(item, article) for item in given)


def _sentence(item: object, article: str | None) -> str | Place:
    match item:
        case str() if item.strip():
            return item
        case {"start": int(start), "end": int(end), **rest} if 0 <= start < end and not rest:
            if article is None:
                raise ValueError('"evidence" by "start" and "end" needs the id of its "article"')
            return Place(start, end)
    raise ValueError('"evidence" is not a list of sentences, or of objects with "start" and "end"')


def _named(keys: list[str]) -> str:
    return f"{', '.join(json.dumps(key, ensure_ascii=False) for key in keys)} {'is' if len(keys) == 1 else 'are'}"
