"""Whether a claim has somebody do what in its evidence another does, though it names him too."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from answering.checking.alignment import Alignment
from answering.checking.relations import Party, is_to_be_done, parties
from answering.checking.roles import Deed, deeds, is_predicate
from answering.checking.statements import Statement, Term

_SURE = 0.8
"""Two verbs are compared if they are the same, kindred or each other's translation: "get" and "give" have other doers."""
_PRONOUNS = frozenset("dia ia beliau mereka keduanya kami kita saya aku he she they we i it who".split())
_AND = frozenset("dan and serta maupun nor or atau bersama".split())


def another_does_it(alignment: Alignment, persons: Collection[str]) -> bool:
    """Whether somebody whom the claim names as the doer is none of those whom the evidence names for the same verb.

    `persons` are the words of the names that are people's, in lower case. Where the evidence names nobody in the verb's own
    clause, as "he" does, nothing can be told.
    """
    given = {deed.predicate.place: deed for deed in _plain_deeds(alignment.evidence)}
    for deed in _plain_deeds(alignment.claim):
        match = alignment.matches.get(deed.predicate.place)
        if match is None or match.weight < _SURE or match.given.place not in given:
            continue
        claimed = _doers(deed, alignment.claim, persons)
        told = _doers(given[match.given.place], alignment.evidence, persons)
        if claimed and told and not any(one.may_be(other) for one in claimed[-1:] for other in told):
            return True
    return False


def _plain_deeds(statement: Statement) -> list[Deed]:
    """Those whose doer word order shows."""
    every = deeds(statement, narrow=True)
    return [deed for deed in every if not deed.uncertain and not is_to_be_done(deed.predicate, statement)]


def _doers(deed: Deed, statement: Statement, persons: Collection[str]) -> list[Party]:
    """Those who are named as its doers in its own clause, and those whom "and" joins to them; none where a pronoun may be one."""
    if not deed.passive and _has_pronoun(deed.predicate, statement):
        return []
    named = [(run, party) for run, party in parties(statement, persons) if party.words]
    places = {term.place for term in deed.agents}
    own = [(run, party) for run, party in named if places & {term.place for term in run}]
    first = own[0][0][0].place if own and not deed.passive else 0
    joined = [party for run, party in named if run[0].place < first and _is_listed(run, first, statement)]
    return joined + [party for _, party in own]


def _has_pronoun(verb: Term, statement: Statement) -> bool:
    """Whether a pronoun that may mean anybody stands between the verb and the one before it: "He and others such as …"."""
    for term in reversed(statement.terms[: verb.place]):
        if is_predicate(term, statement):
            return False
        if term.plain in _PRONOUNS:
            return True
    return False


def _is_listed(run: Sequence[Term], place: int, statement: Statement) -> bool:
    """Whether only names, titles and "and" stand between this name and that place, an "and" among them."""
    between = statement.terms[run[-1].place + 1 : place]
    return any(term.plain in _AND for term in between) and not any(is_predicate(term, statement) for term in between)
