"""`saksi summary`: its JSON, its picture, and what it says of wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.terminal import main

Captured = pytest.CaptureFixture[str]
ARTICLE = "popularitas-openai-meningkat-elon-musk-iri"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("data"))


def test_the_parts_point_at_the_claims(data: str, capsys: Captured) -> None:
    assert main(["summary", "--style", "timeline", "--article", ARTICLE, "--json", "--data-dir", data]) == 0
    told = json.loads(capsys.readouterr().out)
    dates = [part["date"] for part in told["parts"]]
    assert dates == ["2015", "2017", "2018", "2019", "2023-01", "2023-03-23", "2023-03-26"]
    assert [part["name"] for part in told["parts"]][-2:] == ["23 Maret 2023", "26 Maret 2023"]
    assert [place for part in told["parts"] for place in part["claims"]] == list(range(len(told["claims"])))
    assert [part["date"] for part in told["parts"] if part["of_saying"]] == ["2023-03-26"]
    assert (told["style"], told["outcome"]) == ("timeline", "answered")


def test_a_picture_is_written_and_told(data: str, capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "lini.png"
    assert main(["summary", "--style", "timeline", "--picture", str(file), "--data-dir", data]) == 0
    assert file.read_bytes().startswith(b"\x89PNG")
    assert f"Gambar: {file}" in capsys.readouterr().out


def test_a_timeline_says_from_which_day_it_counts_and_that_it_is_translated(data: str, capsys: Captured) -> None:
    assert main(["summary", "--style", "timeline", "--language", "en", "--data-dir", data]) == 0
    heading, *_, remark = capsys.readouterr().out.strip().splitlines()
    assert heading.startswith("Timeline of “Popularitas")
    assert heading.endswith("in the article's own sentences (translated from Indonesian):")
    assert "counted from 26 March 2023" in remark


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (["--style", "brief", "--picture", "x.png"], 2, "only --style timeline has a picture, not brief"),
        (["--style", "timeline", "--picture", "/no/such/folder/x.png"], 2, "is not a file in a folder that exists"),
        (["--style", "timeline", "--picture", "/proc/x.png"], 1, "the picture cannot be written to /proc/x.png"),
        (["--article", "nope"], 1, "there is no article 'nope'"),
    ],
)
def test_wrong_use_is_one_line(data: str, capsys: Captured, typed: list[str], status: int, said: str) -> None:
    assert main(["summary", *typed, "--data-dir", data]) == status
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "index" not in line]
    assert said in line
