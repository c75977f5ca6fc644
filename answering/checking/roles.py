"""Whether who did what to whom, and who is what, is the same in a claim and in its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from answering.checking.alignment import Alignment
from answering.checking.grounds import name_runs
from answering.checking.statements import TITLES, Statement, Term
from retrieval.words import irregular_forms, is_root, stem

_SURE = 0.6
"""Two predicates are compared if the one surely means the other."""

_ROOT_VERBS = frozenset(
    """
    takluk kalah menang tumbang unggul beli jual minta pinta suka benci cinta percaya ikut pindah gugat lapor pecat
    dukung tolak masuk
    keluar pergi datang tiba hengkang mundur kuasai milik
    """.split()
)
"""Indonesian verbs that need no prefix."""
_NO_VERB = frozenset(
    "termasuk tersebut terhadap tentang terakhir terbaru tertentu dirinya diri dini media menteri meter merek medis".split()
)
_ACTIVE = re.compile(r"(?:me[mnlrwy]|ber|ter|nge?|ny)\w{3,}")
_PASSIVE = re.compile(r"di\w{4,}")
_BE = frozenset("is are was were be been being get gets got gotten".split())
_HAVE = frozenset("has have had having".split())
_PREPOSITIONS = frozenset(
    """
    di ke dari pada untuk dengan karena sebagai dalam sejak agar bahwa yang ketika saat setelah sebelum atas terhadap
    soal tentang hingga
    sampai lewat melalui usai seperti bagai ala sambil
    in on at to from for with because as during since that which who when after before of about over until into via
    through against out up off down away back
    """.split()
)
_UPON = frozenset("terhadap atas".split())
_BY = frozenset("oleh by".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """A predicate with those who do it and those to whom it is done, as the words around it."""

    predicate: Term
    agents: tuple[Term, ...]
    patients: tuple[Term, ...]
    subject: tuple[Term, ...]
    """Those of the two that stand before the predicate."""
    rest: tuple[Term, ...]
    """All that stands after it."""
    passive: bool
    uncertain: bool = False
    """Its voice cannot be told, so that it can only be compared with the very same word."""


def exchanges_roles(alignment: Alignment) -> bool:
    """Whether the claim makes the doer of a deed the one to whom it is done, or gives one's title to another."""
    given = {deed.predicate.place: deed for deed in deeds(alignment.evidence)}
    sure = {deed.predicate.place: deed for deed in deeds(alignment.evidence, narrow=True)}
    for deed in deeds(alignment.claim, narrow=True):
        match = alignment.matches.get(deed.predicate.place)
        if (
            match
            and match.weight >= _SURE
            and match.given.place in given
            and _contradicts(deed, given[match.given.place], sure[match.given.place], alignment)
        ):
            return True
    return _gives_a_title_away(alignment)


def deeds(statement: Statement, *, narrow: bool = False) -> list[Deed]:
    """What is done in a text, by whom and to whom, as far as word order and voice tell.

    `narrow` leaves out what stands in another clause than its predicate, which may or may not belong to it.
    """
    predicates = [term for term in statement.terms if is_predicate(term, statement)]
    found: list[Deed] = []
    for number, predicate in enumerate(predicates):
        first = predicates[number - 1].place + 1 if number else 0
        last = predicates[number + 1].place if number + 1 < len(predicates) else len(statement.terms)
        left = _same_sentence(statement, statement.terms[first : predicate.place], predicate)
        right = _same_sentence(statement, statement.terms[predicate.place + 1 : last], predicate)
        if narrow:
            left = [term for term in left if term.clause == predicate.clause]
            right = [term for term in right if term.clause == predicate.clause]
        uncertain = _is_uncertain(predicate, left, right, statement)
        deed = replace(_deed(predicate, left, right, statement), uncertain=uncertain)
        if found and _shares_subject(left, predicate):
            deed = _with_subject_of(found[-1], deed)
        found.append(deed)
    return found


def _is_uncertain(predicate: Term, left: Sequence[Term], right: Sequence[Term], statement: Statement) -> bool:
    """Whether the voice cannot be told: "terkait", "founded in 2019", "a missing man"."""
    if statement.language == "id":
        return predicate.plain.startswith(("ter", "ber")) and not _is_passive(predicate, left, right, statement)
    before = {term.plain for term in left[-3:]}
    if predicate.plain.endswith("ing"):
        return not _BE & before
    if left and left[-1].plain in _SUBJECTS:
        return False
    bare = not before & (_BE | _HAVE | _AUXILIARIES)
    return bare and (not right or right[0].plain in _PREPOSITIONS - _BY)


def _shares_subject(left: Sequence[Term], predicate: Term) -> bool:
    """Whether nothing but light words stands between the beginning of the clause and its predicate: "… and limits …"."""
    return not any(term.content or term.plain in _PRONOUNS for term in left if term.clause == predicate.clause)


