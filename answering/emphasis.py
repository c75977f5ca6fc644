"""The words of a sentence that answer a question of a certain kind: a time, an amount, a person, a place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from answering.answers import Span
from answering.people import is_person, names, people
from answering.questions import AnswerType, Question
from retrieval.articles import Sentence
from retrieval.words import plain, words

_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    "january|february|march|may|june|july|august|october|december"
)
_DAYS = "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NUMBERS = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan|ratusan|ribuan|jutaan|"
    "one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions"
)
_CLOCK = r"(?:pukul|jam|at) \d{1,2}[.:]\d\d|\d{1,2}(?:[.:]\d\d)? ?(?:WIB|WITA|WIT|a\.m\.|p\.m\.)"
_DAY = (
    rf"(?:(?:{_DAYS}),? )?\(?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|(?:{_MONTHS}) \d{{1,2}},? \d{{4}}"
    r"|\d{1,2}/ ?\d{1,2}(?:/\d{2,4})?\b"
)
_YEAR = r"(?:tahun |pada |sejak |in |since )?\b(?:1[0-9]|20)\d\d\b(?![.,]\d)|tahun \d{1,4}\b(?: SM\b)?"
_LENGTHS_OF_TIME = (
    "detik|menit|jam|hari|minggu|pekan|bulan|tahun|dekade|abad|seconds?|minutes?|hours?|days?|weeks?|months?|years?"
)
_OTHER_TIME = (
    rf"(?:hari |on )(?:{_DAYS})|(?:di|pada) tahun itu|that year|(?:{_MONTHS}) \d{{4}}"
    r"|(?:awal |akhir |pertengahan )?abad (?:ke-? ?)?\w+|\d+ (?:abad|tahun) SM\b|\d+(?:st|nd|rd|th) century"
    rf"|(?:(?:{_NUMBERS}|\d+|beberapa) )(?:{_LENGTHS_OF_TIME}) "
    r"(?:terakhir|(?:yang )?lalu|kemudian|ago|later|(?:yang )?silam)|kemarin|besok|hari ini"
    r"|tanggal \d{1,2}(?: [A-Z]\w+)?|(?:sejak |pada |at )?(?:usia|umur|berusia|the age of) (?:ke-)?\d+"
    r"|(?:setelah|sebelum|ketika|after|before|when) (?:dia|ia|mereka|he|she|they) \w+"
)
_TIME = re.compile(rf"\b(?:{_DAY}|{_YEAR}|{_OTHER_TIME}|{_CLOCK})", re.IGNORECASE)
_PARTS_OF_TIME = (
    (re.compile(r"\b(?:tanggal|what date|which date)\b"), re.compile(rf"\b(?:{_DAY})", re.IGNORECASE)),
    (re.compile(r"\b(?:jam|pukul|what time)\b"), re.compile(rf"\b(?:{_CLOCK})", re.IGNORECASE)),
    (re.compile(r"\b(?:hari apa(?:kah)?|what day|which day)\b"), re.compile(rf"\b(?:{_DAYS})\b", re.IGNORECASE)),
    (
        re.compile(r"\b(?:tahun berapa(?:kah)?|what year|which year)\b"),
        re.compile(rf"\b(?:{_YEAR}|tahun itu|that year)", re.IGNORECASE),
    ),
)
"""Where a question names the part of the date that it wants, only that part answers it."""

_SCALE = r"(?: (?:ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion)\b)*"
_MORE_OR_LESS = r"(?:lebih dari |hampir |sekitar |kurang dari |more than |over |about |nearly |less than )?"
_MONEY = re.compile(
    rf"{_MORE_OR_LESS}(?:(?:US\$|Rp\.?|\$|€|£|USD|IDR)\s?\d[\d.,]*{_SCALE}"
    rf"|\b\d[\d.,]*{_SCALE} (?:rupiah|dolar|dollars?|euro|yen|ringgit)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"{_MORE_OR_LESS}\b\d[\d.,]*\s?(?:%|persen\b|percent\b)", re.IGNORECASE)
_COUNT = re.compile(rf"{_MORE_OR_LESS}\b(?:\d[\d.,]*{_SCALE}(?: [a-z]{{2,}})?|(?:{_NUMBERS})(?: [a-z]{{2,}})?)", re.IGNORECASE)
_MONEY_ASKED = re.compile(
    r"\b(?:uang|duit|dana|dolar|rupiah|gaji|biaya|harga|modal|\w*sumbang\w*|donasi|nilai|valuasi|kapitalisasi|investasi|"
    r"anggaran|pendapatan|laba|rugi|utang|bayar\w*|disetor|suntik\w*|kekayaan|money|dollars?|salary|cost|price|funds?|"
    r"funding|donat\w*|worth|value|valuation|capitali[sz]ation|invest\w*|budget|revenue|profit|debt|pay|paid|deal|pledg\w*)\b"
)
_PERCENT_ASKED = re.compile(r"\b(?:persen|persentase|percent|percentage)\b")
_AGE_ASKED = re.compile(r"\b(?:umur|usia|berumur|berusia|how old|age)\b")
_AGE = re.compile(r"\b\d{1,3}[ -](?:tahun|years?)(?:[ -]old)?\b|\((?:\d{1,3})\)", re.IGNORECASE)
_LONG_ASKED = re.compile(r"\b(?:berapa lama|how long)\b")
_LONG = re.compile(
    rf"{_MORE_OR_LESS}\b(?:\d[\d.,]*|(?:{_NUMBERS}|beberapa|setengah))(?:[ -](?:{_NUMBERS}))* (?:{_LENGTHS_OF_TIME})\b"
    r"|\b\d{3,4}\s?(?:-|–|—|hingga|sampai|to|until)\s?\d{3,4}\b",
    re.IGNORECASE,
)
_SIZE_ASKED = re.compile(
    r"(?:\b(?:se)?berapa(?:kah)? |^\W*)(?:panjang|tinggi|lebar|luas|jarak|berat|massa|suhu|ke(?:tinggi|dalam|cepat|tebal)an)"
    r"(?:nya)?\b"
    r"|\b(?:how (?:tall|high|deep|far|wide|heavy|fast)|what(?:'s|’s| is| was) the (?:length|height|width|depth|distance|speed))\b"
)
_SIZE = re.compile(
    rf"{_MORE_OR_LESS}\b\d[\d.,]*{_SCALE}\s?(?:[kcm]?m[²2³]?|mil|miles?|(?:kilo|centi|senti|mili)?met(?:er|re)s?|kaki|feet|foot|ft|"
    r"inci|inch(?:es)?|hektare?|hectares?|ha|acres?|persegi|[km]?g|(?:kilo)?gram|ton|tonnes?|pon|pounds?|lbs?|derajat|degrees?|°\s?[CF]?|"
    r"celcius|celsius|fahrenheit|knot|mph|km/jam|tahun cahaya|light[- ]years?)(?![\w])",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:berapa(?: banyak| jumlah)?|how many)\s+(?P<noun>[a-z-]{3,})", re.IGNORECASE)
_STEM = 5
"""Letters of a counted thing's name that a number must stand beside: enough to know it in an inflected form."""

