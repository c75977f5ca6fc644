"""How often a reader may ask."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.allowance import Allowance

IWAN, SARI = 1, 2


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_reader_may_ask_so_many_times_a_minute_and_is_told_how_long_to_wait() -> None:
    clock = Clock()
    allowance = Allowance(questions_per_minute=2, clock=clock)
    assert allowance.take(IWAN) == 0
    clock.now += 20
    assert allowance.take(IWAN) == 0
    clock.now += 0.5
    assert allowance.take(IWAN) == 40
    clock.now += 39.4
    assert allowance.take(IWAN) == 1
    clock.now += 0.1
    assert allowance.take(IWAN) == 0
    assert allowance.take(IWAN) == 20


def test_what_one_reader_asks_is_not_held_against_another() -> None:
    allowance = Allowance(questions_per_minute=1, clock=Clock())
    assert [allowance.take(reader) for reader in (IWAN, SARI, IWAN, SARI)] == [0, 0, 60, 60]


def test_a_refused_question_is_not_counted() -> None:
    clock = Clock()
    allowance = Allowance(questions_per_minute=1, clock=clock)
    allowance.take(IWAN)
    for _ in range(59):
        clock.now += 1
        assert allowance.take(IWAN) > 0
    clock.now += 1
    assert allowance.take(IWAN) == 0


@given(most=st.integers(1, 5), half_seconds=st.lists(st.integers(0, 180), max_size=60))
@settings(deadline=None)
def test_never_more_than_allowed_within_any_minute_and_whoever_waits_as_told_may_ask(most: int, half_seconds: list[int]) -> None:
    clock = Clock()
    allowance = Allowance(questions_per_minute=most, clock=clock)
    taken: list[float] = []
    for pause in half_seconds:
        clock.now += pause / 2
        wait = allowance.take(IWAN)
        if wait:
            assert 0 < wait <= 60
            clock.now += wait
            assert allowance.take(IWAN) == 0
        taken.append(clock.now)
    assert all(later - earlier >= 60 for earlier, later in zip(taken, taken[most:], strict=False))
