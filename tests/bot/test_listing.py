"""The list of articles, page by page."""

from __future__ import annotations

import pytest

from bot.buttons import press_of
from bot.listing import page
from retrieval.articles import Language
from retrieval.library import Entry


def entries(count: int, *, title: str = "Berita {}", publisher: str | None = None, date: str | None = None) -> list[Entry]:
    """Articles in the order in which they were added."""
    return [
        Entry(number, str(number), "", title.format(number), "id", None, date, publisher, "2026-01-01", 1)
        for number in range(1, count + 1)
    ]


def lines(count: int, number: int) -> list[str]:
    embed, _ = page(entries(count), number, "id")
    return (embed.description or "").splitlines()


async def test_the_last_added_stands_first_and_is_counted_on_from_page_to_page() -> None:
    assert lines(3, 1) == [r"1\. **Berita 3**", r"2\. **Berita 2**", r"3\. **Berita 1**"]
    assert lines(12, 1)[0] == r"1\. **Berita 12**"
    assert lines(12, 2) == [r"11\. **Berita 2**", r"12\. **Berita 1**"]


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 20, 21, 35])
async def test_every_article_stands_on_one_page(count: int) -> None:
    pages = max(1, -(-count // 10))
    shown = [line for number in range(1, pages + 1) for line in lines(count, number) if "Berita" in line]
    assert sorted(shown, key=lambda line: int(line.split("\\")[0])) == shown
    assert len(set(shown)) == count


@pytest.mark.parametrize(("number", "nearest"), [(-5, 1), (0, 1), (1, 1), (2, 2), (3, 2), (10**9, 2)])
async def test_a_page_that_is_not_there_any_more_is_the_nearest_one(number: int, nearest: int) -> None:
    embed, _ = page(entries(12), number, "en")
    assert embed.footer.text == f"Page {nearest} of 2"
    assert lines(12, number) == lines(12, nearest)


@pytest.mark.parametrize(
    ("language", "heading", "nothing"),
    [
        ("id", "📚 Artikel di perpustakaan: 0", "Belum ada artikel di perpustakaan."),
        ("en", "📚 Articles in the library: 0", "There are no articles in the library yet."),
    ],
)
async def test_an_empty_library_says_so(language: Language, heading: str, nothing: str) -> None:
    embed, view = page([], 1, language)
    assert (embed.author.name, embed.description, embed.footer.text, view) == (heading, nothing, None, None)


async def test_there_are_buttons_where_there_is_more_than_a_page() -> None:
    assert page(entries(10), 1, "id")[1] is None
    _, view = page(entries(11), 1, "id")
    assert view is not None
    ids = [button["custom_id"] for row in view.to_components() for button in row["components"]]
    assert [press and press.subject for press in map(press_of, ids)] == ["0", "2"]


async def test_what_is_known_of_an_article_stands_under_its_title_and_no_markup_of_it_counts() -> None:
    (entry,) = entries(1, title="**Musk** @everyone", publisher="Kom_pas", date="2023-03-27")
    embed, _ = page([entry], 1, "id")
    assert embed.description == "1\\. **\\*\\*Musk\\*\\* @\u200beveryone**\n-# Kom\\_pas · 2023-03-27"


async def test_a_page_of_long_titles_stays_within_discord_s_limits() -> None:
    embed, _ = page(entries(30, title="*" * 1000, publisher="Kantor Berita Antara", date="2023-03-27"), 2, "id")
    assert len(embed.description or "") <= 4096
    assert len(embed) <= 6000


async def test_a_page_of_long_details_stays_within_discord_s_limits() -> None:
    made = [Entry(n, str(n), "", "t" * 300, "id", "s" * 300, "d" * 300, "p" * 300, "", 1) for n in range(10)]
    assert len(page(made, 1, "id")[0].description or "") <= 4096
