"""The dates that a sentence gives, resolved against the article's own day and what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from answering.checking.calendar import Date, dates
from answering.summarising.relative import COUNTS, day_written, follows_weekday, relative
from answering.summarising.when import When, day, month, year
from retrieval.articles import Article, Language

_EARLIEST = 1000
_FARTHEST = 50
"""Years after the article's own up to which a number is a year."""
_YEAR = {
    "id": re.compile(
        r"\b(?:tahun|pada|sejak|hingga|sampai|mulai|antara|awal|akhir|pertengahan|medio|di|dari)(?:\s+tahun)?\s+"
        r"(?P<year>[12]\d{3})(?![\d/]|[.,:]\d|-?an\b|-[12]\d{3}\s*(?:rupiah|unit|orang))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:in|since|until|till|by|during|of|from|early|late|mid|year)[\s-]+(?:the year\s+)?"
        r"(?P<year>[12]\d{3})(?![\d/]|[.,:]\d|s\b)",
        re.IGNORECASE,
    ),
}
_SAME = re.compile(
    r"\b(?:(?P<year>(?:(?:di|pada|dalam)\s+)?tahun\s+(?:itu|tersebut|yang sama)|(?:that|the same)\s+year)"
    r"|(?P<month>(?:(?:di|pada|dalam)\s+)?bulan\s+(?:itu|tersebut|yang sama)|(?:that|the same)\s+month)"
    r"|(?P<day>(?:(?:di|pada)\s+)?hari\s+(?:itu|tersebut|yang sama)(?:\s+juga)?|(?:that|the same)\s+day))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:jan|feb|mar|apr|mei|may|ju[nl]|a[gu][ustg]|sep|o[kc]t|no[vp]|de[sc])[a-z]*\s*$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\s+['’]?\d\d(?!\d|[.:,]\d|\s+\w*(?:orang|unit|kali|persen))")
