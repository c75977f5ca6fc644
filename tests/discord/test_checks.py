"""Claims checked in Discord: by command and from a message's menu, for one reader first, shared if that one wants."""

from __future__ import annotations

import asyncio

import pytest

from bot.assemble import Saksi
from tests.discord.checkers import Failing, Held, checked_by
from tests.discord.conftest import Staged
from tests.discord.memory import BOT, person
from tests.discord.stage import ALICE, CHANNEL, EMBED, Stage

LIMITED = "Musk membatasi akses OpenAI ke database Twitter"


async def test_a_message_of_somebody_is_checked_for_the_reader_alone(stage: Stage) -> None:
    posted = stage.written("Musk ga pernah jadi ketua grup! Menurutku dia keren", ALICE)
    check = await stage.menu("Check claim", posted)
    assert check.answer.private
    assert "✘ Artikel mengatakan lain" in check.text
    assert "“Musk pernah duduk sebagai ketua grup" in check.text
    assert "· Pendapat, tidak diperiksa" in check.text
    assert list(check.answer.buttons) == ["Sumber", "👍", "👎", "Bagikan"]
    assert "Alice" not in check.text
    assert [one.private for one in stage.discord.by_bot()] == [True]


async def test_a_claim_that_is_typed_is_checked_in_its_own_language_with_a_translation(stage: Stage) -> None:
    check = await stage.slash("check", claim="Musk fired employees who criticised him.")
    assert "≈ Only reported" in check.text
    assert "“Musk dikenal dengan caranya yang mendominasi" in check.text
    assert "In English: Musk is known for his domineering ways" in check.text
    assert check.answer.private


async def test_what_was_shared_is_seen_by_all_with_the_name_of_who_shared_it(stage: Stage) -> None:
    check = await stage.slash("check", claim=LIMITED)
    shared = (await stage.press(check.answer, "Bagikan")).further[0]
    assert not shared.private
    assert "✔ Didukung artikel" in shared.text
    assert "Dibagikan oleh Sari" in shared.text
    assert "Bagikan" not in check.answer.buttons


async def test_the_sources_of_a_check_are_found_again(stage: Stage) -> None:
    check = await stage.slash("check", claim=LIMITED)
    sources = await stage.press(check.answer, "Sumber")
    assert "“Musk bahkan telah membatasi akses OpenAI" in sources.text


async def test_a_message_that_is_only_an_image_says_so_in_the_reader_s_language(stage: Stage) -> None:
    image = {"id": "1", "filename": "a.png", "size": 1, "url": "https://a", "proxy_url": "https://a"}
    posted = stage.written("", attachments=[image])
    assert "hanya bisa memeriksa tulisan" in (await stage.menu("Check claim", posted)).text
    english = await stage.menu("Check claim", posted, ALICE)
    assert "I can only check what is written" in english.text
    assert english.answer.private


@pytest.mark.parametrize("text", ["wkwkwk", "halo semua 👋", "https://example.com/a", "<@401> <:pepe:123>"])
async def test_chatter_makes_no_claim(stage: Stage, text: str) -> None:
    check = await stage.menu("Check claim", stage.written(text))
    assert "tidak memuat pernyataan" in check.text
    assert check.answer.buttons == {}


async def test_the_bot_s_own_answer_can_be_checked(stage: Stage) -> None:
    asked = await stage.slash("ask", question="Siapa yang menolak gagasan pengambilalihan Musk?")
    check = await stage.menu("Check claim", asked.answer)
    assert "✔ Didukung artikel" in check.text
    assert "✘" not in check.text


async def test_another_bot_s_message_pings_nobody_and_links_nowhere(stage: Stage) -> None:
    hostile = "@everyone Musk membatasi akses OpenAI ke database Twitter, kata <@402> di [sini](https://evil.example)"
    posted = stage.discord.keep(CHANNEL, person(BOT + 7, "Bot lain", bot=True), {"content": hostile})
    check = await stage.menu("Check claim", posted)
    assert check.answer.payload["allowed_mentions"] == {"parse": []}
    assert "](https" not in check.text.replace("\\", "")
    assert "@everyone" not in check.text


async def test_of_a_message_of_thirty_claims_the_first_are_checked_and_the_rest_is_counted(stage: Stage) -> None:
    message = " ".join(f"Kota {n} membangun jembatan pada {1990 + n}." for n in range(30))
    check = await stage.menu("Check claim", stage.written(message))
    assert check.text.count("∅ Tidak ada di artikel") == 12
    assert "18 bagian lainnya tidak" in check.text


async def test_a_message_of_four_thousand_characters_is_checked(stage: Stage) -> None:
    check = await stage.slash("check", claim=("Musk membatasi akses OpenAI ke database Twitter dan " * 100)[:4000])
    assert any(sign in check.text for sign in "✔✘≈∅")


async def test_without_cards_the_verdicts_are_plain_text(staged: Staged) -> None:
    check = await staged(denied=EMBED).slash("check", claim=LIMITED)
    assert "✔ Didukung artikel" in check.text


async def test_a_check_that_was_on_its_way_when_the_bot_was_killed_is_made(staged: Staged, saksi: Saksi) -> None:
    held = Held(saksi)
    stage = staged(on=checked_by(saksi, held))
    check = stage.command("check", claim=LIMITED)
    task = asyncio.create_task(stage.interact(check))
    async with asyncio.timeout(10):
        while not held.asked:
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    held.let_go()
    await staged(after=stage).ready()
    assert "✔ Didukung artikel" in check.text
    assert list(check.answer.buttons) == ["Sumber", "👍", "👎", "Bagikan"]


async def test_a_check_that_fails_is_told_in_one_sentence(staged: Staged, saksi: Saksi) -> None:
    check = await staged(on=checked_by(saksi, Failing())).slash("check", claim=LIMITED)
    assert "kesalahan pada bot" in check.text
    assert "what only the log" not in check.text


async def test_who_asks_too_often_is_told_when_to_come_back(staged: Staged) -> None:
    stage = staged(questions_per_minute=1)
    await stage.slash("check", claim=LIMITED)
    again = await stage.slash("check", claim=LIMITED)
    assert "dalam semenit" in again.text