_SUBJECTS = frozenset("he she they i we who it".split())
_PRONOUNS = frozenset("dia ia beliau mereka keduanya itu ini saya kami kita he she it they i we this that who yang which".split())


def _with_subject_of(earlier: Deed, deed: Deed) -> Deed:
    subject = earlier.subject
    if deed.passive:
        return replace(deed, patients=subject, subject=subject)
    return replace(deed, agents=subject, subject=subject)


def is_predicate(term: Term, statement: Statement) -> bool:
    """Whether a word is a verb by its form."""
    if term.name or (not term.content and term.plain not in _LIGHT_VERBS) or term.plain in _NO_VERB:
        return False
    if term.plain in _LIGHT_VERBS:
        return True
    if statement.language == "id":
        formed = _ACTIVE.fullmatch(term.plain) or _PASSIVE.fullmatch(term.plain)
        return (
            term.plain in _ROOT_VERBS
            or _is_bare(term, statement)
            or _is_named_deed(term, statement)
            or (formed is not None and term.stem != term.plain and is_root(term.stem))
        )
    return term.stem in english_verbs() and (
        (re.search(r"(?:ed|es|s|ing)$", term.plain) is not None and not _is_possessed(term, statement))
        or term.plain in irregular_forms()
        or (term.place > 0 and statement.terms[term.place - 1].plain in _AUXILIARIES)
    )


def _is_possessed(term: Term, statement: Statement) -> bool:
    """Whether a word that may be a verb follows "the" or "Musk's", and so is a noun."""
    if not term.place or not term.plain.endswith("s"):
        return False
    before = statement.terms[max(0, term.place - 2) : term.place]
    owned = any(re.search(r"['’]s$", statement.text[other.start : other.end]) for other in before)
    return owned or before[-1].plain in _DETERMINERS


_DETERMINERS = frozenset("the a an his her its their our my this these those some several many all no".split())


def _is_bare(term: Term, statement: Statement) -> bool:
    """Whether a verb without prefix follows the one who acts: "yang dia sumbangkan"."""
    before = statement.terms[term.place - 1] if term.place else None
    formed = re.fullmatch(r"\w{3,}(?:kan|i)", term.plain) is not None and term.stem != term.plain and is_root(term.stem)
    return formed and before is not None and (before.plain in _ACTORS or before.name)


_ACTORS = frozenset("dia ia mereka kami kita saya aku kau kamu beliau".split())
_LIGHT_VERBS = frozenset("called calls gave gives given told tells".split())
_AUXILIARIES = frozenset("to will would can could may might must shall should did does do not never".split())


@cache
def english_verbs() -> frozenset[str]:
    """The stems of the English words that the lexicon translates by an Indonesian verb."""
    text = resources.files("retrieval").joinpath("data", "en_id.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(
        stem(english, "en")
        for english, translations in rows
        if english.isalpha() and re.search(r"(?:^|; )(?:me[mnlrwy]|ber|ter|di)\w{3,}", translations)
    )


def _deed(predicate: Term, left: Sequence[Term], right: Sequence[Term], statement: Statement) -> Deed:
    if _is_named_deed(predicate, statement):
        agents, patients = _after(right, _BY), _after(right, _UPON)
        return Deed(predicate, agents, patients, (), _things(right), passive=True)
    subject, rest = _things(left), _things(right)
    if not _is_passive(predicate, left, right, statement):
        return Deed(predicate, subject, rest, subject, rest, passive=False)
    by = next((place for place, term in enumerate(right) if term.plain in _BY), None)
    if by is not None:
        return Deed(predicate, _things(_phrase(right[by + 1 :])), subject, subject, rest, passive=True)
    agents = _phrase(right) if statement.language == "id" else ()
    return Deed(predicate, _things(agents), subject, subject, rest, passive=True)


def _after(terms: Sequence[Term], words: frozenset[str]) -> tuple[Term, ...]:
    """The words of the phrase that begins with one of these."""
    place = next((place for place, term in enumerate(terms) if term.plain in words), None)
    return () if place is None else _things(_phrase(terms[place + 1 :]))


def _is_named_deed(term: Term, statement: Statement) -> bool:
    """Whether a noun names what is done to somebody: "pemukulan terhadap …"."""
    following = statement.terms[term.place + 1].plain if term.place + 1 < len(statement.terms) else ""
    return statement.language == "id" and following in _UPON | _BY and re.fullmatch(r"pe\w{4,}an", term.plain) is not None


def _is_passive(predicate: Term, left: Sequence[Term], right: Sequence[Term], statement: Statement) -> bool:
    if statement.language == "id":
        by = any(term.plain == "oleh" for term in right[:4])
        return _PASSIVE.fullmatch(predicate.plain) is not None or (predicate.plain.startswith("ter") and by)
    if predicate.plain.endswith("ing"):
        return False
    before = [term.plain for term in left[-3:]]
    return any(word in _BE for word in before) or (any(term.plain == "by" for term in right[:2]) and not _HAVE & set(before))