_MEASURED = re.compile(
    r"ke\w+an|tinggi\w*|panjang\w*|luas\w*|lebar\w*|jarak\w*|suhu\w*|berat\w*|skor\w*|ukuran\w*|magnitudo|tingkat|rata"
)
"""What is measured and not counted: any number may be its amount."""

_UNIT = re.compile(
    r"\b(?:orang|jiwa|buah|ekor|unit|batang|lembar|kali|meter|kilometer|km|gram|kilogram|kg|ton|liter|hektare?|people|persons)\b"
)
"""What a number may stand beside instead of the counted thing itself: "12 orang" are so many employees."""

_NOT_COUNTED = frozenset("yang banyak besar jumlah lama total kali nilai harga was were did does do is are the of".split())

_SPOT = (
    "kota|kabupaten|provinsi|desa|kecamatan|pulau|kepulauan|kawasan|gedung|jalan|dekat|dalam|antara|sekitar|sebelah|bagian|"
    "utara|selatan|timur|barat|tengah|tenggara|pusat|wilayah|daerah|negara|negeri|benua|kerajaan|pantai|pesisir|lepas|ujung|"
    "hulu|kaki|lereng|lembah|gunung|pegunungan|sungai|danau|laut|samudra|perbatasan|stasiun|bandara|stadion|istana|hotel|"
    "universitas|rumah|sakit|markas|kantor|kampung|ibu|ibukota"
)
"""What may stand between "di" and the name of a place."""

_PLACE = re.compile(
    rf"(?<=\bdi |\bke )(?:(?:{_SPOT}) ){{0,4}}"
    r"[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)*"
    r"|(?<=\bin |\bat )[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)*"
    r"|(?<=\bdari |\basal )[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)*"
)
_REASON = re.compile(
    r"\b(?:karena|sebab|lantaran|akibat|alasan|beralasan|menyebabkan|disebabkan|dipicu|gara-gara|"
    r"because|due to|reasons?|caused?)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\b(?:untuk|agar|demi|supaya|guna|sehingga|since|so that|in order to)\b", re.IGNORECASE)
_DEFINITION = re.compile(
    r"\b(?:adalah|ialah|merupakan|yaitu|yakni|disebut|is an?|are|was an?|known as|called)\b|\(", re.IGNORECASE
)
_ANY = 0.7
"""How well any sentence fits where the kind that is asked for has no plain form."""


