"""The bot, with answers that take as many seconds as the question says: "... dalam 3 detik" (no test, but run by tests)."""

from __future__ import annotations

import re
import sys
import time
from dataclasses import replace
from typing import Any

from answering.answerer import Answerer, Reply
from answering.making import Stage, nobody_watches
from bot.assemble import opened
from bot.logs import prepare_log
from bot.service import run_discord
from config.settings import load


class Slow(Answerer):
    """Sleeps before the real one answers."""

    def __init__(self, real: Answerer) -> None:
        self._real = real

    def evidence(self, text: str, **more: Any) -> Any:
        return self._real.evidence(text, **more)

    def answer(self, text: str, *, watch: Any = nobody_watches, **more: Any) -> Reply:
        watch(Stage.WRITING)
        if found := re.search(r" dalam (\d+) detik", text):
            time.sleep(float(found[1]))
            text = text.replace(found[0], "")
        return self._real.answer(text, watch=watch, **more)


def main() -> int:
    settings = load()
    prepare_log(settings.log.level, settings.discord.token)
    saksi = opened(settings)
    return run_discord(replace(saksi, answerer=Slow(saksi.answerer)))


if __name__ == "__main__":
    sys.exit(main())
