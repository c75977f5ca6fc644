"""Summaries in Discord where a model tells them: what they cost, and what becomes of one when the bot is stopped."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest

from bot.assemble import Saksi, opened
from config.settings import load
from tests.discord.stage import Stage
from tests.models.server import ModelServer, Turn, serving


def every_sentence(shown: str) -> str:
    """A reply that says each sentence that was shown, word for word."""
    return "".join(f"- {found[2]} [{found[1]}]\n" for found in re.finditer(r"^\[(\w{3})\] (.*)$", shown, re.MULTILINE))


def with_model(server: ModelServer, folder: Path, **discord: int) -> Saksi:
    at = {"openai_base_url": f"{server.address}/v1", "timeout": 5, "retries": 0}
    overrides = {"data_dir": str(folder), "llm": "openai:some-model", "model": at, "discord": discord}
    return opened(load(folder=folder, environ={}, overrides=overrides), falls_back=True)


async def test_once_the_day_s_tokens_are_used_up_the_articles_own_sentences_come_instead(tmp_path: Path) -> None:
    with serving(Turn(every_sentence, usage=(300, 40))) as server:
        stage = Stage(with_model(server, tmp_path, tokens_per_day=100))
        told = await stage.slash("summary")
        assert "kalimat artikel itu sendiri" not in told.text
        asked_so_far = len(server.requests)
        quoted = await stage.slash("summary")
    assert asked_so_far == len(server.requests) == 1
    assert "ini kalimat artikel itu sendiri" in quoted.text
    assert "[1]" in quoted.text


async def test_a_summary_that_is_on_its_way_when_the_bot_is_stopped_is_explained(tmp_path: Path) -> None:
    with serving(Turn(every_sentence, silent_before=2.0)) as server:
        stage = Stage(with_model(server, tmp_path))
        asked = stage.command("summary")
        underway = asyncio.create_task(stage.interact(asked))
        while not server.requests:
            await asyncio.sleep(0.02)
        await stage.stop(within=0.05)
        await asyncio.wait({underway})
    assert "dimatikan atau dimulai ulang" in asked.text


async def test_a_summary_is_one_line_in_the_log_without_a_word_of_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "saksi.summaries")
    with serving(Turn(every_sentence, usage=(300, 40))) as server:
        await Stage(with_model(server, tmp_path)).slash("summary", style="timeline")
    (record,) = [record for record in caplog.records if record.name == "saksi.summaries"]
    line = json.loads(record.getMessage())
    assert (line["style"], line["parts"], line["writer"]) == ("timeline", 7, "openai:some-model")
    assert line["usage"]["input_tokens"] == 300 * len(server.requests)
    assert "Musk" not in record.getMessage()
