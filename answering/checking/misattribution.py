"""Whether a claim makes somebody the head, founder or maker of what in its evidence another is that to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from answering.checking.alignment import Alignment
from answering.checking.grounds import name_runs
from answering.checking.relations import COMPANIONS, Party, Reading, Relation, kinds_of, relations, tells_a_deed
from answering.checking.statements import Statement, Term

_ONE_ALONE = frozenset("head president governor regent mayor chair maker trainer captain".split())
"""What one is, no other is of the same."""
_OF_PERSONS_TOO = frozenset("maker backer owner".split())
"""What one may be to a person; an office is of no person."""


def gives_a_relation_away(alignments: Sequence[Alignment], persons: Collection[str], *, retold: Sequence[Alignment] = ()) -> bool:
    """Whether the claim makes somebody what in the evidence another is, or makes him that to another than the evidence does.

    `persons` are the words of the names that are people's, in lower case; what retells the evidence counts where that itself
    has nothing of the sort.
    """
    for claimed in relations(alignments[0].claim, persons):
        if not (claimed.who or claimed.whose):
            continue
        own = [_GivenBy(alignment, claimed, persons) for alignment in alignments]
        if any(given.relations and not given.fits for given in own):
            return True
        told = [given for one in retold if (given := _GivenBy(one, claimed, persons)).relations]
        if any(given.relations for given in own) or any(given.fits for given in told):
            continue
        if told or _needs_saying(claimed):
            return True
    return False


def belongs_to_another(alignment: Alignment, persons: Collection[str]) -> bool:
    """Whether the claim makes somebody what only one can be, and the evidence has another who is that."""
    for claimed in relations(alignment.claim, persons):
        given = _GivenBy(alignment, claimed, persons).relations if claimed.kinds & _ONE_ALONE else []
        if given and all(_differ(claimed.who, one.who) and not _strays(claimed, one, alignment.evidence) for one in given):
            return True
    return False


class _GivenBy:
    """The relations of the evidence that a relation of the claim may mean, and whether one of them is that."""

    def __init__(self, alignment: Alignment, claimed: Relation, persons: Collection[str]) -> None:
        reading, bearer = Reading(alignment.evidence, persons), alignment.bearer(claimed.term)
        meant = [term for term in alignment.evidence.terms if (bearer and term.stem == bearer.stem) or _is_alike(term, claimed)]
        self.relations = [relation for term in meant if (relation := reading.of(term))]
        self.fits = any(not _is_another(claimed, one, alignment.evidence) for one in self.relations)


def _is_alike(term: Term, claimed: Relation) -> bool:
    return bool(kinds_of(term) & claimed.kinds)


def _needs_saying(claimed: Relation) -> bool:
    """Whether it joins two, and no other words would say the same; that one pays for another, or made it, is told in many."""
    open_to_many = "backer" in claimed.kinds or (tells_a_deed(claimed.term) and "maker" in claimed.kinds)
    return bool(claimed.who and claimed.whose) and not open_to_many


def _is_another(claimed: Relation, given: Relation, evidence: Statement) -> bool:
    if claimed.kinds and given.kinds and not claimed.kinds & given.kinds:
        return True
    if tells_a_deed(given.term):  # whose deed it is, a long sentence leaves uncertain
        turned = _same(claimed.who, given.whose) or _same(claimed.whose, given.who)
        return not tells_a_deed(claimed.term) and (turned or _differ(claimed.whose, given.whose))
    return _differ(claimed.who, given.who) or _strays(claimed, given, evidence)


def _same(claimed: Sequence[Party], given: Sequence[Party]) -> bool:
    return any(one.may_be(other) for one in claimed for other in given)


def _differ(claimed: Sequence[Party], given: Sequence[Party]) -> bool:
    """Whether there are both, and none of them may be the same."""
    return bool(claimed and given) and not _same(claimed, given)


def _strays(claimed: Relation, given: Relation, evidence: Statement) -> bool:
    """Whether the claim has somebody be it to one to whom he is not, as far as the evidence tells."""
    if given.whose:
        return not all(_same([one], given.whose) for one in claimed.whose)
    turned = bool(claimed.kinds & _OF_PERSONS_TOO) and _same(claimed.whose, given.who)
    return turned or any(_only_accompanies(one, evidence) for one in claimed.whose)


def _only_accompanies(party: Party, evidence: Statement) -> bool:
    """Whether the evidence has this name behind a preposition alone, as whom something is done with or comes from."""
    places = [run[0].place for run in name_runs(evidence) if party.words & {term.plain for term in run}]
    return bool(places) and all(place and evidence.terms[place - 1].plain in COMPANIONS for place in places)
