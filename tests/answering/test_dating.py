"""When something was said is the day that stands beside the words, else the article's own."""

from __future__ import annotations

from datetime import date

import pytest

from answering.sayings.dating import said_on
from answering.sayings.utterances import utterances
from retrieval.articles import Article


def day_of(text: str, published: str | None = "2019-09-20") -> date | None:
    (one,) = utterances(Article(id="a", title="T", text=text, date=published))
    return said_on(one)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“Harga beras naik,” kata Budi Santoso, Rabu (11/9/2019).", date(2019, 9, 11)),
        ("“Harga beras naik,” kata Budi Santoso pada Rabu, 11 September 2019.", date(2019, 9, 11)),
        ("“Harga beras naik,” kata Budi Santoso, Rabu (11/9).", date(2019, 9, 11)),
        ("“Harga beras naik,” kata Budi Santoso, Rabu malam.", date(2019, 9, 18)),
        ("“Harga beras naik sejak 1 Mei 2018,” kata Budi Santoso.", date(2019, 9, 20)),
        ("“Harga beras naik,” kata Budi Santoso, dikutip Tempo, 12 September 2019.", date(2019, 9, 20)),
        ("“Harga beras naik,” kata Budi Santoso, Rabu (31/2/2019).", date(2019, 9, 18)),
    ],
)
def test_the_day_on_which_something_was_said(text: str, day: date) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize("published", [None, "kemarin"])
def test_without_any_date_there_is_no_day(published: str | None) -> None:
    assert day_of("“Harga beras naik,” kata Budi Santoso, Rabu.", published) is None
