"""Numbers as they are written in Indonesian and English, in figures and in words, as exact values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from retrieval.articles import Language


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number `text[start:end]` and its value."""

    value: Fraction
    start: int
    end: int
    indefinite: bool = False
    """"Ratusan", "hundreds": the order of magnitude alone."""
    ordinal: bool = False
    """"Third", "ketiga"; in Indonesian that is also "the three"."""
    weak: bool = False
    """"Sebuah", "an": one, but nobody counts."""
    figures: bool = False
    """Written in figures alone."""


def _table(text: str) -> dict[str, Fraction]:
    pairs = (line.split() for line in text.strip().splitlines())
    return {word: Fraction(value) for value, *words in pairs for word in words}


_SIMPLE = _table(
    """
    0 nol zero
    1 satu one
    2 dua two
    3 tiga three
    4 empat four
    5 lima five
    6 enam six
    7 tujuh seven
    8 delapan eight
    9 sembilan nine
    10 sepuluh ten
    11 sebelas eleven
    12 twelve
    13 thirteen
    14 fourteen
    15 fifteen
    16 sixteen
    17 seventeen
    18 eighteen
    19 nineteen
    20 twenty
    30 thirty
    40 forty
    50 fifty
    60 sixty
    70 seventy
    80 eighty
    90 ninety
    100 seratus
    """
)
_SCALES = _table(
    """
    12 lusin dozen
    100 ratus hundred
    1000 ribu rb thousand seribu
    1000000 juta jt million mn mln sejuta
    1000000000 miliar milyar bn billion semiliar
    1000000000000 triliun tn trillion setriliun
    """
)
_INDEFINITE = _table(
    """
    10 puluhan belasan tens dozens lusinan multi
    100 ratusan hundreds
    1000 ribuan thousands
    1000000 jutaan millions
    1000000000 miliaran milyaran billions
    1000000000000 triliunan trillions
    """
)
_ORDINALS = _table(
    """
    1 first pertama
    2 second kedua
    3 third ketiga
    4 fourth keempat
    5 fifth kelima
    6 sixth keenam
    7 seventh ketujuh
    8 eighth kedelapan
    9 ninth kesembilan
    10 tenth kesepuluh
    11 eleventh kesebelas
    12 twelfth
    20 twentieth
    100 hundredth keseratus
    """
)
_PARTS = _table(
    """
    1/2 separuh seperdua
    1/3 sepertiga
    1/4 seperempat
    1/5 seperlima
    2/3 dua-pertiga two-thirds
    3/4 tiga-perempat three-quarters
    """
)
_ENGLISH_PARTS = _table("1/3 third\n1/4 quarter fourth\n1/5 fifth\n1/10 tenth")
_PART = re.compile(
    r"\b(?:(?P<two>dua[\s-]pertiga|two[\s-]thirds|tiga[\s-]perempat|three[\s-]quarters)|(?:a|one)[\s-](?P<one>third|quarter|fourth|fifth|tenth))\b"
    r"(?!\s+(?:time|place|man|woman|party|day|final))",
    re.IGNORECASE,
)
_TIMES = _table("2 twice\n3 thrice")
_THOUSAND = 1000
_WEAK = frozenset("a an sebuah seorang seekor sebutir sepasang satu one se single".split())
_PLURAL_SCALES = frozenset("hundreds thousands millions billions trillions".split())
_HALF = frozenset("setengah half".split())

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?P<separator>[.,])\d{3}(?:(?P=separator)\d{3})*(?:(?!(?P=separator))[.,]\d+)?")
_NO_NUMBER = re.compile(
    r"\bat\s+first\b|\bsalah\s+satu\b|\bsatu-satunya\b|\b(?:one\s+of|no\s+one|one\s+another|at\s+once)\b", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:st|nd|rd|th|an|s)\b", re.IGNORECASE)
_IDENTIFIER = re.compile(r"(?:[A-Z][^\W\d_]*-?|[^\W\d_])$")
_GLUED_CURRENCY = re.compile(r"(?:Rp|IDR|USD|US|EUR|RM|SGD|JPY|GBP|AUD)\.?$")
_GLUED_PREFIX = re.compile(r"\bke-?$", re.IGNORECASE)


