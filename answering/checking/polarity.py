"""Whether a claim denies what its evidence affirms, affirms what it denies, or says the opposite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from answering.checking.alignment import Alignment
from answering.checking.statements import Statement, Term
from retrieval.articles import Language
from retrieval.words import stem

Side = tuple[int, int]
"""A line of the table of opposites, and one of its two sides."""

_NEGATIONS: Mapping[Language, frozenset[str]] = {
    "id": frozenset("tidak tak tdk tidaklah bukan bukanlah belum jangan tanpa tiada nggak gak enggak ga takkan non".split()),
    "en": frozenset("not no never without neither nor nobody nothing none cannot hardly non unable".split()),
}
_REVERSING = {
    "id": "gagal tolak bantah sangkal tampik tepis henti cegah batal larang hindar enggan urung mustahil ragu lupa absen bebas",
    "en": "fail refus deni reject stop prevent cancel forbid ban avoid ceas refut doubt lack decline unsuccess halt cut "
    "untru fals unabl imposs declin miss",
}
"""Stems of words that turn what follows into its opposite."""
_NO_NEGATION = re.compile(
    r"\b(?:tidak|tak|bukan)\s+(?:hanya|cuma|sekadar|saja)\b|\bnot\s+(?:only|just|merely)\b"
    r"|\bno\s+(?:one\s+but|doubt|more\s+than|fewer|less)\b"
    r"|\btidak\s+(?:lain|kurang\s+dari|lebih\s+dari|sampai)\b|\bno\.|\bnon-?profit\b|\bnon-?stop\b",
    re.IGNORECASE,
)
_WINDOW = 3
"""So many content words after a negation may be what is negated."""
_REACH = 4
"""So many content words around a word are looked at for a negation."""


def disagrees(alignment: Alignment) -> bool:
    """Whether what the one text negates the other affirms, or a word stands where the other has its opposite."""
    claim, evidence = alignment.claim, alignment.evidence
    return (
        _has_a_negation_of_its_own(alignment)
        or any(_is_dropped(alignment, negation) for negation in negations(evidence))
        or any(_is_dropped_reversal(alignment, term) for term in reversals(evidence))
        or any(not _is_answered_reversal(alignment, term) for term in reversals(claim))
        or any(True for _ in opposites(alignment))
    )


def denies(alignment: Alignment) -> bool:
    """Whether the two disagree on what both speak of: not where the claim only denies what the evidence says nothing of."""
    claim, evidence = alignment.claim, alignment.evidence
    own = negations(claim) + [term for term in reversals(claim) if not alignment.bearer(term)]
    return (
        any(any(map(alignment.bearer, _scope(claim, term)[:1])) for term in own if not _is_answered(alignment, term))
        or any(_is_dropped(alignment, negation) for negation in negations(evidence))
        or any(_is_dropped_reversal(alignment, term) for term in reversals(evidence))
        or any(True for _ in opposites(alignment))
    )


def _is_answered(alignment: Alignment, turning: Term) -> bool:
    """Whether a word of the evidence negates, or reverses, what this one does in the claim, or its opposite is there."""
    evidence, scope = alignment.evidence, _scope(alignment.claim, turning)
    others = negations(evidence) + reversals(evidence)
    return any(_negates_the_same(alignment, scope, other) for other in others) or any(
        _turned(alignment, term) for term in scope[:2]
    )


def negations(statement: Statement) -> list[Term]:
    """The words that negate."""
    harmless = [match.span() for match in _NO_NEGATION.finditer(statement.text)]
    return [
        term
        for term in statement.terms
        if term.plain in _NEGATIONS[statement.language] and not any(start <= term.start < end for start, end in harmless)
    ]


def reversals(statement: Statement) -> list[Term]:
    """The words that turn what follows into its opposite: "gagal", "deny"."""
    return [term for term in statement.terms if term.stem in _REVERSING[statement.language].split()]


def opposites(alignment: Alignment) -> Iterator[tuple[Term, Term]]:
    """Words of the claim whose opposite the evidence has, and not the word itself; negation that makes up for it counts."""
    claim, evidence = alignment.claim, alignment.evidence
    given = defaultdict(list)
    for term in evidence.terms:
        for side in sides(term, evidence.language):
            given[side].append(term)
    for term in claim.terms:
        own = sides(term, claim.language)
        if not own or any(side in given for side in own) or (alignment.weight(term) >= 0.9 and not _strict(own, given)):
            continue
        for line, own_side in own:
            for other in given.get((line, 1 - own_side), ()):
                if not alignment.borne(other) or alignment.borne(other) == [term]:
                    if line in _converses() and _subject_differs(alignment, term, other):
                        continue
                    if is_negated(term, claim) == is_negated(other, evidence):
                        yield term, other


def _subject_differs(alignment: Alignment, term: Term, other: Term) -> bool:
    """Whether one is told from the other's side: "A beat B", "B lost to A"."""
    own, given = _name_before(alignment.claim, term), _name_before(alignment.evidence, other)
    if own and given:
        return not own & given
    return bool(own) and any(own & {later.plain} for later in alignment.evidence.terms[other.place :])


def _name_before(statement: Statement, term: Term) -> set[str]:
    """The words of the name nearest before a word."""
    found: list[Term] = []
    for earlier in reversed(statement.terms[: term.place]):
        if earlier.capital and (earlier.name or found):
            if found and found[-1].place != earlier.place + 1:
                break
            found.append(earlier)
        elif found:
            break
    return {earlier.plain for earlier in found}


def sides(term: Term, language: Language) -> frozenset[Side]:
    """Where a word stands in the table of opposites: by its form, else by its stem if that is on one side only."""
    forms, stems = _table(language)
    return forms.get(term.plain) or (stems.get(term.stem, frozenset()) if term.content else frozenset())


