"""Questions wait their turn in the order in which they come, see their place, and none is worked out twice."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from answering.answerer import Reply
from answering.answers import Declined, Reason
from answering.making import Stage, Watch
from answering.questions import read
from bot.desk import Asked, Desk, Ticket
from retrieval.lexicon import bundled_lexicon

LEXICON = bundled_lexicon()


def asked(text: str, *history: str, scopes: tuple[str, ...] = ("",)) -> Asked:
    return Asked(text, history, scopes, "id")


class Writer:
    """Takes up questions, finishes each when it is told to, and remembers which it had and how many at a time."""

    def __init__(self) -> None:
        self.taken: list[Asked] = []
        self.in_work = 0
        self.most_in_work = 0
        self.threads: set[str] = set()
        self.fails_at: set[str] = set()
        self.stands_in_at: set[str] = set()
        self._changing = threading.Lock()
        self._finished: defaultdict[str, threading.Event] = defaultdict(threading.Event)

    def __call__(self, asked: Asked, watch: Watch) -> Reply:
        with self._changing:
            self.taken.append(asked)
            self.threads.add(threading.current_thread().name)
            self.in_work += 1
            self.most_in_work = max(self.most_in_work, self.in_work)
        watch(Stage.SEARCHING)
        assert self._finished[asked.text].wait(10)
        with self._changing:
            self.in_work -= 1
        if asked.text in self.fails_at:
            raise ValueError(asked.text)
        failed = "some:model" if asked.text in self.stands_in_at else None
        return Reply(read(asked.text, lexicon=LEXICON), Declined(Reason.UNCLEAR, "id", "extractive", instead_of=failed))

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.taken]

    def finish(self, *texts: str) -> None:
        for text in texts:
            self._finished[text].set()


class Shelf:
    """The library, as far as the desk cares: a number that rises with every change."""

    def __init__(self) -> None:
        self.number = 1

    def revision(self) -> int:
        return self.number


@asynccontextmanager
async def a_desk(writer: Writer, shelf: Shelf | None = None, *, at_once: int = 1) -> AsyncIterator[Desk]:
    desk = Desk(answers=writer, revision=(shelf or Shelf()).revision, at_once=at_once)
    try:
        yield desk
    finally:
        writer.finish(*writer.texts)
        desk.close()


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not happened():
            await asyncio.sleep(0.001)


def ask_all(desk: Desk, *texts: str) -> tuple[list[asyncio.Task[Reply]], list[Ticket]]:
    tickets = [Ticket() for _ in texts]
    return [asyncio.create_task(desk.ask(asked(text), ticket)) for text, ticket in zip(texts, tickets, strict=True)], tickets


async def test_questions_are_answered_in_the_order_in_which_they_come() -> None:
    writer = Writer()
    questions = [str(number) for number in range(8)]
    writer.finish(*questions)
    async with a_desk(writer) as desk:
        tasks, _ = ask_all(desk, *questions)
        replies = await asyncio.gather(*tasks)
    assert writer.texts == questions
    assert [reply.question.text for reply in replies] == questions


@pytest.mark.parametrize("at_once", [1, 3])
async def test_never_more_are_in_work_than_are_allowed_at_once(at_once: int) -> None:
    writer = Writer()
    questions = [str(number) for number in range(9)]
    async with a_desk(writer, at_once=at_once) as desk:
        tasks, _ = ask_all(desk, *questions)
        await until(lambda: writer.in_work == at_once)
        assert (desk.answering, desk.waiting) == (at_once, 9 - at_once)
        writer.finish(*questions)
        await asyncio.gather(*tasks)
        assert (desk.answering, desk.waiting) == (0, 0)
    assert writer.most_in_work == at_once
    assert sorted(writer.texts) == questions


async def test_whoever_waits_sees_the_place_and_sees_it_come_nearer() -> None:
    writer = Writer()
    async with a_desk(writer) as desk:
        tasks, tickets = ask_all(desk, "a", "b", "c", "d")
        await until(lambda: writer.texts == ["a"])
        assert [ticket.place for ticket in tickets] == [0, 1, 2, 3]
        writer.finish("a")
        await until(lambda: writer.texts == ["a", "b"])
        assert [ticket.place for ticket in tickets] == [0, 0, 1, 2]
        writer.finish("b", "c", "d")
        await asyncio.gather(*tasks)
        assert [ticket.place for ticket in tickets] == [0, 0, 0, 0]


async def test_the_stage_of_an_answer_shows_on_its_ticket_alone() -> None:
    writer = Writer()
    async with a_desk(writer) as desk:
        tasks, tickets = ask_all(desk, "a", "b")
        await until(lambda: tickets[0].stage is not None)
        assert [ticket.stage for ticket in tickets] == [Stage.SEARCHING, None]
        writer.finish("a", "b")
        await asyncio.gather(*tasks)


async def test_whoever_gives_up_waiting_frees_the_place_and_costs_no_work() -> None:
    writer = Writer()
    async with a_desk(writer) as desk:
        tasks, tickets = ask_all(desk, "a", "b", "c")
        await until(lambda: writer.texts == ["a"])
        tasks[1].cancel()
        await until(tasks[1].done)
        assert desk.waiting == 1
        assert tickets[2].place == 1
        writer.finish("a", "c")
        await asyncio.gather(tasks[0], tasks[2])
        assert (desk.answering, desk.waiting) == (0, 0)
        writer.finish("d")
        await desk.ask(asked("d"), Ticket())
    assert writer.texts == ["a", "c", "d"]


async def test_a_turn_that_comes_just_as_its_question_is_given_up_is_passed_on() -> None:
    writer = Writer()
    writer.finish("b", "c")
    async with a_desk(writer) as desk, asyncio.timeout(5):

        async def ask_and_give_up_the_next() -> None:
            await desk.ask(asked("a"), Ticket())
            tasks[0].cancel()

        first = asyncio.create_task(ask_and_give_up_the_next())
        await until(lambda: writer.texts == ["a"])
        tasks, _ = ask_all(desk, "b", "c")
        await until(lambda: desk.waiting == 2)
        writer.finish("a")
        await first
        assert (await tasks[1]).question.text == "c"
        assert (desk.answering, desk.waiting) == (0, 0)
    assert writer.texts[-1] == "c"


async def test_an_answer_that_is_given_up_in_the_middle_frees_its_place() -> None:
    writer = Writer()
    async with a_desk(writer) as desk:
        tasks, _ = ask_all(desk, "a", "b")
        await until(lambda: writer.texts == ["a"])
        tasks[0].cancel()
        writer.finish("a", "b")
        assert (await tasks[1]).question.text == "b"
        assert (desk.answering, desk.waiting) == (0, 0)


async def test_an_answer_that_fails_is_told_to_its_asker_and_frees_its_place() -> None:
    writer = Writer()
    writer.fails_at = {"a"}
    writer.finish("a", "b")
    async with a_desk(writer) as desk:
        tasks, _ = ask_all(desk, "a", "b")
        with pytest.raises(ValueError, match="a"):
            await tasks[0]
        assert (await tasks[1]).question.text == "b"
        assert (desk.answering, desk.waiting) == (0, 0)


async def test_a_failure_is_not_remembered() -> None:
    writer = Writer()
    writer.fails_at = {"a"}
    writer.finish("a")
    async with a_desk(writer) as desk:
        with pytest.raises(ValueError, match="a"):
            await desk.ask(asked("a"), Ticket())
        writer.fails_at = set()
        assert (await desk.ask(asked("a"), Ticket())).question.text == "a"


async def test_the_same_question_is_answered_from_memory_until_the_library_changes() -> None:
    writer, shelf = Writer(), Shelf()
    writer.finish("a")
    async with a_desk(writer, shelf) as desk:
        first, again, changed = Ticket(), Ticket(), Ticket()
        reply = await desk.ask(asked("a"), first)
        assert await desk.ask(asked("a"), again) is reply
        shelf.number += 1
        assert await desk.ask(asked("a"), changed) is not reply
    assert [ticket.from_memory for ticket in (first, again, changed)] == [False, True, False]
    assert writer.texts == ["a", "a"]


async def test_a_question_is_another_one_where_anything_that_decides_its_answer_differs() -> None:
    writer = Writer()
    writer.finish("a", "A")
    others = [
        asked("a"),
        asked("A"),
        asked("a", "before"),
        asked("a", scopes=("5", "")),
        Asked("a", (), ("",), "en"),
    ]
    async with a_desk(writer) as desk:
        for one in [*others, *others]:
            await desk.ask(one, Ticket())
    assert writer.taken == others


async def test_only_so_many_answers_are_remembered_the_oldest_forgotten_first() -> None:
    writer = Writer()
    questions = [str(number) for number in range(501)]
    writer.finish(*questions)
    async with a_desk(writer) as desk:
        for text in [*questions, questions[-1], questions[0]]:
            await desk.ask(asked(text), Ticket())
    assert writer.texts == [*questions, questions[0]]


async def test_other_work_is_done_beside_the_answers_and_off_the_event_loop() -> None:
    writer = Writer()
    async with a_desk(writer) as desk:
        tasks, _ = ask_all(desk, "a")
        await until(lambda: writer.texts == ["a"])
        async with asyncio.timeout(5):
            name = await desk.run(lambda: threading.current_thread().name)
        writer.finish("a")
        await asyncio.gather(*tasks)
    assert {name, *writer.threads}.isdisjoint({threading.main_thread().name})


async def test_a_question_given_up_in_the_middle_keeps_its_place_until_its_work_ends() -> None:
    writer = Writer()
    async with a_desk(writer) as desk, asyncio.timeout(5):
        tasks, _ = ask_all(desk, "a", "b")
        await until(lambda: writer.texts == ["a"])
        tasks[0].cancel()
        await asyncio.sleep(0.05)
        assert (writer.texts, desk.waiting) == (["a"], 1)
        writer.finish("a", "b")
        await tasks[1]


async def test_an_answer_in_the_place_of_a_model_that_failed_is_not_remembered() -> None:
    writer = Writer()
    writer.stands_in_at = {"a"}
    writer.finish("a", "b")
    async with a_desk(writer) as desk, asyncio.timeout(5):
        for text in ("a", "a", "b", "b"):
            await desk.ask(asked(text), Ticket())
    assert writer.texts == ["a", "a", "b"]
