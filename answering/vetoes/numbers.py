"""Every number, amount, date and time of a claim is given by its evidence: the same value and unit, as exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from answering.vetoes.amounts import Amount, Kind, amounts, bearers, equal
from answering.vetoes.calendar import Date
from answering.vetoes.grounds import Grounds
from answering.vetoes.wording import meanings, terms
from retrieval.articles import Article, Language
from retrieval.words import stem

_CLASSIFIERS = frozenset("orang unit buah ekor butir helai lembar batang people".split())
"""Words between a number and the noun that it counts."""
_NEXT = 2
"""So many characters at most lie between a number and its noun."""
_COUNTING = (Kind.NUMBER, Kind.MEASURE, Kind.ORDINAL)


def broken(claim: str, language: Language, grounds: Grounds) -> bool:
    """True if the evidence does not give a number of the claim, or counts the same thing by another number only."""
    given = list(_given(grounds))
    return any(
        (not amount.weak and not _is_given(amount, given) and not _is_of_a_name(amount, claim, language, grounds))
        or _is_counted_otherwise(amount, claim, language, grounds)
        for amount in amounts(claim, language)
    )


def _is_given(amount: Amount, given: Sequence[Amount]) -> bool:
    """Whether some amount bears this one; "from 8 to 12 hours" gives "8 hours" too."""
    if bearers(amount, given):
        return True
    written = amount.bare if amount.bare is not None else amount.value
    units = {(other.unit, _factor(other)) for other in given if other.unit}
    return (amount.unit, _factor(amount)) in units and any(
        other.value == written and other.bound is amount.bound for other in given if other.kind is Kind.NUMBER and not other.unit
    )


def _is_of_a_name(amount: Amount, claim: str, language: Language, grounds: Grounds) -> bool:
    """Whether the title or a sentence before has the number after the same word: "Gerbang 4", where the evidence says "there"."""
    around = f"{grounds.title} {grounds.before}"
    named = {same for word in _named(amount, claim, language) for same in meanings(word, language, grounds.language)}
    return not amount.unit and any(
        equal(amount, other) and named & _named(other, around, grounds.language) for other in amounts(around, grounds.language)
    )


def _named(amount: Amount, text: str, language: Language) -> set[str]:
    """The stem of the word right before a number, if that says something."""
    return {term.stem for term in terms(text, language) if not term.light and 0 <= amount.start - term.end <= _NEXT}


def _factor(amount: Amount) -> Fraction:
    return amount.value / amount.bare if amount.bare and isinstance(amount.value, Fraction) else Fraction(1)


def _given(grounds: Grounds) -> list[Amount]:
    """The amounts of the evidence, with what follows from them; and when it was, from around it where it does not say so."""
    own = [follows for text, language in grounds.views for follows in _following(text, language, grounds.articles)]
    around = [f for text in (grounds.title, grounds.before) for f in _following(text, grounds.language, grounds.articles)]
    around += [amount for article in grounds.articles if article.date for amount in _published(article)]
    for kind in (Kind.DATE, Kind.WEEKDAY):
        if not any(amount.kind is kind and _tells_year(amount) for amount in own):
            own += [amount for amount in around if amount.kind is kind]
    return own


def _tells_year(amount: Amount) -> bool:
    return not isinstance(amount.value, Date) or amount.value.year is not None


def _following(text: str, language: Language, articles: Sequence[Article]) -> Iterator[Amount]:
    """The amounts of a text, the ends of its ranges, how many names it lists, and the weekdays and years of its dates."""
    years = {int(article.date[:4]) for article in articles if article.date and article.date[:4].isdecimal()}
    for amount in amounts(text, language):
        yield amount
        match amount.value:
            case (Fraction() as low, Fraction() as high):
                yield from (replace(amount, kind=Kind.NUMBER, value=end) for end in (low, high))
            case Date(year=None, month=int() as month, day=day):
                for year in years:
                    yield from _dated(amount, Date(year, month, day))
            case Date() as known:
                yield from _dated(amount, known)
    for match in _RELATIVE_YEAR.finditer(text):
        for year in years:
            yield Amount(Kind.DATE, Date(year + (1 if match["next"] else -1)), *match.span())
    for match in _LIST.finditer(text):
        yield Amount(Kind.NUMBER, Fraction(len(_AND.split(match.group()))), *match.span())


_RELATIVE_YEAR = re.compile(r"\b(?:last\s+year|tahun\s+lalu|(?P<next>next\s+year|tahun\s+depan))\b", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s+(?:and|dan|serta)\s+|\s*,\s+")
_LIST = re.compile(r"(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*, )*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,? (?:and|dan|serta) [A-Z][\w'’-]+")


def _published(article: Article) -> Iterator[Amount]:
    """The day of publication, where it is known."""
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})", article.date or ""):
        yield from _dated(Amount(Kind.DATE, Date(), 0, 0), Date(*map(int, match.groups())))


def _dated(amount: Amount, known: Date) -> Iterator[Amount]:
    """The date, its decade, and its weekday where it is whole."""
    yield replace(amount, value=known)
    if known.year:
        yield replace(amount, kind=Kind.NUMBER, value=Fraction(known.year // 10 * 10), unit="decade")
    if known.year and known.month and known.day:
        try:
            weekday = date(known.year, known.month, known.day).weekday()
        except ValueError:
            return
        yield replace(amount, kind=Kind.WEEKDAY, value=Fraction(weekday))


def _is_counted_otherwise(amount: Amount, claim: str, language: Language, grounds: Grounds) -> bool:
    """Whether the noun beside this number has another number beside it wherever the evidence has it."""
    if (amount.kind is Kind.ORDINAL and not amount.weak) or not (
        nouns := [noun for one, noun, _ in _counts(claim, language) if one == amount]
    ):
        return False
    found = False
    for text, spoken in grounds.views:
        same = frozenset(word for noun in nouns for word in meanings(noun, language, spoken))
        counts = [(other, place) for other, noun, place in _counts(text, spoken) if noun in same]
        if any(bearers(amount, [other]) for other, _ in counts):
            return False
        alone = [one for one in amounts(text, spoken) if not any(one == other for other, _, _ in _counts(text, spoken))]
        if any(equal(amount, one) or one.value == amount.bare or one.value == amount.value for one in alone):
            return False  # "five outlets, two of them in Semarang"
        counted = {place for _, place in counts}
        if amount.weak and any(term.stem in same and term.start not in counted for term in terms(text, spoken)):
            return False
        found = found or any(_is_rival(amount, other) for other, _ in counts)
    return found


def _is_rival(amount: Amount, other: Amount) -> bool:
    return (amount.kind is Kind.ORDINAL) == (other.kind is Kind.ORDINAL) and not other.weak


def _counts(text: str, language: Language) -> list[tuple[Amount, str, int]]:
    """Each number with the stem of the noun that it counts or ranks, and where that stands; the unit of a measure is its noun."""
    read, found = terms(text, language), []
    for amount in amounts(text, language):
        if amount.kind not in _COUNTING:
            continue
        inside = next((term for term in read if term.start < amount.end < term.end or term.end == amount.end), None)
        after = [term for term in read if term.start >= amount.end][:2]
        if amount.kind is Kind.ORDINAL and language == "id":
            after = [term for term in read if term.end <= amount.start][-1:]
        if inside and inside.plain.startswith("se") and (amount.unit or amount.end < inside.end) and amount.weak:
            after = [replace(inside, stem=stem(inside.plain[2:], language))]
        elif inside and amount.unit and inside.start > amount.start:
            after = [inside]
        if len(after) > 1 and after[0].plain in _CLASSIFIERS:
            after = after[1:]
        for noun in after[:1]:
            gap = max(noun.start - amount.end, amount.start - noun.end)
            if gap <= 0 or (gap <= _NEXT and not noun.light):
                found.append((amount, noun.stem, noun.start))
    return found
