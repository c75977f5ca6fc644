"""The library's database: the articles as they were read, whose they are, and the keyword index made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from retrieval.articles import EVERYONE, Article, Retelling, Translation
from retrieval.batches import batches
from retrieval.database import BUSY_SECONDS, Database
from retrieval.errors import LibraryError

SCHEMA_VERSION = "2"
_BEFORE_RETELLINGS = "1"
_PARAMETERS = 500

_metadata = sa.MetaData()
_facts = sa.Table(
    "facts",
    _metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
_articles = sa.Table(
    "articles",
    _metadata,
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
    sa.UniqueConstraint("scope", "id"),
    sqlite_autoincrement=True,
)
_indexed = sa.Table(
    "indexed",
    _metadata,
    sa.Column("article", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("chunks", sa.Integer, nullable=False),
)
_segments = sa.Table(
    "keyword_segments",
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
_ARTICLE_FIELDS = [field.name for field in fields(Article)]


class Addition(StrEnum):
    """What adding an article did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


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
        try:
            self._open()
        except LibraryError:
            self.close()
            raise

    def _open(self) -> None:
        tables = self._database.tables()
        if "facts" in tables:
            version = self.fact("schema")
            if version == _BEFORE_RETELLINGS:
                version = self._with_retellings()
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
            _metadata.create_all(connection)
            connection.execute(sa.insert(_facts).prefix_with("OR IGNORE").values(name="schema", value=SCHEMA_VERSION))

    def _with_retellings(self) -> str | None:
        """Gives a library of the form before this one the column that it lacks; its form then."""
        with self._write() as connection:
            stored = sa.select(_facts.c.value).where(_facts.c.name == "schema")
            if connection.scalar(stored) == _BEFORE_RETELLINGS:  # and no other process was faster
                connection.execute(sa.text("ALTER TABLE articles ADD COLUMN retellings TEXT"))
                _store_fact(connection, "schema", SCHEMA_VERSION)
            return connection.scalar(stored)

    # Articles

    def add(self, articles: Iterable[Article]) -> list[Addition]:
        """Adds articles in one transaction, all or none: what each of them was to the library, in the same order."""
        with self._write() as connection:
            return [self._add(connection, article) for article in articles]

    def _add(self, connection: sa.Connection, article: Article) -> Addition:
        same = (_articles.c.scope == article.scope) & (_articles.c.id == article.id)
        article = self._with_what_is_known(connection, article, same)
        known = connection.scalar(sa.select(_articles.c.content_hash).where(same))
        if known == article.content_hash or (known is None and self._has_text(connection, article)):
            return Addition.UNCHANGED
        if known is not None:
            connection.execute(sa.delete(_articles).where(same))
        values = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
        values["translation"] = json.dumps(asdict(article.translation)) if article.translation else None
        values["retellings"] = json.dumps([asdict(retelling) for retelling in article.retellings]) if article.retellings else None
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(
            sa.insert(_articles).values(text_hash=article.text_hash, content_hash=article.content_hash, added_at=now, **values)
        )
        return Addition.NEW if known is None else Addition.CHANGED

    @staticmethod
    def _with_what_is_known(connection: sa.Connection, article: Article, same: sa.ColumnElement[bool]) -> Article:
        """The article with the translation and the retellings that are there already, where its text is still the same and it
        brings none."""
        unchanged = same & (_articles.c.text_hash == article.text_hash) & (_articles.c.language == article.language)
        stored = connection.execute(sa.select(_articles.c.translation, _articles.c.retellings).where(unchanged)).one_or_none()
        if stored is None:
            return article
        return replace(
            article,
            translation=article.translation or _translation(stored.translation),
            retellings=article.retellings or _retellings(stored.retellings),
        )

    @staticmethod
    def _has_text(connection: sa.Connection, article: Article) -> bool:
        """Whether an article whose id was made from its text is there already under another id."""
        same = (_articles.c.scope == article.scope) & (_articles.c.text_hash == article.text_hash)
        made_id = article.id.endswith(f"-{article.text_hash[:8]}")
        return made_id and connection.scalar(sa.select(_articles.c.key).where(same).limit(1)) is not None

    def remove(self, article_id: str, *, scope: str = EVERYONE) -> bool:
        """Whether there was such an article in this very scope; it is gone now."""
        with self._write() as connection:
            gone = connection.execute(sa.delete(_articles).where((_articles.c.scope == scope) & (_articles.c.id == article_id)))
            return bool(gone.rowcount)

    def article(self, article_id: str, *, scopes: Sequence[str]) -> Article | None:
        """The article of this id in these scopes, the first scope's before the others'."""
        rows = self._rows(_articles.c.id == article_id, _articles.c.scope.in_(scopes))
        found = sorted(rows.values(), key=lambda article: scopes.index(article.scope))
        return found[0] if found else None

    def articles(self, keys: Iterable[int]) -> dict[int, Article]:
        """The articles with these keys; a key that is no longer in use is left out."""
        found: dict[int, Article] = {}
        for part in batches(keys, _PARAMETERS):
            found |= self._rows(_articles.c.key.in_(part))
        return found

    def entries(self, *, scopes: Sequence[str]) -> list[Entry]:
        """What these scopes hold, in the order of adding."""
        columns = [_articles.c[field.name] for field in fields(Entry) if field.name != "chunks"]
        query = (
            sa.select(*columns, _indexed.c.chunks)
            .outerjoin(_indexed, _indexed.c.article == _articles.c.key)
            .where(_articles.c.scope.in_(scopes))
            .order_by(_articles.c.key)
        )
        with self._database.read() as connection:
            return [Entry(**row) for row in connection.execute(query).mappings()]

    def saying(self, words: Iterable[str], *, scopes: Sequence[str]) -> set[int]:
        """The keys of the articles whose text has all these words, in capitals or not where they are ASCII."""
        said = [_articles.c.text.icontains(word, autoescape=True) for word in words]
        with self._database.read() as connection:
            return set(connection.scalars(sa.select(_articles.c.key).where(_articles.c.scope.in_(scopes), *said)))

    def scopes_of_keys(self) -> dict[int, str]:
        """The scope of every article, by key."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(_articles.c.key, _articles.c.scope).order_by(_articles.c.key))
            return {row.key: row.scope for row in rows}

    # The keyword index, and what is indexed

    def revision(self) -> int:
        """Rises with every change that any process makes to this library."""
        return int(self.fact("revision") or 0)

    def fact(self, name: str) -> str | None:
        """A fact that was stored under this name."""
        with self._database.read() as connection:
            return connection.scalar(sa.select(_facts.c.value).where(_facts.c.name == name))

    def remember(self, name: str, value: str) -> None:
        """Stores a fact."""
        with self._write() as connection:
            _store_fact(connection, name, value)

    def indexed(self) -> dict[int, int]:
        """How many chunks each indexed article was cut into, by key."""
        with self._database.read() as connection:
            return {row.article: row.chunks for row in connection.execute(sa.select(_indexed))}

    def segments(self, known: Iterable[int] = ()) -> tuple[set[int], dict[int, bytes]]:
        """The numbers of all stored keyword segments, and the data of those that are not known yet."""
        with self._database.read() as connection:
            numbers = set(connection.scalars(sa.select(_segments.c.number)))
            wanted = sorted(numbers - set(known))
            rows = connection.execute(sa.select(_segments).where(_segments.c.number.in_(wanted))) if wanted else ()
            return numbers, {row.number: row.data for row in rows}

    def store_segment(self, data: bytes, chunks: Mapping[int, int]) -> None:
        """Stores a keyword segment and, in the same transaction, that these articles are indexed."""
        with self._write() as connection:
            connection.execute(sa.insert(_segments).values(data=data))
            connection.execute(
                sa.insert(_indexed).prefix_with("OR REPLACE"),
                [{"article": key, "chunks": count} for key, count in chunks.items()],
            )

    def replace_segments(self, numbers: Iterable[int], data: bytes) -> None:
        """Puts one segment in the place of several; articles that are gone stop counting as indexed."""
        with self._write() as connection:
            connection.execute(sa.delete(_segments).where(_segments.c.number.in_(list(numbers))))
            connection.execute(sa.insert(_segments).values(data=data))
            connection.execute(sa.delete(_indexed).where(_indexed.c.article.not_in(sa.select(_articles.c.key))))

    def forget_index(self) -> None:
        """Nothing counts as indexed any more."""
        with self._write() as connection:
            connection.execute(sa.delete(_segments))
            connection.execute(sa.delete(_indexed))

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()

    def _rows(self, *conditions: sa.ColumnElement[bool]) -> dict[int, Article]:
        columns = [_articles.c.key, *(_articles.c[name] for name in _ARTICLE_FIELDS)]
        with self._database.read() as connection:
            rows = connection.execute(sa.select(*columns).where(*conditions)).mappings()
            return {row["key"]: _article(row) for row in rows}

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        """One transaction, kept whole or not at all, that raises the revision."""
        with self._database.write() as connection:
            yield connection
            _raise_revision(connection)


def _article(row: sa.RowMapping) -> Article:
    values = {name: row[name] for name in _ARTICLE_FIELDS}
    values["translation"] = _translation(row["translation"])
    values["retellings"] = _retellings(row["retellings"])
    return Article(**values)


def _translation(stored: str | None) -> Translation | None:
    if not stored:
        return None
    translation = json.loads(stored)
    return Translation(**{**translation, "sentences": tuple(translation["sentences"])})


def _retellings(stored: str | None) -> tuple[Retelling, ...]:
    read = json.loads(stored) if stored else []
    return tuple(Retelling(**{**one, "statements": tuple(map(tuple, one["statements"]))}) for one in read)


def _store_fact(connection: sa.Connection, name: str, value: str) -> None:
    connection.execute(sa.insert(_facts).prefix_with("OR REPLACE").values(name=name, value=value))


def _raise_revision(connection: sa.Connection) -> None:
    revision = connection.scalar(sa.select(_facts.c.value).where(_facts.c.name == "revision"))
    _store_fact(connection, "revision", str(int(revision or 0) + 1))