def is_negated(term: Term, statement: Statement) -> bool:
    """Whether a negation right before this word holds for it."""
    return any(term in _scope(statement, negation)[:2] for negation in negations(statement))


def _strict(own: frozenset[Side], given: Mapping[Side, Sequence[Term]]) -> bool:
    """Whether a side is plainly contradicted, although one stem has both words: "kalah", "mengalahkan"."""
    return any((line, 1 - side) in given for line, side in own)


def _scope(statement: Statement, negation: Term) -> list[Term]:
    """The content words after a negation, to the end of its sentence."""
    found = []
    for term in statement.terms[negation.place + 1 :]:
        if re.search(r"[.;!?]", statement.spaced(negation, term)):
            break
        if term.content and term not in negations(statement):
            found.append(term)
        if len(found) == _WINDOW:
            break
    return found


def _has_a_negation_of_its_own(alignment: Alignment) -> bool:
    """Whether a negation of the claim has none in the evidence that negates, or reverses, the same: one for each."""
    evidence = alignment.evidence
    free = negations(evidence) + [term for term in reversals(evidence) if not alignment.borne(term)]
    for negation in negations(alignment.claim):
        scope = _scope(alignment.claim, negation)
        answer = next((other for other in free if _negates_the_same(alignment, scope, other)), None)
        if answer:
            free.remove(answer)
        elif not any(_turned(alignment, term) for term in scope[:2]):
            return True
    return False


_THE_SAME = 0.9


def _turned(alignment: Alignment, term: Term) -> bool:
    """Whether the evidence has the opposite of this word, and not the word."""
    if alignment.weight(term) >= _THE_SAME:
        return False
    return any(_opposite(alignment, term, given) for given in alignment.evidence.terms)


def _negates_the_same(alignment: Alignment, scope: Sequence[Term], other: Term) -> bool:
    """Whether the first of these words of the claim that the evidence has is among what `other` negates there."""
    bearer = next((found for term in scope if (found := alignment.bearer(term))), None)
    return bearer is not None and bearer in _scope(alignment.evidence, other)


def _opposite(alignment: Alignment, term: Term, given: Term) -> bool:
    own = sides(term, alignment.claim.language)
    return bool(own) and any((line, 1 - side) in own for line, side in sides(given, alignment.evidence.language))


def _is_dropped(alignment: Alignment, negation: Term) -> bool:
    """Whether the claim says what this negation of the evidence negates, and does not negate it."""
    claim, scope = alignment.claim, _scope(alignment.evidence, negation)
    said = alignment.borne(scope[0]) if scope else []
    if not said:
        same_clause = [given for given in scope if given.clause == negation.clause]
        said = [term for given in same_clause for term in alignment.borne(given) if not term.name]
    if claim.language == "en":
        said = [term for term in said if not _PREFIXED.match(term.plain)]
    exact = any(alignment.weight(term) >= _THE_SAME for term in said)
    if not exact and any(_opposite(alignment, term, given) for term in claim.terms for given in scope[:1]):
        return False
    turning = negations(claim) + reversals(claim)
    return bool(said) and not any(term in _scope(claim, other) for term in said for other in turning)


_PREFIXED = re.compile(r"(?:un|in|im|ir|il|dis|non)[a-z]{4,}|[a-z]{3,}less")
"""An English word that may carry its own negation: "indirectly" is "tak langsung"."""


def _is_dropped_reversal(alignment: Alignment, reversal: Term) -> bool:
    """Whether the claim says what the evidence says was refused, stopped or failed, without saying so."""
    if alignment.borne(reversal):
        return False
    claim = alignment.claim
    if negations(claim) or reversals(claim):
        return False
    following = [term for term in _scope(alignment.evidence, reversal)[:1] if term.clause <= reversal.clause + 1]
    return any(alignment.borne(term) for term in following)


def _is_answered_reversal(alignment: Alignment, reversal: Term) -> bool:
    """Whether the evidence has the word by which the claim reverses something, or negates."""
    evidence = alignment.evidence
    return alignment.bearer(reversal) is not None or bool(negations(evidence)) or bool(reversals(evidence))


def _is_near(statement: Statement, term: Term, place: int) -> bool:
    first, last = min(term.place, place), max(term.place, place)
    return sum(between.content for between in statement.terms[first + 1 : last]) <= _REACH


def _before(statement: Statement, negation: Term) -> list[Term]:
    return [term for term in statement.terms[: negation.place] if term.content and term.clause == negation.clause]


@cache
def _table(language: Language) -> tuple[Mapping[str, frozenset[Side]], Mapping[str, frozenset[Side]]]:
    """Sides by plain form, and by stem where the stem is not on both sides of a line."""
    forms: dict[str, set[Side]] = defaultdict(set)
    stems: dict[str, set[Side]] = defaultdict(set)
    for line, row in enumerate(_rows()):
        for side, words in enumerate(row):
            for word in words.split():
                forms[word].add((line, side))
                stems[stem(word, language)].add((line, side))
    one_sided = {
        word: frozenset((line, side) for line, side in found if (line, 1 - side) not in found) for word, found in stems.items()
    }
    return {word: frozenset(found) for word, found in forms.items()}, one_sided


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    text = resources.files("answering.checking").joinpath("data", "opposites.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.removeprefix("~").split("\t")) for line in lines)


@cache
def _converses() -> frozenset[int]:
    """The lines that begin with "~": what the one side does is what is done to the other side."""
    text = resources.files("answering.checking").joinpath("data", "opposites.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(number for number, line in enumerate(lines) if line.startswith("~"))
