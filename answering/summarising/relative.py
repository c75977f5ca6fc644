"""Dates that count from a day: "kemarin", "hari Kamis", "pekan lalu", "dua bulan terakhir"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from answering.summarising.when import When, day, month, months_later, week, year
from retrieval.articles import Language

Found = tuple[When, int, int]
COUNTS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "satu one a an se",
            "dua two",
            "tiga three",
            "empat four",
            "lima five",
            "enam six",
            "tujuh seven",
            "delapan eight",
            "sembilan nine",
            "sepuluh ten",
        ),
        start=1,
    )
    for word in words.split()
}
_WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "senin monday",
            "selasa tuesday",
            "rabu wednesday",
            "kamis thursday",
            "jumat jum'at jum’at friday",
            "sabtu saturday",
            "minggu ahad sunday",
        )
    )
    for name in names.split()
}
_UNITS: Mapping[str, str] = {
    "hari": "day", "day": "day", "days": "day", "pekan": "week", "minggu": "week", "week": "week", "weeks": "week",
    "bulan": "month", "month": "month", "months": "month", "tahun": "year", "year": "year", "years": "year",
}  # fmt: skip
_MOST = {"day": 366, "week": 104, "month": 240, "year": 200}
_NUMBER = r"(?P<count>\d{1,3}|" + "|".join(sorted(COUNTS, key=len, reverse=True)) + r")"
_COUNTED = {
    "id": re.compile(
        rf"(?<![\w.,])(?:{_NUMBER}\s*)(?P<unit>hari|pekan|minggu|bulan|tahun)\s+(?:yang\s+)?(?:lalu|silam)\b", re.IGNORECASE
    ),
    "en": re.compile(rf"(?<![\w.,]){_NUMBER}\s+(?P<unit>days?|weeks?|months?|years?)\s+ago\b", re.IGNORECASE),
}
_STRETCH = {
    "id": re.compile(
        rf"(?<![\w.,]){_NUMBER}\s*(?P<unit>hari|pekan|minggu|bulan|tahun)\s+"
        r"(?:terakhir|belakangan|(?<!tahun )(?<!sehari )ini)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(rf"\b(?:last|past)\s+{_NUMBER}\s+(?P<unit>days|weeks|months|years)\b", re.IGNORECASE),
}
_NEAR = {
    "id": re.compile(r"(?<!\d )\b(?P<unit>pekan|minggu|bulan|tahun)\s+(?P<which>lalu|kemarin|ini|depan)\b"),
    "en": re.compile(r"\b(?P<which>last|this|next)\s+(?P<unit>week|month|year)\b", re.IGNORECASE),
}
_DAYS: Mapping[Language, tuple[tuple[re.Pattern[str], int], ...]] = {
    "id": (
        (re.compile(r"\bkemarin lusa\b", re.IGNORECASE), -2),
        (re.compile(r"(?<!bulan )(?<!tahun )(?<!pekan )(?<!minggu )\b(?:kemarin|tadi malam|semalam)\b", re.IGNORECASE), -1),
        (re.compile(r"\b(?:hari ini|(?:pagi|siang|sore|malam) (?:ini|tadi|nanti))\b", re.IGNORECASE), 0),
        (re.compile(r"(?<!Senin )(?<!Sabtu )(?<!Minggu )\bbesok\b", re.IGNORECASE), 1),
        (re.compile(r"(?<!kemarin )\blusa\b", re.IGNORECASE), 2),
    ),
    "en": (
        (re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE), -1),
        (re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE), 0),
        (re.compile(r"\btomorrow\b", re.IGNORECASE), 1),
    ),
}
_NAMES = {
    "id": "Senin|Selasa|Rabu|Kamis|Jumat|Jum['’]at|Sabtu|Minggu|Ahad",
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
}
_WEEKDAY = {
    language: re.compile(
        r"(?P<before>\b(?:[Hh]ari|[Ll]ast|[Nn]ext|[Ee]very|[Ss]etiap|[Tt]iap)\s+(?:hari\s+)?)?"
        rf"(?<![-–])\b(?P<name>{names})\b(?!['’\w]|\s*(?:-|–|sampai|hingga|to)\s*(?:{names}))"
        r"(?:\s+(?:pagi|siang|sore|malam|dini hari))?"
        r"(?P<after>\s+(?:lalu|kemarin|ini|depan|mendatang|nanti|besok|pekan (?:lalu|depan)))?"
    )
    for language, names in _NAMES.items()
}
_DATE_BESIDE = re.compile(
    r"^(?:\s*(?:pagi|siang|sore|petang|malam|dini\s?hari|subuh|WIB|WITA|WIT|waktu setempat|(?:tadi|lalu|kemarin)(?=\s*[,(])|"
    r"morning|afternoon|evening|night))*\s*[,(]*\s*(?:tanggal\s+)?"
    r"\d{1,2}(?![.:]\d|\s*(?:WIB|WITA|WIT))"
    r"|^,?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d"
)
_ENDS_WITH_WEEKDAY = re.compile(rf"\b(?:{_NAMES['id']}|{_NAMES['en']})(?:\s+(?:pagi|siang|sore|petang|malam))?[\s,(]*$")
_GLANCE = 40
"""Characters before a date that are looked at."""
_NO_DAY = re.compile(r"\b(?:pasar|sekolah|s(?:h?a|ho)lat|ibadah|misa|kebaktian|black|good|super)\s+$", re.IGNORECASE)
"""Before a weekday: "Pasar Minggu" is a place, "salat Jumat" a prayer."""
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_COMING = frozenset({"ini", "depan", "mendatang", "nanti", "besok"})
_AHEAD = re.compile(r"\b(?:akan|bakal|rencananya|berencana|dijadwalkan|will|scheduled|plans? to)\b", re.IGNORECASE)


def relative(text: str, language: Language, own: date) -> Iterator[Found]:
    """Each date with its stretch of the text; `own` is the day from which they count.

    In somebody's mouth "kemarin" is seldom the day before, and "tahun ini" no event: there they are no dates.
    """
    for find in (_counted, _stretches, _weekdays):
        yield from find(text, language, own)
    spoken = [match.span() for match in _QUOTATION.finditer(text)]
    for find in (_near, _days):
        for when, start, end in find(text, language, own):
            if not any(begin <= start < stop for begin, stop in spoken):
                yield when, start, end


def _counted(text: str, language: Language, own: date) -> Iterator[Found]:
    for match in _COUNTED[language].finditer(text):
        count, unit = _count(match["count"]), _UNITS[match["unit"].lower()]
        if not 0 < count <= _MOST[unit]:
            continue
        then = _ago(count, unit, own)
        yield _of(then, unit), match.start(), match.end()


@lru_cache(maxsize=4_096)
def _ago(count: int, unit: str, own: date) -> date:
    """So many days, weeks, months or years before, by dateparser."""
    import dateparser

    base = datetime(own.year, own.month, own.day)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = dateparser.parse(f"{count} {unit}s ago", languages=["en"], settings=settings)
    return found.date() if found else own


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


def follows_weekday(before: str) -> bool:
    """Whether the text before a date ends with a day of the week: "Minggu, "."""
    return _ENDS_WITH_WEEKDAY.search(before[-_GLANCE:]) is not None


def _of(then: date, unit: str) -> When:
    """As exact as the unit in which it was counted."""
    makers = {"day": day, "week": week}
    if unit in makers:
        return makers[unit](then)
    return month(then.year, then.month) if unit == "month" else year(then.year)


def _stretches(text: str, language: Language, own: date) -> Iterator[Found]:
    for match in _STRETCH[language].finditer(text):
        count, unit = _count(match["count"]), _UNITS[match["unit"].lower()]
        if 0 < count <= _MOST[unit]:
            yield When(_ago(count, unit, own), own), match.start(), match.end()


def _near(text: str, language: Language, own: date) -> Iterator[Found]:
    """ "Last week", "this year"."""
    for match in _NEAR[language].finditer(text):
        unit = _UNITS[match["unit"].lower()]
        steps = {"lalu": -1, "kemarin": -1, "last": -1, "ini": 0, "this": 0, "depan": 1, "next": 1}[match["which"].lower()]
        if unit == "week":
            yield week(own + timedelta(weeks=steps)), match.start(), match.end()
        else:
            then = months_later(own, steps * (12 if unit == "year" else 1))
            yield _of(then, unit), match.start(), match.end()


def _days(text: str, language: Language, own: date) -> Iterator[Found]:
    for pattern, steps in _DAYS[language]:
        for match in pattern.finditer(text):
            yield day(own + timedelta(days=steps)), match.start(), match.end()


def _weekdays(text: str, language: Language, own: date) -> Iterator[Found]:
    """A weekday alone is the last one up to the article's day; the next one where the sentence looks ahead.

    One that stands beside a date is told by that, and a weekly one is no date.
    """
    for match in _WEEKDAY[language].finditer(text):
        before, after = (match["before"] or "").lower(), (match["after"] or "").strip()
        if before.startswith(("every", "setiap", "tiap")) or _NO_DAY.search(text[: match.start("name")]):
            continue
        if _DATE_BESIDE.match(text[match.end("name") :]):
            continue
        back = (own.weekday() - _WEEKDAYS[match["name"].lower()]) % 7
        last = own - timedelta(days=back)
        if after == "pekan lalu":
            last = _in_week(own - timedelta(weeks=1), match["name"])
        elif after == "pekan depan":
            last = _in_week(own + timedelta(weeks=1), match["name"])
        elif (after in ("lalu", "kemarin") or before.startswith("last")) and back == 0:
            last -= timedelta(weeks=1)
        elif (after in _COMING or before.startswith("next") or _ahead(text, match, after)) and back:
            last += timedelta(weeks=1)
        yield day(last), match.start(), match.end()


def _ahead(text: str, match: re.Match[str], after: str) -> bool:
    return not after and _AHEAD.search(text[: match.start()]) is not None


def _in_week(of: date, name: str) -> date:
    return of - timedelta(days=of.weekday()) + timedelta(days=_WEEKDAYS[name.lower()])


def _count(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word.lower()]
