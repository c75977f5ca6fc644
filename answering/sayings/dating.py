"""When something was said: the day that its sentence gives beside the words, else the article's own."""

from __future__ import annotations

import re
from datetime import date, timedelta

from answering.sayings.utterances import Utterance
from answering.tables import SAYINGS
from answering.vetoes.calendar import dates
from retrieval.articles import Article, Language

_OF_THE_YEAR = re.compile(r"\((?P<day>\d{1,2})/(?P<month>\d{1,2})\)")


def said_on(utterance: Utterance) -> date | None:
    """The day; `None` where neither the sentence nor the article gives one."""
    sentence, article = utterance.sentence, utterance.sentence.article
    before, after = article.text[sentence.start : utterance.start], article.text[utterance.end : sentence.end]
    beside = SAYINGS.pattern("elsewhere").sub("", f"{before} {after}")
    base = _day_of(article)
    if found := _full_dates(beside, article.language):
        return found[0]
    if base and (match := _OF_THE_YEAR.search(beside)):
        return made_date(base.year, int(match["month"]), int(match["day"]))
    if base and (match := SAYINGS.pattern("weekday").search(beside)):
        weekday: int = SAYINGS.entry("weekdays")[match["name"].lower()]
        return base - timedelta(days=(base.weekday() - weekday) % 7)
    return _published(article)


def _day_of(article: Article) -> date | None:
    """The day from which an article counts back: its own, else the only one that its text gives in full."""
    given = set(_full_dates(article.text, article.language))
    return _published(article) or (given.pop() if len(given) == 1 else None)


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.date or "")[:10])
    except ValueError:
        return None


def _full_dates(text: str, language: Language) -> list[date]:
    given = [span.value for span in dates(text, language)]
    return [made for one in given if (made := made_date(one.year, one.month, one.day))]


def made_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day; `None` where something of it is not given, or where there is none such."""
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
