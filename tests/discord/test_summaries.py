"""Summaries in Discord: their styles as choices, and the picture of a timeline."""

from __future__ import annotations

import pytest

from tests.discord.conftest import Staged
from tests.discord.stage import ALICE, ATTACH, EMBED, Stage

ARTICLE = "popularitas-openai-meningkat-elon-musk-iri"


@pytest.mark.parametrize(
    ("style", "heading"),
    [("detailed", "**Paragraf 1**"), ("timeline", "**2015**"), ("people", "**Elon Musk**"), ("sides", "OpenAI, Sam Altman**")],
)
async def test_every_style_has_its_headings(stage: Stage, style: str, heading: str) -> None:
    assert heading in (await stage.slash("summary", style=style, article=ARTICLE)).text


async def test_a_timeline_comes_with_a_picture_and_the_same_in_words(stage: Stage) -> None:
    asked = await stage.slash("summary", ALICE, style="timeline")
    (picture,) = asked.answer.payload["attachments"]
    assert picture["content"].startswith(b"\x89PNG")
    assert picture["filename"] == "timeline.png"
    assert picture["description"].startswith("Picture of the timeline of “Popularitas")
    assert "23 March 2023: On Thursday's episode" in picture["description"]
    assert len(picture["description"]) <= 1024
    assert "**Thursday, 23 March 2023**" in asked.text
    last = [asked.answer, *asked.further][-1]
    assert "counted from 26 March 2023" in last.text
    assert list(last.buttons) == ["Sources", "👍", "👎", "Continue in a thread"]
    assert not any(message.private for message in asked.further)


async def test_no_other_style_has_a_picture(stage: Stage) -> None:
    assert not (await stage.slash("summary", style="sides")).answer.payload["attachments"]


async def test_where_the_bot_may_not_attach_files_it_says_so_and_the_text_is_there(staged: Staged) -> None:
    asked = await staged(denied=ATTACH).slash("summary", style="timeline")
    assert not asked.answer.payload["attachments"]
    assert "Gambar lini masa tidak disertakan" in asked.text
    assert "**2015**" in asked.text


async def test_a_picture_that_discord_refuses_does_not_cost_the_text(stage: Stage) -> None:
    stage.discord.refuses_files = True
    asked = await stage.slash("summary", style="timeline")
    assert asked.answer.payload["content"].startswith("Gambar lini masa tidak disertakan")
    assert "**2015**" in asked.text


async def test_a_long_summary_without_cards_is_several_messages(staged: Staged) -> None:
    asked = await staged(denied=EMBED).slash("summary", style="sides")
    assert asked.further
    assert all(len(message.payload["content"]) <= 2000 for message in [asked.answer, *asked.further])
