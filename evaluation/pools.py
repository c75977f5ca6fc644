"""IDK-MRC and FacQA as pools of passages, each an article, with questions over them. Import it late."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.assemble import Saksi, assemble
from config.settings import load
from evaluation.library import ADDED_AT_ONCE
from retrieval.articles import Article
from retrieval.batches import batches
from retrieval.errors import SaksiError

Progress = Callable[[int, int], None]
"""Is told how many passages of how many are embedded."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A question, and the passage that answers it, or would if it were answerable."""

    question: str
    passage: str
    answers: tuple[str, ...]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Pool:
    """Passages, with questions for fitting and for measuring."""

    name: str
    passages: tuple[Article, ...]
    train: tuple[Sought, ...]
    valid: tuple[Sought, ...]
    english: tuple[tuple[Sought, Sought], ...] = ()
    """Answerable validation questions in English, each with the Indonesian one that it translates."""

    def library(self, folder: Path, progress: Progress = lambda done, of: None) -> Saksi:
        """A library of these passages and nothing else, indexed."""
        return library_of(self.passages, folder, progress)


def library_of(articles: Sequence[Article], folder: Path, progress: Progress = lambda done, of: None) -> Saksi:
    """A library of these articles and nothing else, indexed."""
    saksi = assemble(load(folder=folder, environ={}, overrides={"data_dir": str(folder), "library": {"bundled_article": False}}))
    for batch in batches(articles, ADDED_AT_ONCE):
        saksi.library.add(batch)
    saksi.indexer.bring_up_to_date(progress)
    return saksi


def pools(data: Path) -> tuple[Pool, Pool]:
    """IDK-MRC and FacQA, read from a folder; raises `SaksiError` where a file is missing or has another form."""
    return _idk_mrc(data), _pool("FacQA", data, "facqa")


def _idk_mrc(data: Path) -> Pool:
    pool = _pool("IDK-MRC", data, "idkmrc")
    translated = {row["id"]: row["question_en"] for row in _rows(data / "idkmrc_valid_en.jsonl", "id", "question_en")}
    rows = [row for row in _rows(data / "idkmrc_valid.jsonl", *_KEYS) if row["id"] in translated and row["answerable"]]
    english = tuple((replace(_sought(row), question=translated[row["id"]]), _sought(row)) for row in rows)
    return replace(pool, english=english)


_KEYS = ("id", "question", "passage_id", "answers", "answerable")


def _pool(name: str, data: Path, files: str) -> Pool:
    passages = _rows(data / f"{files}_passages.jsonl", "passage_id", "text")
    train, valid = (tuple(map(_sought, _rows(data / f"{files}_{split}.jsonl", *_KEYS))) for split in ("train", "valid"))
    return Pool(name, tuple(Article(id=row["passage_id"], title="", text=row["text"]) for row in passages), train, valid)


def _sought(row: Mapping[str, Any]) -> Sought:
    return Sought(row["question"], row["passage_id"], tuple(answer for answer, _ in row["answers"]), row["answerable"])


def _rows(file: Path, *keys: str) -> Sequence[dict[str, Any]]:
    """The objects of a JSON Lines file; raises `SaksiError` where one lacks a key."""
    try:
        lines = file.read_bytes().decode("utf-8").split("\n")
        rows = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise SaksiError(f"{file} cannot be read ({error.strerror}): --data names the folder of IDK-MRC and FacQA") from error
    except ValueError as error:
        raise SaksiError(f"{file} is not JSON Lines: {error}") from error
    if not rows or not all(isinstance(row, dict) and row.keys() >= set(keys) for row in rows):
        raise SaksiError(f"{file}: every line is an object with {', '.join(keys)}")
    return rows
