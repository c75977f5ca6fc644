"""Days, months, years and stretches of them: when something was, as far as it is known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_LONGEST_IN_DAYS = 31


@dataclass(frozen=True, slots=True)
class When:
    """From its first day to its last; one day, a calendar month or a calendar year if it is exactly that."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        return self == month(self.first.year, self.first.month)

    @property
    def is_year(self) -> bool:
        return self == year(self.first.year)

    @property
    def is_years(self) -> bool:
        """Whether it is some calendar years, one or more."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)

    @property
    def is_long(self) -> bool:
        """Whether it is a stretch of which the months tell enough."""
        return (self.last - self.first).days > _LONGEST_IN_DAYS

    @property
    def iso(self) -> str:
        """ISO 8601: "2018", "2018-03" or "2018-03-26"; of years the first, of another stretch the month in which it begins."""
        if self.is_years:
            return f"{self.first:%Y}"
        return f"{self.first:%Y-%m-%d}" if self.is_day else f"{self.first:%Y-%m}"

    @property
    def order(self) -> tuple[date, int]:
        """By when it begins, the longer one first."""
        return self.first, -(self.last - self.first).days


def day(given: date) -> When:
    """One day."""
    return When(given, given)


def week(given: date) -> When:
    """Monday to Sunday around a day."""
    monday = given - timedelta(days=given.weekday())
    return When(monday, monday + timedelta(days=6))


def month(of_year: int, number: int) -> When:
    """A calendar month."""
    return When(date(of_year, number, 1), date(of_year, number, calendar.monthrange(of_year, number)[1]))


def year(number: int) -> When:
    """A calendar year."""
    return When(date(number, 1, 1), date(number, 12, 31))


def months_later(given: date, count: int) -> date:
    """The same day some months later, or the last of that month; raises `ValueError` beyond year 9999."""
    place = given.year * 12 + given.month - 1 + count
    of_year, number = place // 12, place % 12 + 1
    return date(of_year, number, min(given.day, month(of_year, number).last.day))