def _phrase(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The words up to the next preposition."""
    found = []
    for term in terms:
        if term.plain in _PREPOSITIONS:
            break
        found.append(term)
    return tuple(found)


def _things(terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in terms if term.content)


def _same_sentence(statement: Statement, terms: Sequence[Term], predicate: Term) -> list[Term]:
    kept = []
    for term in terms:
        between = statement.spaced(term, predicate) if term.place < predicate.place else statement.spaced(predicate, term)
        if re.search(r"[!?;]|(?<!\b[MD]r)\.\s", between) is None:
            kept.append(term)
    return kept


def _contradicts(claimed: Deed, given: Deed, sure: Deed, alignment: Alignment) -> bool:
    """`given` has all who may do it or to whom it may be done, `sure` those of the predicate's own clause alone."""
    if _changes_sides(claimed, given, alignment):
        return True
    same_word = claimed.predicate.plain == given.predicate.plain
    if (claimed.uncertain or given.uncertain) and (alignment.claim.language == "en" or not same_word):
        return False
    if not claimed.agents or not claimed.patients:
        return False
    agents, patients = _keys(_nearest_name(claimed.agents), alignment), _keys(claimed.patients, alignment)
    doers, done = {term.stem for term in given.agents}, {term.stem for term in given.patients}
    to_patient = not agents & doers and bool(agents & {term.stem for term in sure.patients})
    to_agent = not patients & done and bool(patients & {term.stem for term in sure.agents})
    return to_patient or to_agent


def _changes_sides(claimed: Deed, given: Deed, alignment: Alignment) -> bool:
    """Whether the claim's subject, a name, comes in the evidence only after the same predicate in the same voice."""
    voices = is_passive_form(claimed.predicate, alignment.claim), is_passive_form(given.predicate, alignment.evidence)
    if voices[0] is None and given.rest and not claimed.passive:
        return False  # "founded in 2019" may be said of what is founded
    if given.uncertain or claimed.passive != given.passive or not given.subject:
        return False
    subject = [term for term in _nearest_name(claimed.subject) if term.name]
    places = places_of(subject, alignment)
    return bool(places) and min(places) > given.predicate.place and min(places) <= _last_place(given, alignment)


def _last_place(given: Deed, alignment: Alignment) -> int:
    """Where the sentence of a predicate ends."""
    following = _same_sentence(alignment.evidence, alignment.evidence.terms[given.predicate.place + 1 :], given.predicate)
    return max((term.place for term in following), default=given.predicate.place)


def is_passive_form(term: Term, statement: Statement) -> bool | None:
    """Whether a verb is passive by its own form and what stands before it; `None` where that cannot be told."""
    left, right = list(statement.terms[max(0, term.place - 3) : term.place]), list(statement.terms[term.place + 1 :])
    if _is_uncertain(term, left, right, statement):
        return None
    return _is_passive(term, left, right, statement)


def places_of(name: Sequence[Term], alignment: Alignment) -> list[int]:
    """Where the evidence has the words of a name of the claim, or their translations."""
    plain = {term.plain for term in name}
    borne = {bearer.plain for term in name if (bearer := alignment.bearer(term))}
    return [term.place for term in alignment.evidence.terms if term.plain in plain | borne]


def _nearest_name(terms: Sequence[Term]) -> Sequence[Term]:
    """The last of several names, if there are any: it stands nearest to its predicate."""
    names = [term for term in terms if term.name]
    kept: list[Term] = []
    for term in reversed(names):
        if kept and (kept[-1].place != term.place + 1 or kept[-1].clause != term.clause):
            break
        kept.append(term)
    return kept or terms


def _keys(terms: Sequence[Term], alignment: Alignment) -> set[str]:
    """The stems of the evidence's words that bear these; names alone where there are any."""
    names = [term for term in terms if term.name]
    return {bearer.stem for term in names or terms if (bearer := alignment.bearer(term))}


def _gives_a_title_away(alignment: Alignment) -> bool:
    """Whether a title that stands before a name in the claim is another's in the evidence, which gives this name another one."""
    given = [
        ({term.plain for term in run}, {term.stem for term in _beside(run, alignment.evidence)})
        for run in name_runs(alignment.evidence)
    ]
    for run in name_runs(alignment.claim):
        plain = {term.plain for term in run}
        own = {title for name, titles in given if plain & name for title in titles}
        others = {title for name, titles in given if not plain & name for title in titles}
        for title in _beside(run, alignment.claim):
            bearer = alignment.bearer(title)
            if bearer and own and bearer.stem in others and bearer.stem not in own:
                return True
    return False


def _beside(run: Sequence[Term], statement: Statement) -> list[Term]:
    """The title of a name: its own first words in a title's spelling, or the noun right before it."""
    first = run[0]
    found = [term for term in run[:-1] if term.plain in TITLES]
    before = statement.terms[first.place - 1] if first.place else None
    if before and before.plain in TITLES and statement.spaced(before, first).strip(" ,") == "":
        found.append(before)
    return found
