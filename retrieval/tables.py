"""The tables of the library's database, and how an article stands in a row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import sqlalchemy as sa

from retrieval.articles import Article, Translation

SCHEMA_VERSION = "5"

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
    sa.UniqueConstraint("scope", "id"),
    sqlite_autoincrement=True,
)
INDEXED = sa.Table(
    "indexed",
    METADATA,
    sa.Column("article", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("chunks", sa.Integer, nullable=False),
)
SEGMENTS = sa.Table(
    "keyword_segments",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

FIELDS = tuple(field.name for field in fields(Article))


def row_of(article: Article) -> dict[str, str | None]:
    """The article's fields as its row has them."""
    row = {name: getattr(article, name) for name in FIELDS}
    return row | {"translation": json.dumps(asdict(article.translation)) if article.translation else None}


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    return Article(**{name: row[name] for name in FIELDS} | {"translation": translation_of(row["translation"])})


def translation_of(stored: str | None) -> Translation | None:
    """The translation that a row holds."""
    return Translation.of(json.loads(stored)) if stored else None
