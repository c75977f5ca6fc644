"""Articles, their sentences and chunks: text exists once, everything else is offsets into it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Language = Literal["id", "en"]
"""Indonesian or English, as ISO 639-1 has them."""

EVERYONE = ""
"""The scope of an article that belongs to everyone; any other scope is a Discord server's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """An article in the other language, sentence by sentence: to find a sentence, and to say it to a reader of that language.

    It is never quoted as if it were the article.
    """

    language: Language
    made_by: str
    sentences: tuple[str, ...]
    """One for each sentence of the article, in its order; empty for one that has none."""

    @staticmethod
    def of(stored: Mapping[str, Any]) -> Translation:
        """What JSON keeps of one."""
        return Translation(**{**stored, "sentences": tuple(stored["sentences"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """An article in other words, in either language: to find a sentence by words that it does not use, and to check claims.

    It is never shown and never quoted.
    """

    language: Language
    made_by: str
    statements: tuple[tuple[str, ...], ...]
    """For each sentence of the article, in its order, short statements that each say a part of what it says; perhaps none."""

    @staticmethod
    def of(stored: Mapping[str, Any]) -> Retelling:
        """What JSON keeps of one."""
        return Retelling(**{**stored, "statements": _by_sentence(stored["statements"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleQuestions:
    """Questions as readers of an article may ask them, by one author: a question that is near to one of them has its answer.

    They are never shown.
    """

    language: Language
    made_by: str
    answered: tuple[tuple[str, ...], ...] = ()
    """For each sentence of the article, in its order, questions that it answers; one that several answer stands with each."""
    denied: tuple[tuple[str, ...], ...] = ()
    """For each sentence, questions that take for granted what it denies."""
    unanswered: tuple[str, ...] = ()
    """Questions that no sentence answers."""

    @staticmethod
    def of(stored: Mapping[str, Any]) -> ExampleQuestions:
        """What JSON keeps of one author's."""
        by_sentence = {name: _by_sentence(stored[name]) for name in ("answered", "denied")}
        return ExampleQuestions(**{**stored, **by_sentence, "unanswered": tuple(stored["unanswered"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleClaims:
    """Claims as people post them about an article, by one author: one that is near to some of them likely has their verdict.

    They are never shown.
    """

    language: Language
    made_by: str
    supported: tuple[tuple[str, ...], ...] = ()
    """For each sentence of the article, in its order, claims that it bears."""
    reported: tuple[tuple[str, ...], ...] = ()
    """For each sentence, claims that state as a fact what it only relays."""
    contradicted: tuple[tuple[str, ...], ...] = ()
    """For each sentence, claims that it contradicts."""
    absent: tuple[str, ...] = ()
    """Claims of which no sentence says anything."""

    @staticmethod
    def of(stored: Mapping[str, Any]) -> ExampleClaims:
        """What JSON keeps of one author's."""
        by_sentence = {name: _by_sentence(stored[name]) for name in ("supported", "reported", "contradicted")}
        return ExampleClaims(**{**stored, **by_sentence, "absent": tuple(stored["absent"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read. What is not known of it is `None`, never guessed."""

    id: str
    title: str
    text: str
    scope: str = EVERYONE
    language: Language = "id"
    section: str | None = None
    date: str | None = None
    """The day of publication: ISO 8601 where it could be read as that, else as it was given."""
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    provenance: str | None = None
    """Whose report the article relays, in a sentence."""
    translation: Translation | None = None
    retellings: tuple[Retelling, ...] = ()
    example_questions: tuple[ExampleQuestions, ...] = ()
    example_claims: tuple[ExampleClaims, ...] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 of all that the article says of itself, in hexadecimal; its scope is not part of it.

        What versions before 0.7.0 did not know is part of it only where there is some, so that their articles keep theirs.
        """
        content = {name: value for name, value in asdict(self).items() if name != "scope"}
        if not self.example_claims:
            del content["example_claims"]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text alone, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def __hash__(self) -> int:
        """Of what tells articles apart: hashing every field for every sentence would take half of an answer."""
        return hash((self.scope, self.id))


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit that can be cited: `article.text[start:end]`, always; offsets count Unicode code points."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole neighbouring sentences of one article: the unit that is embedded and found."""

    sentences: tuple[Sentence, ...]

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError("a chunk has at least one sentence")

    @property
    def article(self) -> Article:
        return self.sentences[0].article

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


def _by_sentence(stored: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, stored))
