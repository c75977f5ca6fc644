"""Which word of a claim is borne by which word of its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from answering.checking.meanings import SAME, TRANSLATED, Meanings, runs
from answering.checking.statements import Statement, Term
from retrieval.articles import Language
from retrieval.words import stem as root_of

Scores = NDArray[np.float32]
"""How surely each term of a claim is borne by each of the evidence; shape (claim, evidence)."""

ALIGNED = 0.4
"""From here on two words count as meaning the same when negation, roles and hedges are compared."""
_FAR_APART = 0.001
"""What each word of distance takes from an equally good match, so that the nearest of repeated words is chosen."""


@dataclass(frozen=True, slots=True)
class Match:
    """A claim's term and the term of the evidence that bears it best."""

    claimed: Term
    given: Term
    weight: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """A claim beside one text that may bear it."""

    claim: Statement
    evidence: Statement
    matches: Mapping[int, Match]
    """By the place of the claim's term; the best one each, however weak."""

    def weight(self, term: Term) -> float:
        """How surely the evidence says this word, 0 to 1."""
        match = self.matches.get(term.place)
        return match.weight if match else 0.0

    def bearer(self, term: Term) -> Term | None:
        """The word of the evidence that bears this one."""
        match = self.matches.get(term.place)
        return match.given if match and match.weight >= ALIGNED else None

    def borne(self, given: Term) -> list[Term]:
        """The words of the claim that this word of the evidence bears."""
        return [match.claimed for match in self.matches.values() if match.given.place == given.place and match.weight >= ALIGNED]


def align(claim: Statement, evidence: Statement, meanings: Meanings) -> Alignment:
    """Every term of the claim with the best bearer that the evidence has for it."""
    scores = np.zeros((len(claim.terms), len(evidence.terms)), dtype=np.float32)
    if scores.size:
        _by_vectors(scores, claim, evidence, meanings)
        _by_lexicon(scores, claim, evidence, meanings)
        _by_kinship(scores, claim, evidence)
        _by_spelling(scores, claim, evidence)
    return Alignment(claim, evidence, {match.claimed.place: match for match in _best(scores, claim, evidence)})


def _by_vectors(scores: Scores, claim: Statement, evidence: Statement, meanings: Meanings) -> None:
    """Plain words alone: names and numbers are never matched by nearness."""
    claimed = [term for term in claim.terms if term.content and not term.name and len(term.plain) > 2]
    given = [term for term in evidence.terms if term.content and not term.name and len(term.plain) > 2]
    if claimed and given:
        near = meanings.cosines([term.plain for term in claimed], [term.plain for term in given])
        rows, columns = [term.place for term in claimed], [term.place for term in given]
        scores[np.ix_(rows, columns)] = near


def _by_lexicon(scores: Scores, claim: Statement, evidence: Statement, meanings: Meanings) -> None:
    """Phrases of the claim that the lexicon has beside phrases of the evidence."""
    first = _places(evidence.terms)
    for place in range(len(claim.terms)):
        for run in runs(claim.terms, place):
            if not any(term.content for term in run):
                continue
            own = tuple(term.stem for term in run)
            for phrase, weight in meanings.phrases(own, claim.language, evidence.language).items():
                for start in first.get(phrase[0], ()):
                    found = evidence.terms[start : start + len(phrase)]
                    if weight < TRANSLATED and any(term.name for term in (*run, *found)):
                        continue  # names have translations, no synonyms
                    if len(phrase) == 1 or tuple(term.stem for term in found) == phrase:
                        _raise(scores, run, found, weight)


def _by_kinship(scores: Scores, claim: Statement, evidence: Statement) -> None:
    """Words by which the same event is told: "muncul", "founded"."""
    given = [
        (term, kin) for term in evidence.terms if term.content and (kin := kinship(term.plain, term.stem, evidence.language))
    ]
    for term in claim.terms if given else ():
        own = kinship(term.plain, term.stem, claim.language) if term.content else frozenset()
        for other, kin in given:
            if own & kin:
                scores[term.place, other.place] = max(scores[term.place, other.place], _AKIN)


_AKIN = 0.85


@cache
def _kindred() -> Mapping[str, frozenset[int]]:
    text = resources.files("answering.checking").joinpath("data", "kindred.tsv").read_text(encoding="utf-8")
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(line for line in text.splitlines() if line and not line.startswith("#")):
        for word in line.split():
            for form in (word, root_of(word, "id")):
                found[form].add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


def kinship(plain: str, stem: str, language: Language) -> frozenset[int]:
    """The lines of the table of kindred words that have this word: by its form, or by its stem in English."""
    by_form = _kindred().get(plain, frozenset())
    return by_form or (_kindred().get(stem, frozenset()) if language == "en" else by_form)


def _by_spelling(scores: Scores, claim: Statement, evidence: Statement) -> None:
    _by_root(scores, claim, evidence)
    stems, plains = _places(evidence.terms), defaultdict(list)
    for term in evidence.terms:
        plains[term.plain].append(term.place)
    for term in claim.terms:
        same = plains.get(term.plain, [])
        if claim.language == evidence.language:
            same = [*same, *stems.get(term.stem, ())]
        for place in same:
            scores[term.place, place] = max(scores[term.place, place], SAME)


_LONG_ENOUGH = 5
_ROOT_ALIKE = 0.8


def _by_root(scores: Scores, claim: Statement, evidence: Statement) -> None:
    """Plain Indonesian words that share a root which no list has: "mencibirnya", "cibiran"."""
    if claim.language != "id" or evidence.language != "id":
        return
    given = [
        (term, core)
        for term in evidence.terms
        if term.content and not term.name and len(core := _core(term.plain)) >= _LONG_ENOUGH
    ]
    for term in claim.terms:
        core = _core(term.plain)
        if term.content and not term.name and len(core) >= _LONG_ENOUGH:
            for other, known in given:
                if core == known:
                    scores[term.place, other.place] = max(scores[term.place, other.place], _ROOT_ALIKE)


@lru_cache(maxsize=50_000)
def _core(plain: str) -> str:
    """A word without what may be its affixes."""
    bare = re.sub(r"(?:nya|lah|kah)$", "", plain)
    bare = re.sub(r"(?:kan|an|i|in)$", "", bare)
    return re.sub(r"^(?:meny|meng|men|mem|me|nge|ng|peny|peng|pen|pem|pe|di|ter|ber|ke|se)", "", bare)


def _places(terms: Iterable[Term]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for term in terms:
        found[term.stem].append(term.place)
    return found


def _raise(scores: Scores, run: Sequence[Term], found: Sequence[Term], weight: float) -> None:
    for number, term in enumerate(run):
        given = found[min(number, len(found) - 1)]
        scores[term.place, given.place] = max(scores[term.place, given.place], weight)


def _best(scores: Scores, claim: Statement, evidence: Statement) -> Iterable[Match]:
    """For each term its best bearer; of equal ones the one nearest to where the term before it was borne."""
    if not scores.size:
        return
    last = 0
    places = np.arange(len(evidence.terms))
    for term in claim.terms:
        row = scores[term.place]
        if row.max() <= 0:
            continue
        nearest = int(np.argmax(row - _FAR_APART * np.minimum(np.abs(places - last - 1), 50)))
        last = nearest
        yield Match(term, evidence.terms[nearest], float(row[nearest]))
