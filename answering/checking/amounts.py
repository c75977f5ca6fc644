"""Amounts, shares, measures, dates, times and years of a text as values that can be compared across languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from fractions import Fraction
from functools import lru_cache

from answering.checking.calendar import Date, dates, spans_of_clock
from answering.checking.numerals import Numeral, numerals
from retrieval.articles import Language


class Bound(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    ABOVE = "above"
    AT_LEAST = "at least"
    BELOW = "below"
    AT_MOST = "at most"


class Kind(Enum):
    """What a value is of; only the same kind can be equal."""

    NUMBER = auto()
    ORDINAL = auto()
    INDEFINITE = auto()
    MEASURE = auto()
    DATE = auto()
    WEEKDAY = auto()
    CLOCK = auto()
    SCORE = auto()


Value = Fraction | Date | tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A value `text[start:end]` with its unit: a currency, "percent", or a dimension to whose base it was brought."""

    kind: Kind
    value: Value
    start: int
    end: int
    unit: str = ""
    bound: Bound = Bound.EXACT
    bare: Fraction | None = None
    """The number beside a unit, as it is written."""
    place: bool = False
    """A number that may also be a place in an order: "posisi 3", "ketiga"."""
    rate: str = ""
    """The unit of "per day", "a barrel", where one follows."""
    weak: bool = False
    """One, by an article or classifier: it may bear "one", and nobody asks for it."""


_PERMITTED = {
    Bound.EXACT: {Bound.EXACT},
    Bound.ABOUT: {Bound.ABOUT},
    Bound.NEARLY: {Bound.NEARLY, Bound.ABOUT},
    Bound.ABOVE: {Bound.ABOVE, Bound.AT_LEAST},
    Bound.AT_LEAST: {Bound.AT_LEAST},
    Bound.BELOW: {Bound.BELOW, Bound.AT_MOST},
    Bound.AT_MOST: {Bound.AT_MOST},
}
"""What may be said of a number that is given so."""

_BOUNDS = {
    Bound.AT_LEAST: r"setidaknya|sedikitnya|paling\s+(?:sedikit|tidak|kurang)|minimal|at\s+least"
    r"|no\s+(?:fewer|less)\s+than|a\s+minimum\s+of",
    Bound.AT_MOST: r"paling\s+(?:banyak|lama|tinggi)|maksimal|maksimum|hingga|sampai|(?:an\s+)?up\s+to"
    r"|at\s+most|no\s+more\s+than|a\s+maximum\s+of"
    r"|tidak\s+lebih\s+dari",
    Bound.ABOVE: r"lebih\s+dari|di\s*atas|melebihi|melampaui|lebih|more\s+than|over|above|exceed(?:s|ed|ing)?"
    r"|in\s+excess\s+of|upwards?\s+of",
    Bound.BELOW: r"kurang\s+dari|di\s*bawah|tak\s+sampai|tidak\s+sampai|less\s+than|fewer\s+than|under|below",
    Bound.NEARLY: r"hampir|nyaris|mendekati|nearly|almost|close\s+to|just\s+under",
    Bound.ABOUT: r"sekitar|berkisar(?:\s+antara)?|(?:di\s+)?kisaran(?:nya)?|kira-kira|kurang\s+lebih"
    r"|lebih\s+kurang|sekira|about|around|approximately|roughly|some|an\s+estimated"
    r"|circa",
}
_BEFORE = re.compile(
    r"(?:^|(?<=[^\w]))(?:"
    + "|".join(f"(?P<{bound.name}>{words})" for bound, words in _BOUNDS.items())
    + r")\s+(?:(?:a|an|the|sebesar|sebanyak|total(?:\s+of)?|for|dari|usia|pukul|jam|tahun)\s+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:[^\W\d_]+\s+)?(?:(?P<AT_LEAST>atau\s+lebih|or\s+more|ke\s+atas)|(?P<AT_MOST>atau\s+kurang|or\s+(?:less|fewer)|ke\s+bawah))\b",
    re.IGNORECASE,
)