_MAY_BE_WHY = 0.8
"""How well a sentence fits a question for a reason if it names a purpose: "untuk" says much else besides."""

_PERHAPS = 0.7
"""How well a sentence fits a question for a person or a place if it has other names, but none that is plainly one."""


PLAIN = frozenset({AnswerType.PERSON, AnswerType.TIME, AnswerType.AMOUNT, AnswerType.PLACE})
"""The kinds of answer that have a plain form."""


def answers_in(question: Question, sentence: Sentence, *, said: str | None = None) -> tuple[Span, ...]:
    """The stretches of a sentence that are of the kind that is asked for, without what the question itself names.

    Empty where the kind has no plain form (a reason, a manner, a yes or no). `said` is the sentence as the reader sees it,
    where that is its translation.
    """
    found = _matches(question, said or sentence.text, people(sentence.article))
    return tuple(Span(match.start(), match.end()) for match in _unsaid(question, found))


def has_answer(question: Question, sentence: Sentence) -> float:
    """1 where the sentence holds an answer of the kind that is asked for, 0 where it does not, `_ANY` where any may."""
    match question.answer_type:
        case AnswerType.PERSON:
            found = [sentence.text[span.start : span.end] for span in answers_in(question, sentence)]
            known = people(sentence.article)
            return 1.0 if any(is_person(name, known) for name in found) else _PERHAPS if found else 0.0
        case AnswerType.PLACE:
            said = [sentence.text[span.start : span.end] for span in answers_in(question, sentence)]
            places = {match.group() for match in _PLACE.finditer(sentence.text)}
            return 1.0 if places.intersection(said) else _PERHAPS if said else 0.0
        case AnswerType.AMOUNT | AnswerType.TIME:
            return 1.0 if answers_in(question, sentence) else 0.0
        case AnswerType.REASON:
            return 1.0 if _REASON.search(sentence.text) else _MAY_BE_WHY if _PURPOSE.search(sentence.text) else _ANY
        case AnswerType.DEFINITION:
            return 1.0 if _DEFINITION.search(sentence.text) else _ANY
        case _:
            return _ANY


def _matches(question: Question, text: str, known: frozenset[str]) -> Iterator[re.Match[str]]:
    """`known` are the words of the names that are people's."""
    match question.answer_type:
        case AnswerType.TIME:
            yield from _time_pattern(question.plain_text).finditer(text)
        case AnswerType.AMOUNT:
            yield from _amounts(question.plain_text, text)
        case AnswerType.PLACE:
            others = (name for name in names(text) if not is_person(name.group(), known))
            yield from _unsaid(question, _PLACE.finditer(text)) or others
        case AnswerType.PERSON:
            found = _unsaid(question, names(text))
            yield from [name for name in found if is_person(name.group(), known)] or found


def _unsaid(question: Question, found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Those that the question does not name itself."""
    return [match for match in found if not _said(match.group(), _plain_words(question.query.text))]


@lru_cache(maxsize=100)
def _plain_words(text: str) -> frozenset[str]:
    return frozenset(word.plain for word in words(text))


def _time_pattern(asked: str) -> re.Pattern[str]:
    return next((pattern for part, pattern in _PARTS_OF_TIME if part.search(asked)), _TIME)


def _amounts(asked: str, text: str) -> Iterator[re.Match[str]]:
    """Amounts of what is asked for: money, a percentage, an age, or a number of the very things that are counted."""
    if _PERCENT_ASKED.search(asked):
        yield from _PERCENT.finditer(text)
    elif _AGE_ASKED.search(asked):
        yield from _AGE.finditer(text)
    elif _LONG_ASKED.search(asked):
        yield from _LONG.finditer(text)
        yield from _SIZE.finditer(text) if "how long" in asked else ()
    elif _SIZE_ASKED.search(asked):
        yield from _SIZE.finditer(text)
    elif _MONEY_ASKED.search(asked):
        yield from _MONEY.finditer(text)
    else:
        counted = _COUNTED.search(asked)
        noun = counted.group("noun") if counted else None
        if noun and (noun in _NOT_COUNTED or _MEASURED.fullmatch(noun)):
            noun = None
        money = list(_MONEY.finditer(text))
        counts = [match for match in _COUNT.finditer(text) if not any(_overlap(match, one) for one in money)]
        for match in (*money, *counts):
            if noun is None or noun[:_STEM] in match.group().lower() or _UNIT.search(match.group()):
                yield match


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _said(found: str, asked_with: Collection[str]) -> bool:
    return all(plain(word.strip("'’.,-")) in asked_with for word in found.split())
