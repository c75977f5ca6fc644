"""The story of a check in Discord: its turn, its verdicts, its buttons, its line in the log."""

from __future__ import annotations

import json
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict

import discord

from answering.checker import Check
from bot.asking import Asking, From
from bot.budget import Budget
from bot.buttons import Action, answer_buttons
from bot.check_rendering import rendered_check
from bot.delivery import Door
from bot.desk import Asked, Desk, Ticket
from bot.records import Records
from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.errors import LibraryError
from retrieval.language import language_of

_log = logging.getLogger("saksi.discord")
_checks = logging.getLogger("saksi.checks")

Checks = Callable[[Asked], Check]
"""Checks a message, taking its time; called in a thread of its own."""


class Checking:
    """Checks messages, each through the door that it came in by."""

    def __init__(self, *, checks: Checks, asking: Asking, desk: Desk, records: Records, budget: Budget) -> None:
        self._checks = checks
        self._asking = asking
        self._desk = desk
        self._records = records
        self._budget = budget

    async def answer(self, door: Door, asked: Asked, who: From) -> None:
        """Answers through the door; whatever fails is told there in one sentence, and stands in the log."""
        language = language_of(asked.text, default=asked.default_language)
        await self._asking.see_through(door, language, self._answer(door, asked, who, language), what="a check")

    async def _answer(self, door: Door, asked: Asked, who: From, language: Language) -> None:
        begun, payer = time.monotonic(), who.scope or f"@{who.reader}"
        if again := await self._desk.run(lambda: self._budget.used_up(payer)):
            await door.refuse(say(Say.OVER_BUDGET, language, when=f"<t:{again.timestamp():.0f}:t>"))
            return
        check = await self._desk.take(lambda: self._checks(asked), Ticket())
        spent = check.usage.total if check.usage else 0
        await self._desk.run(lambda: self._budget.spend(payer, spent))
        view = await self._buttons(check, asked.text, who) if check.claims else None
        await door.deliver(rendered_check(check, may_embed=door.may_embed), view)
        _note(check, who, time.monotonic() - begun)

    async def _buttons(self, check: Check, message: str, who: From) -> discord.ui.View | None:
        try:
            token = await self._desk.run(lambda: self._records.keep_check(check, message, scope=who.scope))
        except LibraryError as error:  # the verdicts are worth more than their buttons
            _log.warning("a check goes without buttons: %s", error)
            return None
        sources = [Action.SOURCES] if check.citations else []
        return answer_buttons(token, check.language, [*sources, Action.UP, Action.DOWN, *who.actions])


def _note(check: Check, who: From, seconds: float) -> None:
    """One line of JSON for the log; of the message itself nothing stands in it."""
    line = {
        "verdicts": Counter(claim.verdict.value for claim in check.claims),
        "left_out": check.left_out,
        "language": check.language,
        "judge": check.judge,
        "instead_of": check.instead_of,
        "usage": asdict(check.usage) if check.usage else None,
        "scope": who.scope,
        "channel": who.channel,
        "seconds": round(seconds, 3),
    }
    _checks.info("%s", json.dumps(line, ensure_ascii=False))
