"""A message as what it claims, what it only thinks, and what it asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from answering.questions import courtesy_of, opens_a_question
from answering.tables import MESSAGES
from retrieval.articles import Language
from retrieval.informal import formal
from retrieval.language import language_of
from retrieval.words import terms

Stretch = tuple[int, int]


class Kind(StrEnum):
    """What a part of a message is."""

    CLAIM = "claim"
    OPINION = "opinion"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message that says one thing."""

    text: str
    """As it stands in the message."""
    kind: Kind
    said: str
    """The same in formal spelling, without links, mentions and markup: what is judged."""
    language: Language


_ABBREVIATION = "".join(rf"(?<!\b{short})" for short in "mr ms mrs dr ir hj no st vs jl pt prof [a-z]".split())
_END = re.compile(rf"(?:{_ABBREVIATION}\.|[!?…])[.!?…]*[\"'”’)\]]*(?=\s|$)|;|\n+", re.IGNORECASE)
"""Where a sentence ends: most messages begin none with a capital letter."""
_FEWEST_WORDS = 4
"""On either side of a "but" that parts two claims."""
_LEAST = 2
"""A claim has so many words at least that are no function words: of whom, and what."""
_WORD = re.compile(r"[\w'’$%€£&-]+")
_QUOTED = re.compile(r"“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"")
_WRITTEN_AS_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*")
"""Which tells no language: "di podcast On With Kara Swisher"."""


def parts(message: str, *, default_language: Language = "id") -> list[Part]:
    """What a message says, in its order; greetings, links and the like are no part of it."""
    language = spoken_language(message, default=default_language)
    masked = _without_noise(message)
    return [
        part
        for start, end, asked in _sentences(masked)
        if not courtesy_of(masked[start:end])
        for part in _of_sentence(message, masked, (start, end), language, asked=asked)
    ]


def spoken_language(message: str, *, default: Language = "id") -> Language:
    """The language of a message's own words: links and names are not looked at."""
    return language_of(_WRITTEN_AS_NAME.sub(" ", _without_noise(message)), default=default)


def _without_noise(message: str) -> str:
    """The message with spaces in the place of what says nothing, so that offsets stay."""
    masked = MESSAGES.pattern("noise").sub(lambda match: " " * len(match.group()), message)
    return "".join(" " if _is_picture(sign) else sign for sign in masked)


def _is_picture(sign: str) -> bool:
    return sign in "\u200d\ufe0f" or (unicodedata.category(sign) in ("So", "Sk", "Co", "Cn") and sign not in "^`´")


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each begins and ends, and whether a question mark ends it; what is in quotation marks is not cut."""
    start = 0
    for match in _outside_quotations(_END, text, (0, len(text))):
        yield start, match.end(), "?" in match.group()
        start = match.end()
    yield start, len(text), False


def _of_sentence(message: str, masked: str, sentence: Stretch, language: Language, *, asked: bool) -> Iterator[Part]:
    pieces = _clauses(masked, sentence)
    for piece in pieces:
        plain = " ".join(masked[slice(*piece)].split())
        said = formal(plain) if language == "id" else plain
        kind = _kind(said, language, asked=asked and piece == pieces[-1])
        if len(terms(said, language)) >= _LEAST or (kind is not Kind.CLAIM and _WORD.search(said)):
            yield Part(message[slice(*piece)], kind, said, language)


def _clauses(masked: str, sentence: Stretch) -> list[Stretch]:
    """The sentence, cut at each "but" that has enough words on either side; each piece without chatter at its ends."""
    start, end = sentence
    found = []
    for match in _outside_quotations(MESSAGES.pattern("but"), masked, sentence):
        if all(
            len(_WORD.findall(masked[slice(*side)])) >= _FEWEST_WORDS for side in ((start, match.start()), (match.end(), end))
        ):
            found.append(_trimmed(masked, start, match.start()))
            start = match.end()
    return [*found, _trimmed(masked, start, end)]


def _outside_quotations(pattern: re.Pattern[str], text: str, within: Stretch) -> Iterator[re.Match[str]]:
    held = [match.span() for match in _QUOTED.finditer(text)]
    for match in pattern.finditer(text, *within):
        if not any(first < match.start() and match.end() < last for first, last in held):
            yield match


def _kind(said: str, language: Language, *, asked: bool) -> Kind:
    own = _QUOTED.sub(" x ", said).lower()
    if asked or opens_a_question(own, language):
        return Kind.QUESTION
    return Kind.OPINION if MESSAGES.finds("opinion", own) else Kind.CLAIM


def _trimmed(masked: str, start: int, end: int) -> Stretch:
    """A stretch without white space and without chatter at its ends; an empty one where nothing else is there."""
    found = [word for word in _WORD.finditer(masked, start, end) if not MESSAGES.has(word.group(), "chatter")]
    if not found:
        return start, start
    first, last = found[0].start(), found[-1].end()
    while first > start and masked[first - 1] in "\"“‘'(":
        first -= 1
    closing = re.compile(r"[\"”’')\]]*[.!?%…]*[\"”’')\]]*").match(masked, last, end)
    return first, closing.end() if closing else last
