"""Messages in channels, threads and direct channels: which are for the bot, and what is said to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.assemble import opened
from config.settings import load
from retrieval.articles import Article
from tests.discord.conftest import Staged
from tests.discord.memory import BOT, person
from tests.discord.stage import ALICE, ANSWERS, CHANNEL, EMBED, HISTORY, SARI, SEND, Stage

WHY = "Mengapa Musk hengkang dari OpenAI?"
CEO = "Siapa CEO OpenAI?"


async def test_a_mention_is_answered_as_a_reply_that_does_not_repeat_the_question(stage: Stage) -> None:
    asked = stage.written(WHY, mention=True)
    (answer,) = await stage.arrive(asked)
    assert answer.replies_to == asked.id
    assert "title" not in answer.embed
    assert answer.payload["allowed_mentions"]["parse"] == []
    assert list(answer.buttons) == ["Sumber", "👍", "👎", "Lanjut di utas"]
    assert stage.discord.typing == [CHANNEL]


async def test_a_reply_to_an_answer_is_understood_from_what_was_asked_before(stage: Stage) -> None:
    (first,) = await stage.say(WHY, mention=True)
    (second,) = await stage.say("Kapan itu terjadi?", reply_to=first)
    assert "di tahun itu" in second.text.replace("**", "")


async def test_a_reply_to_the_answer_of_a_command_is_understood_too(stage: Stage) -> None:
    first = (await stage.slash("ask", question=WHY)).answer
    (second,) = await stage.say("Kapan itu terjadi?", reply_to=first)
    assert "di tahun itu" in second.text.replace("**", "")


async def test_a_question_without_its_chain_is_not_answered_from_another_one(stage: Stage) -> None:
    await stage.say(WHY, mention=True)
    (answer,) = await stage.say("Kapan itu terjadi?", mention=True)
    assert "di tahun itu" not in answer.text.replace("**", "")


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"mention_everyone": True},
        {"mentions": [person(ALICE.id, "Alice")]},
        {"mention": True, "author": person(500, "Bot lain", bot=True)},
        {"mention": True, "webhook_id": "600"},
        {"mention": True, "type": 6},
    ],
    ids=["chat", "everyone", "somebody else", "another bot", "a webhook", "a notice that something was pinned"],
)
async def test_what_is_not_for_the_bot_is_left_alone(stage: Stage, more: dict[str, Any]) -> None:
    assert await stage.say(CEO, **more) == []
    assert stage.discord.typing == []


async def test_a_reply_to_another_reader_is_left_alone(stage: Stage) -> None:
    assert await stage.say(CEO, ALICE, reply_to=stage.written("halo")) == []


async def test_a_message_that_discord_sends_twice_is_answered_once(stage: Stage) -> None:
    asked = stage.written(CEO, mention=True)
    assert len(await stage.arrive(asked)) == 1
    assert await stage.arrive(asked) == []


async def test_a_bare_mention_gets_an_example_in_both_languages(stage: Stage) -> None:
    (hint,) = await stage.say("", mention=True)
    assert f"<@{BOT}> Siapa CEO OpenAI?" in hint.text
    assert f"<@{BOT}> Who is the CEO of OpenAI?" in hint.text


async def test_a_bare_mention_in_reply_to_somebody_passes_their_question_on(stage: Stage) -> None:
    (answer,) = await stage.say("", mention=True, reply_to=stage.written(WHY, ALICE))
    assert "✅ Dijawab dari artikel" in answer.text


async def test_a_picture_alone_is_said_to_be_unreadable(stage: Stage) -> None:
    picture = {"id": "1", "filename": "a.png", "size": 1, "url": "https://cdn.example/a.png", "proxy_url": ""}
    (hint,) = await stage.say("", channel=SARI.direct, attachments=[picture])
    assert "Saya hanya bisa membaca teks." in hint.text


async def test_what_discord_hides_is_said_to_be_hidden(stage: Stage) -> None:
    (first,) = await stage.say(WHY, mention=True)
    (hint,) = await stage.say("", reply_to=first)
    assert "Discord does not show me what this message says." in hint.text


async def test_in_a_direct_channel_no_mention_is_needed_and_questions_lean_on_earlier_ones(stage: Stage) -> None:
    (first,) = await stage.say(WHY, channel=SARI.direct)
    assert list(first.buttons) == ["Sumber", "👍", "👎"]
    (second,) = await stage.say("Kapan itu terjadi?", channel=SARI.direct)
    assert "di tahun itu" in second.text.replace("**", "")


async def test_in_an_answer_channel_questions_are_answered_and_chat_is_not(staged: Staged) -> None:
    stage = staged(answer_channels=["tanya"])
    (answer,) = await stage.say(CEO, channel=ANSWERS)
    assert answer.text.startswith("✅ Dijawab dari artikel")
    assert await stage.say("wkwk iya juga", channel=ANSWERS) == []
    assert await stage.say(CEO, channel=ANSWERS, reply_to=stage.written("halo", ALICE, channel=ANSWERS)) == []
    assert await stage.say(CEO, channel=CHANNEL) == []


async def test_in_a_thread_of_its_own_the_bot_needs_no_mention_and_knows_how_it_began(staged: Staged) -> None:
    stage = staged(message_content=True)
    begun = (await stage.slash("ask", question=WHY)).answer
    await stage.press(begun, "Lanjut di utas")
    (welcome,) = [one for one in stage.discord.by_bot() if one.channel == begun.id]
    assert "tidak perlu disebut" in welcome.text
    (answer,) = await stage.say("Kapan itu terjadi?", channel=begun.id)
    assert "di tahun itu" in answer.text.replace("**", "")


async def test_in_a_thread_under_a_reply_the_bot_knows_the_question_that_was_replied_to(staged: Staged) -> None:
    stage = staged(message_content=True)
    (begun,) = await stage.say(WHY, mention=True)
    await stage.press(begun, "Lanjut di utas")
    assert stage.discord.threads[begun.id]["name"] == f"Lanjutan: {WHY}"
    (answer,) = await stage.say("Kapan itu terjadi?", channel=begun.id)
    assert "di tahun itu" in answer.text.replace("**", "")


async def test_what_a_reader_types_pings_nobody_and_links_to_nothing(stage: Stage) -> None:
    hostile = "@everyone <@1> [x](https://evil.example) siapa Altman?"
    shown = (await stage.slash("ask", question=hostile)).answer
    assert shown.embed["title"] == "@\u200beveryone \\<@1\\> \\[x\\](https\\://evil.example) siapa Altman?"
    assert shown.payload["allowed_mentions"]["parse"] == []
    (answer,) = await stage.say(hostile, mention=True)
    assert "evil" not in answer.text
    assert answer.payload["allowed_mentions"]["parse"] == []


async def test_where_frames_are_not_allowed_the_answer_is_text(staged: Staged) -> None:
    stage = staged(denied=EMBED)
    for answer in (*await stage.say(WHY, mention=True), (await stage.slash("ask", question=WHY)).answer):
        assert answer.payload["embeds"] == []
        assert "**✅ Dijawab dari artikel**" in answer.text
    assert f"\n> {WHY}\n" in answer.text
    (second,) = await stage.say("Kapan itu terjadi?", reply_to=answer)
    assert "di tahun itu" in second.text.replace("**", "")


async def test_where_the_bot_may_not_write_the_answer_comes_as_a_direct_message(staged: Staged) -> None:
    (answer,) = await staged(denied=SEND).say(WHY, mention=True)
    assert answer.channel == SARI.direct
    assert answer.text.startswith(f"Saya tidak diizinkan menulis di <#{CHANNEL}>")
    assert "✅ Dijawab dari artikel" in answer.text


async def test_where_the_bot_may_not_read_the_history_the_answer_is_no_reply(staged: Staged) -> None:
    (answer,) = await staged(denied=HISTORY).say(WHY, mention=True)
    assert answer.replies_to is None
    assert answer.embed["title"] == WHY


async def test_the_last_part_of_a_long_answer_leads_to_its_question_too(staged: Staged, tmp_path: Path) -> None:
    villages = ", ".join(f"Desa Sukamaju {number}" for number in range(150))
    saksi = opened(load(folder=tmp_path, environ={}, overrides={"data_dir": str(tmp_path)}))
    text = f"Bendungan Ciparay mengairi sawah di {villages}, dan Kecamatan Ciparay."
    saksi.add([Article(id="bendungan", title="Bendungan selesai", text=text)])
    saksi.index()
    stage = staged(on=saksi, denied=EMBED)
    *_, last = await stage.say("Bendungan Ciparay mengairi apa?", mention=True)
    await stage.press(last, "Lanjut di utas")
    assert stage.discord.threads[last.id]["name"] == "Lanjutan: Bendungan Ciparay mengairi apa?"
    answer, *_ = await stage.say("Apa lagi?", reply_to=last)
    assert "✅" in answer.text
