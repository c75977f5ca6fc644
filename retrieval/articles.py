"""Articles, their sentences and chunks: text exists once, everything else is offsets into it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
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

    @property
    def content_hash(self) -> str:
        """SHA-256 of all that the article says of itself, in hexadecimal; its scope is not part of it."""
        content = {name: value for name, value in asdict(self).items() if name != "scope"}
        # Two fields that articles had until 0.8.0, empty: so an article that had nothing in them keeps its hash, and its index.
        content |= {"retellings": [], "example_questions": []}
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
