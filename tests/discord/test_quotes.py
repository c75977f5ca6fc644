"""`/quotes`, from Discord's payload to what the reader sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assemble import Saksi, opened
from config.settings import load
from retrieval.articles import Article
from tests.discord.conftest import Staged
from tests.discord.memory import SERVER
from tests.discord.stage import ALICE, SARI, Stage


@pytest.fixture
def own(tmp_path: Path) -> Saksi:
    """A library that a test may change."""
    return opened(load(folder=tmp_path, environ={}, overrides={"data_dir": str(tmp_path)}))


async def test_a_person_s_words_are_shown_to_all_with_their_place_their_day_and_their_sources(stage: Stage) -> None:
    asked = await stage.slash("quotes", person="altman")
    assert not asked.answer.private
    assert asked.answer.embed["author"]["name"] == "💬 Kutipan"
    assert asked.text.split("\n")[1] == "**Ucapan Sam Altman menurut artikel:**"
    assert "“**Sebagian besar itu tidak benar, dan saya pikir Elon tahu itu**,” ujarnya. [1]" in asked.text
    assert "-# [1] Popularitas OpenAI Meningkat, Elon Musk Iri, paragraf 8 · 23 Maret 2023" in asked.text
    assert list(asked.answer.buttons) == ["Sumber", "👍", "👎"]
    sources = await stage.press(asked.answer, "Sumber")
    assert "Dia juga menyebut Musk sebagai “brengsek”" in sources.text


async def test_an_english_reader_gets_the_translation_and_the_article_s_own_sentence(stage: Stage) -> None:
    asked = await stage.slash("quotes", ALICE, person="Elon Musk")
    assert "What Elon Musk said, by the articles:" in asked.text
    assert "He wrote that OpenAI started as open-source" in asked.text
    assert "> Dia menulis OpenAI dimulai sebagai open-source" in asked.text


async def test_a_private_answer_is_the_reader_s_alone_and_can_be_shared(stage: Stage) -> None:
    asked = await stage.slash("quotes", SARI, person="musk", private=True)
    assert asked.answer.private
    assert "Bagikan" in asked.answer.buttons


async def test_of_a_person_who_says_nothing_is_shown_what_is_said_of_them(stage: Stage) -> None:
    asked = await stage.slash("quotes", person="Peter Thiel")
    assert "Artikel tidak memuat ucapan Peter Thiel." in asked.text
    assert "Reid Hoffman dan Peter Thiel memasukkan uangnya" in asked.text


async def test_a_misspelt_name_is_told_to_the_reader_alone_with_the_nearest(stage: Stage) -> None:
    asked = await stage.slash("quotes", ALICE, person="Sam Altmen")
    (told,) = asked.further
    assert told.private
    assert told.text == "The articles name no “Sam Altmen”. Did you mean: Sam Altman?"


async def test_whatever_is_typed_is_shown_as_it_stands_and_pings_nobody(stage: Stage) -> None:
    for typed in ("@everyone **x**", "<@401>", "x" * 300, "`", "   "):
        (told,) = (await stage.slash("quotes", person=typed)).further
        assert told.private
        assert len(told.text) < 200
        assert "@everyone" not in told.text
        assert "**" not in told.text.replace(r"\*\*", "")


async def test_names_of_those_who_speak_are_proposed(stage: Stage) -> None:
    assert [choice["value"] for choice in await stage.autocomplete("quotes", "person", "")] == [
        "Sam Altman",
        "Elon Musk",
        "OpenAI",
    ]
    assert [choice["value"] for choice in await stage.autocomplete("quotes", "person", "alt")] == ["Sam Altman"]
    assert await stage.autocomplete("quotes", "person", "@everyone") == []


async def test_an_unknown_article_is_told_to_the_reader_alone(stage: Stage) -> None:
    (told,) = (await stage.slash("quotes", person="musk", article="tidak ada")).further
    assert told.private


async def test_what_one_server_added_no_other_server_hears(staged: Staged, own: Saksi) -> None:
    words = "“Rencana ini rahasia sekali,” kata {name}."
    own.add(
        [
            Article(id="own", title="Rapat", text=words.format(name="Rina Wijaya"), scope=str(SERVER)),
            Article(id="others", title="Rapat", text=words.format(name="Tono Wijaya"), scope="6"),
        ]
    )
    stage = staged(on=own)
    assert [choice["value"] for choice in await stage.autocomplete("quotes", "person", "wijaya")] == ["Rina Wijaya"]
    assert "Rencana ini rahasia sekali" in (await stage.slash("quotes", person="Rina Wijaya")).text
    (told,) = (await stage.slash("quotes", person="Tono Wijaya")).further
    assert "Rencana" not in told.text


async def test_an_article_that_is_added_is_heard_at_once(staged: Staged, own: Saksi) -> None:
    stage = staged(on=own)
    await stage.autocomplete("quotes", "person", "")
    own.add([Article(id="new", title="Baru", text="“Jembatan ini baru dibuka,” kata Dewi Lestari.")])
    assert [choice["value"] for choice in await stage.autocomplete("quotes", "person", "lestari")] == ["Dewi Lestari"]
