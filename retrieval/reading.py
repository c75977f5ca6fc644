"""Reads articles from files: plain text, Markdown with front matter, and JSON Lines."""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from io import BufferedReader
from itertools import islice
from pathlib import Path

from retrieval.articles import Article, Language, Translation
from retrieval.chunking import sentences
from retrieval.errors import SaksiError
from retrieval.markdown import BrokenFrontMatter, split_front_matter, to_plain_text

_JSON_LINES = frozenset([".jsonl", ".ndjson"])
_MARKDOWN = frozenset([".md", ".markdown"])
_SUFFIXES = _JSON_LINES | _MARKDOWN | {".txt"}

_LARGEST_TEXT = 5_000_000
"""The most bytes of UTF-8 that a text file, a Markdown file or the text of a JSON line may have."""

_LONGEST_LINE = 6 * _LARGEST_TEXT + 1_000_000
"""The most bytes of a JSON line: a text in which every byte is escaped (`\\u0041`), and its other fields."""

_LONGEST_ID = 200
_LONGEST_SLUG = 60
_LONGEST_TITLE = 150
_LONGEST_OPENING = 80
_LONGEST_DATE = 100

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

_LANGUAGE_NAMES: dict[str, Language] = {
    **dict.fromkeys(["id", "ind", "indonesian", "indonesia", "bahasa indonesia"], "id"),
    **dict.fromkeys(["en", "eng", "english", "inggris", "bahasa inggris"], "en"),
}

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#\x00-\x20\x7f][^\s\x00-\x20\x7f]*", re.IGNORECASE)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class ReadingError(SaksiError):
    """Something that should be read cannot be; the message says why."""


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
                yield _article(_markdown_fields(_whole_text(file)), guess_language)
            else:
                yield _article({"text": _whole_text(file)}, guess_language)
    except (ReadingError, BrokenFrontMatter) as error:
        yield Unreadable(place, str(error))
    except OSError as error:
        yield Unreadable(place, _explained(error))


def headline(text: str) -> tuple[str | None, str]:
    """The section label, if the text begins with one, and the title; the title ends in "…" when no line is one."""
    filled = islice((line.strip() for line in text.splitlines() if line.strip()), 3)
    first, second, third = (*filled, "", "", "")[:3]
    if len(first.split()) == 1 and _is_title(first, second) and _is_title(second, third):
        return first, second
    return None, first if _is_title(first, second) else _opening(text)


