"""Readers see their own articles and everyone's, and name one by its id or by a part of its title."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalogue import article_called, scopes_of, titles_like
from retrieval.articles import EVERYONE, Article
from retrieval.library import Library

MUSK = Article(id="musk", title="Elon Musk Iri", text="Musk iri.")
OPENAI = Article(id="openai", title="OpenAI Populer", text="OpenAI populer.")
OPENAI_LONG = Article(id="openai-2", title="OpenAI Populer Sekali", text="OpenAI populer sekali.")
OWN = Article(id="rapat", title="Rapat Elon Warga", text="Rapat warga.", scope="5")
OTHERS = Article(id="rahasia", title="Rahasia Elon", text="Rahasia.", scope="6")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path)
    library.add([MUSK, OPENAI, OPENAI_LONG, OWN, OTHERS])
    yield library
    library.close()


def test_a_reader_may_see_the_server_s_own_articles_before_everyone_s() -> None:
    assert scopes_of("5") == ["5", EVERYONE]
    assert scopes_of(EVERYONE) == [EVERYONE]


@pytest.mark.parametrize(
    ("typed", "scope", "ids"),
    [
        ("", "5", ["rapat", "openai-2", "openai", "musk"]),
        ("elon", "5", ["rapat", "musk"]),
        ("  ELON ", EVERYONE, ["musk"]),
        ("elon", "6", ["rahasia", "musk"]),
        ("RAPAT", "5", ["rapat"]),
        ("openai-2", "5", ["openai-2"]),
        ("%", "5", []),
        ("rahasia", "5", []),
    ],
)
def test_titles_are_found_by_what_is_typed_the_last_added_first(library: Library, typed: str, scope: str, ids: list[str]) -> None:
    assert [number for number, _ in titles_like(library, typed, scope=scope, limit=25)] == ids


def test_no_more_titles_are_found_than_may_be_shown(library: Library) -> None:
    assert titles_like(library, "", scope="5", limit=2) == [("rapat", "Rapat Elon Warga"), ("openai-2", "OpenAI Populer Sekali")]


@pytest.mark.parametrize(
    ("typed", "scope", "found"),
    [
        ("musk", "5", MUSK),
        ("iri", "5", MUSK),
        ("populer sekali", "5", OPENAI_LONG),
        (" openai populer ", "5", OPENAI),
        ("rapat", "5", OWN),
        ("rapat", EVERYONE, None),
        ("rahasia", "5", None),
        ("elon", "5", None),
        ("tidak ada", "5", None),
        ("' OR 1=1 --", "5", None),
    ],
)
def test_an_article_is_called_by_its_id_or_by_what_only_its_title_says(
    library: Library, typed: str, scope: str, found: Article | None
) -> None:
    assert article_called(library, typed, scope=scope) == found


def test_a_server_s_own_article_comes_before_everyone_s_of_the_same_id(library: Library) -> None:
    own = Article(id="musk", title="Musk di sini", text="Musk di sini.", scope="5")
    library.add([own])
    assert article_called(library, "musk", scope="5") == own
    assert article_called(library, "musk", scope="6") == MUSK


def test_an_exact_title_is_found_among_many_that_contain_it(tmp_path: Path) -> None:
    library = Library(tmp_path)
    titles = enumerate(["OpenAI", "OpenAI Satu", "OpenAI Dua"])
    library.add([Article(id=str(n), title=title, text=f"{title} isi.") for n, title in titles])
    found = article_called(library, "openai", scope="")
    library.close()
    assert found is not None
    assert found.title == "OpenAI"
