"""Whether evidence that does not bear a claim says otherwise of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from answering.checking.alignment import Alignment
from answering.checking.amounts import Amount
from answering.checking.appellations import topic
from answering.checking.belonging import (
    exchanges_names,
    gives_words_to_another,
    stand_in_each_other_s_place,
    turned_round,
)
from answering.checking.grounds import Grounds, name_runs
from answering.checking.hedges import drops_a_plan
from answering.checking.misattribution import belongs_to_another
from answering.checking.naming import is_said, strangers
from answering.checking.polarity import denies, negations, opposites, reversals
from answering.checking.quantities import clashing, overstates, rivals
from answering.checking.roles import exchanges_roles, is_predicate
from answering.checking.standing import is_outdated, leaves_others_out
from answering.checking.statements import Statement, Term
from retrieval.articles import Article
from retrieval.words import words


@dataclass(frozen=True, slots=True)
class Aboutness:
    """How far claim and evidence speak of the same, what is in dispute between them left out."""

    share: float
    """The part of the claim's words that the evidence says, 0 to 1."""
    words: int
    """How many words of the claim it says that are no names."""
    names: int
    """And how many that are."""
    amounts: int
    """How many of its amounts it gives."""

    def reaches(self, share: float, *, words: int = 1, things: int = 2) -> bool:
        """Whether so large a share, so many plain words, and so many words and amounts in all are the same."""
        return self.share >= share and self.words >= words and self.words + self.names + self.amounts >= things


@dataclass(frozen=True)
class Beside:
    """A claim beside evidence: in one language or both, the first the nearer."""

    alignments: Sequence[Alignment]
    grounds: Grounds
    retold: Sequence[Alignment] = ()
    """With what retells the evidence: for the words that it has for the claim's, no names among them."""

    def aboutness(self, *, without: Iterable[int] = ()) -> Aboutness:
        """`without` are the places of the claim's terms that are in dispute."""
        claim, counted = self.alignments[0].claim, self._counted(without)
        weights = {term.place: self.weight(term) for term in counted}
        borne = [term for term in counted if weights[term.place] >= SURE]
        return Aboutness(
            share=sum(weight for weight in weights.values() if weight >= SURE) / len(counted) if counted else 0.0,
            words=sum(not term.name for term in borne),
            names=sum(term.name for term in borne),
            amounts=sum(not amount.weak for amount in claim.amounts) - len(clashing(self.alignments[0], self.grounds)),
        )

    @cached_property
    def _strange(self) -> frozenset[int]:
        """The places of the names that the evidence neither says nor means."""
        return frozenset(term.place for run in strangers(self.alignments[0], self.grounds) for term in run)

    @cached_property
    def _meant(self) -> frozenset[str]:
        """The words of names that the evidence may mean without naming them, a person's other name among them."""
        return self.grounds.antecedents | self.somebody

    @cached_property
    def somebody(self) -> frozenset[str]:
        """The words of persons' names in the evidence's articles."""
        return self.grounds.persons

    def tells_the_same(self, without: Iterable[int] = ()) -> bool:
        """Whether a verb of the claim is surely in the evidence, if it has any besides those in dispute."""
        claim = self.alignments[0].claim
        verbs = [term for term in self._counted(without) if is_predicate(term, claim) and term.plain not in _LIGHT]
        return not verbs or any(self.weight(term) >= SURE for term in verbs)

    def says_every_deed(self) -> bool:
        """Whether every verb of the claim that tells what is done is surely in the evidence."""
        claim = self.alignments[0].claim
        verbs = [term for term in self._counted(()) if is_predicate(term, claim) and term.plain not in _LIGHT]
        return all(self.weight(term) >= SURE for term in verbs)

    @property
    def only_described(self) -> frozenset[int]:
        """The places of what the evidence speaks of by a noun: names that it does not say, and that are no person's."""
        alignment = self.alignments[0]
        return frozenset(
            term.place
            for run in name_runs(alignment.claim)
            for term in run
            if not {one.plain for one in run} & self.somebody and not is_said(term, alignment, self.grounds)
        )

    @property
    def names_only_meant(self) -> int:
        """How many names of the claim the evidence does not say, only means."""
        runs = name_runs(self.alignments[0].claim)
        return sum(not any(term.name and is_said(term, self.alignments[0], self.grounds) for term in run) for run in runs)

    def missing(self) -> list[Term]:
        """The words of the claim that the evidence has nothing for."""
        return [term for term in self._counted(()) if self.weight(term) < SURE and term.plain not in _LIGHT]

    def weight(self, term: Term) -> float:
        """How surely the evidence says this word of the claim, 0 to 1."""
        if term.name:
            if is_said(term, self.alignments[0], self.grounds):
                return 1.0
            return 0.0 if term.place in self._strange or term.plain not in self._meant else _MEANT
        return max(alignment.weight(term) for alignment in (*self.alignments, *self.retold))

    def _counted(self, without: Iterable[int]) -> list[Term]:
        claim = self.alignments[0].claim
        turning = negations(claim) + [term for term in reversals(claim) if self.weight(term) < SURE]
        left_out = {*without, *(term.place for term in turning)}
        return [term for term in claim.content if term.place not in left_out and not _names_an_amount(term, claim)]