"""After a day and month: a year of two figures, whose century nobody can be sure of."""
_CAUTIOUS_MONTH = re.compile(
    r"(?:\b(?:bulan|pada|sejak|hingga|sampai|awal|akhir|pertengahan|mulai)|\b(?:in|since|until|last|by|early|late))[\s-]+$",
    re.IGNORECASE,
)
_OF_A_LAW = re.compile(
    r"\b(?:(?:nomor|no)\b\.?\s*[\w/.-]{1,12}|(?:undang-undang|uud|peraturan|perpres|keppres)\b(?:\s+\w+){0,5})\s+tahun\s+$",
    re.IGNORECASE,
)
_OF_A_BIRTH = re.compile(r"\bkelahiran(?:\s+tahun)?\s+$", re.IGNORECASE)
"""Before a year that only describes somebody: "aktor kelahiran tahun 1987"."""
_UNTIL = re.compile(r"\s*(?:-|–|hingga|sampai|to|until)\s*(?:tahun\s+)?(?P<year>[12]\d{3})(?!\d|[.,/-]\d|-?an\b|s\b)")
"""After a year: the one until which something lasted."""
_COUNTED = re.compile(rf"(?:\d|\b(?:{'|'.join(sorted(COUNTS))}|belas|puluh|ratus|beberapa|berapa))\s*$", re.IGNORECASE)
"""Before "tahun itu": a number of years, not the year."""
_PAST = re.compile(r"^\W{0,2}(?:\w+\s+)?(?:yang\s+)?(?:lalu|silam|last|ago)\b|^\s*(?:yang\s+)?(?:lalu|silam)\b", re.IGNORECASE)
_FUTURE = re.compile(r"^\W{0,2}(?:mendatang|nanti|depan|next)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A stretch `text[start:end]` of a sentence that says when."""

    when: When
    start: int
    end: int


def own_day(article: Article) -> date | None:
    """The day from which an article counts: that of its publication, else the only day that its text gives as papers do.

    That is in full and with its weekday ("menurut laman itu, Minggu, 26 Maret 2023").
    """
    if article.date and (published := day_written(article.date)):
        return published
    spans = [found for found in dates(article.text, article.language) if _full(found.value)]
    given = {found.value for found in spans if follows_weekday(article.text[: found.start])}
    days = {made for one in given if (made := _day(one.year, one.month, one.day))}
    return days.pop() if len(days) == 1 else None


def dated(text: str, language: Language, *, own: date | None, before: Sequence[When]) -> list[Dated]:
    """The dates of a sentence in its order, each stretch once. `own` is the article's day; `before` what was dated before it."""
    found: list[Dated] = []
    every = [
        *_absolute(text, language, own),
        *_years(text, language, own),
        *_same(text, before),
        *relative_dates(text, language, own),
    ]
    for one in every:
        if not any(other.start < one.end and one.start < other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def relative_dates(text: str, language: Language, own: date | None) -> Iterator[Dated]:
    """Those that count from the article's day; none where that is not known."""
    if own is not None:
        for when, start, end in relative(text, language, own):
            yield Dated(when, start, end)


def counts_from_own_day(text: str, language: Language) -> bool:
    """Whether a sentence has a date that nobody can resolve who does not know the article's day."""
    return next(iter(relative(text, language, date(2000, 1, 1))), None) is not None


def _absolute(text: str, language: Language, own: date | None) -> Iterator[Dated]:
    for (start, end), spans in groupby(dates(text, language), key=lambda span: (span.start, span.end)):
        values = [span.value for span in spans]
        alone = values[0].day is None and values[0].year is None
        if alone and not (_CAUTIOUS_MONTH.search(text[:start]) or _PAST.search(text[end:]) or _FUTURE.search(text[end:])):
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
    if _PAST.search(after):
        options = [one for one in options if one.first <= own]
    elif _FUTURE.search(after):
        options = [one for one in options if one.last >= own]
    return min(options, key=lambda one: abs((one.first - own).days), default=None)


def _years(text: str, language: Language, own: date | None) -> Iterator[Dated]:
    latest = (own.year if own else 2000 + _FARTHEST) + _FARTHEST
    for match in _YEAR[language].finditer(text):
        number = int(match["year"])
        if _EARLIEST <= number <= latest and not _is_of_something_else(text[: match.start("year")]):
            until = _UNTIL.match(text, match.end("year"))
            last = int(until["year"]) if until else number
            lasted = number < last <= latest
            end = until.end() if until and lasted else match.end("year")
            yield Dated(When(year(number).first, year(last if lasted else number).last), match.start("year"), end)


def _is_of_something_else(before: str) -> bool:
    """Whether a number belongs to a month beside it, to the name of a law, or to somebody who was born then."""
    return any(pattern.search(before) for pattern in (_BESIDE, _OF_A_LAW, _OF_A_BIRTH))


def _same(text: str, before: Sequence[When]) -> Iterator[Dated]:
    """ "That year": the one in which the last thing happened that was told before."""
    for match in _SAME.finditer(text):
        exact = [one for one in before if not match["day"] or one.is_day]
        exact = [one for one in exact if not match["month"] or one.is_day or one.is_month]
        if not exact or _COUNTED.search(text[: match.start()]):
            continue
        last = exact[-1]
        when = year(last.first.year) if match["year"] else month(last.first.year, last.first.month) if match["month"] else last
        yield Dated(when, match.start(), match.end())


def _made(of_year: int, number: int, of_month: int | None) -> When | None:
    if not (_EARLIEST <= of_year <= 9999):
        return None
    if of_month is None:
        return month(of_year, number)
    made = _day(of_year, number, of_month)
    return day(made) if made else None


def _full(value: Date) -> bool:
    return None not in (value.year, value.month, value.day)


def _day(of_year: int | None, number: int | None, of_month: int | None) -> date | None:
    try:
        return date(of_year or 0, number or 0, of_month or 0)
    except ValueError:
        return None
