"""Checkers that take their time or fail."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from answering.checker import Check, Checker
from bot.assemble import Saksi


class Held(Checker):
    """Checks when it is let go; remembers what it was asked, in order."""

    def __init__(self, saksi: Saksi) -> None:
        self._real = saksi.checker
        self._may_go = threading.Semaphore(0)
        self.asked: list[str] = []

    def check(self, message: str, **more: Any) -> Check:
        self.asked.append(message)
        assert self._may_go.acquire(timeout=20)
        return self._real.check(message, **more)

    def let_go(self) -> None:
        self._may_go.release()


class Failing(Checker):
    """Fails."""

    def __init__(self) -> None:
        """It needs nothing for that."""

    def check(self, message: str, **more: Any) -> Check:
        raise ZeroDivisionError("what only the log should say")


def checked_by(saksi: Saksi, checker: Checker) -> Saksi:
    return replace(saksi, checker=checker)
