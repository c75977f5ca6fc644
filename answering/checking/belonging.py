"""Which names belong to which words, and whether a claim exchanges them: "komentar Musk", "from OpenAI"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answering.checking.alignment import Alignment
from answering.checking.grounds import name_runs
from answering.checking.relations import is_relation
from answering.checking.roles import is_passive_form, is_predicate, places_of
from answering.checking.statements import Statement, Term

_SAME_WORDS: Mapping[str, str] = {
    **dict.fromkeys("dari daripada from than of".split(), "from"),
    **dict.fromkeys("ke kepada bagi to toward towards into".split(), "to"),
    **dict.fromkeys("untuk for".split(), "for"),
    **dict.fromkeys("melawan lawan versus vs against".split(), "against"),
    **dict.fromkeys("sebagai as menjadi jadi adalah ialah merupakan is was become became".split(), "as"),
    **dict.fromkeys("atas over".split(), "over"),
    **dict.fromkeys("menurut kata ujar".split(), "says"),
}
"""Function words that tie a name to what is said, in both languages."""
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Tie:
    """A name with the word to which it belongs: a content word, or the kind of a function word."""

    name: frozenset[str]
    to: Term | None
    by: str


def exchanges_names(alignment: Alignment) -> bool:
    """Whether a name of the claim is tied to a word to which the evidence ties another of the claim's names, and not this one."""
    claimed, given = ties(alignment.claim), ties(alignment.evidence)
    named = [tie.name for tie in claimed] + [_plain(run) for run in name_runs(alignment.claim)]
    for tie in claimed:
        same = [other for other in given if _is_same(tie, other, alignment)]
        if not same or any(tie.name & other.name for other in same):
            continue
        rivals = [other for other in same if any(other.name & name and not tie.name & name for name in named)]
        if rivals and len(rivals) == len(same) and any(tie.name & _plain(run) for run in name_runs(alignment.evidence)):
            return True
    return False


def gives_words_to_another(alignment: Alignment) -> bool:
    """Whether the claim has somebody say what in the evidence others say, who are named, though it names this one too."""
    speakers = said_by(alignment.evidence)
    for name in said_by(alignment.claim) if speakers else []:
        named = any(name & _plain(run) for run in name_runs(alignment.evidence))
        if named and not any(name & speaker for speaker in speakers):
            return True
    return False


def said_by(statement: Statement) -> list[frozenset[str]]:
    """The names of those who speak: "kata Tuju", "Ban menyatakan", "Ruddock said"."""
    found = []
    for run in name_runs(statement):
        before = statement.terms[run[0].place - 1].plain if run[0].place else ""
        after = [term.plain for term in statement.terms[run[-1].place + 1 : run[-1].place + 3] if term.clause == run[-1].clause]
        if before in _SAYS_BEFORE or _SAYS_AFTER & set(after):
            found.append(_plain(run))
    return found


_SAYS_BEFORE = frozenset("kata ujar ucap tutur ungkap jelas tegas imbuh papar tukas said says".split())
_SAYS_AFTER = frozenset(
    """
    mengatakan menyatakan menambahkan menegaskan mengungkapkan menuturkan menjelaskan menulis berkata mengaku
    said says told added stated wrote argued explained
    """.split()
)


def ties(statement: Statement) -> list[Tie]:
    """The names of a text with what stands next to them."""
    found = []
    for run in name_runs(statement):
        name = _plain(run)
        owned = _owned(run, statement)
        if owned:
            found.append(Tie(name, owned, ""))
            continue
        before = _before(run, statement)
        if before is None:
            continue
        if before.plain == "of" and (head := _head(before, statement)):
            found.append(Tie(name, head, ""))
        elif kind := _SAME_WORDS.get(before.plain):
            found.append(Tie(name, None, kind))
        elif statement.language == "id" and _may_own(before, statement):
            found.append(Tie(name, before, ""))
    return found


def _may_own(noun: Term, statement: Statement) -> bool:
    """Whether a noun before a name may be that name's; who is whose head, `relations` tells better."""
    return noun.content and not noun.name and not is_relation(noun) and not is_predicate(noun, statement)


_AWAY = frozenset("dari daripada from".split())
_THERE = frozenset("ke kepada di to toward towards into at in for".split())