_CURRENCIES = {
    "USD": r"US\$|USD|US\s?dollars?|dolar\s+(?:AS|Amerika(?:\s+Serikat)?)|American\s+dollars?",
    "SGD": r"S\$|SGD|dolar\s+Singapura|Singapore\s+dollars?",
    "AUD": r"A\$|AU\$|AUD|dolar\s+Australia|Australian\s+dollars?",
    "HKD": r"HK\$|HKD|dolar\s+Hong\s?kong|Hong\s+Kong\s+dollars?",
    "IDR": r"Rp\.?|IDR|rupiahs?",
    "EUR": r"€|EUR|euros?",
    "GBP": r"£|GBP|pound\s?sterling|poundsterling|pounds?(?:\s+sterling)?",
    "JPY": r"¥|JPY|yen",
    "CNY": r"CNY|RMB|yuan|renminbi",
    "MYR": r"RM|MYR|ringgit",
    "KRW": r"KRW|won",
    "INR": r"INR|rupees?|rupee",
    "THB": r"THB|baht",
    "SAR": r"SAR|riyals?|real",
}
_ANY_DOLLAR = {"USD": r"\$|dollars?|dolar"}
_SYMBOLS = "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES.items())
_CURRENCY_BEFORE = re.compile(rf"(?:(?<![^\W\d_])(?:{_SYMBOLS})|(?P<DOLLAR>\$))\s*$", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(rf"[\s-]*(?:(?:{_SYMBOLS})(?![^\W\d_])|(?P<DOLLAR>dollars?|dolar)\b)", re.IGNORECASE)
_SCALE_AFTER = {"USD": {"b": 10**9, "m": 10**6, "k": 10**3, "t": 10**12}, "IDR": {"m": 10**9, "t": 10**12, "k": 10**3}}

_UNITS: dict[str, tuple[str, Fraction]] = {
    name: (dimension, Fraction(factor))
    for dimension, factor, names in (
        ("percent", "1", "persen percent pct"),
        ("percentage point", "1", "bps"),
        ("seconds", "1", "detik second seconds sekon"),
        ("seconds", "60", "menit minute minutes"),
        ("seconds", "3600", "jam hour hours"),
        ("days", "1", "hari day days harian"),
        ("days", "7", "minggu pekan week weeks"),
        ("months", "1", "bulan month months"),
        ("months", "12", "tahun year years thn"),
        ("months", "120", "dekade dasawarsa decade decades"),
        ("months", "1200", "abad century centuries"),
        ("metres", "1", "meter meters metre metres m"),
        ("metres", "1000", "km kilometer kilometers kilometre kilometres"),
        ("metres", "1/100", "cm sentimeter centimeter centimeters centimetre centimetres senti"),
        ("metres", "1/1000", "mm milimeter millimeter millimeters millimetre millimetres"),
        ("metres", "1609344/1000", "mil mile miles"),
        ("metres", "3048/10000", "kaki foot feet"),
        ("grams", "1", "gram grams gr g"),
        ("grams", "1000", "kg kilogram kilograms kilo"),
        ("grams", "1000000", "ton tons tonne tonnes"),
        ("litres", "1", "liter liters litre litres"),
        ("hectares", "1", "hektare hektar ha hectare hectares"),
        ("bytes", "1", "gb gigabyte gigabytes"),
        ("bytes", "1/1024", "mb megabyte megabytes"),
        ("bytes", "1024", "tb terabyte terabytes"),
        ("watts", "1", "watt watts"),
        ("watts", "1000", "kw kilowatt kilowatts"),
        ("watts", "1000000", "mw megawatt megawatts"),
        ("degrees", "1", "derajat degree degrees"),
    )
    for name in names.split()
}
_UNIT_AFTER = re.compile(r"[\s-]*(?P<unit>%|[^\W\d_]+)(?:\s+(?P<more>cents?))?")
_SCORE = re.compile(r"(?<![\w-])(?P<one>\d{1,3})\s?[-–]\s?(?P<two>\d{1,3})(?![\w-])")
_WEEKDAYS = {
    name: Fraction(day)
    for day, names in enumerate(
        "senin monday|selasa tuesday|rabu wednesday|kamis thursday|jumat friday jum'at|sabtu saturday|ahad sunday minggu".split(
            "|"
        )
    )
    for name in names.split()
}
_WEEKDAY = re.compile(r"\b(?:" + "|".join(_WEEKDAYS) + r")s?\b", re.IGNORECASE)
_MONTHS_A_YEAR = 12
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


@lru_cache(maxsize=4_000)
def amounts(text: str, language: Language) -> tuple[Amount, ...]:
    """The values of a text in order; what a date or time of day holds is not counted again as a number."""
    found = [
        *(Amount(Kind.DATE, date.value, date.start, date.end) for date in dates(text, language)),
        *(Amount(Kind.CLOCK, clock.value, clock.start, clock.end) for clock in spans_of_clock(text)),
    ]
    taken = [(amount.start, amount.end) for amount in found]
    found += _weekdays(text, taken)
    found += _scores(text, taken)
    for numeral in numerals(text, language):
        if not any(start < numeral.end and numeral.start < end for start, end in taken):
            found.append(_amount(text, numeral, language))
    return tuple(sorted(found, key=lambda amount: amount.start))


def bearers(claimed: Amount, given: Iterable[Amount]) -> list[Amount]:
    """The amounts that say what this one says: the same value of the same unit, and as exact."""
    return [amount for amount in given if equal(claimed, amount) and claimed.bound in _PERMITTED[amount.bound]]


def equal(claimed: Amount, given: Amount) -> bool:
    """Whether the values are the same, whatever their bounds; a year is borne by a date of that year."""
    if isinstance(given.value, Date):
        return _in_date(claimed, given.value)
    if isinstance(claimed.value, Date):
        year = claimed.value.only_year
        return year is not None and given.kind is Kind.NUMBER and not given.unit and given.value == year
    if claimed.bare is not None or given.bare is not None:
        ages = {"", "months"} == {claimed.unit, given.unit}
        if ages and (claimed.bare or claimed.value) == (given.bare or given.value):
            return True  # "Masako, 35" is "Masako, 35 tahun"
    if claimed.value != given.value or claimed.unit != given.unit or (claimed.rate and given.rate and claimed.rate != given.rate):
        return False
    if claimed.kind is given.kind:
        return True
    kinds = {claimed.kind, given.kind}
    return kinds == {Kind.ORDINAL, Kind.MEASURE} or (kinds == {Kind.NUMBER, Kind.ORDINAL} and (claimed.place or given.place))


def _in_date(claimed: Amount, given: Date) -> bool:
    match claimed.value:
        case Date():
            return given.bears(claimed.value)
        case Fraction():
            plain = claimed.kind is Kind.NUMBER and not claimed.unit
            return (plain and claimed.value == given.year) or (claimed.kind is Kind.ORDINAL and claimed.value == given.day)
        case _:
            return False


_PLACE = re.compile(
    r"\b(?:posisi|peringkat|urutan|nomor|no|ranking|rank|number|place|position|ke|grup|group|lap|seri|babak|round)[\s.-]*$",
    re.IGNORECASE,
)


def _is_place(text: str, start: int, end: int) -> bool:
    return (
        _PLACE.search(text[max(0, start - 12) : start]) is not None
        or re.match(r"ke[^\W\d_]", text[start:end], re.IGNORECASE) is not None
    )


def _weekdays(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    """Names of days; "minggu" is one only where it is written as a name and nothing is counted in it."""
    for match in _WEEKDAY.finditer(text):
        word = match.group().lower()
        name = _WEEKDAYS.get(word) if word in _WEEKDAYS else _WEEKDAYS.get(word.removesuffix("s"))
        if word in ("minggu", "sunday") and not match.group()[0].isupper():
            continue
        if name is not None and not any(start <= match.start() < end for start, end in taken):
            yield Amount(Kind.WEEKDAY, name, match.start(), match.end())


def _scores(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    """Two numbers with a dash between them, in their order: "2-1", "14-15"."""
    for match in _SCORE.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            yield Amount(Kind.SCORE, (Fraction(match["one"]), Fraction(match["two"])), match.start(), match.end())


def _amount(text: str, numeral: Numeral, language: Language) -> Amount:
    start, end, value = numeral.start, numeral.end, numeral.value
    kind = Kind.INDEFINITE if numeral.indefinite else Kind.ORDINAL if numeral.ordinal else Kind.NUMBER
    plain = Amount(kind, value, start, end, weak=numeral.weak, place=_is_place(text, start, end))
    found = _money(text, plain) or _measure(text, plain) or _year(text, plain, numeral) or plain
    if found.weak or isinstance(found.value, Date):
        return found
    return replace(found, bound=_bound(text, found), rate=_rate(text, found))


_RATE = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}?(?:per|se|tiap|setiap|each|every|a|an|/)[\s-]*(?P<unit>[^\W\d_]+)", re.IGNORECASE)


def _rate(text: str, amount: Amount) -> str:
    """The unit of time for which an amount holds; empty where none is named."""
    match = _RATE.match(text, amount.end)
    dimension, factor = _UNITS.get(match["unit"].lower(), ("", Fraction(0))) if match else ("", Fraction(0))
    return f"{factor} {dimension}" if dimension in ("seconds", "days", "months") else ""


def _money(text: str, plain: Amount) -> Amount | None:
    before = _CURRENCY_BEFORE.search(text, max(0, plain.start - 12), plain.start)
    after = _CURRENCY_AFTER.match(text, _after_letter(text, plain))
    match = before or after
    if match is None or plain.kind is Kind.ORDINAL:
        return None
    unit = "USD" if match.lastgroup == "DOLLAR" else str(match.lastgroup)
    start = match.start() if before else plain.start
    end = match.end() if not before else plain.end
    value, end = _with_letter(text, plain, unit, end)
    return replace(plain, value=value, unit=unit, start=start, end=end, weak=False)


def _after_letter(text: str, plain: Amount) -> int:
    return plain.end


def _with_letter(text: str, plain: Amount, unit: str, end: int) -> tuple[Fraction, int]:
    """ "$5m", "Rp 3 T": a letter for the scale right after an amount of money."""
    value = plain.value if isinstance(plain.value, Fraction) else Fraction(0)
    letter = re.match(r"\s?([bmktBMKT])(?![^\W\d_])", text[plain.end : plain.end + 3])
    scales = _SCALE_AFTER["IDR" if unit == "IDR" else "USD"]
    if letter and letter.group(1).lower() in scales:
        return value * scales[letter.group(1).lower()], max(end, plain.end + letter.end())
    return value, end


def _measure(text: str, plain: Amount) -> Amount | None:
    match = _UNIT_AFTER.match(text, plain.end)
    if plain.kind is Kind.ORDINAL:
        return _ordinal_measure(text, plain, match)
    if match is None:
        return None
    word = match["unit"].lower()
    if word == "per" and match["more"]:
        word = "percent"
    if re.match(r"\s+\d{4}\b", text[match.end("unit") :]):
        return None  # "Nomor 29 Tahun 2019"
    dimension, factor = ("percent", Fraction(1)) if word == "%" else _UNITS.get(word, ("", Fraction(0)))
    if not dimension or not isinstance(plain.value, Fraction) or (len(word) == 1 and word.isalpha() and plain.weak):
        return None
    end = match.end() if word == "percent" else match.end("unit")
    kind = plain.kind if plain.kind is Kind.INDEFINITE else Kind.MEASURE
    bare = plain.value if dimension == "months" and factor == _MONTHS_A_YEAR else None
    return replace(plain, kind=kind, value=plain.value * factor, unit=dimension, end=end, bare=bare)


def _ordinal_measure(text: str, plain: Amount, after: re.Match[str] | None) -> Amount | None:
    """ "Menit ke-20", "the 20th minute": a point in a measure."""
    before = re.search(r"([^\W\d_]+)\s+(?:ke-?)?$", text[max(0, plain.start - 16) : plain.start], re.IGNORECASE)
    words = [after["unit"].lower() if after else "", before.group(1).lower() if before else ""]
    found = next((_UNITS[word] for word in words if word in _UNITS and _UNITS[word][0] == "seconds"), None)
    if found is None or not isinstance(plain.value, Fraction):
        return None
    return replace(plain, value=plain.value * found[1], unit=found[0])


def _year(text: str, plain: Amount, numeral: Numeral) -> Amount | None:
    whole = numeral.figures and plain.kind is Kind.NUMBER and re.fullmatch(r"\d{4}", text[plain.start : plain.end])
    if whole and isinstance(plain.value, Fraction) and _FIRST_YEAR <= plain.value <= _LAST_YEAR:
        decade = re.match(r"(?:-?an|s)\b", text[plain.end : plain.end + 4])
        return None if decade else replace(plain, value=Date(year=int(plain.value)), kind=Kind.DATE)
    return None


def _bound(text: str, amount: Amount) -> Bound:
    before = _BEFORE.search(text, max(0, amount.start - 40), amount.start)
    match = before or _AFTER.match(text, amount.end)
    if match is None:
        return Bound.EXACT
    return next(Bound[name] for name, group in match.groupdict().items() if group)
