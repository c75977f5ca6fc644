"""The story of a question in Discord: taken on, waited for in sight of its reader, answered, and its buttons remembered."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import discord

from answering.answerer import Reply
from answering.answers import Answered, Outcome
from answering.making import Stage
from bot.allowance import Allowance
from bot.budget import Budget
from bot.buttons import Action, answer_buttons
from bot.delivery import Door
from bot.desk import Asked, Desk, Result, Ticket
from bot.faults import LOST, explained
from bot.records import Records
from bot.rendering import Page, rendered, rendered_so_far
from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.errors import LibraryError
from retrieval.language import language_of

_log = logging.getLogger("saksi.discord")
_questions = logging.getLogger("saksi.questions")

_SHOWN_AFTER = 1.0
"""Whoever has the answer within this many seconds sees no stages."""
_BETWEEN_EDITS = 1.05
"""Discord stalls messages that are edited more often than once a second."""

_STAGES = {Stage.SEARCHING: Say.SEARCHING, Stage.WRITING: Say.WRITING, Stage.CHECKING: Say.CHECKING}


@dataclass(frozen=True, slots=True)
class From:
    """Who asked, and from where."""

    reader: int
    scope: str
    """Of the articles that may answer: a Discord server's id, or everyone's."""
    channel: int | None
    way: str
    """"command" or "message", for the log."""
    actions: Sequence[Action]
    """The buttons that make sense there, besides those that every answer has."""


@dataclass(frozen=True, slots=True, eq=False)
class _Flight:
    door: Door
    language: Language
    task: asyncio.Task[object] | None


class Asking:
    """Answers questions, each through the door that it came in by."""

    def __init__(
        self,
        *,
        desk: Desk,
        records: Records,
        allowance: Allowance,
        budget: Budget,
        questions_per_minute: int,
        log_questions: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._records = records
        self._allowance = allowance
        self._budget = budget
        self._questions_per_minute = questions_per_minute
        self._log_questions = log_questions
        self._clock = clock
        self._flights: set[_Flight] = set()

    def refusal(self, reader: int, language: Language) -> str | None:
        """Why this reader may not ask now, and from when on they may; `None` if they may, which is then counted."""
        if seconds := self._allowance.take(reader):
            return say(Say.TOO_MANY, language, allowance=self._questions_per_minute, seconds=seconds)
        return None

    async def answer(self, door: Door, asked: Asked, who: From) -> None:
        """Answers through the door; whatever fails is told there in one sentence, and stands in the log."""
        language = language_of(asked.text, default=asked.default_language)
        await self.see_through(door, language, self._answer(door, asked, who, language), what="a question")

    async def see_through(self, door: Door, language: Language, work: Coroutine[Any, Any, None], *, what: str) -> None:
        """Does what a reader waits for at this door; whatever fails is told there in one sentence, and stands in the log."""
        with self._flight(door, language):
            try:
                await work
            except Exception as error:  # the door of one question: nobody else's fails with it
                await self._tell(door, explained(error, language, where=what))

    async def land(self, *, within: float) -> None:
        """Waits so many seconds for the questions on their way; whoever is still waiting then is told why."""
        tasks = [flight.task for flight in self._flights if flight.task]
        if tasks:
            await asyncio.wait(tasks, timeout=within)
        late = list(self._flights)
        for flight in late:
            if flight.task:
                flight.task.cancel()
        told = (self._tell(flight.door, say(Say.STOPPING, flight.language), public=True) for flight in late)
        await asyncio.gather(*told)

    async def _answer(self, door: Door, asked: Asked, who: From, language: Language) -> None:
        begun = self._clock()
        payer = who.scope or f"@{who.reader}"
        if again := await self._desk.run(lambda: self._budget.used_up(payer)):
            await door.refuse(say(Say.OVER_BUDGET, language, when=f"<t:{again.timestamp():.0f}:t>"))
            return
        ticket = Ticket()
        reply = await self._in_sight(door, ticket, language, self._desk.ask(asked, ticket))
        if not ticket.from_memory:
            await self._desk.run(lambda: self._budget.spend(payer, reply.usage.total))
        question = asked.text if door.repeats_question else None
        view = await self._buttons(reply.outcome, asked.text, who)
        await door.deliver(rendered(reply.outcome, question=question, may_embed=door.may_embed), view)
        self._note(asked, who, ticket, reply, self._clock() - begun)

    async def _in_sight(self, door: Door, ticket: Ticket, language: Language, work: Awaitable[Result]) -> Result:
        """The result of the work; what is being done shows meanwhile, at most once a second."""
        task = asyncio.ensure_future(work)
        shown, shown_at = Page(), 0.0
        try:
            done, _ = await asyncio.wait({task}, timeout=_SHOWN_AFTER)
            while not done:
                page = _progress(ticket, language, may_embed=door.may_embed)
                if page not in (Page(), shown):
                    await _try_to_show(door, page)
                    shown, shown_at = page, self._clock()
                done, _ = await asyncio.wait({task}, timeout=_BETWEEN_EDITS)
            await asyncio.sleep(max(0.0, shown_at + _BETWEEN_EDITS - self._clock()))
            return task.result()
        finally:
            task.cancel()

    async def _buttons(self, outcome: Outcome, question: str, who: From) -> discord.ui.View | None:
        answered = isinstance(outcome, Answered)
        if not isinstance(outcome, Answered) and outcome.courtesy:
            return None
        try:
            token = await self._desk.run(lambda: self._records.keep_answer(outcome, question, scope=who.scope))
        except LibraryError as error:  # the answer is worth more than its buttons
            _log.warning("an answer goes without buttons: %s", error)
            return None
        sources = [Action.SOURCES] if answered else []
        return answer_buttons(token, outcome.language, [*sources, Action.UP, Action.DOWN, *who.actions])

    async def _tell(self, door: Door, text: str, *, public: bool = False) -> None:
        try:
            await (door.deliver([Page(text)], None) if public else door.refuse(text))
        except LOST as error:
            _log.warning("a reader could not be told that an answer failed: %s", error)

    @contextmanager
    def _flight(self, door: Door, language: Language) -> Iterator[None]:
        flight = _Flight(door, language, asyncio.current_task())
        self._flights.add(flight)
        try:
            yield
        finally:
            self._flights.discard(flight)

    def _note(self, asked: Asked, who: From, ticket: Ticket, reply: Reply, seconds: float) -> None:
        """One line of JSON for the log; what was asked stands in it only if a setting says so."""
        outcome = reply.outcome
        answered = isinstance(outcome, Answered)
        line = {
            "outcome": "answered" if answered else "declined",
            "reason": None if isinstance(outcome, Answered) else outcome.reason.value,
            "claims": len(outcome.claims) if isinstance(outcome, Answered) else 0,
            "withheld": outcome.withheld,
            "language": outcome.language,
            "writer": outcome.writer,
            "instead_of": outcome.instead_of,
            "usage": asdict(reply.usage),
            "way": who.way,
            "scope": who.scope,
            "channel": who.channel,
            "history": len(asked.history),
            "from_memory": ticket.from_memory,
            "seconds": round(seconds, 3),
            "parts": {part: round(value, 3) for part, value in asdict(reply.seconds).items()},
        }
        if self._log_questions:
            line["question"] = asked.text
        _questions.info("%s", json.dumps(line, ensure_ascii=False))


def _progress(ticket: Ticket, language: Language, *, may_embed: bool) -> Page:
    """Where a question stands: its place in the queue, what is being done, or the claims that stand already."""
    if ticket.place:
        return Page(say(Say.WAITING, language, place=ticket.place))
    if ticket.claims:
        return rendered_so_far(ticket.claims, language, may_embed=may_embed)
    return Page(say(_STAGES[ticket.stage], language)) if ticket.stage else Page()


async def _try_to_show(door: Door, page: Page) -> None:
    try:
        await door.show(page)
    except LOST as error:
        _log.info("a stage could not be shown: %s", error)
