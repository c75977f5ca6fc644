"""A bot that comes back: it answers what it missed, once, and what it was asked before is not lost."""

from __future__ import annotations

import asyncio

from bot.assemble import Saksi
from tests.discord.answerers import Held, answered_by
from tests.discord.conftest import Staged
from tests.discord.memory import Interaction
from tests.discord.stage import ALICE, HISTORY, SARI, Stage

WHY = "Mengapa Musk hengkang dari OpenAI?"


async def killed(stage: Stage, asked: Interaction, held: Held) -> None:
    """The bot is gone while it answers this."""
    known = len(held.asked)
    task = asyncio.create_task(stage.interact(asked))
    async with asyncio.timeout(10):
        while len(held.asked) == known:
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    held.let_go()


async def test_what_was_written_to_the_bot_while_it_was_away_is_answered_once(stage: Stage, staged: Staged) -> None:
    (known,) = await stage.say(WHY, ALICE, mention=True)
    missed, chat = stage.written(WHY, mention=True), stage.written("halo semua", ALICE)
    for _ in range(2):  # the bot is started twice
        await staged(after=stage).ready()
        assert len(stage.discord.answers_to(missed)) == 1
        assert len(stage.discord.by_bot()) == 2
    assert stage.discord.answers_to(missed)[0].text == known.text
    assert stage.discord.answers_to(chat) == []


async def test_a_direct_channel_that_was_used_before_is_caught_up_with(stage: Stage, staged: Staged) -> None:
    await stage.say(WHY, channel=SARI.direct)
    missed = stage.written(WHY, channel=SARI.direct)
    await staged(after=stage).ready()
    assert len(stage.discord.answers_to(missed)) == 1


async def test_a_command_that_was_on_its_way_when_the_bot_was_killed_is_answered(staged: Staged, saksi: Saksi) -> None:
    held = Held(saksi)
    stage = staged(on=answered_by(saksi, held))
    public, private = stage.command("ask", question=WHY), stage.command("ask", question=WHY + "?", private=True)
    await killed(stage, public, held)
    await killed(stage, private, held)
    await staged(after=stage).ready()
    for asked in (public, private):
        assert asked.text.startswith("✅")
        assert asked.further == []
    assert list(private.answer.buttons) == ["Sumber", "👍", "👎", "Bagikan"]
    answers = len(stage.discord.messages)
    await staged(after=stage).ready()
    assert (len(stage.discord.messages), public.answer.before.count(public.text)) == (answers, 0)


async def test_a_question_in_a_channel_where_it_may_not_read_the_history_is_let_be(stage: Stage, staged: Staged) -> None:
    missed = stage.written(WHY, mention=True)
    await staged(after=stage, denied=HISTORY).ready()
    assert stage.discord.answers_to(missed) == []


async def test_a_question_on_its_way_is_not_taken_up_a_second_time_when_the_connection_is_ready(
    staged: Staged, saksi: Saksi
) -> None:
    held = Held(saksi)
    stage = staged(on=answered_by(saksi, held))
    running = asyncio.create_task(stage.slash("ask", question=WHY))
    async with asyncio.timeout(10):
        while not held.asked:
            await asyncio.sleep(0.01)
    ready = asyncio.create_task(stage.ready())
    await asyncio.sleep(0.3)
    held.let_go(2)
    await asyncio.gather(running, ready)
    assert held.asked == [WHY]


async def test_a_message_whose_stage_showed_when_the_bot_was_killed_is_answered(staged: Staged, saksi: Saksi) -> None:
    held = Held(saksi)
    stage = staged(on=answered_by(saksi, held))
    asked = stage.written(WHY, mention=True)
    task = asyncio.create_task(stage.arrive(asked))
    async with asyncio.timeout(10):
        while not stage.discord.answers_to(asked):
            await asyncio.sleep(0.01)
    task.cancel()  # which cancels what it waits for: the bot is gone
    await asyncio.gather(task, return_exceptions=True)
    held.let_go()
    await staged(after=stage).ready()
    assert [one.text[:1] for one in stage.discord.answers_to(asked)] == ["✅"]


async def test_a_question_in_a_busy_channel_is_not_missed(stage: Stage, staged: Staged) -> None:
    for number in range(55):
        stage.written(f"halo {number}", ALICE)
    missed = stage.written(WHY, mention=True)
    await staged(after=stage).ready()
    assert len(stage.discord.answers_to(missed)) == 1


async def test_an_answer_in_a_busy_channel_is_not_given_again(stage: Stage, staged: Staged) -> None:
    for number in range(49):
        stage.written(f"halo {number}", ALICE)
    asked = stage.written(WHY, mention=True)
    await stage.arrive(asked)
    await staged(after=stage).ready()
    assert len(stage.discord.answers_to(asked)) == 1


async def test_a_question_that_was_told_to_be_asked_again_is_not_taken_up_after_the_restart(staged: Staged, saksi: Saksi) -> None:
    held = Held(saksi)
    stage = staged(on=answered_by(saksi, held))
    asked = stage.command("ask", question=WHY)
    task = asyncio.create_task(stage.interact(asked))
    async with asyncio.timeout(10):
        while not held.asked:
            await asyncio.sleep(0.01)
    held.let_go()
    await stage.stop(within=0.0)
    await asyncio.gather(task, return_exceptions=True)
    await staged(after=stage).ready()
    assert asked.text.startswith("Saya sedang dimatikan")
