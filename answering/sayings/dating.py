"""When something was said: the day that its sentence gives beside the words, else the article's own."""

from __future__ import annotations

import re
from datetime import date, timedelta

from answering.sayings.utterances import Utterance
from retrieval.articles import Article

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
            "agustus august agu aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "senin monday",
            "selasa tuesday",
            "rabu wednesday",
            "kamis thursday",
            "jumat friday",
            "sabtu saturday",
            "minggu ahad sunday",
        )
    )
    for name in names.split()
}
_NAMED = re.compile(r"\b(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.? (?P<year>(?:19|20)\d\d)\b")
_ENGLISH = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}), (?P<year>(?:19|20)\d\d)\b")
_FIGURES = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])")
_OF_THE_YEAR = re.compile(r"\((?P<day>\d{1,2})/(?P<month>\d{1,2})\)")
_WEEKDAY = re.compile(rf"\b(?:[Hh]ari )?(?P<name>{'|'.join(name.capitalize() for name in _DAYS)})\b(?! (?:lalu|depan))")
_RELAYED = re.compile(
    r"(?:,? (?:seperti |sebagaimana )?(?:dikutip|dilansir|mengutip|melansir)|[\s,]*menurut|according to) .*", re.DOTALL
)
"""The day on which another paper wrote of it, which is not when it was said."""


def said_on(utterance: Utterance) -> date | None:
    """The day; `None` where neither the sentence nor the article gives one."""
    sentence, article = utterance.sentence, utterance.sentence.article
    before, after = article.text[sentence.start : utterance.start], article.text[utterance.end : sentence.end]
    beside = _RELAYED.sub("", f"{before} {after}")
    base = _day_of(article)
    if found := _full_dates(beside):
        return found[0]
    if base and (match := _OF_THE_YEAR.search(beside)):
        return _made(base.year, int(match["month"]), int(match["day"]))
    if base and (match := _WEEKDAY.search(beside)):
        return base - timedelta(days=(base.weekday() - _DAYS[match["name"].lower()]) % 7)
    return _published(article)


def _day_of(article: Article) -> date | None:
    """The day from which an article counts back: its own, else the only one that its text gives in full."""
    given = set(_full_dates(article.text))
    return _published(article) or (given.pop() if len(given) == 1 else None)


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.date or "")[:10])
    except ValueError:
        return None


def _full_dates(text: str) -> list[date]:
    found = []
    for match in _FIGURES.finditer(text):
        found.append(_made(int(match["year"]), int(match["month"]), int(match["day"])))
    for match in (*_NAMED.finditer(text), *_ENGLISH.finditer(text)):
        if month := _MONTHS.get(match["month"].lower()):
            found.append(_made(int(match["year"]), month, int(match["day"])))
    return [one for one in found if one]


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
