"""The database file of a data folder: its connections, its transactions, and what is said when one of them fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event

from retrieval.errors import LibraryBusy, LibraryDamaged, LibraryError

FILE_NAME = "library.sqlite3"
BUSY_SECONDS = 30
_SMALL_ENOUGH_TO_CHECK = 32_000_000
"""A database up to this many bytes is checked whole when it is opened; that takes some 10 ms a megabyte."""


class Database:
    """One SQLite file. Every error of it is a `LibraryError` that says what to do."""

    def __init__(self, folder: Path, *, patience: float = BUSY_SECONDS) -> None:
        """While another process commits, reading and writing wait for up to `patience` seconds."""
        self.path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(_unwritable(folder, error)) from error
        self._engine = sa.create_engine(f"sqlite:///{self.path}", connect_args={"timeout": patience})
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    def tables(self) -> set[str]:
        """The names of its tables, none where the file is new; raises `LibraryDamaged` if the file is not whole."""
        with self.read() as connection:
            tables = set(sa.inspect(connection).get_table_names())
            if tables and (damage := self._damage(connection)):
                raise LibraryDamaged(self._damaged(damage))
            return tables

    def write_ahead(self) -> None:
        """From now on readers and a writer work side by side; the file keeps this mode, so it must be known as ours."""
        with self._errors():
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
            finally:
                connection.close()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A connection that sees the file as it stands now."""
        with self._errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One transaction, kept whole or not at all."""
        with self._errors(), self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def _damage(self, connection: sa.Connection) -> str | None:
        """What is wrong with the file, if anything is."""
        size = self.path.stat().st_size
        if size % int(connection.scalar(sa.text("PRAGMA page_size")) or 1):
            return "it is cut off"
        if size > _SMALL_ENOUGH_TO_CHECK:
            return None
        verdict = str(connection.scalar(sa.text("PRAGMA quick_check(1)")))
        return None if verdict == "ok" else " ".join(verdict.split())

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DatabaseError as error:
            raise self._explained(error.orig or error) from error
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from error

    def _explained(self, error: BaseException) -> LibraryError:
        reason = str(error)
        if "locked" in reason or "busy" in reason:
            return LibraryBusy(f"{self.path} is held by another process: try again when it has finished")
        if "readonly" in reason or "unable to open" in reason or "disk is full" in reason or "disk I/O" in reason:
            return LibraryError(_unwritable(self.path, reason))
        return LibraryDamaged(self._damaged(reason))

    def _damaged(self, reason: str) -> str:
        return (
            f"{self.path} is damaged ({reason}); nothing was changed: restore it from a backup, or move it away "
            "to begin a new library"
        )


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    """Every connection leaves transactions to `_begin`, and syncs what it commits."""
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: sa.Connection) -> None:
    """A transaction that will write says so at once: one that finds out later may have read what is no longer true."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _unwritable(path: Path, reason: object) -> str:
    return f"{path} cannot be written ({reason}): choose another folder with --data-dir or SAKSI_DATA_DIR"
