"""A claim that puts forward who did something is read as a plain sentence; what only says which is meant stays."""

from __future__ import annotations

import pytest

from answering.clefts import straightened
from answering.messages import parts
from retrieval.articles import Language


@pytest.mark.parametrize(
    ("claim", "language", "plain"),
    [
        ("Musk yang mengatai Altman brengsek.", "id", "Musk mengatai Altman brengsek."),
        ("OpenAI-lah yang membatasi Twitter", "id", "OpenAI membatasi Twitter"),
        ("yang membuat ChatGPT itu Tesla", "id", "Tesla membuat ChatGPT"),
        ("Yang mengusulkan pengambilalihan adalah Peter Thiel.", "id", "Peter Thiel mengusulkan pengambilalihan"),
        ("it was sam altman who hired karpathy", "en", "sam altman hired karpathy"),
        ("It's Microsoft that controls OpenAI.", "en", "Microsoft controls OpenAI."),
        ("Kara Swisher was the one who called Musk a jerk", "en", "Kara Swisher called Musk a jerk"),
    ],
)
def test_who_is_put_forward_comes_first_and_then_what_he_did(claim: str, language: Language, plain: str) -> None:
    assert straightened(claim, language) == plain


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("Karyawan yang mengkritik Musk dipecat.", "id"),
        ("orang-orang yang memimpin OpenAI menolak Musk.", "id"),
        ("Altman yang memimpin OpenAI adalah dermawan.", "id"),
        ("Musk adalah pemodal yang terkenal.", "id"),
        ("Musk left the board that he had chaired.", "en"),
        ("It was a good year.", "en"),
    ],
)
def test_what_only_says_which_is_meant_stays(claim: str, language: Language) -> None:
    assert straightened(claim, language) == claim


def test_the_check_reads_it_so_and_shows_it_as_it_was_typed() -> None:
    (part,) = parts("it was sam altman who hired karpathy in 2017")
    assert (part.text, part.said) == ("it was sam altman who hired karpathy in 2017", "sam altman hired karpathy in 2017")
