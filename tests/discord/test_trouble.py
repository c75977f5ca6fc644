"""When something goes wrong: readers get one sentence, the log the rest, and the next question an answer."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.assemble import Saksi
from retrieval.errors import LibraryError
from retrieval.library import Entry, Library
from tests.discord.answerers import Failing, Held, answered_by
from tests.discord.conftest import Staged
from tests.discord.stage import ALICE, CHANNEL, SARI, Stage

WHY = "Mengapa Musk hengkang dari OpenAI?"


class Unreadable(Library):
    """A library on a disk that fails."""

    def entries(self, *, scopes: Sequence[str]) -> list[Entry]:
        raise LibraryError("disk full")


@pytest.fixture
async def failing(staged: Staged, saksi: Saksi) -> Stage:
    return staged(on=answered_by(saksi, Failing(saksi)))


def reference(text: str) -> str:
    (found,) = re.findall(r"kode ([0-9a-f]{6}) ", text)
    return str(found)


async def test_a_command_that_fails_tells_its_reader_alone_and_the_next_one_works(
    failing: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    asked = await failing.slash("ask", question="ini gagal dijawab")
    assert asked.answer.gone
    (told,) = asked.further
    assert told.private
    assert "what only the log should say" not in told.text
    assert f"reference {reference(told.text)}: a question failed" in caplog.text
    assert "ZeroDivisionError: what only the log should say" in caplog.text
    assert "✅" in (await failing.slash("ask", question=WHY)).text


async def test_a_message_that_fails_is_told_of_directly(failing: Stage, caplog: pytest.LogCaptureFixture) -> None:
    (told,) = await failing.say("ini gagal dijawab", mention=True)
    assert told.channel == SARI.direct
    assert reference(told.text) in caplog.text
    (answer,) = await failing.say(WHY, mention=True)
    assert "✅" in answer.text


async def test_a_failure_of_one_is_nobody_else_s(failing: Stage) -> None:
    private = await failing.slash("ask", question="ini gagal dijawab", private=True)
    assert reference(private.text)
    assert private.further == []
    assert "✅" in (await failing.slash("ask", ALICE, question=WHY)).text


async def test_a_library_that_cannot_be_read_is_told_in_one_sentence(
    staged: Staged, saksi: Saksi, caplog: pytest.LogCaptureFixture
) -> None:
    stage = staged(on=replace(saksi, library=Unreadable(saksi.settings.data_dir)))
    failed = await stage.slash("sources", ALICE)
    assert failed.answer.private
    assert failed.text.startswith("Sorry, the library of articles cannot be read at the moment.")
    assert "the command /sources failed" in caplog.text


async def test_whoever_asks_too_often_is_told_for_how_long_to_wait_and_others_are_not(staged: Staged) -> None:
    stage = staged(questions_per_minute=1)
    await stage.slash("ask", question=WHY)
    refused = await stage.slash("ask", question=WHY)
    assert refused.answer.private
    assert refused.further == []
    assert re.fullmatch(r"Anda sudah bertanya 1 kali dalam semenit\. Silakan bertanya lagi dalam \d\d detik\.", refused.text)
    (told,) = await stage.say(WHY, mention=True)
    assert told.channel == SARI.direct
    assert "✅" in (await stage.slash("ask", ALICE, question=WHY)).text


async def test_who_takes_no_direct_messages_gets_a_sign_at_the_message(staged: Staged) -> None:
    stage = staged(questions_per_minute=1)
    stage.discord.closed_to_the_bot.add(SARI.direct)
    await stage.say(WHY, mention=True)
    refused = stage.written(WHY, mention=True)
    assert await stage.arrive(refused) == []
    assert stage.discord.reactions == [(refused.id, "⏳")]


async def test_a_command_that_an_outage_held_back_is_answered_in_the_channel(stage: Stage) -> None:
    await stage.slash("ask", question=WHY)
    late = await stage.interact(stage.command("ask", question=WHY, seconds_ago=4))
    assert late.responses == 0
    answer = stage.discord.by_bot()[-1]
    assert answer.channel == CHANNEL
    assert answer.text.startswith("Sari bertanya, dan Discord tidak menunggu jawabannya:\n✅")


async def test_a_private_command_that_was_held_back_is_answered_directly(stage: Stage) -> None:
    await stage.slash("ask", question=WHY)
    await stage.interact(stage.command("ask", question=WHY, private=True, seconds_ago=4))
    assert stage.discord.by_bot()[-1].channel == SARI.direct


async def test_a_clock_that_differs_from_discord_s_makes_no_command_late(stage: Stage) -> None:
    for seconds in (600, 601):
        asked = await stage.interact(stage.command("ask", question=WHY, seconds_ago=seconds))
        assert asked.responses == 1


async def test_an_interaction_that_discord_gives_up_meanwhile_is_answered_in_the_channel(staged: Staged, saksi: Saksi) -> None:
    held = Held(saksi)
    stage = staged(on=answered_by(saksi, held))
    asked = stage.command("ask", question=WHY)
    held.let_go()
    asked.lost = True
    await stage.interact(asked)
    answer = stage.discord.by_bot()[-1]
    assert answer.text.startswith("Sari bertanya, dan Discord tidak menunggu jawabannya:\n✅")


async def test_the_log_says_how_a_question_went_and_not_what_it_was(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "saksi"):
        await stage.slash("ask", question=WHY)
        await stage.say(WHY, mention=True)
    command, message = (json.loads(record.getMessage()) for record in caplog.records if record.name == "saksi.questions")
    assert (command["outcome"], command["way"], command["language"]) == ("answered", "command", "id")
    assert (message["way"], message["claims"] > 0) == ("message", True)
    assert "hengkang" not in caplog.text


async def test_the_log_says_what_was_asked_if_the_operator_wants_it(staged: Staged, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "saksi"):
        await staged(log={"questions": True}).slash("ask", question=WHY)
    assert f'"question": "{WHY}"' in caplog.text
