"""Slash commands, from Discord's payload to what the reader sees."""

from __future__ import annotations

from bot.assemble import Saksi
from tests.discord.conftest import Staged
from tests.discord.stage import ALICE, SARI, Stage

REJECTED = "Siapa yang menolak gagasan pengambilalihan Musk?"
ARTICLE = "popularitas-openai-meningkat-elon-musk-iri"


async def test_an_answer_is_shown_to_all_with_its_question_its_quotation_and_its_buttons(stage: Stage) -> None:
    asked = await stage.slash("ask", question=REJECTED)
    assert not asked.answer.private
    assert asked.answer.embed["author"]["name"] == "✅ Dijawab dari artikel"
    assert asked.answer.embed["title"] == REJECTED
    assert "Greg Brockman dan CEO Sam Altman" in asked.text.replace("**", "")
    assert "paragraf" in asked.text
    assert list(asked.answer.buttons) == ["Sumber", "👍", "👎", "Lanjut di utas"]
    assert (asked.responses, asked.further) == (1, [])


async def test_an_english_question_is_answered_in_english_with_the_article_s_own_sentence_under_it(stage: Stage) -> None:
    asked = await stage.slash("ask", ALICE, question="Which podcast did Altman appear on?")
    assert "✅ Answered from the articles" in asked.text
    assert "On With Kara Swisher" in asked.text
    assert "\n> Pada episode podcast On With Kara Swisher hari Kamis" in asked.text
    assert "Translation: the developers of Saksi, by hand." in asked.text
    assert list(asked.answer.buttons) == ["Sources", "👍", "👎", "Continue in a thread"]


async def test_the_question_s_language_counts_and_not_that_of_the_reader_s_discord(stage: Stage) -> None:
    assert "Answered" in (await stage.slash("ask", SARI, question="Which podcast did Altman appear on?")).text
    assert "Dijawab" in (await stage.slash("ask", ALICE, question=REJECTED)).text


async def test_a_private_answer_is_seen_by_its_reader_and_can_be_shared(stage: Stage) -> None:
    asked = await stage.slash("ask", question=REJECTED, private=True)
    assert asked.answer.private
    assert list(asked.answer.buttons) == ["Sumber", "👍", "👎", "Bagikan"]


async def test_what_the_articles_do_not_say_is_declined_without_sources(stage: Stage) -> None:
    asked = await stage.slash("ask", ALICE, question="What is the salary of Sam Altman?")
    assert "❔ Not in the articles" in asked.text
    assert "The articles do not answer that." in asked.text
    assert "Sources" not in asked.answer.buttons


async def test_thanks_need_no_frame_and_no_buttons(stage: Stage) -> None:
    asked = await stage.slash("ask", question="terima kasih ya")
    assert asked.text == "Sama-sama! Silakan bertanya lagi."
    assert asked.answer.buttons == {}


async def test_a_summary_of_everything_and_of_one_article(stage: Stage) -> None:
    everything = await stage.slash("summary")
    assert everything.answer.embed["author"]["name"] == "📄 Ringkasan"
    assert everything.text.count("[") == 6  # three sentences, each with its number and its place
    one = await stage.slash("summary", ALICE, article=ARTICLE)
    assert one.text.startswith("📄 Summary")
    assert "\n> CEO Twitter dan Tesla" in one.text
    assert list(one.answer.buttons) == ["Sources", "👍", "👎", "Continue in a thread"]


async def test_an_article_may_be_named_by_a_part_of_its_title(stage: Stage) -> None:
    assert "Ringkasan" in (await stage.slash("summary", article="musk iri")).text


async def test_an_unknown_article_is_told_to_the_reader_alone(stage: Stage) -> None:
    asked = await stage.slash("summary", article="*tidak* ada")
    assert asked.answer.gone
    (told,) = asked.further
    assert told.private
    assert told.text.startswith(r"Tidak ada artikel “\*tidak\* ada”.")


async def test_titles_are_proposed_while_one_is_being_typed(stage: Stage) -> None:
    (choice,) = await stage.autocomplete("summary", "article", "POPUL")
    assert choice["value"] == ARTICLE
    assert choice["name"].startswith("Popularitas OpenAI")
    assert await stage.autocomplete("summary", "article", "gempa") == []


async def test_at_most_25_titles_are_proposed(staged: Staged, large: Saksi) -> None:
    assert len(await staged(on=large).autocomplete("summary", "article", "")) == 25


async def test_the_list_of_a_small_library_has_one_page(stage: Stage) -> None:
    listed = await stage.slash("sources")
    assert listed.answer.private
    assert listed.text.startswith("📚 Artikel di perpustakaan: 1\n")
    assert listed.answer.buttons == {}


async def test_the_list_of_a_large_library_is_paged_back_and_forth(staged: Staged, large: Saksi) -> None:
    stage = staged(on=large)
    listed = await stage.slash("sources", ALICE)
    assert "Articles in the library: 25" in listed.text
    assert "Kabar kota 24" in listed.text
    assert listed.text.endswith("Page 1 of 3")
    assert [button["disabled"] for button in listed.answer.buttons.values()] == [True, False]
    second = await stage.press(listed.answer, "▶", ALICE)
    assert second.text.endswith("Page 2 of 3")
    last = await stage.press(second.answer, "▶", ALICE)
    assert "Popularitas OpenAI" in last.text
    assert [button["disabled"] for button in last.answer.buttons.values()] == [False, True]
    assert (await stage.press(last.answer, "◀", ALICE)).text.endswith("Page 2 of 3")


async def test_help_names_the_commands_as_the_reader_s_discord_does(stage: Stage) -> None:
    assert "**/tanya**" in (await stage.slash("help")).text
    english = await stage.slash("help", ALICE)
    assert "**/ask**" in english.text
    assert english.answer.private


async def test_status_tells_of_the_library_the_writer_and_the_queue(stage: Stage) -> None:
    status = await stage.slash("status", ALICE)
    assert status.answer.private
    assert "State of Saksi" in status.text
    assert "Articles in the library: 1" in status.text
    assert "Questions being answered: 0, waiting: 0" in status.text


async def test_commands_work_in_a_direct_channel(stage: Stage) -> None:
    asked = await stage.slash("ask", channel=SARI.direct, question=REJECTED)
    assert "Greg Brockman" in asked.text
    assert "Lanjut di utas" not in asked.answer.buttons
