"""Summaries that a model writes: part for part, every claim checked, and the articles' own sentences where it fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from answering.answers import Answered
from answering.drafts import ModelNotSetUp
from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from bot.assemble import opened
from bot.summaries import summary
from bot.summary_wording import summary_heading, summary_notes
from config.settings import load
from tests.models.server import ModelServer, Turn, serving


def every_sentence(shown: str) -> str:
    """A reply that says each sentence that was shown, word for word."""
    return "".join(f"- {found[2]} [{found[1]}]\n" for found in re.finditer(r"^\[(\w{3})\] (.*)$", shown, re.MULTILINE))


def summed_up(server: ModelServer, folder: Path, style: Style, *, falls_back: bool = True) -> Summary:
    at = {"openai_base_url": f"{server.address}/v1", "timeout": 1, "retries": 0}
    overrides = {"data_dir": str(folder), "llm": "openai:some-model", "model": at}
    return summary(opened(load(folder=folder, environ={}, overrides=overrides), falls_back=falls_back), style, "id")


@pytest.mark.parametrize("style", list(Style))
def test_each_style_is_written_part_for_part(tmp_path: Path, style: Style) -> None:
    with serving(Turn(every_sentence, usage=(300, 40))) as server:
        found = summed_up(server, tmp_path, style)
    assert isinstance(found.outcome, Answered)
    assert (found.outcome.writer, found.outcome.instead_of) == ("openai:some-model", None)
    assert len(server.requests) == len(found.sections)
    assert found.usage.total == 340 * len(server.requests)
    assert tuple(claim for section in found.sections for claim in section.claims) == found.outcome.claims
    assert summary_heading(found).endswith("“Popularitas OpenAI Meningkat, Elon Musk Iri”:")


def test_a_part_of_which_nothing_stands_is_quoted_and_what_did_not_stand_is_counted(tmp_path: Path) -> None:
    def invents(shown: str) -> str:
        key = re.findall(r"^\[(\w{3})\]", shown, re.MULTILINE)[-1]
        return f"- Musk membayar US$999 miliar pada 1971. [{key}]\n"

    with serving(Turn(invents)) as server:
        found = summed_up(server, tmp_path, Style.TIMELINE)
    assert isinstance(found.outcome, Answered)
    assert found.outcome.withheld == len(found.sections)
    assert [section.when and section.when.iso for section in found.sections][:3] == ["2015", "2017", "2018"]
    assert not any("999" in claim.text for claim in found.outcome.claims)


@pytest.mark.parametrize("turn", [Turn(status=500), Turn("Tentu! Ini ringkasannya."), Turn("")])
def test_a_model_that_fails_is_stood_in_for_and_that_is_told(tmp_path: Path, turn: Turn) -> None:
    with serving(turn) as server:
        found = summed_up(server, tmp_path, Style.BRIEF)
    assert isinstance(found.outcome, Answered)
    assert (found.outcome.writer, found.outcome.instead_of) == ("extractive", "openai:some-model")
    assert "openai:some-model" in summary_notes(found)[0]


def test_a_model_that_is_not_set_up_is_an_error_where_nobody_wants_a_stand_in(tmp_path: Path) -> None:
    with serving(Turn(status=401)) as server, pytest.raises(ModelNotSetUp):
        summed_up(server, tmp_path, Style.BRIEF, falls_back=False)
