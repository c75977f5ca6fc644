"""Reads articles from files: plain text, Markdown with front matter, and JSON Lines."""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from retrieval.articles import Article, Language
from retrieval.fields import LARGEST_TEXT, ReadingError, article_of, string
from retrieval.markdown import BrokenFrontMatter, split_front_matter, to_plain_text

_JSON_LINES = frozenset([".jsonl", ".ndjson"])
_MARKDOWN = frozenset([".md", ".markdown"])
_SUFFIXES = _JSON_LINES | _MARKDOWN | {".txt"}

_LONGEST_LINE = 6 * LARGEST_TEXT + 1_000_000
"""The most bytes of a JSON line: a text in which every byte is escaped (`\\u0041`), and its other fields."""

_UNREADABLE_SUFFIXES = {
    ".pdf": "PDF",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
    ".epub": "EPUB",
    **dict.fromkeys([".html", ".htm", ".xhtml"], "HTML"),
    **dict.fromkeys([".docx", ".doc"], "Word"),
}
_UNREADABLE_BEGINNINGS = {
    b"%pdf-": "PDF",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"{\\rtf": "RTF",
    b"pk\x03\x04": "Word and ZIP",
    b"\xd0\xcf\x11\xe0": "Word",
}
"""How such files begin, in lower case, after any byte order mark and white space."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a line of a JSON Lines file, from which no article could be read."""

    place: str
    """The path as it was given, with `:17` after it for the seventeenth line."""
    why: str


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: a path to a file is itself, a folder is all text, Markdown and JSON Lines files below it.

    A folder's files come sorted by path; files and folders whose name begins with a point are left out, and links
    to folders are not followed. Raises `ReadingError` at once, before any file is handed out, for a path that does
    not exist or a folder that cannot be listed.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise ReadingError(f"{path} does not exist")
        found.extend(_below(path) if path.is_dir() else [path])
    return iter(found)


def read(path: Path, *, guess_language: Callable[[str], Language]) -> Iterator[Article | Unreadable]:
    """The articles of one file, and what of it could not be read, in the file's order; never an error.

    A JSON Lines file is read line by line and never held whole. The text of plain text and JSON is kept character by
    character; Markdown becomes plain text. `guess_language` is asked, with the text, where the file names no language.
    """
    place = os.fsencode(path).decode("utf-8", "replace")
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            beginning = file.peek(1024)
            _refuse_other_formats(suffix, beginning)
            _refuse_binary(beginning)
            if suffix in _JSON_LINES:
                yield from _read_lines(file, place, guess_language)
            elif suffix in _MARKDOWN:
                yield article_of(_markdown_fields(_whole_text(file)), guess_language)
            else:
                yield article_of({"text": _whole_text(file)}, guess_language)
    except (ReadingError, BrokenFrontMatter) as error:
        yield Unreadable(place, str(error))
    except OSError as error:
        yield Unreadable(place, _explained(error))


def _below(folder: Path) -> list[Path]:
    def give_up(error: OSError) -> None:
        raise ReadingError(f"{error.filename}: {_explained(error)}") from error

    found = []
    for parent, folders, files in os.walk(folder, onerror=give_up):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in files if not name.startswith(".")]
    return sorted(path for path in found if path.suffix.lower() in _SUFFIXES and path.is_file())


def _explained(error: OSError) -> str:
    match error:
        case IsADirectoryError():
            return "it is a folder, not a file"
        case PermissionError():
            return "this user may not read it (permission denied)"
        case FileNotFoundError():
            return "it does not exist"
        case _:
            return error.strerror or str(error)


def _refuse_other_formats(suffix: str, beginning: bytes) -> None:
    bare = beginning.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    recognised = (kind for start, kind in _UNREADABLE_BEGINNINGS.items() if bare.startswith(start))
    if kind := _UNREADABLE_SUFFIXES.get(suffix) or next(recognised, None):
        raise ReadingError(f"{kind} files cannot be read in this version; convert them to text, Markdown or JSON Lines")


def _whole_text(file: BufferedReader) -> str:
    data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise ReadingError(f"it is larger than {LARGEST_TEXT // 1_000_000} MB; split it into articles")
    _refuse_binary(data)
    text = _decoded(data)
    if not text.strip():
        raise ReadingError("it is empty")
    return text


def _refuse_binary(data: bytes) -> None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadingError("it is UTF-16, not UTF-8; save it as UTF-8")
    if b"\0" in data:
        raise ReadingError("it is a binary file (it holds NUL bytes), not text")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError(f"it is not UTF-8 (at byte {error.start + 1}); save it as UTF-8") from error


def _read_lines(file: BufferedReader, place: str, guess_language: Callable[[str], Language]) -> Iterator[Article | Unreadable]:
    empty = True
    for number, line in enumerate(_lines(file), start=1):
        if not line.removeprefix(codecs.BOM_UTF8).strip():
            continue
        empty = False
        try:
            outcome: Article | Unreadable = article_of(_json_fields(line), guess_language)
        except ReadingError as error:
            outcome = Unreadable(f"{place}:{number}", str(error))
        yield outcome
    if empty:
        raise ReadingError("it is empty")


def _lines(file: BufferedReader) -> Iterator[bytes]:
    """The file's lines; of one that is too long only the first `_LONGEST_LINE` bytes are kept."""
    while line := file.readline(_LONGEST_LINE):
        rest = line
        while len(rest) == _LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(_LONGEST_LINE)
        yield line


def _json_fields(line: bytes) -> Mapping[str, object]:
    if len(line) == _LONGEST_LINE:
        raise ReadingError(f"the line is longer than {_LONGEST_LINE:,} bytes")
    try:
        fields = json.loads(_decoded(line.rstrip()))
    except json.JSONDecodeError as error:
        raise ReadingError(f"the line is not JSON: {error.msg} (at character {error.pos + 1})") from error
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"the line is not JSON that can be read: {error}") from error
    if not isinstance(fields, dict):
        raise ReadingError("the line is JSON, but not an object with an article's fields")
    return fields


def _markdown_fields(source: str) -> Mapping[str, object]:
    fields, body = split_front_matter(source)
    title = string(fields, "title")
    try:
        heading, text = to_plain_text(body, title=title)
    except RecursionError as error:
        raise ReadingError("the Markdown is nested too deeply") from error
    if not text.strip():
        raise ReadingError("it has no text besides its title, front matter and HTML")
    return {**fields, "title": title or heading, "text": text}