_LIGHT = frozenset(
    """
    memegang memiliki mempunyai memberi memberikan membuat melakukan mendapat mendapatkan menjadi menggelar mengadakan
    mengatakan menyatakan berkata bilang menulis menyebut mengaku menilai
    gave came went took got made held had said says told wrote called claims claimed
    """.split()
)
"""Verbs that tell little of what is done, or only that somebody says it."""
SURE = 0.7
"""From here on a word is taken to be said; two words of like meaning reach it, two of the same field do not."""
_SURE_ACROSS = 0.8
"""The same where the two are in different languages, and nearness of vectors says less."""
_MEANT = 0.7
_OF_TIME = frozenset("tahun bulan hari tanggal pekan minggu jam year month day date week".split())
_NEGATED, _COUNTED, _NAMED, _EXCHANGED = 0.6, 0.62, 0.65, 0.75
"""So much of the rest of a claim must be the same for each way of saying otherwise. Set on the development messages."""


def _names_an_amount(term: Term, read: Statement) -> bool:
    """Whether a word only says of which sort the amount beside it is: "tahun 2015"."""
    return term.plain in _OF_TIME and any(
        0 <= amount.start - term.end <= _BESIDE or 0 <= term.start - amount.end <= _BESIDE for amount in read.amounts
    )


_BESIDE = 2


def beside(alignments: Iterable[Alignment], grounds: Grounds, retold: Sequence[Alignment] = ()) -> Beside:
    """With only those words taken for the same that surely are."""
    return Beside([surely(alignment) for alignment in alignments], grounds, retold)


def surely(alignment: Alignment) -> Alignment:
    least = SURE if alignment.claim.language == alignment.evidence.language else _SURE_ACROSS
    return replace(alignment, matches={place: match for place, match in alignment.matches.items() if match.weight >= least})


def conflict(beside: Beside) -> float:
    """How much of the rest is the same where the evidence says otherwise than the claim, 0 to 1; 0 where it does not."""
    ways = (_in_polarity, _in_amounts, _in_names, _in_roles, _in_plans, _in_standing)
    return max(way(beside) for way in ways)


def conflict_of_a_part(beside: Beside) -> float:
    """The same where the evidence says only a part of what a sentence says: it leaves out names that its article has."""
    known = [_capitals(article) for article in beside.grounds.articles]
    left_out = [
        term
        for run in strangers(beside.alignments[0], beside.grounds)
        for term in run
        if any(term.plain in names for names in known)
    ]
    return 0.0 if left_out else conflict(beside)


@lru_cache(maxsize=200)
def _capitals(article: Article) -> frozenset[str]:
    """The words that an article writes with a capital."""
    return frozenset(word.plain for word in words(article.text) if word.capital)


def denial(beside: Beside) -> float:
    """The same where yes and no, or who and whom, are at stake alone, and nobody else is named than in the claim."""
    unnamed = [term for term in beside.missing() if term.name]
    return 0.0 if unnamed else max(_in_polarity(beside), _in_roles(beside), _in_plans(beside))


def _in_polarity(beside: Beside) -> float:
    """Whether one denies what the other affirms, or has the opposite of its word."""
    if not denies(beside.alignments[0]):
        return 0.0
    disputed = {term.place for alignment in beside.alignments for term, _ in opposites(alignment)}
    about = beside.aboutness(without=disputed)
    if any(term.name for term in beside.missing()):
        return 0.0
    opposed = bool(disputed) and about.words > 1
    same = (opposed or beside.tells_the_same(disputed)) and about.reaches(_NEGATED, words=0 if disputed else 1)
    return about.share if same else 0.0


def _in_amounts(beside: Beside) -> float:
    """Whether the same is told with another number, date or quantity."""
    alignment, grounds = beside.alignments[0], beside.grounds
    about = beside.aboutness()
    if not about.reaches(_COUNTED, things=1) or not beside.tells_the_same():
        return 0.0
    clash = any(_is_told(beside, amount) for amount in clashing(alignment, grounds))
    return about.share if clash or any(map(overstates, beside.alignments)) else 0.0


