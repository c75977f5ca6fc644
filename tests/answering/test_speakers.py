"""Whose words a sentence gives is said where that is plain, and only there."""

from __future__ import annotations

import pytest

from answering.speakers import speaker_of
from retrieval.articles import Article
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences


@pytest.mark.parametrize(
    ("begins", "speaker"),
    [
        ("Pada episode podcast", "Altman"),
        ("Dia juga menyebut Musk", "Altman"),
        ("Dia juga mengatakan bahwa Musk", "Altman"),
        ("Dia menulis OpenAI", "Musk"),
        ("Dia juga secara terbuka", None),
        ("Perusahaan beralasan", None),
        ("Musk mempekerjakan", None),
        ("Laporan tersebut", None),
    ],
)
def test_who_speaks_in_the_bundled_article(begins: str, speaker: str | None) -> None:
    (article,) = bundled_articles()
    (sentence,) = [one for one in sentences(article) if one.text.startswith(begins)]
    assert speaker_of(sentence) == speaker


@pytest.mark.parametrize(
    "text", ["Dia mengatakan itu benar.", "“Itu benar sekali, saya yakin,” ujarnya.", "Kata orang, itu benar."]
)
def test_nobody_is_named_where_it_is_not_plain(text: str) -> None:
    assert [speaker_of(one) for one in sentences(Article(id="a", title="T", text=text))] == [None]
