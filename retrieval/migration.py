"""Brings the database of an earlier version to the form that this version reads."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from retrieval.tables import ARTICLES, article_of

EARLIER_FORMS = frozenset(["1", "2", "3", "4"])
"""Those of versions 0.4.0 to 0.8.0, of which each has some of the columns that are dropped here."""

_DROPPED: Mapping[str, tuple[str, ...]] = {
    "articles": ("retellings", "example_questions", "example_claims"),
    "indexed": ("examples", "claims"),
}
"""The columns that this version has no use for, by table."""


def migrate(connection: sa.Connection) -> None:
    """Drops those columns. An article that had something in them is a changed article now, which gets a new key: so it is
    indexed again, without what they held."""
    if held := _held(connection, "articles"):
        _give_new_keys(connection, held)
    for table in _DROPPED:
        for column in _held(connection, table):
            connection.execute(sa.text(f"ALTER TABLE {table} DROP COLUMN {column}"))


def _held(connection: sa.Connection, table: str) -> list[str]:
    """Those of the table's columns that are to be dropped."""
    there = {column["name"] for column in sa.inspect(connection).get_columns(table)}
    return [column for column in _DROPPED[table] if column in there]


def _give_new_keys(connection: sa.Connection, columns: list[str]) -> None:
    filled = sa.or_(*(sa.column(column).is_not(None) for column in columns))
    columns_kept = [column for column in ARTICLES.c if column.name != "key"]
    for key in list(connection.scalars(sa.select(ARTICLES.c.key).where(filled).order_by(ARTICLES.c.key))):
        row = dict(connection.execute(sa.select(*columns_kept).where(ARTICLES.c.key == key)).mappings().one())
        connection.execute(sa.delete(ARTICLES).where(ARTICLES.c.key == key))
        connection.execute(sa.insert(ARTICLES).values({**row, "content_hash": article_of(row).content_hash}))
