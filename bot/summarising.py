"""The story of a summary in Discord: its turn, its parts, its buttons, its line in the log."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

import discord

from answering.answers import Answered, Outcome
from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from bot.asking import Asking, From
from bot.budget import Budget
from bot.buttons import Action, answer_buttons
from bot.catalogue import article_called, scopes_of
from bot.delivery import Door
from bot.desk import Desk, Ticket
from bot.markup import shortened
from bot.records import Records
from bot.rendering import Page
from bot.summaries import summary_pages
from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.errors import LibraryError
from retrieval.library import Library

_log = logging.getLogger("saksi.discord")
_summaries = logging.getLogger("saksi.summaries")

_NAME = 100
"""Characters of a name that no article has, when it is said again."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The summary that a reader wants."""

    style: Style
    language: Language
    article: str | None
    """How it is called; none for all articles."""
    may_attach: bool
    """Whether a picture may go along."""


class Summarise(Protocol):
    """Sums up the articles with these ids, or all in these scopes; called in a thread of its own, for it takes its time."""

    def __call__(
        self, style: Style, language: Language, article_ids: Sequence[str], *, scopes: Sequence[str], quoting: bool
    ) -> Summary: ...


class Summarising:
    """Sums articles up, each time through the door that the wish came in by."""

    def __init__(
        self, *, summarise: Summarise, asking: Asking, desk: Desk, library: Library, records: Records, budget: Budget
    ) -> None:
        self._summarise = summarise
        self._asking = asking
        self._desk = desk
        self._library = library
        self._records = records
        self._budget = budget

    async def answer(self, door: Door, wish: Wish, who: From) -> None:
        """Answers through the door; whatever fails is told there in one sentence, and stands in the log."""
        await self._asking.see_through(door, wish.language, self._answer(door, wish, who), what="a summary")

    async def _answer(self, door: Door, wish: Wish, who: From) -> None:
        begun = time.monotonic()
        articles: list[str] = []
        if typed := wish.article:
            named = await self._desk.run(lambda: article_called(self._library, typed, scope=who.scope))
            if named is None:
                await door.refuse(say(Say.NO_SUCH_ARTICLE, wish.language, article=shortened(typed, _NAME)))
                return
            articles = [named.id]
        summary, pages = await self._desk.take(lambda: self._summed_up(door, wish, articles, who), Ticket())
        await door.deliver(pages, await self._buttons(summary.outcome, who))
        _note(summary, who, time.monotonic() - begun)

    def _summed_up(self, door: Door, wish: Wish, articles: Sequence[str], who: From) -> tuple[Summary, list[Page]]:
        """The summary and its messages; where the day's tokens are used up, in the articles' own sentences, which cost none."""
        payer = who.scope or f"@{who.reader}"
        quoting = self._budget.used_up(payer) is not None
        summary = self._summarise(wish.style, wish.language, articles, scopes=scopes_of(who.scope), quoting=quoting)
        self._budget.spend(payer, summary.usage.total)
        return summary, summary_pages(summary, may_embed=door.may_embed, may_attach=wish.may_attach)

    async def _buttons(self, outcome: Outcome, who: From) -> discord.ui.View | None:
        if not isinstance(outcome, Answered):
            return None
        try:
            token = await self._desk.run(lambda: self._records.keep_answer(outcome, "", scope=who.scope))
        except LibraryError as error:  # the summary is worth more than its buttons
            _log.warning("a summary goes without buttons: %s", error)
            return None
        return answer_buttons(token, outcome.language, [Action.SOURCES, Action.UP, Action.DOWN, *who.actions])


def _note(summary: Summary, who: From, seconds: float) -> None:
    """One line of JSON for the log."""
    line = {
        "style": summary.style.value,
        "articles": len(summary.articles),
        "parts": len(summary.sections),
        "language": summary.outcome.language,
        "writer": summary.outcome.writer,
        "instead_of": summary.outcome.instead_of,
        "usage": asdict(summary.usage) if summary.usage.total else None,
        "scope": who.scope,
        "channel": who.channel,
        "seconds": round(seconds, 3),
    }
    _summaries.info("%s", json.dumps(line, ensure_ascii=False))
