"""Fits the weights of sentences' signals: which candidate is the best, and whether the best one answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_STEPS = 400
_RATE = 0.05
_DECAY, _SQUARES, _TINY = 0.9, 0.999, 1e-8
_RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates for one question, and which of them are right."""

    signals: Floats
    """One row for each candidate."""
    passage: NDArray[np.bool_]
    """Whether the candidate stands in the passage that answers."""
    answer: NDArray[np.bool_]
    """Whether it holds the answer itself."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best candidate for one question, and whether it answers."""

    signals: Floats
    answers: bool
    weight: float = 1.0


def fitted_ranking(choices: Sequence[Choice]) -> Floats:
    """Weights under which right candidates come first: the mean of the losses for the passage and for the answer itself.

    The loss of a question is the negative logarithm of the probability, a softmax over its candidates, that falls on right ones
    (Cao and others, "Learning to rank: from pairwise approach to listwise approach", 2007, with several right ones).
    """
    usable = [choice for choice in choices if choice.answer.any()]
    mean, spread = _scale(np.concatenate([choice.signals for choice in usable]))
    longest = max(len(choice.signals) for choice in usable)
    signals = np.zeros((len(usable), longest, len(mean)))
    there, passage, answer = (np.zeros((len(usable), longest), dtype=bool) for _ in range(3))
    for place, choice in enumerate(usable):
        count = len(choice.signals)
        signals[place, :count] = (choice.signals - mean) / spread
        there[place, :count], passage[place, :count], answer[place, :count] = True, choice.passage, choice.answer
    counted = np.array([choice.weight for choice in usable], dtype=float)
    counted /= counted.sum()

    def slope(weights: Floats) -> Floats:
        scores = np.where(there, signals @ weights, -np.inf)
        all_of_it = _softmax(scores)
        wanted = (_softmax(np.where(passage, scores, -np.inf)) + _softmax(np.where(answer, scores, -np.inf))) / 2
        return np.asarray(np.einsum("q,qc,qcs->s", counted, all_of_it - wanted, signals))

    return _descended(slope, len(mean)) / spread


def fitted_verdict(verdicts: Sequence[Verdict]) -> tuple[float, Floats]:
    """Bias and weights of a logistic regression: how probably the best candidate answers."""
    rows = np.array([verdict.signals for verdict in verdicts])
    answers = np.array([verdict.answers for verdict in verdicts], dtype=float)
    counted = np.array([verdict.weight for verdict in verdicts], dtype=float)
    counted /= counted.sum()
    mean, spread = _scale(rows)
    signals = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])

    def slope(weights: Floats) -> Floats:
        return np.asarray(signals.T @ (counted * (1 / (1 + np.exp(-signals @ weights)) - answers)))

    found = _descended(slope, signals.shape[1])
    weights = found[1:] / spread
    return float(found[0] - weights @ mean), weights


def fitted_classes(rows: Floats, classes: NDArray[np.int_], counts: Floats) -> tuple[Floats, Floats]:
    """Biases, one for each class, and weights, a row for each signal, of a multinomial logistic regression.

    `rows` has the signals of each example, `classes` the class that is right, `counts` what it counts in the fit.
    """
    mean, spread = _scale(rows)
    signals = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    right = np.eye(classes.max() + 1)[classes]
    shape = signals.shape[1], right.shape[1]
    counted = counts[:, None] / counts.sum()

    def slope(weights: Floats) -> Floats:
        return np.asarray(signals.T @ (counted * (_softmax(signals @ weights.reshape(shape)) - right))).ravel()

    found = _descended(slope, shape[0] * shape[1]).reshape(shape)
    weights = found[1:] / spread[:, None]
    return found[0] - mean @ weights, weights


def _scale(rows: Floats) -> tuple[Floats, Floats]:
    return rows.mean(axis=0), rows.std(axis=0) + 1e-6


def _softmax(scores: Floats) -> Floats:
    """Over the last axis; rows in which nothing can be chosen are not handed in."""
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True))


def _descended(slope: Callable[[Floats], Floats], size: int) -> Floats:
    """Where descending along the slope leads from 0, step by step as Adam does (Kingma and Ba, 2015), with a ridge."""
    weights, momentum, squares = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        gradient = slope(weights) + 2 * _RIDGE * weights
        momentum = _DECAY * momentum + (1 - _DECAY) * gradient
        squares = _SQUARES * squares + (1 - _SQUARES) * gradient**2
        corrected = momentum / (1 - _DECAY**step), squares / (1 - _SQUARES**step)
        weights -= _RATE * corrected[0] / (np.sqrt(corrected[1]) + _TINY)
    return weights
