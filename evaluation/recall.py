"""How well the right passage and the answer are found in pools of thousands: `python -m evaluation.recall --data FOLDER`.

FOLDER holds IDK-MRC's and FacQA's passages and questions; `evaluation/pools.py` names the files.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from answering.evidence import Evidence
from bot.assemble import Saksi
from evaluation.informal import informal
from evaluation.measures import Share, auroc, recall_at, share
from evaluation.pools import Pool, Sought, pools
from evaluation.tables import Cell, Section, as_text
from retrieval.errors import SaksiError
from retrieval.query import Query
from retrieval.retriever import Retriever

_SHOWN = 10
"""Sentences that a search shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one question."""

    ranks: tuple[int | None, int | None]
    """The right passage's place, from 1, among the sentences that a search shows, and among their passages."""
    holds: bool
    """Whether the first sentence is of the right passage and holds the answer."""
    score: float
    """The first sentence's."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; the status is 1, with one line that says why, if the data cannot be read."""
    parser = ArgumentParser(prog="python -m evaluation.recall", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    try:
        with TemporaryDirectory(prefix="saksi-recall-") as folder:
            for section in measured(parser.parse_args(arguments).data, Path(folder)):
                print(as_text(section), end="\n\n", flush=True)
    except SaksiError as error:
        print(f"recall: {error}", file=sys.stderr)
        return 1
    return 0


def measured(data: Path, folder: Path) -> Iterator[Section]:
    """The tables of both pools, as soon as each is measured."""
    for pool in pools(data):
        _tell(f"making the library of {pool.name}")
        saksi = pool.library(folder / "whole" / pool.name)
        asked = [sought for sought in pool.valid if sought.answerable]
        yield _passages(pool, saksi, asked)
        yield _rankings(pool, saksi, asked)
        yield _declining(pool, saksi, asked, folder)


def found(saksi: Saksi, sought: Sought) -> Found:
    """Where a search has the right passage, and whether its first sentence answers."""
    _, evidence = saksi.answerer.evidence(sought.question)
    order = [one.sentence.article.id for one in evidence[:_SHOWN]]
    ranks = _place(sought.passage, order), _place(sought.passage, list(dict.fromkeys(order)))
    return Found(ranks, _holds(evidence, sought), evidence[0].score if evidence else 0.0)


def _passages(pool: Pool, saksi: Saksi, asked: Sequence[Sought]) -> Section:
    as_chatted = [replace(sought, question=informal(sought.question)) for sought in asked]
    rows = {"Indonesian": asked, "the same, informal": as_chatted}
    if pool.english:
        rows["English"] = [english for english, _ in pool.english]
        rows["the same, Indonesian"] = [indonesian for _, indonesian in pool.english]
    table: list[tuple[Cell, ...]] = []
    for name, questions in rows.items():
        _tell(f"{pool.name}: {name}")
        table.append((name, len(questions), *_row([found(saksi, sought) for sought in questions])))
    columns = ("questions", "n", "R@1", "R@5, sentences", "R@5, passages", "answer in first sentence")
    notes = (
        "Shares are percent with their 95% Wilson intervals. R@5, sentences: the right passage is that of one of the first five "
        f"sentences; passages: one of the first five passages of the first {_SHOWN} sentences.",
        "Answer in first sentence: that of the right passage which holds it; it is what an answer would cite first.",
    )
    return Section(
        f"passages_{pool.name}", f"{pool.name}, validation split: {len(pool.passages):,} passages", columns, tuple(table), notes
    )


def _row(results: Sequence[Found]) -> tuple[Share, ...]:
    by_sentence, by_passage = ([one.ranks[which] for one in results] for which in (0, 1))
    return recall_at(1, by_sentence), recall_at(5, by_sentence), recall_at(5, by_passage), share(one.holds for one in results)


def _rankings(pool: Pool, saksi: Saksi, asked: Sequence[Sought]) -> Section:
    """What each half of the search finds by itself, before any sentence is weighed."""
    queries = [saksi.answerer.question(sought.question).query for sought in asked]
    settings = saksi.settings.retrieval
    rows: list[tuple[Cell, ...]] = []
    for name, weight in (("keywords alone", 0.0), ("vectors alone", 1.0), ("both, as they are fused", settings.vector_weight)):
        retriever = saksi.retriever.with_vector_weight(weight)
        ranks = [_chunk_rank(retriever, query, sought.passage) for query, sought in zip(queries, asked, strict=True)]
        rows.append((name, *(recall_at(limit, ranks) for limit in (1, 5, 10))))
    return Section(f"rankings_{pool.name}", f"{pool.name}: rankings of chunks", ("ranking", "R@1", "R@5", "R@10"), tuple(rows))


def _declining(pool: Pool, saksi: Saksi, asked: Sequence[Sought], folder: Path) -> Section:
    """How well the first score tells whether the answer is in the library."""
    _tell(f"{pool.name}: without the passages that answer")
    wanted = {sought.passage for sought in asked}
    rest = replace(pool, passages=tuple(article for article in pool.passages if article.id not in wanted))
    without = rest.library(folder / "without" / pool.name)
    there = [found(saksi, sought).score for sought in asked]
    gone = [found(without, sought).score for sought in asked]
    area, low, high = auroc(there, gone)
    strictness = saksi.settings.answering.strictness
    declined = [share(score < strictness for score in scores) for scores in (gone, there)]
    columns = ("pool", "AUROC of the first score", "declined when removed", "declined when there")
    note = "AUROC with the 95% interval of Hanley and McNeil (1982). Removed: from a library without any passage asked for."
    row: tuple[Cell, ...] = (pool.name, f"{area:.3f} [{low:.3f}–{high:.3f}]", *declined)
    return Section(f"declining_{pool.name}", f"{pool.name}: the passage in the library, and removed", columns, (row,), (note,))


def _chunk_rank(retriever: Retriever, query: Query, passage: str) -> int | None:
    """The passage's place among those of the chunks; a chunk that nothing speaks for does not count."""
    return _place(passage, list(dict.fromkeys(one.chunk.article.id for one in retriever.search(query) if one.score > 0)))


def _place(wanted: str, order: Sequence[str]) -> int | None:
    return order.index(wanted) + 1 if wanted in order else None


def _holds(evidence: Sequence[Evidence], sought: Sought) -> bool:
    if not evidence or evidence[0].sentence.article.id != sought.passage:
        return False
    return any(answer.lower() in evidence[0].sentence.text.lower() for answer in sought.answers)


def _tell(what: str) -> None:
    print(f"recall: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
