"""The parts of a summary: what each is about, and its claims, as they are drafted and as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from answering.answers import Claim
from answering.drafts import DraftedClaim
from answering.summarising.when import When


class PartKind(StrEnum):
    """What a part of a summary is about."""

    WHOLE = "whole"
    PARAGRAPH = "paragraph"
    EVENT = "event"
    PERSON = "person"
    SIDE = "side"
    REPORT = "report"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a summary: what it is about, and its claims, in order."""

    kind: PartKind
    name: str
    """The person's, the side's or the article's; empty where the kind says it all."""
    drafts: tuple[DraftedClaim, ...]
    when: When | None = None
    """Of an event."""
    of_saying: bool = False
    """Whether that is only when it was said or reported."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of which the claims stand."""

    kind: PartKind
    name: str
    claims: tuple[Claim, ...]
    when: When | None = None
    of_saying: bool = False
