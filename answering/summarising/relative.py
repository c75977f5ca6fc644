"""Dates that count from a day: "kemarin", "hari Kamis", "pekan lalu", "dua bulan terakhir"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from answering.summarising.when import Dated, When, day, month, months_later, week, year
from answering.tables import DATES, SAYINGS
from retrieval.articles import Language

_MOST = {"day": 366, "week": 104, "month": 240, "year": 200}
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_COMING = frozenset({"ini", "depan", "mendatang", "nanti", "besok"})


def relative(text: str, language: Language, own: date) -> Iterator[Dated]:
    """Each date with its stretch of the text; `own` is the day from which they count.

    In somebody's mouth "kemarin" is seldom the day before, and "tahun ini" no event: there they are no dates.
    """
    for find in (_counted, _stretches, _weekdays):
        yield from find(text, language, own)
    spoken = [match.span() for match in _QUOTATION.finditer(text)]
    for find in (_near, _days):
        for found in find(text, language, own):
            if not any(begin <= found.start < stop for begin, stop in spoken):
                yield found


def _counted(text: str, language: Language, own: date) -> Iterator[Dated]:
    for match, unit, then in _counts("counted", text, language, own):
        yield Dated(_of(then, unit), *match.span())


def _stretches(text: str, language: Language, own: date) -> Iterator[Dated]:
    for match, _, then in _counts("stretch", text, language, own):
        yield Dated(When(then, own), *match.span())


def _counts(pattern: str, text: str, language: Language, own: date) -> Iterator[tuple[re.Match[str], str, date]]:
    """Where so many days, weeks, months or years are counted back; the unit, and the day that it comes to."""
    for match in DATES.pattern(f"{pattern}.{language}").finditer(text):
        word, unit = match["count"].lower(), _unit(match)
        count = int(word if word.isdigit() else DATES.entry("counts")[word])
        if 0 < count <= _MOST[unit]:
            days = {"day": count, "week": 7 * count}.get(unit)
            months = 12 * count if unit == "year" else count
            yield match, unit, own - timedelta(days) if days else months_later(own, -months)


@lru_cache(maxsize=4_096)
def day_written(text: str) -> date | None:
    """The day that a text is, in whatever way it is written there ("10-Sep-19", "14 Mei 2019"); `None` if it is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    import dateparser

    settings = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    found = dateparser.parse(text, languages=["id", "en"], settings=settings)
    return found.date() if found else None


def _of(then: date, unit: str) -> When:
    """As exact as the unit in which it was counted."""
    if unit in ("day", "week"):
        return day(then) if unit == "day" else week(then)
    return month(then.year, then.month) if unit == "month" else year(then.year)


def _near(text: str, language: Language, own: date) -> Iterator[Dated]:
    """ "Last week", "this year"."""
    for match in DATES.pattern(f"near.{language}").finditer(text):
        unit, steps = _unit(match), DATES.entry("steps")[match["which"].lower()]
        if unit == "week":
            yield Dated(week(own + timedelta(weeks=steps)), *match.span())
        else:
            then = months_later(own, steps * (12 if unit == "year" else 1))
            yield Dated(_of(then, unit), *match.span())


def _days(text: str, language: Language, own: date) -> Iterator[Dated]:
    for steps in DATES.entry(f"days.{language}"):
        for match in DATES.pattern(f"days.{language}.{steps}").finditer(text):
            yield Dated(day(own + timedelta(days=int(steps))), *match.span())


def _weekdays(text: str, language: Language, own: date) -> Iterator[Dated]:
    """A weekday alone is the last one up to the article's day; the next one where the sentence looks ahead.

    One that stands beside a date is told by that, and a weekly one is no date.
    """
    for match in DATES.pattern(f"weekday.{language}").finditer(text):
        before, after = (match["before"] or "").lower(), (match["after"] or "").strip()
        if before.startswith(("every", "setiap", "tiap")) or DATES.finds("no_day", text[: match.start("name")]):
            continue
        if DATES.pattern("date_beside").match(text[match.end("name") :]):
            continue
        weekday: int = SAYINGS.entry("weekdays")[match["name"].lower()]
        back = (own.weekday() - weekday) % 7
        last = own - timedelta(days=back)
        looks_ahead = not after and DATES.finds("ahead", text[: match.start()])
        if after == "pekan lalu":
            last = own + timedelta(days=weekday - own.weekday() - 7)
        elif after == "pekan depan":
            last = own + timedelta(days=weekday - own.weekday() + 7)
        elif (after in ("lalu", "kemarin") or before.startswith("last")) and back == 0:
            last -= timedelta(weeks=1)
        elif (after in _COMING or before.startswith("next") or looks_ahead) and back:
            last += timedelta(weeks=1)
        yield Dated(day(last), *match.span())


def _unit(match: re.Match[str]) -> str:
    return str(DATES.entry("units")[match["unit"].lower()])
