"""Weights are found that put right candidates first, the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.informal import informal
from evaluation.measures import auroc
from evaluation.optimising import Choice, Verdict, fitted_classes, fitted_ranking, fitted_verdict


def choices(count: int = 60) -> list[Choice]:
    """The first signal tells the right candidate, the second is noise."""
    dice = np.random.default_rng(5)
    made = []
    for _ in range(count):
        right = int(dice.integers(4))
        signals = dice.random((4, 2))
        signals[right, 0] += 0.6
        truth = np.arange(4) == right
        made.append(Choice(signals, truth, truth))
    return made


def test_the_signal_that_tells_counts_and_noise_hardly_does() -> None:
    told, noise = fitted_ranking(choices())
    assert told > 1
    assert abs(noise) < told / 4


def test_the_same_data_gives_the_same_weights() -> None:
    assert fitted_ranking(choices()).tolist() == fitted_ranking(choices()).tolist()


def test_a_question_without_a_right_candidate_teaches_nothing() -> None:
    nothing = np.zeros(2, dtype=bool)
    hopeless = Choice(np.array([[9.0, 9.0], [0.0, 0.0]]), nothing, nothing)
    assert fitted_ranking([*choices(), hopeless]).tolist() == fitted_ranking(choices()).tolist()


def test_a_verdict_s_odds_rise_with_what_tells_and_weights_are_kept() -> None:
    verdicts = [Verdict(np.array([value]), value > 0.5) for value in np.linspace(0, 1, 40)]
    bias, (weight,) = fitted_verdict(verdicts)
    assert weight > 0
    assert bias + weight * 0.2 < 0 < bias + weight * 0.8
    generous, _ = fitted_verdict([*verdicts, Verdict(np.array([0.1]), True, weight=50.0)])
    assert generous > bias


def test_the_area_under_the_curve_is_the_one_worked_out_by_hand() -> None:
    area, low, high = auroc([0.9, 0.4], [0.1, 0.4])
    assert area == pytest.approx((1 + 1 + 1 + 0.5) / 4)
    assert 0 <= low < area < high <= 1
    assert auroc([1.0] * 9, [0.0] * 9)[0] == 1.0


def test_a_question_is_altered_as_people_chat() -> None:
    assert informal("Kapankah Soekarno tidak berada di Bandung?") == "kpn soekarno gak berada di bandung"
    assert informal("Dimanakah yang paling banyak?") == "dmn yg plg bnyk"


def test_each_class_rises_with_the_signal_that_tells_it_and_what_counts_more_decides_more() -> None:
    dice = np.random.default_rng(7)
    classes = np.repeat(np.arange(3), 40)
    rows = np.eye(3)[classes] + dice.normal(0, 0.1, (120, 3))
    bias, weights = fitted_classes(rows, classes, np.ones(120))
    assert (rows @ weights + bias).argmax(axis=1).tolist() == classes.tolist()
    same = np.zeros((120, 1))
    often, _ = fitted_classes(same, classes, np.where(classes == 2, 5.0, 1.0))
    assert often.argmax() == 2
