"""The tables of the library's database, and how an article stands in a row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

import sqlalchemy as sa

from retrieval.articles import Article, ExampleClaims, ExampleQuestions, Retelling, Translation

SCHEMA_VERSION = "4"

METADATA = sa.MetaData()
FACTS = sa.Table(
    "facts",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
ARTICLES = sa.Table(
    "articles",
    METADATA,
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("content_hash", sa.Text, nullable=False),
    sa.Column("text_hash", sa.Text, nullable=False, index=True),
    sa.Column("added_at", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("section", sa.Text),
    sa.Column("date", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("provenance", sa.Text),
    sa.Column("translation", sa.Text),
    sa.Column("retellings", sa.Text),
    sa.Column("example_questions", sa.Text),
    sa.Column("example_claims", sa.Text),
    sa.UniqueConstraint("scope", "id"),
    sqlite_autoincrement=True,
)
INDEXED = sa.Table(
    "indexed",
    METADATA,
    sa.Column("article", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("chunks", sa.Integer, nullable=False),
    sa.Column("examples", sa.LargeBinary),
    sa.Column("claims", sa.LargeBinary),
)
"""`examples` and `claims`: the vectors of the article's example questions and example claims, as half-precision numbers, one
after the other."""
SEGMENTS = sa.Table(
    "keyword_segments",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

_ADDED = (
    ("2", ("articles.retellings TEXT",)),
    ("3", ("articles.example_questions TEXT", "indexed.examples BLOB")),
    ("4", ("articles.example_claims TEXT", "indexed.claims BLOB")),
)
"""Forms of the library, and the columns that each has more than the one before."""
ADDED_SINCE = {
    earlier: tuple(column for form, columns in _ADDED if form > earlier for column in columns) for earlier in ("1", "2", "3")
}
"""The columns that a library of an earlier form lacks, by that form."""

FIELDS = tuple(field.name for field in fields(Article))

COMPANIONS: Mapping[str, Callable[[Any], Any]] = {
    "translation": lambda stored: Translation.of(stored) if stored else None,
    "retellings": lambda stored: tuple(map(Retelling.of, stored or ())),
    "example_questions": lambda stored: tuple(map(ExampleQuestions.of, stored or ())),
    "example_claims": lambda stored: tuple(map(ExampleClaims.of, stored or ())),
}
"""What an article may come without, although the library has it: how it is made of what its column holds, JSON or nothing."""


def row_of(article: Article) -> dict[str, str | None]:
    """The article's fields as its row has them."""
    row = {name: getattr(article, name) for name in FIELDS}
    plain = asdict(article)
    return row | {name: json.dumps(plain[name]) if plain[name] else None for name in COMPANIONS}


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    return Article(**{name: row[name] for name in FIELDS} | companions_of(row))


def companions_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says of the article's companions."""
    return {name: make(json.loads(row[name]) if row[name] else None) for name, make in COMPANIONS.items()}
