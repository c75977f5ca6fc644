"""The library's database: the articles as they were read, whose they are, and the keyword index made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from retrieval.articles import EVERYONE, Article
from retrieval.batches import batches
from retrieval.database import BUSY_SECONDS, Database
from retrieval.errors import LibraryError
from retrieval.tables import (
    ADDED_SINCE,
    ARTICLES,
    COMPANIONS,
    FACTS,
    FIELDS,
    INDEXED,
    METADATA,
    SCHEMA_VERSION,
    SEGMENTS,
    article_of,
    companions_of,
    row_of,
)

_PARAMETERS = 500
_REMEMBERED = 100
"""Articles with example questions or claims that are kept as they were read."""


class Addition(StrEnum):
    """What adding an article did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What is stored of an article with the mark that it is indexed."""

    chunks: int
    """In how many it was cut."""
    examples: bytes | None = None
    """The vectors of its example questions, if it has any."""
    claims: bytes | None = None
    """Those of its example claims."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the library as a list of articles shows it."""

    key: int
    id: str
    scope: str
    title: str
    language: str
    section: str | None
    date: str | None
    publisher: str | None
    added_at: str
    chunks: int | None
    """`None` while the article is not indexed yet."""


class Library:
    """The source of truth: everything else can be made from it at any time.

    An article's key is given once and never again; an article that changes gets a new one.
    """

    def __init__(self, folder: Path, *, patience: float = BUSY_SECONDS) -> None:
        """Opens the library of a data folder, or makes one there; a `LibraryError` says why neither works.

        While another process commits, reading and writing wait for up to `patience` seconds.
        """
        self._database = Database(folder, patience=patience)
        self.path = self._database.path
        self._known: dict[int, Article] = {}
        try:
            self._open()
        except LibraryError:
            self.close()
            raise

    def _open(self) -> None:
        tables = self._database.tables()
        if "facts" in tables:
            version = self.fact("schema")
            if version in ADDED_SINCE:
                version = self._brought_up_to_date()
            if version != SCHEMA_VERSION:
                raise LibraryError(
                    f"{self.path} was written by another version of Saksi (its form is {version}, this version's is "
                    f"{SCHEMA_VERSION}): use that version, or another --data-dir"
                )
        elif tables:
            raise LibraryError(f"{self.path} is a database of something else: use another --data-dir")
        self._database.write_ahead()
        if "facts" in tables:
            return
        with self._write() as connection:
            METADATA.create_all(connection)
            connection.execute(sa.insert(FACTS).prefix_with("OR IGNORE").values(name="schema", value=SCHEMA_VERSION))

    def _brought_up_to_date(self) -> str | None:
        """Gives a library of an earlier form the columns that it lacks; its form then."""
        with self._write() as connection:
            stored = sa.select(FACTS.c.value).where(FACTS.c.name == "schema")
            for added in ADDED_SINCE.get(str(connection.scalar(stored)), ()):  # none if another process was faster
                table, _, column = added.partition(".")
                connection.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column}"))
                _store_fact(connection, "schema", SCHEMA_VERSION)
            return connection.scalar(stored)

    # Articles

    def add(self, articles: Iterable[Article]) -> list[Addition]:
        """Adds articles in one transaction, all or none: what each of them was to the library, in the same order."""
        with self._write() as connection:
            return [self._add(connection, article) for article in articles]

    def _add(self, connection: sa.Connection, article: Article) -> Addition:
        same = (ARTICLES.c.scope == article.scope) & (ARTICLES.c.id == article.id)
        article = self._with_what_is_known(connection, article, same)
        known = connection.scalar(sa.select(ARTICLES.c.content_hash).where(same))
        if known == article.content_hash or (known is None and self._has_text(connection, article)):
            return Addition.UNCHANGED
        if known is not None:
            connection.execute(sa.delete(ARTICLES).where(same))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        hashes = {"text_hash": article.text_hash, "content_hash": article.content_hash}
        connection.execute(sa.insert(ARTICLES).values(added_at=now, **hashes, **row_of(article)))
        return Addition.NEW if known is None else Addition.CHANGED

    @staticmethod
    def _with_what_is_known(connection: sa.Connection, article: Article, same: sa.ColumnElement[bool]) -> Article:
        """The article with those companions, a translation say, that it comes without and that are there already, where its text
        is still the same."""
        unchanged = same & (ARTICLES.c.text_hash == article.text_hash) & (ARTICLES.c.language == article.language)
        columns = [ARTICLES.c[name] for name in COMPANIONS]
        stored = connection.execute(sa.select(*columns).where(unchanged)).mappings().one_or_none()
        if stored is None:
            return article
        known = companions_of(dict(stored))
        return replace(article, **{name: getattr(article, name) or known[name] for name in COMPANIONS})

    @staticmethod
    def _has_text(connection: sa.Connection, article: Article) -> bool:
        """Whether an article whose id was made from its text is there already under another id."""
        same = (ARTICLES.c.scope == article.scope) & (ARTICLES.c.text_hash == article.text_hash)
        made_id = article.id.endswith(f"-{article.text_hash[:8]}")
        return made_id and connection.scalar(sa.select(ARTICLES.c.key).where(same).limit(1)) is not None

    def remove(self, article_id: str, *, scope: str = EVERYONE) -> bool:
        """Whether there was such an article in this very scope; it is gone now."""
        with self._write() as connection:
            gone = connection.execute(sa.delete(ARTICLES).where((ARTICLES.c.scope == scope) & (ARTICLES.c.id == article_id)))
            return bool(gone.rowcount)

    def article(self, article_id: str, *, scopes: Sequence[str]) -> Article | None:
        """The article of this id in these scopes, the first scope's before the others'."""
        rows = self._rows(ARTICLES.c.id == article_id, ARTICLES.c.scope.in_(scopes))
        found = sorted(rows.values(), key=lambda article: scopes.index(article.scope))
        return found[0] if found else None

    def articles(self, keys: Iterable[int]) -> dict[int, Article]:
        """The articles with these keys; a key that is no longer in use is left out."""
        found: dict[int, Article] = {}
        for part in batches(keys, _PARAMETERS):
            found |= self._rows(ARTICLES.c.key.in_(part))
        return found

    def entries(self, *, scopes: Sequence[str]) -> list[Entry]:
        """What these scopes hold, in the order of adding."""
        columns = [ARTICLES.c[field.name] for field in fields(Entry) if field.name != "chunks"]
        query = (
            sa.select(*columns, INDEXED.c.chunks)
            .outerjoin(INDEXED, INDEXED.c.article == ARTICLES.c.key)
            .where(ARTICLES.c.scope.in_(scopes))
            .order_by(ARTICLES.c.key)
        )
        with self._database.read() as connection:
            return [Entry(**row) for row in connection.execute(query).mappings()]

    def saying(self, words: Iterable[str], *, scopes: Sequence[str]) -> set[int]:
        """The keys of the articles whose text has all these words, in capitals or not where they are ASCII."""
        said = [ARTICLES.c.text.icontains(word, autoescape=True) for word in words]
        with self._database.read() as connection:
            return set(connection.scalars(sa.select(ARTICLES.c.key).where(ARTICLES.c.scope.in_(scopes), *said)))

    def scopes_of_keys(self) -> dict[int, str]:
        """The scope of every article, by key."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(ARTICLES.c.key, ARTICLES.c.scope).order_by(ARTICLES.c.key))
            return {row.key: row.scope for row in rows}

    # The keyword index, and what is indexed

    def revision(self) -> int:
        """Rises with every change that any process makes to this library."""
        return int(self.fact("revision") or 0)

    def fact(self, name: str) -> str | None:
        """A fact that was stored under this name."""
        with self._database.read() as connection:
            return connection.scalar(sa.select(FACTS.c.value).where(FACTS.c.name == name))

    def remember(self, name: str, value: str) -> None:
        """Stores a fact."""
        with self._write() as connection:
            _store_fact(connection, name, value)

    def indexed(self) -> dict[int, int]:
        """How many chunks each indexed article was cut into, by key."""
        with self._database.read() as connection:
            return {row.article: row.chunks for row in connection.execute(sa.select(INDEXED.c.article, INDEXED.c.chunks))}

    def key_of(self, article: Article) -> int | None:
        """The key of the article of this scope and id that is there now; `None` where none is."""
        same = (ARTICLES.c.scope == article.scope) & (ARTICLES.c.id == article.id)
        with self._database.read() as connection:
            return connection.scalar(sa.select(ARTICLES.c.key).where(same))

    def example_vectors(self, key: int, column: str = "examples") -> bytes | None:
        """The vectors of an article's example questions, or of its `claims`, as they were stored; `None` where it has none or is
        not indexed."""
        with self._database.read() as connection:
            return connection.scalar(sa.select(INDEXED.c[column]).where(INDEXED.c.article == key))

    def segments(self, known: Iterable[int] = ()) -> tuple[set[int], dict[int, bytes]]:
        """The numbers of all stored keyword segments, and the data of those that are not known yet."""
        with self._database.read() as connection:
            numbers = set(connection.scalars(sa.select(SEGMENTS.c.number)))
            wanted = sorted(numbers - set(known))
            rows = connection.execute(sa.select(SEGMENTS).where(SEGMENTS.c.number.in_(wanted))) if wanted else ()
            return numbers, {row.number: row.data for row in rows}

    def store_segment(self, data: bytes, indexed: Mapping[int, Indexed]) -> None:
        """Stores a keyword segment and, in the same transaction, that these articles are indexed."""
        rows = [{"article": key, **asdict(one)} for key, one in indexed.items()]
        with self._write() as connection:
            connection.execute(sa.insert(SEGMENTS).values(data=data))
            connection.execute(sa.insert(INDEXED).prefix_with("OR REPLACE"), rows)

    def replace_segments(self, numbers: Iterable[int], data: bytes) -> None:
        """Puts one segment in the place of several; articles that are gone stop counting as indexed."""
        with self._write() as connection:
            connection.execute(sa.delete(SEGMENTS).where(SEGMENTS.c.number.in_(list(numbers))))
            connection.execute(sa.insert(SEGMENTS).values(data=data))
            connection.execute(sa.delete(INDEXED).where(INDEXED.c.article.not_in(sa.select(ARTICLES.c.key))))

    def forget_index(self) -> None:
        """Nothing counts as indexed any more."""
        with self._write() as connection:
            connection.execute(sa.delete(SEGMENTS))
            connection.execute(sa.delete(INDEXED))

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()

    def _rows(self, *conditions: sa.ColumnElement[bool]) -> dict[int, Article]:
        columns = [ARTICLES.c.key, *(ARTICLES.c[name] for name in FIELDS)]
        with self._database.read() as connection:
            rows = connection.execute(sa.select(*columns).where(*conditions)).mappings()
            return {row["key"]: self._article(row) for row in rows}

    def _article(self, row: sa.RowMapping) -> Article:
        """The article of a row; where it has examples always the same object for a key: to compare two that are equal
        takes longer than most that is asked of them."""
        known = self._known.get(row["key"])
        if known is not None:
            return known
        article = article_of(dict(row))
        if article.example_questions or article.example_claims:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[row["key"]] = article
        return article

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        """One transaction, kept whole or not at all, that raises the revision."""
        with self._database.write() as connection:
            yield connection
            _raise_revision(connection)


def _store_fact(connection: sa.Connection, name: str, value: str) -> None:
    connection.execute(sa.insert(FACTS).prefix_with("OR REPLACE").values(name=name, value=value))


def _raise_revision(connection: sa.Connection) -> None:
    revision = connection.scalar(sa.select(FACTS.c.value).where(FACTS.c.name == "revision"))
    _store_fact(connection, "revision", str(int(revision or 0) + 1))
