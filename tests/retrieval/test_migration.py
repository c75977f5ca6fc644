"""A library of an earlier version is read on, without what it held of example questions, example claims and retellings."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from retrieval.articles import EVERYONE, Article, Translation
from retrieval.database import FILE_NAME
from retrieval.indexing import Cut, Embedder, Indexer, Need, Vectors
from retrieval.keywords import KeywordIndex, Segment
from retrieval.library import Addition, Library
from retrieval.tables import METADATA

WRITTEN_BEFORE = Path(__file__).parent / "library_0.8.0.sql"
"""A library with two articles, of which the first had a retelling, example questions and example claims."""

FLOOD = Article(id="banjir", title="Banjir", text="Air merendam desa. Warga pergi.")
QUAKE = Article(
    id="gempa",
    title="Gempa",
    text="Gempa mengguncang Ambon.",
    date="2023-03-26",
    translation=Translation(language="en", made_by="Rina", sentences=("A quake shook Ambon.",)),
)

LACKING = {
    "1": ("articles.retellings", "articles.example_questions", "indexed.examples", "articles.example_claims", "indexed.claims"),
    "2": ("articles.example_questions", "indexed.examples", "articles.example_claims", "indexed.claims"),
    "3": ("articles.example_claims", "indexed.claims"),
    "4": (),
}
"""What each form lacks that the form of version 0.8.0 has."""


def written(folder: Path, *, form: str) -> Path:
    """The folder, with that library in one of the earlier forms."""
    database = sqlite3.connect(folder / FILE_NAME)
    database.executescript(WRITTEN_BEFORE.read_text(encoding="utf-8"))
    for table, column in (name.split(".") for name in LACKING[form]):
        database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    database.execute("UPDATE facts SET value = ? WHERE name = 'schema'", [form])
    database.commit()
    database.close()
    return folder


@pytest.fixture(params=LACKING)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder with that library, in each of the earlier forms."""
    return written(tmp_path, form=request.param)


def columns(folder: Path) -> dict[str, set[str]]:
    engine = sa.create_engine(f"sqlite:///{folder / FILE_NAME}")
    found = {name: {column["name"] for column in sa.inspect(engine).get_columns(name)} for name in METADATA.tables}
    engine.dispose()
    return found


def test_a_library_of_an_earlier_form_has_its_articles_and_the_columns_of_this_one(folder: Path) -> None:
    library = Library(folder)
    assert library.article(FLOOD.id, scopes=[EVERYONE]) == FLOOD
    assert library.article(QUAKE.id, scopes=[EVERYONE]) == QUAKE
    library.close()
    assert columns(folder) == {name: set(table.columns.keys()) for name, table in METADATA.tables.items()}
    again = Library(folder)
    assert len(again.entries(scopes=[EVERYONE])) == 2
    again.close()


def test_an_article_that_had_none_of_it_stays_indexed_and_is_unchanged_when_it_comes_again(folder: Path) -> None:
    library = Library(folder)
    assert library.add([QUAKE]) == [Addition.UNCHANGED]
    assert library.indexed()[2] == 1
    library.close()


def test_an_article_that_had_some_of_it_is_indexed_again_without_it(tmp_path: Path, memory: Vectors, embedder: Embedder) -> None:
    library = Library(written(tmp_path, form="4"))
    assert rarity(library, "banjir") < rarity(library, "unheard"), "its retelling has the word, and is in the keyword index"
    assert set(library.scopes_of_keys()) == {2, 3}, "it has a new key"
    index = Indexer(library=library, vectors=memory, cut=Cut(100, embedder))
    index.bring_up_to_date()
    assert index.need() is Need.NOTHING
    assert rarity(library, "banjir") == rarity(library, "unheard")
    assert rarity(library, "rendam") < rarity(library, "unheard")
    assert library.add([FLOOD, QUAKE]) == [Addition.UNCHANGED, Addition.UNCHANGED]
    library.close()


def rarity(library: Library, term: str) -> float:
    """How rare the keyword index has a term."""
    return KeywordIndex([Segment.from_bytes(data) for data in library.segments()[1].values()]).rarity(term)
