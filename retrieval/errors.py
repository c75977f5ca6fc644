"""What can go wrong on the way to evidence, each as one line that says what to do."""

from __future__ import annotations


class SaksiError(Exception):
    """Something that a reader or operator can be told in one line, with what to do about it."""


class LibraryError(SaksiError):
    """The library cannot be used."""


class LibraryDamaged(LibraryError):
    """The library's database is not whole; nothing was changed."""


class LibraryBusy(LibraryError):
    """Another process is writing, and did not finish in time."""


class EmbeddingError(SaksiError):
    """The embedding model cannot be loaded or used."""


class VectorsDamaged(SaksiError):
    """The vectors that Chroma holds cannot be read; they can be made anew from the library."""
