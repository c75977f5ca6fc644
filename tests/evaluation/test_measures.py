"""Figures, against numbers that were worked out by hand or stand in the literature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures import (
    Share,
    median,
    percentile,
    recall_at,
)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (Share(81, 263), 0.2553, 0.3662),  # Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3
        (Share(15, 148), 0.0624, 0.1605),  # the same
        (Share(0, 20), 0.0, 0.1611),  # the same
        (Share(1, 29), 0.0061, 0.1718),  # the same
        (Share(20, 20), 0.8389, 1.0),
    ],
)
def test_intervals_are_those_of_wilson(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_stays_within_0_and_1(counts: tuple[int, int]) -> None:
    low, high = Share(*counts).interval
    value = Share(*counts).value
    assert value is not None
    assert 0 <= low <= value + 1e-12
    assert value - 1e-12 <= high <= 1


def test_a_share_of_nothing_says_nothing() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, (0.0, 1.0))


def test_recall_is_that_worked_out_by_hand() -> None:
    ranks = [1, 2, 6, None, 11]
    assert [recall_at(limit, ranks) for limit in (1, 5, 10)] == [Share(1, 5), Share(2, 5), Share(3, 5)]


def test_medians_and_percentiles_are_interpolated() -> None:
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert median([4.0, 1.0, 2.0, 3.0]) == 2.5
    assert percentile([5.0], 95) == 5.0
    assert percentile([20.0, 10.0], 95) == pytest.approx(19.5)
    assert percentile([float(number) for number in range(101)], 95) == pytest.approx(95)
