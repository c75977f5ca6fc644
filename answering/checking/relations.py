"""What somebody is to another, as a text says it: the head of what, the founder, the maker."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from answering.checking.appellations import is_description
from answering.checking.grounds import name_runs
from answering.checking.roles import Deed, deeds, is_predicate
from answering.checking.statements import TITLES, Statement, Term


def _by_word(kinds: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {word: frozenset(kind.split()) for kind, words in kinds.items() for word in words.split()}


_NOUNS = _by_word(
    {
        "head": "ceo direktur dirut director",
        "president": "presiden president",
        "governor": "gubernur governor",
        "regent": "bupati",
        "mayor": "walikota mayor",
        "chair": "ketua chairman chairwoman chairperson chair",
        "head president governor regent mayor chair": "kepala head bos boss pimpinan pemimpin leader",
        "founder": "pendiri founder co-founder cofounder",
        "owner": "pemilik owner",
        "maker": "pembuat pencipta pengembang maker creator developer",
        "backer": "pemodal penyandang pendana donatur investor backer funder financier donor",
        "trainer": "pelatih coach",
        "captain": "kapten captain",
    }
)
"""Words for what somebody is to another, by what they may mean."""
_VERBS = _by_word(
    {
        "head president governor regent mayor chair": "memimpin dipimpin leads led headed",
        "founder": "mendirikan didirikan founded co-founded",
        "owner": "memiliki dimiliki owns owned",
        "maker": "membuat dibuat menciptakan diciptakan mengembangkan dikembangkan created creates developed develops",
        "backer": "mendanai didanai membiayai dibiayai funded financed",
    }
)
"""And verbs that say the same."""
_KINDS = {**_NOUNS, **_VERBS}

_OF = frozenset("dari milik di untuk bagi atas of for at".split())
COMPANIONS = frozenset("dengan bersama with oleh by dari from ke to kepada".split())
"""Prepositions behind which a name stands with whom something is done, or from whom it comes."""
_IS = frozenset("adalah ialah merupakan sebagai menjadi jadi is was are were as became become being be part role".split())
"""Also "played the part of"."""
_IN_ORDER_TO = frozenset("untuk buat guna agar supaya to".split())
"""Who is to do what follows, is often left to be understood."""
_AND = frozenset("dan and sekaligus serta sama".split())
_BY = frozenset("oleh by".split())
_PARTS = _AND | COMPANIONS | _OF - {"of"}
"""What stands before the noun when somebody before that is another."""
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)[.;:!?](?:\s|$)|\(")
_BETWEEN = 2
"""So many plain words may stand between the noun and the name that belongs to it: "ketua dewan OpenAI"."""
_BEFORE = 4
"""And so many between it and the word or name on which it depends: "as one of the early founders"."""


@dataclass(frozen=True, slots=True)
class Party:
    """One whom a relation joins to another, by name or, as "perusahaan itu", by description."""

    words: frozenset[str]
    """In lower case; none where it is only described."""
    person: bool = False

    def may_be(self, other: Party) -> bool:
        """Whether both may mean the same: a description means whatever is no person."""
        shared = self.words & other.words
        own, others = self.words - shared, other.words - shared
        if not self.words or not other.words:
            return not self.person and not other.person
        if self.person and other.person and own and others:  # "B. J. Habibie", but no other Trump
            return bool(shared) and not {word[0] for word in own}.isdisjoint(word[0] for word in others)
        return len(shared) >= min(len(self.words), len(other.words)) / 2


@dataclass(frozen=True, slots=True)
class Relation:
    """What a word makes some to others, as far as the text names or describes them."""

    term: Term
    who: tuple[Party, ...]
    """Those who are it: of "CEO Tesla, Elon Musk" him."""
    whose: tuple[Party, ...]
    """And to whom or what: Tesla."""

    @property
    def kinds(self) -> frozenset[str]:
        """What the word may mean; empty where it is none of those that are known."""
        return kinds_of(self.term)


def relations(statement: Statement, persons: Collection[str]) -> list[Relation]:
    """All that a text says of what somebody is to another, by noun or by verb."""
    return Reading(statement, persons).every


def parties(statement: Statement, persons: Collection[str]) -> list[tuple[list[Term], Party]]:
    """The names and descriptions of a text, in order, but for those to whom somebody is something: Tesla in "bos Tesla"."""
    return Reading(statement, persons).independent


def is_to_be_done(verb: Term, statement: Statement) -> bool:
    """Whether this is what something else is done for: by whom it is to be done, is left to be understood."""
    return verb.place > 0 and statement.terms[verb.place - 1].plain in _IN_ORDER_TO


def kinds_of(term: Term) -> frozenset[str]:
    """What a word may make somebody to another; empty where it is none of those that are known."""
    return _KINDS.get(term.plain, frozenset())


def tells_a_deed(term: Term) -> bool:
    """Whether it is a verb that does so."""
    return term.plain in _VERBS


def is_relation(term: Term) -> bool:
    """Whether this is a word for what somebody is to another."""
    return term.plain in _NOUNS


class Reading:
    """Reads the relations of one text."""

    def __init__(self, statement: Statement, persons: Collection[str]) -> None:
        self._statement, self._terms, self._persons = statement, statement.terms, frozenset(persons)
        named = [part for run in name_runs(statement) for part in self._parted(run)]
        named_at = {term.place for run in named for term in run}
        described = [[term] for term in statement.terms if is_description(term.plain) and term.place + 1 not in named_at]
        self._runs = sorted(named + described, key=lambda run: run[0].place)
        self._run_at = {term.place: run for run in self._runs for term in run}

    @property
    def every(self) -> list[Relation]:
        """All relations of the text, in order."""
        return [relation for term in self._terms if term.plain in _KINDS and (relation := self.of(term))]

    @property
    def independent(self) -> list[tuple[list[Term], Party]]:
        """The names and descriptions that are not those to whom a noun's holder is something."""
        owners = {party for term in self._terms if term.plain in _NOUNS for party in self._of_noun(term).whose}
        every = [(run, self._party(run)) for run in self._runs]
        return [(run, party) for run, party in every if party not in owners]

    def of(self, term: Term) -> Relation | None:
        """What this word says of whom; `None` where it says nothing of the sort."""
        if term.plain in _VERBS:
            return self._of_verb(term)
        return self._of_noun(term) if term.plain in _NOUNS or self._is_called(term) else None

    def _is_called(self, term: Term) -> bool:
        """Whether the text says of somebody that he is this."""
        if not term.content or is_predicate(term, self._statement):
            return False
        return any(other.plain in _IS for other in self._terms[max(0, term.place - _BEFORE) : term.place])

    def _of_verb(self, verb: Term) -> Relation | None:
        deed = next((deed for deed in self._deeds if deed.predicate.place == verb.place), None)
        if deed is None or not self._is_plain(verb):
            return None
        nouns = [self._of_noun(term) for term in self._terms if term.plain in _NOUNS]
        owners = {party for noun in nouns for party in noun.whose}
        who, whose = (self._parties(terms, verb) for terms in (deed.agents, deed.patients))
        return Relation(verb, *(tuple(party for party in parties if party not in owners) for parties in (who, whose)))

    def _is_plain(self, verb: Term) -> bool:
        """Whether a name or a description follows right behind the verb or "by", and no other verb: "made it look"."""
        place = verb.place + 1
        if place < len(self._terms) and self._terms[place].plain in _BY:
            place += 1
        following = self._run_at.get(place)
        after = self._terms[following[-1].place + 1 : following[-1].place + 2] if following else ()
        caused = any(is_predicate(term, self._statement) for term in after)
        return following is not None and not caused and not is_to_be_done(verb, self._statement)

    @cached_property
    def _deeds(self) -> list[Deed]:
        return deeds(self._statement, narrow=True)

    def _parties(self, terms: Sequence[Term], verb: Term) -> tuple[Party, ...]:
        """The names and descriptions among these words, but for those right behind another verb: "who leads Tesla leads …"."""
        runs = [run for term in terms if (run := self._run_at.get(term.place))]
        before = [self._terms[run[0].place - 1] if run[0].place else None for run in runs]
        own = [run for run, word in zip(runs, before, strict=True) if word in (None, verb) or word.plain not in _VERBS]
        return tuple(dict.fromkeys(map(self._party, own)))

    def _of_noun(self, noun: Term) -> Relation:
        itself = self._run_at.get(noun.place, [noun])
        who, whose = self._after(itself[-1])
        if self._statement.language == "en" and not whose:
            whose = self._owners_before(itself[0])
        if who and not whose and (subject := self._called_so(itself[0])):
            who, whose = subject, who
        if not who:
            who = self._holder_before(itself[0], whose)
        return Relation(noun, tuple(map(self._party, who)), tuple(map(self._party, whose)))

    def _after(self, noun: Term) -> tuple[list[list[Term]], list[list[Term]]]:
        """Who follows the noun as the one who is it, and to whom: "CEO Twitter dan Tesla, Elon Musk", "pemodal bagi OpenAI"."""
        run, linked = self._next_run(noun)
        if run is None:
            return [], []
        whose = [self._with_short_name(run)]
        while (following := self._follows(whose[-1], _AND)) and not self._is_person(following):
            whose.append(self._with_short_name(following))
        if said := self._follows(whose[-1], _IS):
            return [said], whose
        holder = self._follows(whose[-1], frozenset())
        if holder and (len(whose) > 1 or self._is_person(holder) or not linked):
            return [holder], whose
        return ([run], []) if self._is_person(run) and not linked else ([], whose)

    def _with_short_name(self, run: list[Term]) -> list[Term]:
        """With what follows in parentheses: "Taman Nasional Gunung Merbabu (TNGMb)"."""
        short = self._run_at.get(run[-1].place + 1)
        return run + short if short and self._statement.spaced(run[-1], short[0]).strip() == "(" else run

    def _next_run(self, noun: Term) -> tuple[list[Term] | None, bool]:
        """The name that belongs to the noun behind it, and whether something stands between that ties it to it."""
        linked, between, last = False, 0, noun
        for term in self._terms[noun.place + 1 :]:
            if re.search(r"[^\s'’]", self._statement.spaced(last, term)):
                break
            if run := self._run_at.get(term.place):
                return run, linked or between > 0
            linked |= term.plain in _OF
            between += term.content
            if between > _BETWEEN or term.plain in _AND | _IS or is_predicate(term, self._statement):
                break
            last = term
        return None, False

    def _follows(self, run: Sequence[Term], by: frozenset[str]) -> list[Term] | None:
        """The name that stands behind this one and one of these words; without any, right behind it or behind a comma."""
        place = run[-1].place + 1
        if by and not (place < len(self._terms) and self._terms[place].plain in by):
            return None
        following = self._run_at.get(place + bool(by))
        if following is None or following is run:
            return None
        return following if not _STOP.search(self._statement.spaced(run[-1], following[0])) else None

    def _owners_before(self, noun: Term) -> list[list[Term]]:
        """English owners before the noun: "OpenAI's first CEO", "Twitter and Tesla CEO"."""
        for term in reversed(self._terms[max(0, noun.place - 1 - _BETWEEN) : noun.place]):
            run = self._run_at.get(term.place)
            if run is None and not term.name:
                continue
            if run and (_POSSESSIVE.search(self._statement.text[term.start : term.end]) or self._is_beside(run, noun)):
                return [run, *self._joined_before(run)]
            return []
        return []

    def _is_beside(self, run: Sequence[Term], noun: Term) -> bool:
        return run[-1].place == noun.place - 1 and not self._is_person(run) and self._statement.spaced(run[-1], noun) == " "

    def _joined_before(self, run: Sequence[Term]) -> list[list[Term]]:
        place = run[0].place - 1
        before = self._run_at.get(place - 1) if place > 0 and self._terms[place].plain in _AND else None
        return [before] if before and not self._is_person(before) else []

    def _holder_before(self, noun: Term, whose: Sequence[Sequence[Term]]) -> list[list[Term]]:
        """Who stands before the noun as the one who is it: "Musk adalah …", "OpenAI, …", "Altman digambarkan sebagai …"."""
        first = min([noun.place, *(run[0].place for run in whose)])
        for place in range(first - 1, max(-1, first - 2 - _BEFORE), -1):
            term, gap = self._terms[place], self._statement.spaced(self._terms[place], self._terms[place + 1])
            run = self._run_at.get(place)
            if _STOP.search(gap) or term.plain in _PARTS:
                return []
            if run:
                return [run]
            if term.plain in _IS:
                return self._subject(place)
            if "," in gap or is_predicate(term, self._statement):
                return []
        return []

    def _called_so(self, noun: Term) -> list[list[Term]]:
        """Who is said to be this by the word right before it: "OpenAI menjadi pemodal Musk"."""
        place = noun.place - 1
        return self._subject(place) if place > 0 and self._terms[place].plain in _IS else []

    def _subject(self, place: int) -> list[list[Term]]:
        """Who is said to be something: the nearest person named before, or else the nearest name."""
        before = [run for run in self._runs if run[-1].place < place and not self._ends_between(run, place)]
        persons = [run for run in before if self._is_person(run)]
        return (persons or before)[-1:]

    def _ends_between(self, run: Sequence[Term], place: int) -> bool:
        return re.search(r"[.;!?]\s", self._statement.spaced(run[-1], self._terms[place])) is not None

    def _is_person(self, run: Sequence[Term]) -> bool:
        return all(_plain(term) in self._persons for term in run)

    def _party(self, run: Sequence[Term]) -> Party:
        if is_description(run[0].plain):
            return Party(frozenset())
        return Party(frozenset(map(_plain, run)), self._is_person(run))

    def _parted(self, run: Sequence[Term]) -> list[list[Term]]:
        """A name without words for what somebody is, and a person's apart from what stands before it: "Tesla", "Elon Musk"."""
        parts: list[list[Term]] = [[]]
        for term in run:
            if term.plain in TITLES or term.plain in _NOUNS:
                parts.append([])
                continue
            if parts[-1] and self._is_person([term]) and not self._is_person(parts[-1]):
                parts.append([])
            parts[-1].append(term)
        return [part for part in parts if part]


def _plain(term: Term) -> str:
    return _POSSESSIVE.sub("", term.plain)
