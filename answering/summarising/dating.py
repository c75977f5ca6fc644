"""The dates that a sentence gives, resolved against the article's own day and what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from answering.sayings.dating import made_date
from answering.summarising.relative import day_written, relative
from answering.summarising.when import Dated, When, day, month, year
from answering.tables import DATES
from answering.vetoes.calendar import Date, dates
from retrieval.articles import Article, Language

_EARLIEST = 1000
_GLANCE = 40
"""Characters before a date that are looked at."""
_FARTHEST = 50
"""Years after the article's own up to which a number is a year."""
_SHORT_YEAR = re.compile(r"\s+['’]?\d\d(?!\d|[.:,]\d|\s+\w*(?:orang|unit|kali|persen))")
"""After a day and month: a year of two figures, whose century nobody can be sure of."""


def own_day(article: Article) -> date | None:
    """The day from which an article counts: that of its publication, else the only day that its text gives as papers do.

    That is in full and with its weekday ("menurut laman itu, Minggu, 26 Maret 2023").
    """
    if article.date and (published := day_written(article.date)) and published.year >= _EARLIEST:
        return published
    spans = [found for found in dates(article.text, article.language) if found.value.day and found.value.year]
    given = {
        found.value
        for found in spans
        if DATES.finds("ends_with_weekday", article.text[max(0, found.start - _GLANCE) : found.start])
    }
    days = {made for one in given if (made := made_date(one.year, one.month, one.day))}
    return days.pop() if len(days) == 1 else None


def dated(text: str, language: Language, *, own: date | None, before: Sequence[When]) -> list[Dated]:
    """The dates of a sentence in its order, each stretch once. `own` is the article's day; `before` what was dated before it."""
    found: list[Dated] = []
    every = [
        *_absolute(text, language, own),
        *_years(text, language, own),
        *_same(text, before),
        *(relative(text, language, own) if own else ()),
    ]
    for one in every:
        if not any(other.start < one.end and one.start < other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def counts_from_own_day(text: str, language: Language) -> bool:
    """Whether a sentence has a date that nobody can resolve who does not know the article's day."""
    return next(iter(relative(text, language, date(2000, 1, 1))), None) is not None


def _absolute(text: str, language: Language, own: date | None) -> Iterator[Dated]:
    for (start, end), spans in groupby(dates(text, language), key=lambda span: (span.start, span.end)):
        values = [span.value for span in spans]
        alone = values[0].day is None and values[0].year is None
        surely = (
            DATES.finds("cautious_month", text[:start]) or DATES.finds("past", text[end:]) or DATES.finds("future", text[end:])
        )
        if alone and not surely:
            continue
        if values[0].year is None and _SHORT_YEAR.match(text, end):
            continue
        found = [when for value in values if (when := _resolved(value, own, text[end:]))]
        if found:
            yield Dated(When(found[0].first, max(found[0].last, found[-1].last)), start, end)


def _resolved(value: Date, own: date | None, after: str) -> When | None:
    if value.month is None:
        return None
    if value.year is not None:
        return _made(value.year, value.month, value.day)
    if own is None:
        return None
    years = [own.year - 1, own.year, own.year + 1]
    options = [made for one in years if (made := _made(one, value.month, value.day))]
    if DATES.finds("past", after):
        options = [one for one in options if one.first <= own]
    elif DATES.finds("future", after):
        options = [one for one in options if one.last >= own]
    return min(options, key=lambda one: abs((one.first - own).days), default=None)


def _years(text: str, language: Language, own: date | None) -> Iterator[Dated]:
    latest = (own.year if own else 2000 + _FARTHEST) + _FARTHEST
    for match in DATES.pattern(f"year.{language}").finditer(text):
        number = int(match["year"])
        if _EARLIEST <= number <= latest and not DATES.finds("of_something_else", text[: match.start("year")]):
            until = DATES.pattern("until").match(text, match.end("year"))
            last = int(until["year"]) if until else number
            lasted = number < last <= latest
            end = until.end() if until and lasted else match.end("year")
            yield Dated(When(year(number).first, year(last if lasted else number).last), match.start("year"), end)


def _same(text: str, before: Sequence[When]) -> Iterator[Dated]:
    """ "That year": the one in which the last thing happened that was told before."""
    for match in DATES.pattern("same").finditer(text):
        exact = [one for one in before if not match["day"] or one.is_day]
        exact = [one for one in exact if not match["month"] or one.is_day or one.is_month]
        if not exact or DATES.finds("number_of", text[: match.start()]):
            continue
        last = exact[-1]
        when = year(last.first.year) if match["year"] else month(last.first.year, last.first.month) if match["month"] else last
        yield Dated(when, match.start(), match.end())


def _made(of_year: int, number: int, of_month: int | None) -> When | None:
    if not (_EARLIEST <= of_year <= 9999):
        return None
    if of_month is None:
        return month(of_year, number)
    made = made_date(of_year, number, of_month)
    return day(made) if made else None