def slug(title: str) -> str:
    """The title in lower-case ASCII letters, digits and hyphens: at most 60 characters, whole words, never empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    joined = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(joined) > _LONGEST_SLUG:
        joined = joined[: _LONGEST_SLUG + 1].rpartition("-")[0] or joined[:_LONGEST_SLUG]
    return joined or "article"


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
    data = file.read(_LARGEST_TEXT + 1)
    if len(data) > _LARGEST_TEXT:
        raise ReadingError(f"it is larger than {_LARGEST_TEXT // 1_000_000} MB; split it into articles")
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
            outcome: Article | Unreadable = _article(_json_fields(line), guess_language)
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
    title = _string(fields, "title")
    try:
        heading, text = to_plain_text(body, title=title)
    except RecursionError as error:
        raise ReadingError("the Markdown is nested too deeply") from error
    if not text.strip():
        raise ReadingError("it has no text besides its title, front matter and HTML")
    return {**fields, "title": title or heading, "text": text}


def _article(fields: Mapping[str, object], guess_language: Callable[[str], Language]) -> Article:
    text = _text(fields)
    label, found = headline(text)
    title = " ".join((_string(fields, "title") or found).splitlines())
    fingerprint = hashlib.sha256(text.encode()).hexdigest()[:8]
    article = Article(
        id=_given_id(fields) or f"{slug(title)}-{fingerprint}",
        title=title,
        text=text,
        language=_language(fields) or guess_language(text),
        section=_string(fields, "section") or (label if title.casefold() == found.casefold() else None),
        date=_date(fields),
        url=_url(fields),
        publisher=_string(fields, "publisher"),
        author=_string(fields, "author"),
        provenance=_string(fields, "provenance"),
    )
    return replace(article, translation=_translation(fields, article))


def _translation(fields: Mapping[str, object], article: Article) -> Translation | None:
    """The translation that the fields carry: as many sentences, some of them perhaps empty, as the article is cut into."""
    given = fields.get("translation")
    if given is None:
        return None
    if not isinstance(given, dict) or not isinstance(given.get("sentences"), list):
        raise ReadingError('field "translation" must be an object with "language", "made_by" and a list of "sentences"')
    said = tuple(_string({"sentence": one}, "sentence") or "" for one in given["sentences"])
    language, made_by = _language(given), _string(given, "made_by")
    if language is None or language == article.language:
        raise ReadingError('its translation must name its "language", another one than the article\'s')
    if made_by is None:
        raise ReadingError('its translation does not say by whom it was made (field "made_by")')
    if len(said) != (wanted := len(sentences(article))):
        raise ReadingError(
            f"its translation has {len(said)} sentences and the article {wanted}: one is needed for each that "
            "`saksi articles show ID --json` lists, empty where there is none"
        )
    return Translation(language=language, made_by=made_by, sentences=said)


def _text(fields: Mapping[str, object]) -> str:
    if not _string(fields, "text"):
        raise ReadingError('it has no text (field "text")')
    text = str(fields["text"])
    if len(text.encode()) > _LARGEST_TEXT:
        raise ReadingError(f"its text is larger than {_LARGEST_TEXT // 1_000_000} MB; split it into articles")
    return text


def _string(fields: Mapping[str, object], name: str) -> str | None:
    """The field without white space at its ends; `None` if it is missing, null or blank."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadingError(f'field "{name}" must be a string')
    if _UNSTORABLE.search(value):
        raise ReadingError(f'field "{name}" holds a character that cannot be stored (NUL or half a surrogate pair)')
    return value.strip() or None


def _given_id(fields: Mapping[str, object]) -> str | None:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    stripped = _string({"id": value}, "id")
    if value is None:
        return None
    if stripped is None:
        raise ReadingError("its id is empty")
    if stripped != value:
        raise ReadingError("its id has white space at its ends")
    if len(stripped) > _LONGEST_ID:
        raise ReadingError(f"its id is longer than {_LONGEST_ID} characters")
    if any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} for character in stripped):
        raise ReadingError("its id holds a control character")
    return stripped


def _language(fields: Mapping[str, object]) -> Language | None:
    given = _string(fields, "language")
    if given is None:
        return None
    name = given.casefold()
    language = _LANGUAGE_NAMES.get(name) or _LANGUAGE_NAMES.get(re.split(r"[-_]", name)[0])
    if language is None:
        raise ReadingError(f"language {_shown(given)} is neither Indonesian (id) nor English (en)")
    return language


def _date(fields: Mapping[str, object]) -> str | None:
    """The day that is written, in the time zone that is written; words that are no ISO date stay as they are."""
    given = _string(fields, "date")
    try:
        return datetime.fromisoformat(given).date().isoformat() if given else None
    except ValueError:
        return " ".join(str(given).split())[:_LONGEST_DATE]


def _url(fields: Mapping[str, object]) -> str | None:
    given = _string(fields, "url")
    if given is not None and not _WEB_ADDRESS.fullmatch(given):
        raise ReadingError(f"url {_shown(given)} is not a web address (http:// or https://)")
    return given


def _shown(value: str) -> str:
    return repr(value if len(value) <= _LONGEST_OPENING else value[:_LONGEST_OPENING] + "…")


def _is_title(line: str, following: str) -> bool:
    """Whether a line reads as the title of the text that follows it."""
    ends_sentence = line.rstrip("\"'”’»)]").endswith(".")
    return bool(following) and len(line) <= _LONGEST_TITLE and not ends_sentence and any(map(str.isalnum, line))


def _opening(text: str) -> str:
    """The first 80 characters, cut at a word's end, and "…": so it is never a line of the text itself."""
    words = " ".join(text.split(maxsplit=_LONGEST_OPENING)[:_LONGEST_OPENING])
    if len(words) > _LONGEST_OPENING:
        words = words[: _LONGEST_OPENING + 1].rpartition(" ")[0] or words[:_LONGEST_OPENING]
    return words + "…"
