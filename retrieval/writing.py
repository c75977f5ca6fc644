"""Lets one process at a time write to a data folder, and says which one does."""

from __future__ import annotations

import os
import shlex
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from retrieval.errors import LibraryBusy, LibraryError

_LOCK = "writer.lock"
_HOLDER = "writer.txt"


@contextmanager
def the_only_writer(folder: Path, *, patience: float, waiting: Callable[[str], None]) -> Iterator[None]:
    """Holds the data folder for writing; the operating system lets go of it if this process is killed.

    While another process holds it, `waiting` is told once by whom, and after `patience` seconds `LibraryBusy` is raised.
    """
    lock = FileLock(folder / _LOCK)
    try:
        _acquire(lock, folder, patience, waiting)
        (folder / _HOLDER).write_text(f"process {os.getpid()} ({_command()})", encoding="utf-8", errors="replace")
    except OSError as error:
        lock.release()
        raise LibraryError(f"{folder} cannot be written ({error.strerror or error}): choose another with --data-dir") from error
    try:
        yield
        (folder / _HOLDER).unlink(missing_ok=True)
    finally:
        lock.release()


def _acquire(lock: FileLock, folder: Path, patience: float, waiting: Callable[[str], None]) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(_holder(folder))
        try:
            lock.acquire(timeout=patience)
        except Timeout:
            raise LibraryBusy(
                f"{folder} is being written by {_holder(folder)}, for longer than {patience:g} seconds: try again when it has "
                "finished, or raise library.wait_for_writer"
            ) from None


def _holder(folder: Path) -> str:
    try:
        return (folder / _HOLDER).read_text(encoding="utf-8") or "another process"
    except OSError:
        return "another process"


def _command() -> str:
    """How this process was called, in one short line."""
    return textwrap.shorten(shlex.join([Path(sys.argv[0]).name, *sys.argv[1:3]]), 80, placeholder=" …")
