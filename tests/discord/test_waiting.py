"""Answers that take long: readers see where their question stands, and a bot that stops explains itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from answering.answerer import Reply
from answering.making import Watch
from bot.assemble import Saksi
from bot.desk import Asked, Desk, Ticket
from tests.discord.answerers import Held, answered_by
from tests.discord.conftest import Staged
from tests.discord.memory import Interaction
from tests.discord.stage import ALICE, Stage

WHY = "Mengapa Musk hengkang dari OpenAI?"
WHICH = "Which podcast did Altman appear on?"


@pytest.fixture
def held(saksi: Saksi) -> Held:
    return Held(saksi)


@pytest.fixture
async def stage(staged: Staged, saksi: Saksi, held: Held) -> Stage:
    return staged(on=answered_by(saksi, held), at_once=1)


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


async def test_stages_and_the_place_in_the_queue_show_until_the_answer_takes_their_place(stage: Stage, held: Held) -> None:
    first = stage.command("ask", question=WHY)
    second = stage.command("ask", ALICE, question=WHICH)
    message = stage.written(WHICH + " Please.", mention=True)
    running = [asyncio.create_task(stage.interact(first))]
    await until(lambda: held.asked)
    running.append(asyncio.create_task(stage.interact(second)))
    await until(lambda: second.message)
    await asyncio.sleep(0.2)  # so that it stands in the queue before the message does
    arriving = asyncio.create_task(stage.arrive(message))
    await until(lambda: first.text and second.text and stage.discord.answers_to(message))
    assert first.text == "✍️ Menulis jawaban …"
    assert second.text == "⏳ Waiting: number 1 in the queue …"
    (waiting,) = stage.discord.answers_to(message)
    assert waiting.text == "⏳ Waiting: number 2 in the queue …"
    held.let_go(3)
    await asyncio.gather(*running)
    (answer,) = await arriving
    assert answer is waiting
    for shown in (first.answer, second.answer, answer):
        assert shown.text.startswith("✅")
    assert first.answer.before[0] == "✍️ Menulis jawaban …"
    assert held.asked == [WHY, WHICH, WHICH + " Please."]


async def in_flight(stage: Stage, held: Held, question: str = WHY) -> tuple[Interaction, asyncio.Task[Interaction]]:
    asked = stage.command("ask", question=question)
    task = asyncio.create_task(stage.interact(asked))
    await until(lambda: held.asked)
    return asked, task


async def test_status_counts_the_questions_on_their_way(stage: Stage, held: Held) -> None:
    _, task = await in_flight(stage, held)
    assert "Questions being answered: 1, waiting: 0" in (await stage.slash("status", ALICE)).text
    held.let_go()
    await task


async def test_a_bot_that_stops_finishes_what_is_nearly_done(stage: Stage, held: Held) -> None:
    asked, task = await in_flight(stage, held)
    stopping = asyncio.create_task(stage.stop(within=10))
    await asyncio.sleep(0.05)
    held.let_go()
    await stopping
    await task
    assert asked.text.startswith("✅")


async def test_a_bot_that_stops_tells_who_still_waits(stage: Stage, held: Held) -> None:
    asked, task = await in_flight(stage, held)
    await stage.stop(within=0.05)
    await asyncio.gather(task, return_exceptions=True)
    assert asked.text.startswith("Saya sedang dimatikan atau dimulai ulang")
    held.let_go()


class Slow:
    """Answers nothing in particular, as often as it is let."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self.answered: list[str] = []

    def __call__(self, asked: Asked, watch: Watch, /) -> Reply:
        reply = self._held.answer(asked.text, watch=watch)
        self.answered.append(asked.text)
        return reply


def asked(text: str) -> Asked:
    return Asked(text, (), ("",), "id")


async def test_the_desk_answers_in_order_and_everybody_moves_up(held: Held) -> None:
    slow = Slow(held)
    desk = Desk(answers=slow, revision=lambda: 0, at_once=1)
    tickets = [Ticket() for _ in range(3)]
    tasks = [asyncio.create_task(desk.ask(asked(f"soal {n}"), ticket)) for n, ticket in enumerate(tickets)]
    await until(lambda: len(held.asked) == 1)
    assert [ticket.place for ticket in tickets] == [0, 1, 2]
    assert (desk.answering, desk.waiting) == (1, 2)
    held.let_go()
    await until(lambda: len(held.asked) == 2)
    assert [ticket.place for ticket in tickets] == [0, 0, 1]
    held.let_go(2)
    await asyncio.gather(*tasks)
    assert slow.answered == ["soal 0", "soal 1", "soal 2"]
    assert (desk.answering, desk.waiting) == (0, 0)
    desk.close()


async def test_who_gives_up_waiting_holds_up_nobody(held: Held) -> None:
    slow = Slow(held)
    desk = Desk(answers=slow, revision=lambda: 0, at_once=1)
    tickets = [Ticket() for _ in range(3)]
    first, second, third = (asyncio.create_task(desk.ask(asked(f"soal {n}"), tickets[n])) for n in range(3))
    await until(lambda: tickets[2].place == 2)
    second.cancel()
    await until(lambda: tickets[2].place == 1)
    held.let_go(2)
    await asyncio.gather(first, third)
    assert slow.answered == ["soal 0", "soal 2"]
    desk.close()


async def test_the_same_question_is_answered_from_memory_until_the_library_changes(held: Held) -> None:
    revision = 1
    slow = Slow(held)
    desk = Desk(answers=slow, revision=lambda: revision, at_once=1)
    held.let_go(2)
    tickets = [Ticket() for _ in range(3)]
    first = await desk.ask(asked(WHY), tickets[0])
    assert await desk.ask(asked(WHY), tickets[1]) is first
    revision = 2
    await desk.ask(asked(WHY), tickets[2])
    assert [ticket.from_memory for ticket in tickets] == [False, True, False]
    assert slow.answered == [WHY, WHY]
    desk.close()
