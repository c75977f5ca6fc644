"""Dates and times of day as they are written in Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from retrieval.articles import Language


@dataclass(frozen=True, slots=True)
class Date:
    """What is known of a date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def bears(self, other: Date) -> bool:
        """Whether all that the other says of a date is true of this one."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(wanted is None or wanted == given for given, wanted in pairs)

    @property
    def only_year(self) -> int | None:
        """The year, where nothing else is known."""
        return self.year if self.month is None and self.day is None else None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date `text[start:end]`."""

    value: Date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """A time of day `text[start:end]`, in minutes after midnight."""

    value: Fraction
    start: int
    end: int


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august aug agt agu",
            "september sept sep",
            "oktober october okt oct",
            "november nov nopember",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_ALONE = frozenset(name for name in _MONTHS if len(name) > 3) | {"mei", "may"}
"""Names of months that mean a month without a day or year beside them."""

_NAME = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_RANGE = r"\s*(?:-|–|,|dan|and|to|hingga|sampai|s/d)\s*"
_PATTERNS = (
    re.compile(
        rf"(?<![\d.,])(?:(?P<first>{_DAY}){_RANGE})?(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_NAME})(?:,?\s+(?:tahun\s+)?(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{_NAME})\s+(?:the\s+)?(?:(?P<first>{_DAY}){_RANGE})?(?P<day>{_DAY})(?!\d)(?:,?\s+(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<month>{_NAME})(?:,?\s+(?:of\s+|tahun\s+)?(?P<year>\d{{4}}))", re.IGNORECASE),
)
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_NAME})")
_FIGURES = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4}|\d{2})(?![\d/-])")
_SHORT_FIGURES = re.compile(r"(?<=\()(?P<day>\d{1,2})/(?P<month>\d{1,2})(?=\))")
_ISO = re.compile(r"(?<![\d/-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d/-])")
_CLOCK = re.compile(
    r"(?P<cue>\b(?:pukul|jam|at)\s+)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?![\d.,]?\d)"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?|\s*(?P<part>pagi|siang|sore|malam)\b)?(?P<zone>\s*(?:WIB|WITA|WIT|GMT)\b)?",
    re.IGNORECASE,
)


def dates(text: str, language: Language) -> list[DateSpan]:
    """The dates of a text that name a month, and those in figures; a year alone is a number to this function."""
    found: list[DateSpan] = []
    for span in (*_in_figures(text, language), *_with_month(text), *_months(text)):
        if not any(other.start < span.end and span.start < other.end and other.value != span.value for other in found) or (
            found and (found[-1].start, found[-1].end) == (span.start, span.end)
        ):
            found.append(span)
    return sorted(found, key=lambda span: span.start)


def _with_month(text: str) -> Iterator[DateSpan]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = _month(groups["month"])
            year = int(groups["year"]) if groups["year"] else None
            if not match["month"][0].isupper() and match["month"].lower() in ("may", "mar", "dec", "sep", "jan", "march"):
                continue
            for name in ("first", "day"):
                if groups.get(name):
                    day = int(re.sub(r"\D", "", groups[name]))
                    yield DateSpan(Date(year, month, day), match.start(), match.end())
            if "day" not in groups:
                yield DateSpan(Date(year, month), match.start(), match.end())


def _months(text: str) -> Iterator[DateSpan]:
    """A month without day and year, where it is written with a capital letter."""
    for match in re.finditer(r"[A-Z][a-z]+", text):
        word = match.group().lower()
        if word not in _ALONE or (
            word in ("may", "march")
            and not re.search(r"\b(?:in|of|since|by|until|last|next|this|early|late|mid)[\s-]+$", text[: match.start()])
        ):
            continue
        yield DateSpan(Date(month=_MONTHS[word]), match.start(), match.end())


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _in_figures(text: str, language: Language) -> Iterator[DateSpan]:
    for pattern in (_ISO, _FIGURES, _SHORT_FIGURES):
        for match in pattern.finditer(text):
            day, month = int(match["day"]), int(match["month"])
            if language == "en" and pattern is _FIGURES and month > 12:
                day, month = month, day
            year = match.groupdict().get("year")
            if 1 <= day <= 31 and 1 <= month <= 12:
                full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
                yield DateSpan(Date(full, month, day), match.start(), match.end())


def spans_of_clock(text: str) -> list[ClockSpan]:
    """The times of day: what has "pukul", a zone, "a.m.", "malam" or a colon."""
    found = []
    for match in _CLOCK.finditer(text):
        cue = (match["cue"] or "").strip().lower()
        minutes = match["minute"]
        sure = cue == "pukul" or match["zone"] or match["half"] or (minutes and (cue or ":" in match.group()))
        hour, minute = int(match["hour"]), int(minutes or 0)
        if sure and hour <= 24 and minute < 60:
            found.append(ClockSpan(Fraction(_hour(hour, match) * 60 + minute), match.start("hour"), match.end()))
    return found


def _hour(hour: int, match: re.Match[str]) -> int:
    half, part = (match["half"] or "").lower(), (match["part"] or "").lower()
    afternoon = half == "p" or part in ("sore", "malam") or (part == "siang" and hour < 10)
    if hour == 12 and half == "a":
        return 0
    return hour + 12 if afternoon and hour < 12 else hour
