"""What a question comes to: claims with citations, or a decline that says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from answering.speakers import speaker_of
from answering.voices import Voice, voice_of
from retrieval.articles import Language, Sentence
from retrieval.chunking import translated


class Reason(StrEnum):
    """Why a question was declined."""

    NOT_IN_ARTICLES = "not_in_articles"
    NOTHING_VERIFIED = "nothing_verified"
    NO_ARTICLES = "no_articles"
    UNCLEAR = "unclear"


class Courtesy(StrEnum):
    """What readers say to a bot that is no question about an article."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ABOUT_THE_BOT = "about_the_bot"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `text[start:end]` of some text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered pointer to one sentence of an article; its quote is that sentence, to the character."""

    number: int
    sentence: Sentence

    @property
    def quote(self) -> str:
        return self.sentence.text

    @property
    def voice(self) -> Voice:
        """Who speaks in the sentence."""
        return voice_of(self.sentence)

    @property
    def speaker(self) -> str | None:
        """Whose words it gives, where a person speaks and it is plain who."""
        return speaker_of(self.sentence)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that the answer says, and the sentences that bear it: first the one that says it, then its context."""

    text: str
    citations: tuple[Citation, ...]
    emphasis: tuple[Span, ...] = ()
    """The stretches of `text` that answer the question."""
    marked: bool = False
    """Whether its writer stated as a fact what is only reported, so that a mark was added to say so."""
    translated_by: str | None = None
    """Who translated the sentences, where `text` is their translation and not they themselves."""
    corrects: bool = False
    """Whether it says otherwise than the question takes for granted."""

    @property
    def in_order(self) -> list[Citation]:
        """Its citations in their article's order."""
        return sorted(self.citations, key=lambda citation: citation.sentence.start)

    def places_of_numbers(self) -> list[tuple[int, Citation]]:
        """Where in `text` each citation's number belongs: after its sentence if that is said there, else at the end."""
        places = []
        for citation in self.citations:
            said = (translated(citation.sentence) if self.translated_by else None) or citation.quote
            start = self.text.find(said)
            places.append((len(self.text) if start < 0 else start + len(said), citation))
        return sorted(places, key=lambda place: place[0])


def translators(claims: Iterable[Claim]) -> list[str]:
    """Who made the translations that these claims are, each once."""
    return list(dict.fromkeys(claim.translated_by for claim in claims if claim.translated_by))


@dataclass(frozen=True, slots=True)
class Answered:
    """Claims that stand, in order of reading."""

    claims: tuple[Claim, ...]
    language: Language
    writer: str
    withheld: int = 0
    """How many claims were drafted and did not stand."""
    instead_of: str | None = None
    """The writer that failed, where another one stood in."""
    cut_short: bool = False
    """Whether the writer failed before it was done."""

    @property
    def corrects(self) -> bool:
        """Whether it says otherwise than the question takes for granted."""
        return any(claim.corrects for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Declined:
    """No answer. `nearest` is related to the question and does not answer it."""

    reason: Reason
    language: Language
    writer: str
    nearest: tuple[Citation, ...] = ()
    withheld: int = 0
    courtesy: Courtesy | None = None
    """What the reader said instead of a question, where that is plain."""
    instead_of: str | None = None


Outcome = Answered | Declined
