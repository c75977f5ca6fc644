"""Where questions wait their turn: a bounded number is answered at once, off the event loop; known answers are remembered."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from answering.answerer import Reply
from answering.answers import Answered, Claim
from answering.making import Stage, Watch
from retrieval.articles import Language

_REMEMBERED = 500
"""Answers that are kept for the next reader with the same question; some 10 kB each."""
THREADS = "desk"
"""How the names of the desk's threads begin."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Asked:
    """All that decides what the answer to a question is, but for the library."""

    text: str
    history: tuple[str, ...]
    scopes: tuple[str, ...]
    default_language: Language


class Answers(Protocol):
    """What answers a question, taking its time; called in a thread of its own."""

    def __call__(self, asked: Asked, watch: Watch, /) -> Reply: ...


@dataclass(slots=True)
class Ticket:
    """Where a question stands; others may look at it at any time."""

    place: int = 0
    """In the queue, 1 for the next; 0 when it is being answered."""
    stage: Stage | None = None
    claims: tuple[Claim, ...] = ()
    """Those that stand already."""
    from_memory: bool = False


@dataclass(slots=True)
class _Turn:
    ticket: Ticket
    come: asyncio.Event = field(default_factory=asyncio.Event)


class Desk:
    """Takes questions in the order in which they come."""

    def __init__(self, *, answers: Answers, revision: Callable[[], int], at_once: int) -> None:
        """`revision` changes whenever the library does; at most `at_once` questions are answered at a time."""
        self._answers = answers
        self._revision = revision
        self._threads = ThreadPoolExecutor(at_once + 1, thread_name_prefix=THREADS)
        self._free = at_once
        self._waiting: deque[_Turn] = deque()
        self._remembered: OrderedDict[tuple[Asked, int], Reply] = OrderedDict()
        self.answering = 0

    @property
    def waiting(self) -> int:
        """How many questions wait for their turn."""
        return len(self._waiting)

    async def ask(self, asked: Asked, ticket: Ticket) -> Reply:
        """The answer, in its turn; the ticket tells meanwhile where it stands."""
        return await self.take(lambda: self._reply(asked, ticket), ticket)

    async def take(self, work: Callable[[], Result], ticket: Ticket) -> Result:
        """The result of work that takes as long as an answer, in its turn among the questions."""
        await self._turn(ticket)
        self.answering += 1
        working = asyncio.ensure_future(self.run(work))
        working.add_done_callback(self._finished)
        return await asyncio.shield(working)

    async def run(self, work: Callable[[], Result]) -> Result:
        """The result of work that would block the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Begins nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _reply(self, asked: Asked, ticket: Ticket) -> Reply:
        key = asked, self._revision()
        if known := self._remembered.get(key):
            ticket.from_memory = True
            return known

        def watch(event: Stage | Claim) -> None:
            if isinstance(event, Claim):
                ticket.claims = (*ticket.claims, event)
            else:
                ticket.stage = event

        reply = self._answers(asked, watch)
        if _is_lasting(reply):
            self._remembered[key] = reply
        while len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return reply

    def _finished(self, working: asyncio.Future[Result]) -> None:
        """The place is free only now: a question that was given up still keeps its thread busy until here."""
        if not working.cancelled():
            working.exception()  # whoever asked has seen it, or has gone
        self.answering -= 1
        self._pass_on()

    async def _turn(self, ticket: Ticket) -> None:
        if self._free:
            self._free -= 1
            return
        turn = _Turn(ticket)
        self._waiting.append(turn)
        self._number()
        try:
            await turn.come.wait()
        except asyncio.CancelledError:
            if turn in self._waiting:
                self._waiting.remove(turn)
                self._number()
            else:
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """Whose turn is next begins; nobody waiting, the place is free."""
        if not self._waiting:
            self._free += 1
            return
        turn = self._waiting.popleft()
        turn.ticket.place = 0
        turn.come.set()
        self._number()

    def _number(self) -> None:
        for place, turn in enumerate(self._waiting, start=1):
            turn.ticket.place = place


def _is_lasting(reply: Reply) -> bool:
    """Whether the same answer would be given again: not where a model failed that may be back by then."""
    outcome = reply.outcome
    return not outcome.instead_of and not (isinstance(outcome, Answered) and outcome.cut_short)
