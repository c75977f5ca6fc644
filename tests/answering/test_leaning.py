"""Which sentences need the one before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from answering.leaning import leans_back, with_context
from retrieval.articles import Sentence

Find = Callable[[str], Sentence]


@pytest.mark.parametrize(
    "words",
    ["Dia dan pembangkit tenaga", "Hal ini menyebabkan", "Laporan tersebut mengisyaratkan", "Ini menciptakan lubang",
     "Padahal perusahaan tersebut", "Dia juga secara terbuka", "Dia menulis OpenAI", "Dia juga menyebut",
     "Perusahaan beralasan"],
)  # fmt: skip
def test_a_sentence_that_begins_by_pointing_back_leans(sentence: Find, words: str) -> None:
    assert leans_back(sentence(words))


@pytest.mark.parametrize(
    "words",
    ["CEO Twitter dan Tesla", "Musk mempekerjakan", "Meskipun Altman digambarkan", "Ironisnya, kejenakaan Musk",
     "Pada episode podcast", "OpenAI secara efektif"],
)  # fmt: skip
def test_a_sentence_that_names_its_subject_stands_alone(sentence: Find, words: str) -> None:
    assert not leans_back(sentence(words))
    assert with_context(sentence(words)) == (sentence(words),)


def test_a_leaning_sentence_comes_with_those_that_say_who_is_meant(sentence: Find) -> None:
    quoted = with_context(sentence("Dia juga mengatakan bahwa Musk sangat peduli"))
    assert [one.text.split()[0] for one in quoted] == ["Pada", "Dia", "Dia"]
