"""The words of a sentence that answer a question of a certain kind: a time, an amount, a person, a place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from answering.answers import Span
from answering.questions import AnswerType

_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    "january|february|march|may|june|july|august|october|december"
)
_DAYS = "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NUMBERS = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan|ratusan|ribuan|jutaan|"
    "one|two|three|four|five|six|seven|eight|nine|ten"
)
_TIME = re.compile(
    rf"\b(?:(?:(?:{_DAYS}),? )?(?:\(?\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}},)? \d{{4}}"
    rf"|\d{{1,2}} (?:{_MONTHS})|(?:hari |on )(?:{_DAYS})|(?:tahun |pada |sejak |in |since )?(?:1[5-9]|20)\d\d(?![\d.,]\d)"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{4}}|(?:pukul|jam) \d{{1,2}}[.:]\d\d"
    rf"|(?:(?:{_NUMBERS}|\d+) )(?:hari|minggu|bulan|tahun|days?|weeks?|months?|years?) (?:terakhir|lalu|kemudian|ago|later))",
    re.IGNORECASE,
)
_UNITS = (
    "ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion|persen|percent|%|kali|orang|jiwa|hari|bulan|tahun|jam|menit|"
    "meter|km|kilometer|kg|ton|hektare|hektar|unit|buah|ekor|gol|poin|people|times|days|months|years|hours"
)
_AMOUNT = re.compile(
    r"(?:lebih dari |hampir |sekitar |more than |over |about |nearly )?"
    rf"(?:(?:US\$|Rp|\$|€|£|USD|IDR)\s?\d[\d.,]*\d?(?: (?:{_UNITS})\b)*"
    rf"|\b\d[\d.,]*(?: (?:{_UNITS})\b)+|\b\d[\d.,]*\s?%|\b(?:{_NUMBERS}) (?:{_UNITS})\b)",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(rf"\d|\b(?:{_NUMBERS}|multi-\w+)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w'’-]*[a-z][\w'’-]*(?: (?:(?:bin|binti|van|de|von|al) )?[A-Z][\w'’.-]*)*")
_PLACE = re.compile(
    r"(?<=\bdi |\bke )(?:(?:kota|kabupaten|provinsi|desa|kecamatan|pulau|kawasan|gedung|jalan) )?"
    r"[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)*"
    r"|(?<=\bin |\bat )[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)*"
    r"|(?<=\bdari )[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)*"
)
_REASON = re.compile(
    r"\b(?:karena|sebab|lantaran|akibat|untuk|agar|demi|supaya|alasan|menyebabkan|menjadi bagian dari|"
    r"because|due to|since|so that|in order to|reason)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\b(?:adalah|ialah|merupakan|yaitu|yakni|disebut|is an?|are|was an?|known as|called)\b|\(", re.IGNORECASE
)

_NO_PERSON = frozenset(
    """
    ai agi gpt pada dalam dan di ke dari meskipun padahal perusahaan dilaporkan beberapa ironisnya tidak hal ini itu
    dia ia mereka nirlaba laporan poros menurut namun sementara selain setelah sebelum ketika saat untuk sebagai
    dengan the a an in on at it he she they
    """.split()
)


def answers_in(kind: AnswerType, text: str, asked_with: Collection[str]) -> tuple[Span, ...]:
    """The stretches of a sentence that are of the kind that is asked for, without what the question itself names.

    Empty where the kind has no plain form (a reason, a manner, a yes or no).
    """
    return tuple(Span(match.start(), match.end()) for match in _matches(kind, text) if not _said(match.group(), asked_with))


def has_answer_of_type(kind: AnswerType, text: str, asked_with: Collection[str]) -> float:
    """1 where the sentence holds an answer of this kind, 0 where it does not, .5 where the kind has no plain form."""
    match kind:
        case AnswerType.AMOUNT:
            return 1.0 if answers_in(kind, text, asked_with) else 0.5 if _ANY_NUMBER.search(text) else 0.0
        case AnswerType.TIME | AnswerType.PERSON | AnswerType.PLACE:
            return 1.0 if answers_in(kind, text, asked_with) else 0.0
        case AnswerType.REASON:
            return 1.0 if _REASON.search(text) else 0.3
        case AnswerType.DEFINITION:
            return 1.0 if _DEFINITION.search(text) else 0.3
        case _:
            return 0.5


def _matches(kind: AnswerType, text: str) -> Iterator[re.Match[str]]:
    pattern = {
        AnswerType.TIME: _TIME,
        AnswerType.AMOUNT: _AMOUNT,
        AnswerType.PERSON: _NAME,
        AnswerType.PLACE: _PLACE,
    }.get(kind)
    for match in pattern.finditer(text) if pattern else ():
        if kind is not AnswerType.PERSON or match.group().split()[0].lower() not in _NO_PERSON:
            yield match


def _said(found: str, asked_with: Collection[str]) -> bool:
    return all(word.strip("'’.,-").lower() in asked_with for word in found.split())
