"""The styles of summaries, and what makes the parts of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from answering.summarising.brief import brief
from answering.summarising.detailed import detailed
from answering.summarising.parts import Part
from answering.summarising.people import people
from answering.summarising.sides import sides
from answering.summarising.timeline import timeline
from retrieval.articles import Article


class Style(StrEnum):
    """The kinds of summary that there are."""

    BRIEF = "brief"
    DETAILED = "detailed"
    TIMELINE = "timeline"
    PEOPLE = "people"
    SIDES = "sides"


PARTS: Mapping[Style, Callable[[Sequence[Article]], Iterable[Part]]] = {
    Style.BRIEF: brief,
    Style.DETAILED: detailed,
    Style.TIMELINE: timeline,
    Style.PEOPLE: people,
    Style.SIDES: sides,
}
"""The parts of a summary in each style, drafted from the articles' own sentences."""
