"""Fits `answering/data/weights.toml`: `python -m training.weighing`, once a model is exported.

Put are the questions about the corpus's valid articles, which the model was not trained on, to a library of the whole corpus.
Every sentence that is read is one row, right or wrong; the fit is a logistic regression with a small ridge.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from answering.evidence import SIGNALS, Evidence
from bot.assemble import Saksi
from evaluation.pools import library_of
from retrieval.articles import Article
from training import sources

FILE = Path(__file__).parents[1] / "answering" / "data" / "weights.toml"
RIDGE = 1.0
_ROUNDS = 50

Rows = NDArray[np.float64]


def main() -> None:
    articles = [
        Article(id=row["id"], title=row["title"], text=row["text"], language=row["language"], date=row["date"])
        for row in sources.rows(sources.CORPUS / "articles.jsonl")
    ]
    documents, questions, _ = sources.corpus(split="valid")
    with TemporaryDirectory() as folder:
        saksi = library_of(articles, Path(folder))
        rows, right = [], []
        for asked in questions:
            wanted = {(asked.document, documents[asked.document].sentences[number][0]) for number in asked.evidence}
            for found in _evidence(saksi, asked):
                rows.append(astuple(found.signals))
                right.append((found.sentence.article.id, found.sentence.start) in wanted)
    weights = fitted(np.array(rows), np.array(right, dtype=float))
    heading = "".join(line + "\n" for line in FILE.read_text("utf-8").split("\n") if line.startswith("#"))
    FILE.write_text(heading + _as_toml(weights), encoding="utf-8")
    print(f"{len(questions)} questions, {len(rows)} sentences, {sum(right):.0f} of them right\n{_as_toml(weights)}", end="")


def fitted(rows: Rows, right: Rows) -> Rows:
    """Bias and weights by Newton's method; the bias is not held back by the ridge, nor is scale: each signal is standardised."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    ridge = RIDGE * np.diag([0.0, *[1.0] * rows.shape[1]])
    weights = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - chance) - ridge @ weights
        weights += np.linalg.solve(design.T @ (design * (chance * (1 - chance))[:, None]) + ridge, slope)
    return np.array([weights[0] - (weights[1:] * mean / spread).sum(), *(weights[1:] / spread)])


def _evidence(saksi: Saksi, asked: sources.Asked) -> Sequence[Evidence]:
    return saksi.answerer.evidence(asked.text, history=[asked.before] if asked.before else [])[1]


def _as_toml(weights: Rows) -> str:
    text = "".join(f"{name} = {weight:.4f}\n" for name, weight in zip(("bias", *SIGNALS), weights, strict=True))
    tomllib.loads(text)
    return text


if __name__ == "__main__":
    main()
