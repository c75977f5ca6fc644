"""Holds the corpus, or an unseen half, to its form: `python -m training.check_corpus [FOLDER]`; the status is 1 at any fault."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.sources import CORPUS, Document, rows

KINDS = ("fact", "cross", "informal", "follow", "premise", "none")
VERDICTS = ("supported", "contradicted", "reported", "absent")
LEAST_QUESTIONS, LEAST_CLAIMS = 12, 7
"""What an article has at least, once a second reader's doubts are taken out."""
UNANSWERABLE = (0.25, 0.42)
"""The share of questions that nothing answers, over the whole folder."""

Row = dict[str, Any]


def faults(folder: Path) -> Iterator[str]:
    """What is wrong, a line each."""
    articles = {row["id"]: row for row in rows(folder / "articles.jsonl")}
    questions, claims = list(rows(folder / "questions.jsonl")), list(rows(folder / "claims.jsonl"))
    for name, listed in (("questions", questions), ("claims", claims)):
        yield from (
            f"{twice} stands twice in {name}" for twice, times in Counter(row["id"] for row in listed).items() if times > 1
        )
    cut = {name: _sentences(row) for name, row in articles.items()}
    for row in questions:
        yield from (f"{row['id']}: {fault}" for fault in _question(row, articles, cut))
    known = {row["id"] for row in claims}
    for row in claims:
        yield from (f"{row['id']}: {fault}" for fault in _claim(row, articles, cut, known))
    yield from _counts(articles, questions, claims)


def _sentences(row: Row) -> frozenset[str]:
    document = Document.of(row["id"], row["title"], row["text"])
    return frozenset(row["text"][start:end] for start, end in document.sentences)


def _question(row: Row, articles: dict[str, Row], cut: dict[str, frozenset[str]]) -> Iterator[str]:
    if row["article"] not in articles or row["kind"] not in KINDS or row["lang"] not in ("id", "en"):
        yield "its article, kind or language is unknown"
        return
    if (row["kind"] == "none") != (not row["evidence"]):
        yield "only an unanswerable question has no evidence"
    if (row["kind"] == "cross") and row["lang"] == articles[row["article"]]["language"]:
        yield "a question across languages is in the article's own"
    if (row["kind"] == "follow") != bool(row["prev"]):
        yield "a follow-up, and nothing else, has the question before it"
    if not set(row["evidence"]) <= cut[row["article"]]:
        yield "a piece of evidence is no sentence of the article"
    if not all(any(answer in evidence for evidence in row["evidence"]) for answer in row["answer"]):
        yield "an answer does not stand in the evidence"


def _claim(row: Row, articles: dict[str, Row], cut: dict[str, frozenset[str]], known: set[str]) -> Iterator[str]:
    if row["article"] not in articles or row["verdict"] not in VERDICTS or row["lang"] not in ("id", "en"):
        yield "its article, verdict or language is unknown"
        return
    if (row["verdict"] == "absent") != (not row["evidence"]):
        yield "only an absent claim has no evidence"
    if not set(row["evidence"]) <= cut[row["article"]]:
        yield "a piece of evidence is no sentence of the article"
    if row["pair"] and row["pair"] not in known:
        yield "its pair is unknown"


def _counts(articles: dict[str, Row], questions: list[Row], claims: list[Row]) -> Iterator[str]:
    for name, listed, least in (("questions", questions, LEAST_QUESTIONS), ("claims", claims, LEAST_CLAIMS)):
        counted = Counter(row["article"] for row in listed)
        yield from (f"{one} has {counted[one]} {name}: {least} at least" for one in articles if counted[one] < least)
    share = sum(row["kind"] == "none" for row in questions) / max(1, len(questions))
    if not UNANSWERABLE[0] <= share <= UNANSWERABLE[1]:
        yield f"{share:.0%} of the questions are unanswerable"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    found = list(faults(folder))
    print("\n".join(found) or f"{folder.name}: nothing is wrong")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
