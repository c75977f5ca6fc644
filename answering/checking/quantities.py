"""Whether the amounts, dates and quantity words of a claim are those of its evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from answering.checking.alignment import Alignment
from answering.checking.amounts import Amount, Kind, bearers, equal
from answering.checking.grounds import Grounds
from answering.checking.relations import is_relation
from answering.checking.statements import Statement, Term

_COUNTED = 3
"""The thing that is counted is named within so many words after its number."""


class Quantity(StrEnum):
    """A word that says how many without a number."""

    ALL = "all"
    MOST = "most"
    MANY = "many"
    SOME = "some"
    PART = "part"
    FEW = "few"
    ONLY = "only"
    ALWAYS = "always"
    OFTEN = "often"
    SOMETIMES = "sometimes"
    NEARLY = "nearly"


_WORDS = {
    Quantity.MOST: r"sebagian\s+besar|kebanyakan|mayoritas|most(?=\s+(?:of\b|(?!\w*ous\b)\w+s\b))"
    r"|the\s+majority\s+of|majority|mostly|largely",
    Quantity.NEARLY: r"hampir|nyaris|almost|nearly|virtually",
    Quantity.ALL: r"semua(?:nya)?|(?:se|ke)?seluruh(?:an|nya)?|sepenuh(?:nya)?|segala|setiap|tiap|segenap"
    r"|(?<!at\s)(?<!after\s)all(?!\s+(?:but|the\s+same|in\s+all))"
    r"|every|each(?!\s+other)|entire|entirely|whole|wholly|fully|everyone|everything|completely",
    Quantity.SOME: r"beberapa|sejumlah|berbagai|sebagian|several|some(?!\s+\d)|a\s+number\s+of"
    r"|various|a\s+few|certain|a\s+handful\s+of",
    Quantity.PART: r"(?:salah\s+satu\s+|menjadi\s+|satu\s+)?bagian\s+dari|salah\s+satu|sebagian"
    r"|(?<!the\s)part(?:ly)?\s+of|(?<=be\s)part\s+of|partly|ikut\s+(?:men)?jadi"
    r"|turut|one\s+of|among",
    Quantity.MANY: r"banyak|many|numerous|a\s+lot\s+of|lots\s+of",
    Quantity.FEW: r"sedikit|segelintir|few",
    Quantity.ONLY: r"hanya|cuma|satu-satunya|semata\s+wayang|tunggal|only|sole|solely|merely",
    Quantity.ALWAYS: r"selalu|senantiasa|always",
    Quantity.OFTEN: r"sering(?:kali)?|kerap(?:kali)?|acapkali|often|frequently|regularly",
    Quantity.SOMETIMES: r"kadang(?:-kadang)?|sesekali|terkadang|sometimes|occasionally",
}
_PATTERN = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()) + r")\b", re.IGNORECASE)
_BORNE_BY = {
    Quantity.ALL: {Quantity.ALL},
    Quantity.MOST: {Quantity.MOST},
    Quantity.ALWAYS: {Quantity.ALWAYS},
    Quantity.NEARLY: {Quantity.NEARLY},
    Quantity.OFTEN: {Quantity.OFTEN, Quantity.ALWAYS},
    Quantity.FEW: {Quantity.FEW},
}
"""What the claim may only say if the evidence says one of these."""
_KEPT = {
    Quantity.SOME: {Quantity.SOME, Quantity.PART, Quantity.MANY},
    Quantity.MOST: {Quantity.MOST},
    Quantity.PART: {Quantity.PART, Quantity.SOME},
    Quantity.FEW: {Quantity.FEW, Quantity.SOME, Quantity.ONLY},
    Quantity.MANY: {Quantity.MANY, Quantity.SOME, Quantity.MOST},
    Quantity.NEARLY: {Quantity.NEARLY},
    Quantity.SOMETIMES: {Quantity.SOMETIMES, Quantity.OFTEN},
    Quantity.OFTEN: {Quantity.OFTEN, Quantity.SOMETIMES},
}
"""What the evidence says of a thing and the claim must not leave out: by one of these, or by a number."""
_REACH = 2


@dataclass(frozen=True, slots=True)
class QuantityWord:
    """A quantity word, and the next words of its text that say something."""

    quantity: Quantity
    start: int
    end: int
    of: tuple[Term, ...]


def miscounts(alignment: Alignment, grounds: Grounds, *, generic: bool = False) -> bool:
    """Whether the claim has an amount that its evidence does not give so, or leaves out or brings in a word of quantity.

    `generic`: it may leave out that they are several or many, or one of these, as people do who say "researchers", "a founder".
    """
    views = [grounds.said, *([grounds.translation] if grounds.translation else [])]
    wanted = [amount for amount in alignment.claim.amounts if not amount.weak]
    if any(not _is_given(amount, alignment, grounds) for amount in wanted):
        return True
    if any(_is_of_another(amount, alignment) for amount in wanted):
        return True
    if _repeats(wanted, alignment) or _belittles(wanted, alignment):
        return True
    claimed = quantity_words(alignment.claim)
    given = [word for view in views for word in quantity_words(view)]
    return any(not _is_borne(word, given) for word in claimed) or any(
        _is_left_out(word, claimed, alignment)
        for word in quantity_words(alignment.evidence)
        if not (generic and _goes_without_saying(word))
    )


def _goes_without_saying(word: QuantityWord) -> bool:
    return word.quantity in (Quantity.SOME, Quantity.MANY) or bool(word.of and is_relation(word.of[0]))


def clashing(alignment: Alignment, grounds: Grounds) -> list[Amount]:
    """The amounts of the claim that its evidence does not give, or gives of another thing."""
    wanted = [amount for amount in alignment.claim.amounts if not amount.weak]
    return [amount for amount in wanted if not _is_given(amount, alignment, grounds) or _is_of_another(amount, alignment)]


def _is_of_another(amount: Amount, alignment: Alignment) -> bool:
    return _is_exchanged(amount, alignment) or _counts_another_thing(amount, alignment)


def rivals(amount: Amount, alignment: Alignment) -> list[Amount]:
    """The amounts of the evidence that may stand in the place of this one: of the same kind, and not in the claim."""
    mine = alignment.claim.amounts
    return [
        other
        for other in alignment.evidence.amounts
        if _is_comparable(amount, other) and not other.weak and not any(_bears(one, other) for one in mine)
    ]


def _is_comparable(amount: Amount, other: Amount) -> bool:
    """Whether one may stand where the other does: sums of any currency, years, counts, measures of the same sort."""
    if not _same_kind(amount, other):
        return False
    if amount.unit or other.unit:
        return amount.unit == other.unit or (amount.unit.isupper() and other.unit.isupper())
    return _may_be_year(amount) == _may_be_year(other)


def _may_be_year(amount: Amount) -> bool:
    return isinstance(amount.value, Fraction) and amount.value.denominator == 1 and _FIRST_YEAR <= amount.value <= _LAST_YEAR


_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _bears(claimed: Amount, given: Amount) -> bool:
    return bool(bearers(claimed, [given]))


def overstates(alignment: Alignment) -> bool:
    """Whether the claim says "all" or "always" of what the evidence says only in part."""
    claimed = [word for word in quantity_words(alignment.claim) if word.quantity in _WHOLE]
    limited = [word for word in quantity_words(alignment.evidence) if word.quantity in _LIMITED]
    if any(word.quantity in _WHOLE for word in quantity_words(alignment.evidence)):
        return False
    said = {term.place for word in limited for given in word.of for term in alignment.borne(given)}
    return any(term.place in said for word in claimed for term in word.of)


_WHOLE = {Quantity.ALL, Quantity.ALWAYS}
_LIMITED = {Quantity.SOME, Quantity.PART, Quantity.MOST, Quantity.FEW, Quantity.SOMETIMES, Quantity.OFTEN}


def quantity_words(statement: Statement) -> list[QuantityWord]:
    """The quantity words of a text, without those that only bound a number."""
    return list(_quantity_words(statement))


def _quantity_words(statement: Statement) -> Iterator[QuantityWord]:
    for match in _PATTERN.finditer(statement.text):
        following = [term for term in statement.terms if term.start >= match.end() and term.content][:_REACH]
        near_number = any(0 <= amount.start - match.end() <= 12 and not amount.weak for amount in statement.amounts)
        inside = any(amount.start < match.end() and match.start() < amount.end for amount in statement.amounts if not amount.weak)
        if not near_number and not inside:
            yield QuantityWord(Quantity(str(match.lastgroup)), match.start(), match.end(), tuple(following))


def _is_given(amount: Amount, alignment: Alignment, grounds: Grounds) -> bool:
    given = [*grounds.said.amounts, *(grounds.translation.amounts if grounds.translation else ())]
    given += [told for statement in grounds.retold for told in statement.amounts]  # where "di tahun itu" has its year
    if bearers(amount, given) or _is_written_alike(amount, alignment.claim.text, grounds):
        return True
    if amount.kind is Kind.SCORE:
        return _is_range(amount, given) or _is_loser_s_score(amount, given, alignment.claim.text, grounds.text)
    return _is_of_name(amount, alignment.claim, grounds) or _is_of_earlier_date(amount, grounds)


def _is_written_alike(amount: Amount, claim: str, grounds: Grounds) -> bool:
    """Whether the evidence has the very same characters, as where "40.000" was copied into an English claim."""
    written = claim[amount.start : amount.end]
    spoken = grounds.said.text
    return any(
        other.bound is amount.bound and other.kind is amount.kind and other.unit == amount.unit
        for other in grounds.said.amounts
        if spoken[other.start : other.end] == written
    )


_LOSES = re.compile(
    r"\b(?:kalah|kekalahan|takluk|tumbang|kandas|menyerah|takluk|lost|loss|los(?:es|ing)|beaten|down|defeated)\b", re.IGNORECASE
)


def _is_loser_s_score(amount: Amount, given: Sequence[Amount], claim: str, evidence: str) -> bool:
    """A score told from the other side: "lost 2-0" is "kalah 0-2"."""
    lost = _LOSES.search(claim) is not None or _LOSES.search(evidence) is not None
    return lost and isinstance(amount.value, tuple) and any(other.value == amount.value[::-1] for other in given)


def _is_range(amount: Amount, given: Sequence[Amount]) -> bool:
    """Two numbers joined by a dash, where the evidence has the same two in the same order without it."""
    numbers = [other.value for other in given if other.kind is not Kind.SCORE]
    return (
        not any(other.kind is Kind.SCORE for other in given)
        and isinstance(amount.value, tuple)
        and any(numbers[place : place + 2] == list(amount.value) for place in range(len(numbers)))
    )


_POINTS_TO_A_TIME = re.compile(
    r"\b(?:(?:tahun|hari|bulan|tanggal|pekan|minggu|waktu|saat|ketika)\s+(?:itu|tersebut|yang\s+sama)"
    r"|that\s+(?:year|day|month|week|time)|the\s+same\s+(?:year|day|month|week))\b",
    re.IGNORECASE,
)


def _is_of_earlier_date(amount: Amount, grounds: Grounds) -> bool:
    """A time that the evidence only points at ("tahun itu") and the sentences before it give."""
    if amount.kind not in (Kind.DATE, Kind.WEEKDAY) or not _POINTS_TO_A_TIME.search(grounds.text):
        return False
    nearest = next((found for earlier in grounds.before if (found := [a for a in earlier.amounts if a.kind is amount.kind])), [])
    return bool(bearers(amount, nearest))


def _is_of_name(amount: Amount, claim: Statement, grounds: Grounds) -> bool:
    """A number in the name of a thing that the evidence points at: "Permendag Nomor 29 Tahun 2019"."""
    before = next((term for term in reversed(claim.terms) if term.end <= amount.start), None)
    if before is None or not before.capital or not grounds.names_something_by_description:
        return False
    return any(
        other.value == amount.value and re.search(rf"\b{re.escape(before.plain)}\W+$", earlier.text[: other.start].lower())
        for earlier in grounds.before
        for other in earlier.amounts
    )


def _is_exchanged(amount: Amount, alignment: Alignment) -> bool:
    """Whether the evidence gives this amount of another thing than the claim does: where that stands, it has another amount."""
    if amount.kind in (Kind.WEEKDAY, Kind.SCORE):
        return False
    given = [other for other in alignment.evidence.amounts if equal(amount, other)]
    rivals = [
        other for other in alignment.evidence.amounts if other not in given and other.kind is not Kind.SCORE and not other.weak
    ]
    return bool(given) and any(_stands_for(amount, given, rival, alignment) for rival in rivals)


def _stands_for(amount: Amount, given: Sequence[Amount], rival: Amount, alignment: Alignment) -> bool:
    """Whether the claim has this amount where the evidence has its rival; if it has both, whether they changed places."""
    mine = [other for other in alignment.claim.amounts if equal(other, rival)]
    if not mine:
        return _same_kind(amount, rival) and _is_nearer(amount, rival, given, alignment, times=_FAR_NEARER)
    there = _is_nearer(amount, rival, given, alignment)
    return there and any(_is_nearer(other, one, [rival], alignment) for other in mine for one in given)


def _is_nearer(amount: Amount, rival: Amount, given: Sequence[Amount], alignment: Alignment, *, times: int = 1) -> bool:
    """Whether every word right around the amount in the claim is in the evidence so many times nearer to the rival."""
    stems = Counter(term.stem for term in alignment.evidence.terms)
    near = [bearer for term in _around(alignment.claim, amount) if (bearer := alignment.bearer(term)) and stems[bearer.stem] == 1]
    return bool(near) and all(_gap(bearer, rival) * times < _gap(bearer, one) for bearer in near for one in given)


_FAR_NEARER = 3


def _gap(term: Term, amount: Amount) -> int:
    """How many characters lie between a word and an amount."""
    return max(term.start - amount.end, amount.start - term.end, 0)


def _counts_another_thing(amount: Amount, alignment: Alignment) -> bool:
    """Whether the thing that is counted right after this number has another number right before it in the evidence."""
    counted = _next_to(alignment.claim, amount)
    bearer = alignment.bearer(counted) if counted else None
    if bearer is None or amount.kind not in (Kind.NUMBER, Kind.MEASURE):
        return False
    places = [other for other in alignment.evidence.amounts if _same_kind(amount, other) and not other.weak]
    before = [other for other in places if (term := _next_to(alignment.evidence, other)) and term.stem == bearer.stem]
    return bool(before) and not any(equal(amount, other) for other in before)


def _next_to(statement: Statement, amount: Amount) -> Term | None:
    """The word right after an amount, if it says something."""
    following = next((term for term in statement.terms if term.start >= amount.end), None)
    return following if following and following.content and following.start - amount.end <= 1 else None


def _repeats(wanted: Sequence[Amount], alignment: Alignment) -> bool:
    """Whether a number stands more often in the claim than in the evidence, which has another one in its place."""
    given = [other for other in alignment.evidence.amounts if not other.weak]
    for amount in wanted:
        mine = sum(equal(amount, other) for other in wanted)
        theirs = sum(equal(amount, other) for other in given)
        unused = any(_same_kind(amount, other) and not any(equal(one, other) for one in wanted) for other in given)
        if mine > theirs > 0 and unused:
            return True
    return False


_ONLY = re.compile(r"\b(?:hanya|cuma|only|just|merely)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _belittles(wanted: Sequence[Amount], alignment: Alignment) -> bool:
    """Whether the claim says "only" of an amount, and the evidence of nothing."""
    claim = alignment.claim.text
    only = any(_ONLY.search(claim[max(0, amount.start - 20) : amount.start]) for amount in wanted)
    return only and not re.search(r"\b(?:hanya|cuma|baru|only|just|merely)\b", alignment.evidence.text, re.IGNORECASE)


def _same_kind(amount: Amount, other: Amount) -> bool:
    return amount.kind is other.kind and (not amount.unit) == (not other.unit)


def _around(claim: Statement, amount: Amount) -> list[Term]:
    after = [term for term in claim.content if term.start >= amount.end][:1]
    before = [term for term in claim.content if term.end <= amount.start][-1:]
    return before + after


def _is_borne(word: QuantityWord, given: Sequence[QuantityWord]) -> bool:
    wanted = _BORNE_BY.get(word.quantity)
    return wanted is None or any(other.quantity in wanted for other in given)


def _is_left_out(word: QuantityWord, claimed: Sequence[QuantityWord], alignment: Alignment) -> bool:
    """Whether the claim speaks of the thing that the evidence limits so, and does not limit it."""
    kept = _KEPT.get(word.quantity)
    if kept is None or not word.of:
        return False
    said = alignment.borne(word.of[0])
    if not said or any(other.quantity in kept for other in claimed):
        return False
    return not any(_has_number(alignment.claim, term) for term in said)


def _has_number(claim: Statement, term: Term) -> bool:
    return any(0 <= term.start - amount.start <= 24 for amount in claim.amounts)
