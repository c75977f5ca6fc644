"""Buttons and forms under answers: their ids say all, so a bot that was started anew knows them too."""

from __future__ import annotations

from bot.assemble import Saksi
from bot.records import Records, Votes
from retrieval.database import Database
from tests.discord.conftest import Staged
from tests.discord.memory import Interaction, Message
from tests.discord.stage import ALICE, SARI, THREADS, Stage

REJECTED = "Siapa yang menolak gagasan pengambilalihan Musk?"


async def an_answer(stage: Stage) -> Message:
    return (await stage.slash("ask", question=REJECTED)).answer


def votes(saksi: Saksi) -> Votes:
    return Records(Database(saksi.settings.data_dir), saksi.library, keep_questions=False).votes()


async def test_sources_shows_the_exact_quotation_between_its_neighbours(stage: Stage, saksi: Saksi) -> None:
    pressed = await stage.press(await an_answer(stage), "Sumber", ALICE)
    assert pressed.answer.private
    heading, before, quotation, after = pressed.answer.embed["description"].splitlines()
    assert heading.startswith("**[1]** Popularitas OpenAI")
    (text,) = {article.text for article in saksi.library.articles([saksi.library.entries(scopes=[""])[0].key]).values()}
    for line in (before.removeprefix("> -# "), quotation.removeprefix("> ").strip("“”"), after.removeprefix("> -# ")):
        assert line.replace("\\", "") in text


async def test_a_bot_that_was_started_anew_knows_the_buttons_of_earlier_answers(stage: Stage, staged: Staged) -> None:
    answer = await an_answer(stage)
    later = staged()
    later.discord.messages[answer.id] = answer
    assert "paragraf" in (await later.press(answer, "Sumber")).text


async def test_sources_of_an_answer_that_nobody_gave_are_gone(stage: Stage) -> None:
    answer = await an_answer(stage)
    answer.buttons["Sumber"]["custom_id"] = "saksi:sources:id:guessed0"
    assert (await stage.press(answer, "Sumber")).text == "Artikel yang dikutip sudah tidak ada di perpustakaan."


async def test_a_reader_has_one_vote_and_may_change_it(stage: Stage, saksi: Saksi) -> None:
    answer, before = await an_answer(stage), votes(saksi)
    assert "membantu" in (await stage.press(answer, "👍")).text
    assert votes(saksi) == Votes(before.up + 1, before.down)
    await stage.press(answer, "👎")
    assert votes(saksi) == Votes(before.up, before.down + 1)
    await stage.press(answer, "👍", ALICE)
    assert votes(saksi) == Votes(before.up + 1, before.down + 1)


async def test_a_vote_against_opens_a_form_for_the_reason(stage: Stage) -> None:
    opened = await stage.press(await an_answer(stage), "👎")
    assert opened.form is not None
    assert opened.form["title"] == "Apa yang kurang?"
    assert (await stage.fill_in(opened, "kutipannya salah")).text == "Terima kasih, alasan Anda dicatat."
    assert (await stage.fill_in(opened, "  ")).text == "Terima kasih, penilaian Anda dicatat."


async def test_a_shared_answer_is_shown_to_all_once_with_who_shared_it(stage: Stage) -> None:
    private = (await stage.slash("ask", ALICE, question=REJECTED, private=True)).answer
    shared = await stage.press(private, "Bagikan", ALICE)
    assert list(private.buttons) == ["Sumber", "👍", "👎"]
    (public,) = shared.further
    assert not public.private
    assert "Greg Brockman" in public.text
    assert public.text.endswith("Dibagikan oleh Alice")
    assert list(public.buttons) == ["Sumber", "👍", "👎"]
    assert "paragraf" in (await stage.press(public, "Sumber", SARI)).text


async def opened_thread(stage: Stage, answer: Message) -> Interaction:
    return await stage.press(answer, "Lanjut di utas")


async def test_a_thread_is_opened_under_the_answer_and_named_for_the_question(stage: Stage) -> None:
    answer = await an_answer(stage)
    assert (await opened_thread(stage, answer)).text == f"Utasnya di sini: <#{answer.id}>"
    assert stage.discord.threads[answer.id]["name"] == f"Lanjutan: {REJECTED}"
    (welcome,) = [one for one in stage.discord.by_bot() if one.channel == answer.id]
    assert "sebut saya" in welcome.text


async def test_a_second_press_points_to_the_thread_that_is_there(stage: Stage) -> None:
    answer = await an_answer(stage)
    await opened_thread(stage, answer)
    assert (await opened_thread(stage, answer)).text == f"Utasnya di sini: <#{answer.id}>"
    assert len([one for one in stage.discord.by_bot() if one.channel == answer.id]) == 1


async def test_without_the_permission_for_threads_the_reader_is_told_what_to_do_instead(staged: Staged) -> None:
    stage = staged(denied=THREADS)
    answer = await an_answer(stage)
    assert "Balas saja jawaban saya" in (await opened_thread(stage, answer)).text
    assert stage.discord.threads == {}


async def test_a_button_that_is_not_ours_is_left_alone(stage: Stage) -> None:
    answer = await an_answer(stage)
    answer.buttons["👍"]["custom_id"] = "another:bot"
    assert (await stage.press(answer, "👍")).responses == 0
