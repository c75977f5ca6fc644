"""Answerers that take their time or fail, before the real one answers."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from answering.answerer import Answerer, Reply
from answering.making import Stage, nobody_watches
from bot.assemble import Saksi


class Held(Answerer):
    """Answers when it is let go; remembers what it was asked, in order."""

    def __init__(self, saksi: Saksi) -> None:
        self._real = saksi.answerer
        self._may_go = threading.Semaphore(0)
        self.asked: list[str] = []

    def answer(self, text: str, *, watch: Any = nobody_watches, **more: Any) -> Reply:
        watch(Stage.WRITING)
        self.asked.append(text)
        assert self._may_go.acquire(timeout=20)
        return self._real.answer(text, watch=watch, **more)

    def let_go(self, questions: int = 1) -> None:
        self._may_go.release(questions)


class Failing(Answerer):
    """Fails at questions with "gagal" in them."""

    def __init__(self, saksi: Saksi) -> None:
        self._real = saksi.answerer

    def answer(self, text: str, **more: Any) -> Reply:
        if "gagal" in text:
            raise ZeroDivisionError("what only the log should say")
        return self._real.answer(text, **more)


def answered_by(saksi: Saksi, answerer: Answerer) -> Saksi:
    return replace(saksi, answerer=answerer)
