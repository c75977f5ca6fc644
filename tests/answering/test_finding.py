"""A reader's word for a person finds the one who is meant, or says that it may be several."""

from __future__ import annotations

import pytest

from answering.sayings.finding import beginning_with, meant, nearest

NAMES = {
    "Elon Musk": 3,
    "Sam Altman": 4,
    "OpenAI": 2,
    "Budi": 1,
    "Budi Waseso": 2,
    "Budi Karya Sumadi": 5,
    "Jokowi": 30,
    "Relawan Jokowi": 1,
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("musk", ["Elon Musk"]),
        ("ELON MUSK", ["Elon Musk"]),
        ("CEO Sam Altman", ["Sam Altman"]),
        ("jokowi", ["Jokowi"]),
        ("budi sumadi", ["Budi Karya Sumadi"]),
        ("Budi", ["Budi Karya Sumadi", "Budi Waseso"]),
        ("altmann", []),
        ("", []),
        ("**", []),
        ("x" * 300, []),
    ],
)
def test_who_is_meant(typed: str, found: list[str]) -> None:
    assert meant(typed, NAMES) == found


@pytest.mark.parametrize(
    ("typed", "found"), [("Sam Altmen", ["Sam Altman"]), ("elom musk", ["Elon Musk"]), ("zzz", []), ("", [])]
)
def test_a_misspelt_name_brings_the_nearest(typed: str, found: list[str]) -> None:
    assert nearest(typed, NAMES) == found


def test_any_word_of_a_name_may_be_typed_first() -> None:
    assert beginning_with("kar", NAMES, limit=9) == ["Budi Karya Sumadi"]
    assert beginning_with("budi k", NAMES, limit=9) == ["Budi Karya Sumadi"]
    assert beginning_with("", NAMES, limit=2) == ["Elon Musk", "Sam Altman"]