def _is_told(beside: Beside, amount: Amount) -> bool:
    """Whether a rival of this amount stands near a word of the claim."""
    for alignment in beside.alignments:
        sure = [alignment.matches[term.place].given for term in alignment.claim.content if _is_sure(alignment, term)]
        for rival in rivals(amount, alignment):
            if any(abs(given.clause - _clause_of(rival, alignment.evidence)) <= 1 for given in sure):
                return True
    return False


def _is_sure(alignment: Alignment, term: Term) -> bool:
    return not term.name and term.plain not in _OF_TIME and alignment.weight(term) >= SURE


def _clause_of(amount: Amount, read: Statement) -> int:
    return max((term.clause for term in read.terms if term.start < amount.end), default=0)


def _in_names(beside: Beside) -> float:
    """Whether a name stands in the claim where the evidence has another one."""
    alignment = beside.alignments[0]
    strange = strangers(alignment, beside.grounds)
    if len(strange) != 1 or beside.names_only_meant > 1 or not beside.tells_the_same():
        return 0.0
    unknown = [term for term in strange[0] if not is_said(term, alignment, beside.grounds)] or strange[0]
    if _is_the_topic(unknown, beside.grounds):
        return 0.0
    plain = {term.plain for term in alignment.claim.terms}
    others = [run for run in name_runs(alignment.evidence) if not any(term.plain in plain for term in run)]
    about = beside.aboutness(without=[term.place for term in unknown])
    return about.share if others and about.reaches(_NAMED, things=3) else 0.0


def _is_the_topic(name: Sequence[Term], grounds: Grounds) -> bool:
    """Whether the article is about what has this name, so that its sentences need not name it."""
    plain = " ".join(term.plain for term in name)
    return any(plain == about.lower() for article in grounds.articles for about in topic(article))


def _in_roles(beside: Beside) -> float:
    """Whether the same is done by the one to whom it is done, or said by another, or another is the head of it."""
    rules = (exchanges_roles, gives_words_to_another, exchanges_names, stand_in_each_other_s_place)
    turned = any(len(turned_round(alignment)) > 1 for alignment in beside.alignments)
    of_another = any(belongs_to_another(alignment, beside.somebody) for alignment in beside.alignments)
    if not turned and not of_another and not any(rule(alignment) for rule in rules for alignment in beside.alignments):
        return 0.0
    about = beside.aboutness()
    return about.share if about.reaches(_EXCHANGED) else 0.0


def _in_standing(beside: Beside) -> float:
    """Whether the claim says "only" of one of several, or "still" of what once was."""
    about = beside.aboutness()
    if not about.reaches(_NAMED) or not beside.tells_the_same() or beside.names_only_meant:
        return 0.0
    clash = any(leaves_others_out(alignment) or is_outdated(alignment) for alignment in beside.alignments)
    return about.share if clash else 0.0


_WAS_TO_BE = re.compile(
    r"\b(?:seharusnya|semestinya|mestinya|sedianya|(?:was|were) (?:supposed|meant|due) to|should have)\b", re.IGNORECASE
)
_BUT = re.compile(r"\b(?:tetapi|tapi|namun|but|however|yet)\b", re.IGNORECASE)
_IDEAS = frozenset(
    """
    gagasan ide usul usulan tawaran rencana permintaan niat upaya wacana
    idea propos proposal offer plan request bid attempt
    """.split()
)


def _in_plans(beside: Beside) -> float:
    """Whether the claim says as done what was to be and was not, or was refused."""
    about = beside.aboutness()
    if not about.reaches(_NAMED) or beside.names_only_meant:
        return 0.0
    return about.share if any(_was_to_be(one) or _was_refused(one) for one in beside.alignments) else 0.0


def _was_to_be(alignment: Alignment) -> bool:
    if not any(is_predicate(term, alignment.claim) and alignment.bearer(term) for term in alignment.claim.terms):
        return False  # what somebody is, was no plan
    plan = _WAS_TO_BE.search(alignment.evidence.text)
    return plan is not None and _BUT.search(alignment.evidence.text, plan.end()) is not None and drops_a_plan(alignment)


def _was_refused(alignment: Alignment) -> bool:
    """Whether the claim does what the evidence says was only an idea, and refused: "menolak gagasan pengambilalihan"."""
    claim, terms = alignment.claim, alignment.evidence.terms
    if negations(claim) or reversals(claim):
        return False
    for reversal in reversals(alignment.evidence):
        idea = next((term for term in _after(terms, reversal) if {term.plain, term.stem} & _IDEAS), None)
        if idea is None or alignment.borne(idea):
            continue
        done = [term for deed in _after(terms, idea) if not deed.name for term in alignment.borne(deed)]
        if any(is_predicate(term, claim) for term in done):
            return True
    return False


def _after(terms: Sequence[Term], term: Term) -> Sequence[Term]:
    """The few words right after this one."""
    return terms[term.place + 1 : term.place + 4]