def numerals(text: str, language: Language) -> list[Numeral]:
    """The numbers of a text in order. Figures that belong to a name ("GPT-4", "4G") are not among them."""
    skipped = [match.span() for match in _NO_NUMBER.finditer(text)]
    tokens = [token for token in _TOKEN.finditer(text) if not any(start <= token.start() < end for start, end in skipped)]
    parts = [_part(match) for match in _PART.finditer(text)]
    tokens = [token for token in tokens if not any(part.start <= token.start() < part.end for part in parts)]
    return sorted([*parts, *_numerals(text, tokens, language)], key=lambda numeral: numeral.start)


def _part(match: re.Match[str]) -> Numeral:
    """ "Dua pertiga", "a third"."""
    two = re.sub(r"\s", "-", (match["two"] or "").lower())
    return Numeral(_PARTS[two] if two else _ENGLISH_PARTS[match["one"].lower()], match.start(), match.end())


def literal(figures: str, language: Language) -> Fraction:
    """The value of figures with their separators: "1.500" is 1500 in Indonesian and 1.5 in English, "1,500" is 1500 in both."""
    if grouped := _GROUPED.fullmatch(figures):
        separator = grouped["separator"]
        if separator == "," or language == "id" or figures.count(separator) > 1:
            return Fraction(figures.replace(separator, "").replace(",", "."))
    whole, *parts = re.split(r"[.,]", figures)
    if len(parts) == 1:
        return Fraction(f"{whole}.{parts[0]}")
    return Fraction(whole + "".join(parts))


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether the figures `text[start:end]` are glued to letters as in "GPT-4", "B737" or "4G"."""
    before = text[max(0, start - 24) : start]
    if _GLUED_CURRENCY.search(before) or _GLUED_PREFIX.search(before):
        return False
    if _IDENTIFIER.search(before):
        return True
    after = re.match(r"[^\W\d_]+", text[end : end + 24])
    if after and (after.group()[0].islower() or re.search(r"\d[.,]\d", text[start:end])):
        return False  # "5.000mAh"
    return after is not None and not _SUFFIX.fullmatch(after.group()) and not _known_suffix(after.group())


def _known_suffix(letters: str) -> bool:
    if len(letters) == 1:
        return letters in "kmgbx"
    return letters.lower() in _GLUED or letters.lower() in _SCALES


_GLUED = frozenset("km cm mm kg gb mb tb ha jam bn mw kw cc hp am pm wib wita wit".split())


def _numerals(text: str, tokens: Sequence[re.Match[str]], language: Language) -> Iterator[Numeral]:
    place = 0
    while place < len(tokens):
        found, used = _single(text, tokens, place, language)
        if not used:
            found, used = _compound(text, tokens, place, language)
        if found is not None:
            yield found
        place += max(1, used)


_RANKS_NOTHING = re.compile(r"(?<=first)\W*(?:$|[,.;:!?)]|(?:and|but|or)\b)", re.IGNORECASE)
""" "Puts profit first": what follows no word that it could number is no number."""


def _single(text: str, tokens: Sequence[re.Match[str]], place: int, language: Language) -> tuple[Numeral | None, int]:
    """An ordinal, an indefinite number, or figures of a name; and how many tokens it takes."""
    token, word = tokens[place], tokens[place].group().lower()
    if word[0].isdecimal():
        if is_part_of_name(text, *token.span()):
            return None, 1
        suffix = re.match(r"(?:st|nd|rd|th)\b", text[token.end() : token.end() + 3])
        if _GLUED_PREFIX.search(text, 0, token.start()) or suffix:
            end = token.end() + (suffix.end() if suffix else 0)
            return Numeral(literal(word, language), token.start(), end, ordinal=True), 1
        return None, 0
    if _is_name(text, token):
        return None, 1
    if word in _ORDINALS and not _RANKS_NOTHING.match(text, token.end()):
        return Numeral(_ORDINALS[word], token.start(), token.end(), ordinal=True), 1
    if word in _PARTS:
        return Numeral(_PARTS[word], token.start(), token.end()), 1
    if word in _TIMES:
        return Numeral(_TIMES[word], token.start(), token.end()), 1
    if word in _INDEFINITE:
        return _indefinite(tokens, place)
    return None, 0


def _is_name(text: str, token: re.Match[str]) -> bool:
    """Whether a number word is written as a name: "Seventeen's", or with a capital letter inside a sentence."""
    possessive = re.match(r"['’]s\b", text[token.end() :]) is not None
    inside = re.search(r"[^\W\d_,]\s$", text[: token.start()]) is not None
    return token.group()[0].isupper() and (possessive or inside)


def _indefinite(tokens: Sequence[re.Match[str]], place: int) -> tuple[Numeral, int]:
    """ "Ratusan ribu", "hundreds of thousands", "multi-billion"."""
    word = tokens[place].group().lower()
    value, end, used = _INDEFINITE[word], tokens[place].end(), 1
    for token in tokens[place + 1 : place + 3]:
        following = token.group().lower()
        if following == "of":
            continue
        scale = _SCALES.get(following) or _INDEFINITE.get(following)
        if scale is None or scale < 100:
            break
        value = scale if word == "multi" else value * scale
        end, used = token.end(), tokens.index(token, place) - place + 1
        break
    return Numeral(value, tokens[place].start(), end, indefinite=True), used


def _compound(text: str, tokens: Sequence[re.Match[str]], place: int, language: Language) -> tuple[Numeral | None, int]:
    """A number in figures or words with its scales, and how many tokens it takes."""
    total, current = Fraction(0), None
    used, last = 0, ""
    for token in tokens[place:]:
        word = token.group().lower()
        if used and not _joins(text[tokens[place + used - 1].end() : token.start()]):
            break
        step = _step(word, last, current, total, language)
        if step is None:
            if word in ("and", "a") and used and _goes_on(text[token.end() :]):
                used, last = used + 1, word
                continue
            break
        total, current = step
        used, last = used + 1, word
    while used and tokens[place + used - 1].group().lower() in ("and", "a"):
        used -= 1
    if not used:
        return None, 0
    run = tokens[place : place + used]
    first = run[0].group().lower()
    value = total + (current or 0)
    weak = used == 1 and first in _WEAK
    if first in ("a", "an") and used == 1:
        return Numeral(Fraction(1), run[0].start(), run[0].end(), weak=True), 1
    return Numeral(value, run[0].start(), run[-1].end(), weak=weak, figures=used == 1 and first[0].isdecimal()), used


def _goes_on(rest: str) -> bool:
    return re.match(r"\s+(?:a\s+)?(?:half|hundred|" + "|".join((*_SIMPLE, *_SCALES)) + r")\b", rest, re.IGNORECASE) is not None


def _joins(gap: str) -> bool:
    return re.fullmatch(r"[\s-]{1,2}|", gap) is not None


def _step(
    word: str, last: str, current: Fraction | None, total: Fraction, language: Language
) -> tuple[Fraction, Fraction | None] | None:
    """Total and current group after one more word; `None` if the word does not go on with the number."""
    if word[0].isdecimal():
        return (total, literal(word, language)) if current is None and last != "a" else None
    if word in _WEAK and word not in _SIMPLE:
        return (total, Fraction(1)) if current is None and not total else None
    if word in _HALF:
        return total, (current or 0) + Fraction(1, 2)
    if word in _SIMPLE:
        return _added(_SIMPLE[word], current, total)
    if word in ("belas", "puluh") and current is not None and 1 <= current % 10 <= 9:
        unit = current % 10
        return total, current + 10 if word == "belas" else current - unit + unit * 10
    if word in _PLURAL_SCALES and current is not None:
        return _scaled(_SCALES[word.removesuffix("s")], word, current, total)
    if word in _SCALES:
        return _scaled(_SCALES[word], word, current, total)
    return None


def _added(value: Fraction, current: Fraction | None, total: Fraction) -> tuple[Fraction, Fraction | None] | None:
    if current is None:
        return total, value
    room = 100 if current % 100 == 0 and current else 10 if current % 10 == 0 and current >= 20 else 0
    return (total, current + value) if value < room else None


def _scaled(scale: Fraction, word: str, current: Fraction | None, total: Fraction) -> tuple[Fraction, Fraction | None] | None:
    if word.startswith("se") and word != "seven" and current is not None:
        return None
    if current is None and (total or word in ("ratus", "ribu", "rb", "jt", "juta", "mn", "bn", "tn", "mln", "miliar", "triliun")):
        return None
    if current is None:
        return (total, scale) if scale < _THOUSAND else (total + scale, None)
    if scale < _THOUSAND:
        tail = current % 100 if current >= 100 else current
        return total, current - tail + tail * scale
    return total + current * scale, None
