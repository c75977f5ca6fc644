"""The parts of a summary: what each is about, and its claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from answering.drafts import DraftedClaim


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
    drafts: tuple[DraftedClaim, ...]
