"""How often a reader may ask."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

_WINDOW = 60.0


class Allowance:
    """So many questions a reader in any minute."""

    def __init__(self, *, questions_per_minute: int, clock: Callable[[], float]) -> None:
        """`clock` counts seconds and never goes back."""
        self._most = questions_per_minute
        self._clock = clock
        self._asked: dict[int, deque[float]] = {}

    def take(self, reader: int) -> int:
        """0 if the reader may ask now, which is then counted; else the seconds until they may."""
        now = self._clock()
        self._forget(now)
        asked = self._asked.setdefault(reader, deque())
        if len(asked) >= self._most:
            return math.ceil(asked[0] + _WINDOW - now)
        asked.append(now)
        return 0

    def _forget(self, now: float) -> None:
        """Whoever has not asked within the minute costs no memory."""
        for reader, asked in list(self._asked.items()):
            while asked and asked[0] + _WINDOW <= now:
                asked.popleft()
            if not asked:
                del self._asked[reader]
