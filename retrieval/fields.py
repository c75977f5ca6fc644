"""Reads an article from the fields of a JSON object or of Markdown's front matter."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from retrieval.articles import Article, ExampleClaims, ExampleQuestions, Language, Retelling, Translation
from retrieval.chunking import sentences
from retrieval.errors import SaksiError
from retrieval.example_claims import misfit as claims_misfit
from retrieval.examples import misfit as examples_misfit
from retrieval.retold import misfit

Carried = TypeVar("Carried")

LARGEST_TEXT = 5_000_000
"""The most bytes of UTF-8 that a text file, a Markdown file or the text of a JSON line may have."""

_LONGEST_ID = 200
_LONGEST_SLUG = 60
_LONGEST_TITLE = 150
_LONGEST_OPENING = 80
_LONGEST_DATE = 100

_LANGUAGE_NAMES: dict[str, Language] = {
    **dict.fromkeys(["id", "ind", "indonesian", "indonesia", "bahasa indonesia"], "id"),
    **dict.fromkeys(["en", "eng", "english", "inggris", "bahasa inggris"], "en"),
}

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#\x00-\x20\x7f][^\s\x00-\x20\x7f]*", re.IGNORECASE)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class ReadingError(SaksiError):
    """Something that should be read cannot be; the message says why."""


def article_of(fields: Mapping[str, object], guess_language: Callable[[str], Language]) -> Article:
    """The article that the fields tell of; raises `ReadingError` where one of them cannot be read, or there is no text.

    `guess_language` is asked, with the text, where they name no language.
    """
    text = _text(fields)
    label, found = headline(text)
    title = " ".join((string(fields, "title") or found).splitlines())
    fingerprint = hashlib.sha256(text.encode()).hexdigest()[:8]
    article = Article(
        id=_given_id(fields) or f"{slug(title)}-{fingerprint}",
        title=title,
        text=text,
        language=_language(fields) or guess_language(text),
        section=string(fields, "section") or (label if title.casefold() == found.casefold() else None),
        date=_date(fields),
        url=_url(fields),
        publisher=string(fields, "publisher"),
        author=string(fields, "author"),
        provenance=string(fields, "provenance"),
    )
    return replace(
        article,
        translation=_translation(fields, article),
        retellings=_each_of(fields, "retellings", _retelling, article),
        example_questions=_each_of(fields, "example_questions", _example_questions, article),
        example_claims=_each_of(fields, "example_claims", _example_claims, article),
    )


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


def _translation(fields: Mapping[str, object], article: Article) -> Translation | None:
    """The translation that the fields carry: as many sentences, some of them perhaps empty, as the article is cut into."""
    given = fields.get("translation")
    if given is None:
        return None
    if not isinstance(given, dict) or not isinstance(given.get("sentences"), list):
        raise ReadingError('field "translation" must be an object with "language", "made_by" and a list of "sentences"')
    said = tuple(string({"sentence": one}, "sentence") or "" for one in given["sentences"])
    language, made_by = _language(given), string(given, "made_by")
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


def _each_of(
    fields: Mapping[str, object], name: str, read: Callable[[object, Article], Carried], article: Article
) -> tuple[Carried, ...]:
    """What the list of this name carries for the article, each entry read; nothing where there is no list."""
    given = fields.get(name)
    if given is None:
        return ()
    if not isinstance(given, list):
        raise ReadingError(f'field "{name}" must be a list')
    return tuple(read(one, article) for one in given)


def _retelling(given: object, article: Article) -> Retelling:
    if not isinstance(given, dict) or not _is_list_of_lists(given.get("statements")):
        raise ReadingError(
            'a retelling must be an object with "language", "made_by" and "statements": a list with a list of statements '
            "for each sentence that `saksi articles show ID --json` lists"
        )
    language, made_by = _origin(given, "a retelling")
    statements = tuple(_strings(said, "statement") for said in given["statements"])
    retelling = Retelling(language=language, made_by=made_by, statements=statements)
    if why := misfit(article, retelling):
        raise ReadingError(f"a retelling of it does not fit: {why}")
    return retelling


def _example_questions(given: object, article: Article) -> ExampleQuestions:
    fields, (answered, denied), unanswered = _examples(
        given, "question", by_sentence=("answered", "denied"), of_none="unanswered"
    )
    language, made_by = _origin(fields, "example questions")
    questions = ExampleQuestions(language=language, made_by=made_by, answered=answered, denied=denied, unanswered=unanswered)
    if why := examples_misfit(article, questions):
        raise ReadingError(f"example questions of it do not fit: {why}")
    return questions


def _example_claims(given: object, article: Article) -> ExampleClaims:
    kinds = ("supported", "reported", "contradicted")
    fields, (supported, reported, contradicted), absent = _examples(given, "claim", by_sentence=kinds, of_none="absent")
    language, made_by = _origin(fields, "example claims")
    claims = ExampleClaims(
        language=language, made_by=made_by, supported=supported, reported=reported, contradicted=contradicted, absent=absent
    )
    if why := claims_misfit(article, claims):
        raise ReadingError(f"example claims of it do not fit: {why}")
    return claims


def _examples(
    given: object, one: str, *, by_sentence: Sequence[str], of_none: str
) -> tuple[Mapping[str, object], list[tuple[tuple[str, ...], ...]], tuple[str, ...]]:
    """All fields of one author's examples; of those that have a list for each sentence the texts, and of those that have none.

    `one` is what an example is called, the others are the names of the fields.
    """
    if not isinstance(given, dict) or not all(_is_list_of_lists(given.get(name, [])) for name in by_sentence):
        named = ", ".join(f'"{name}"' for name in ("language", "made_by", *by_sentence))
        raise ReadingError(
            f'example {one}s must be an object with {named} and "{of_none}": between "made_by" and "{of_none}" a list of {one}s '
            "for each sentence that `saksi articles show ID --json` lists, or empty"
        )
    if not isinstance(rest := given.get(of_none, []), list):
        raise ReadingError(f'the field "{of_none}" of example {one}s must be a list')
    lists = [tuple(_strings(texts, one) for texts in given.get(name, [])) for name in by_sentence]
    return given, lists, _strings(rest, one)


def _origin(given: Mapping[str, object], what: str) -> tuple[Language, str]:
    """In which language and by whom it was made."""
    language, made_by = _language(given), string(given, "made_by")
    if language is None or made_by is None:
        raise ReadingError(f'{what} must come with a "language" and a "made_by", which says who wrote it')
    return language, made_by


def _strings(given: Iterable[object], what: str) -> tuple[str, ...]:
    """Those that are not blank; `what` one of them is, an error says."""
    return tuple(filter(None, (string({what: one}, what) for one in given)))


def _is_list_of_lists(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, list) for one in value)


def _text(fields: Mapping[str, object]) -> str:
    if not string(fields, "text"):
        raise ReadingError('it has no text (field "text")')
    text = str(fields["text"])
    if len(text.encode()) > LARGEST_TEXT:
        raise ReadingError(f"its text is larger than {LARGEST_TEXT // 1_000_000} MB; split it into articles")
    return text


def string(fields: Mapping[str, object], name: str) -> str | None:
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
    stripped = string({"id": value}, "id")
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
    given = string(fields, "language")
    if given is None:
        return None
    name = given.casefold()
    language = _LANGUAGE_NAMES.get(name) or _LANGUAGE_NAMES.get(re.split(r"[-_]", name)[0])
    if language is None:
        raise ReadingError(f"language {_shown(given)} is neither Indonesian (id) nor English (en)")
    return language


def _date(fields: Mapping[str, object]) -> str | None:
    """The day that is written, in the time zone that is written; words that are no ISO date stay as they are."""
    given = string(fields, "date")
    try:
        return datetime.fromisoformat(given).date().isoformat() if given else None
    except ValueError:
        return " ".join(str(given).split())[:_LONGEST_DATE]


def _url(fields: Mapping[str, object]) -> str | None:
    given = string(fields, "url")
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