def turned_round(alignment: Alignment) -> list[frozenset[str]]:
    """The names from which the claim goes and to which the evidence does, and the other way round."""
    claimed, given = _directions(alignment.claim), _directions(alignment.evidence)
    return [name for name, ways in claimed.items() if (known := given.get(name)) and not ways & known]


def _directions(statement: Statement) -> dict[frozenset[str], set[bool]]:
    """For each name whether it is come from, or gone to; both, where the text has both."""
    found: dict[frozenset[str], set[bool]] = {}
    for run in name_runs(statement):
        before = _before(run, statement)
        if before and before.plain in _AWAY | _THERE:
            found.setdefault(_plain(run), set()).add(before.plain in _AWAY)
    return found


def _plain(run: Sequence[Term]) -> frozenset[str]:
    return frozenset(term.plain for term in run)


def _is_same(claimed: Tie, given: Tie, alignment: Alignment) -> bool:
    if claimed.to is None or given.to is None:
        return claimed.to is None and given.to is None and claimed.by == given.by
    bearer = alignment.bearer(claimed.to)
    return bearer is not None and bearer.stem == given.to.stem


def _owned(run: Sequence[Term], statement: Statement) -> Term | None:
    """What the name owns by an English possessive."""
    last = run[-1]
    if statement.language != "en" or not _POSSESSIVE.search(statement.text[last.start : last.end]):
        return None
    following = statement.terms[last.place + 1 : last.place + 4]
    return next((term for term in following if term.content and not term.name), None)


def _before(run: Sequence[Term], statement: Statement) -> Term | None:
    place = run[0].place - 1
    if place < 0:
        return None
    before = statement.terms[place]
    return before if statement.spaced(before, run[0]).strip() == "" else None


def _head(of: Term, statement: Statement) -> Term | None:
    before = statement.terms[of.place - 1] if of.place else None
    return before if before and before.content and not before.name else None


def stand_in_each_other_s_place(alignment: Alignment) -> bool:
    """Whether two names of the claim have changed places: each stands among the words that the evidence has around the other."""
    runs = [run for run in name_runs(alignment.claim) if places_of(run, alignment)]
    for number, one in enumerate(runs):
        for two in runs[number + 1 :]:
            if not _plain(one) & _plain(two) and _prefers(one, two, alignment) and _prefers(two, one, alignment):
                return True
    return False


_MARGIN = 1
"""By so many words, on average, the words around a name must be nearer to the other name."""


def _prefers(run: Sequence[Term], other: Sequence[Term], alignment: Alignment) -> bool:
    """Whether the words around a name of the claim are in the evidence around the other name instead.

    A verb in another form says nothing: names stand on either side of it, as its voice wants.
    """
    around = [(term, bearer) for term in _around(run, alignment.claim) if (bearer := alignment.bearer(term))]
    anchors = [bearer for term, bearer in around if _tells_sides(term, bearer, alignment)]
    if not anchors:
        return False
    own, others = places_of(run, alignment), places_of(other, alignment)
    nearer = sum(_distance(anchor, own) - _distance(anchor, others) for anchor in anchors)
    return nearer >= _MARGIN * len(anchors)


def _around(run: Sequence[Term], statement: Statement) -> list[Term]:
    """The nearest words with content before and after a name."""
    before = statement.terms[max(0, run[0].place - _NEAR) : run[0].place]
    after = statement.terms[run[-1].place + 1 : run[-1].place + 1 + _NEAR]
    plain = [[term for term in side if term.content and not term.name] for side in (before, after)]
    return plain[0][-1:] + plain[1][:1]


_NEAR = 3
"""So many words around a name are looked at."""


def _tells_sides(term: Term, bearer: Term, alignment: Alignment) -> bool:
    """Whether a name stands on the same side of both words: of verbs, if neither or both are passive."""
    if term.plain == bearer.plain or not is_predicate(term, alignment.claim):
        return True
    own, given = is_passive_form(term, alignment.claim), is_passive_form(bearer, alignment.evidence)
    return own is not None and own == given


def _distance(anchor: Term, places: Sequence[int]) -> int:
    return min(abs(anchor.place - place) for place in places)
