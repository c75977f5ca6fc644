"""How high the right passage ranks on IDK-MRC: by keywords alone, by vectors alone, and fused. Import it late."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.questions import read
from bot.assemble import Saksi, assemble
from config.settings import load
from retrieval.articles import Article
from retrieval.errors import SaksiError
from retrieval.indexing import Cut
from retrieval.lexicon import bundled_lexicon
from retrieval.query import Query
from retrieval.retriever import FoundChunk, Retriever

PASSAGES, QUESTIONS = "idkmrc_passages.jsonl", "idkmrc_valid.jsonl"
Progress = Callable[[str, int, int], None]
"""Called with what is done, how many of it, and of how many."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A question, and the passage that answers it."""

    question: str
    passage: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """A way to rank, with the rank that it gave to every passage sought: from 1, `None` where it was not found."""

    name: str
    vector_weight: float
    ranks: tuple[int | None, ...]


def rankings(data: Path, work: Path, *, progress: Progress) -> tuple[int, tuple[Ranking, ...]]:
    """How many passages there are, and the three rankings of the answerable questions; the library is made in `work`."""
    passages, sought = _passages(data / PASSAGES), _sought(data / QUESTIONS)
    saksi = _library_of(passages, work, progress)
    lexicon = bundled_lexicon()
    queries = [read(one.question, lexicon=lexicon).query for one in sought]
    made = []
    for name, weight in (("keywords (BM25)", 0.0), ("vectors", 1.0), ("fusion", saksi.settings.retrieval.vector_weight)):
        retriever = _retriever(saksi, weight)
        ranks = tuple(_rank(retriever, query, one.passage) for query, one in zip(queries, sought, strict=True))
        made.append(Ranking(name, weight, ranks))
        progress("rankings", len(made), 3)
    return len(passages), tuple(made)


def rank_of(passage: str, found: Sequence[FoundChunk]) -> int | None:
    """The place of a passage, from 1, among the passages of these chunks; a chunk that nothing speaks for does not count."""
    order = list(dict.fromkeys(one.chunk.article.id for one in found if one.score > 0))
    return order.index(passage) + 1 if passage in order else None


def _rank(retriever: Retriever, query: Query, passage: str) -> int | None:
    return rank_of(passage, retriever.search(query))


def _library_of(passages: Sequence[Article], work: Path, progress: Progress) -> Saksi:
    """A library of these passages and nothing else, indexed."""
    overrides = {"data_dir": str(work), "library": {"bundled_article": False}}
    saksi = assemble(load(folder=work, environ={}, overrides=overrides))
    saksi.library.add(passages)
    saksi.indexer.bring_up_to_date(lambda done, total: progress("passages embedded", done, total))
    return saksi


def _retriever(saksi: Saksi, vector_weight: float) -> Retriever:
    settings = saksi.settings
    return Retriever(
        library=saksi.library,
        vectors=saksi.vectors,
        cut=Cut(settings.chunking.characters, saksi.embedder),
        embedder=saksi.embedder,
        candidates=settings.retrieval.candidates,
        vector_weight=vector_weight,
        mend=saksi.index,
    )


def _passages(file: Path) -> list[Article]:
    return [Article(id=row["passage_id"], title="", text=row["text"]) for row in _rows(file, "passage_id", "text")]


def _sought(file: Path) -> list[Sought]:
    rows = _rows(file, "question", "passage_id", "answerable")
    return [Sought(row["question"], row["passage_id"]) for row in rows if row["answerable"]]


def _rows(file: Path, *keys: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; raises `SaksiError` where one lacks a key."""
    try:
        lines = file.read_bytes().decode("utf-8").split("\n")
        rows = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise SaksiError(f"{file} cannot be read ({error.strerror}): --data names the folder of IDK-MRC") from error
    except ValueError as error:
        raise SaksiError(f"{file} is not JSON Lines: {error}") from error
    if not rows or not all(isinstance(row, dict) and row.keys() >= set(keys) for row in rows):
        raise SaksiError(f"{file}: every line is an object with {', '.join(keys)}")
    return rows
