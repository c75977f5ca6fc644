"""Shares with their intervals, ranks and times, summed up in figures."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_Z = statistics.NormalDist().inv_cdf(0.975)
"""The standard normal deviate of a two-sided 95% interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; `None` of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% score interval of Wilson (1927, JASA 22:209-212): from 0 to 1, and sensible at both ends; (0, 1) of nothing."""
        if not self.of:
            return 0.0, 1.0
        share, squared = self.hits / self.of, _Z**2
        middle = share + squared / (2 * self.of)
        spread = _Z * math.sqrt(share * (1 - share) / self.of + squared / (4 * self.of**2))
        whole = 1 + squared / self.of
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def share(truths: Iterable[bool]) -> Share:
    """How many of these are true."""
    found = list(truths)
    return Share(sum(found), len(found))


def recall_at(limit: int, ranks: Sequence[int | None]) -> Share:
    """How often the one thing sought is among the first `limit` (Manning, Raghavan, Schütze 2008, ch. 8).

    A rank counts from 1; `None` was not found.
    """
    return share(rank is not None and rank <= limit for rank in ranks)


def auroc(higher: Sequence[float], lower: Sequence[float]) -> tuple[float, float, float]:
    """How probably one of `higher` is above one of `lower`, ties counting half, with its 95% interval.

    The area under the ROC curve and its standard error by Hanley and McNeil (1982, Radiology 143:29-36).
    """
    wins = sum((one > other) + (one == other) / 2 for one in higher for other in lower)
    area = wins / (len(higher) * len(lower))
    above, below = area / (2 - area), 2 * area**2 / (1 + area)
    spread = area * (1 - area) + (len(higher) - 1) * (above - area**2) + (len(lower) - 1) * (below - area**2)
    error = _Z * math.sqrt(max(0.0, spread) / (len(higher) * len(lower)))
    return area, max(0.0, area - error), min(1.0, area + error)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two middle ones."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which so many percent lie, interpolated linearly (Hyndman and Fan 1996, definition 7; numpy's own)."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
