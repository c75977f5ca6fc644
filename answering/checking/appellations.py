"""A claim with the names of an article as that has them: spelled so, written out, or as the noun that it uses instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from answering.checking.alignment import Alignment
from answering.checking.grounds import name_runs
from answering.checking.roles import is_predicate
from answering.checking.statements import TITLES, Statement, Term, is_known, statement
from answering.people import people
from retrieval.articles import Article, Language, Sentence
from retrieval.chunking import sentences
from retrieval.words import stop_words, words


def with_names(claim: str, language: Language, article: Article) -> str:
    """The claim with the names of the article spelled and written out as they are there: "elon" is "Elon Musk"."""
    known, casual = names_of(article), not any(word.capital for word in words(claim)[1:])
    written, following = claim, ""
    for word in reversed(words(claim)):
        name = known.get(word.plain)
        if name and (word.capital or name.alone or not is_known(word.plain, language)) and (word.capital or casual):
            spelled = name.spelled if word.plain == following or following in name.whole.lower().split() else name.whole
            written = written[: word.start] + spelled + claim[word.start + len(word.plain) : word.end] + written[word.end :]
        following = word.plain
    return written


@dataclass(frozen=True, slots=True)
class Name:
    """A word of an article's names."""

    spelled: str
    whole: str
    """With the rest of the name where the word is a person's first name."""
    alone: bool
    """Whether it is a whole name in itself somewhere."""


@lru_cache(maxsize=500)
def names_of(article: Article) -> Mapping[str, Name]:
    """The words of the article's names by their plain spelling."""
    spelled: dict[str, str] = {}
    whole: dict[str, str] = {}
    alone: set[str] = set()
    for read in _statements(article):
        for run in name_runs(read):
            kept = [term for term in run if term.name and term.plain not in stop_words("en") | stop_words("id")]
            written = {term.plain: read.text[term.start : term.end] for term in kept}
            for plain, word in written.items():
                spelled.setdefault(plain, word)
            alone |= set(written) if len(run) == 1 else set()
            person = [word for word in written.values() if word in people(article)]
            if len(person) == 2:
                whole.setdefault(person[0].lower(), " ".join(person))
    called_by_it = {first: name for first, name in whole.items() if name.split()[1].lower() in alone}
    return {plain: Name(word, called_by_it.get(plain, word), plain in alone) for plain, word in spelled.items()}


def _statements(article: Article) -> list[Statement]:
    return [statement(sentence.text, article.language) for sentence in sentences(article)]


_DESCRIBED: Mapping[str, str] = {
    "perusahaan": "company",
    "startup": "startup",
    "grup": "group",
    "organisasi": "organisation",
    "usaha": "venture",
    "nirlaba": "nonprofit",
    "lab": "lab",
    "yayasan": "foundation",
    "lembaga": "institution",
    "klub": "club",
    "tim": "team",
    "partai": "party",
    "aplikasi": "app",
    "situs": "site",
}
"""Indonesian nouns by which an article speaks of something that it has named, and the English ones."""
_MOST_NOUNS = 3


def described(claim: str, language: Language, sentence: Sentence) -> list[tuple[str, str]]:
    """The claim with each noun by which the sentence may speak of what its article is about, in the place of its name."""
    said, somebody = sentence.text.lower(), people(sentence.article)
    missing = [name for name in topic(sentence.article) if name.lower() not in said and _alone(name, somebody).search(claim)]
    nouns = [pair[language == "en"] for pair in _DESCRIBED.items() if re.search(rf"\b{pair[0]}(?:nya)?\b", said)]
    return [(_alone(name, somebody).sub(noun, claim), noun) for name in missing[:1] for noun in nouns[:_MOST_NOUNS]]


def another_acts(alignment: Alignment, meant: Collection[int]) -> bool:
    """Whether a name of the claim is taken to be meant by a noun that the evidence parts by another name from what it does.

    `meant` are the places of the claim's terms that the evidence does not say: in "perusahaan …, CEO Tesla memotong …" it is
    not the company that cuts. Whose head somebody is, acts in no way.
    """
    evidence, claimed = alignment.evidence, alignment.claim.terms
    meant = [place for place in meant if not (place and claimed[place - 1].plain in TITLES)]
    nouns = [term.place for term in evidence.terms if is_description(term.plain)]
    names = [run[0].place for run in name_runs(evidence)]
    for place in meant if nouns else ():
        bearer = _nearest_bearer(place, alignment, after=True)
        if bearer and all(any(min(one, bearer.place) < name < max(one, bearer.place) for name in names) for one in nouns):
            return True
    return False


def is_of_a_longer_name(alignment: Alignment, somebody: Collection[str]) -> bool:
    """Whether what the claim says of a name is said of another one that begins with it: of "OpenAI Limited Partnership".

    `somebody` are the words of persons' names, of which a part means the same.
    """
    for run in name_runs(alignment.claim):
        own = {term.plain for term in run}
        said = _nearest_bearer(run[0].place, alignment)
        told = [other for other in name_runs(alignment.evidence) if own <= {term.plain for term in other}]
        if said is None or not told or own & set(somebody):
            continue
        nearest = min(told, key=lambda other: abs(other[-1].place - said.place))
        last = max(place for place, term in enumerate(nearest) if term.plain in own)
        if any(term.name and term.plain not in TITLES | set(somebody) for term in nearest[last + 1 :]):
            return True
    return False


def _nearest_bearer(place: int, alignment: Alignment, *, after: bool = False) -> Term | None:
    """The word of the evidence that bears the claim's predicate nearest to this place; `after`: the one that follows it there."""
    claim = alignment.claim
    predicates = [term for term in claim.terms if is_predicate(term, claim) and alignment.bearer(term)]
    if after:
        clause = claim.terms[place].clause
        predicates = [term for term in predicates if term.place > place and term.clause == clause]
    nearest = min(predicates, key=lambda term: abs(term.place - place), default=None)
    return alignment.bearer(nearest) if nearest else None


def is_description(plain: str) -> bool:
    """Whether this is a noun by which an article speaks of something that it has named: "perusahaan", "the company"."""
    return plain.removesuffix("nya") in _DESCRIBED or plain in _DESCRIBED.values()


def _alone(name: str, somebody: Collection[str]) -> re.Pattern[str]:
    """The name where it is no part of a longer one, but for a title before it or a person behind: "CEO OpenAI Sam Altman"."""
    longer = "".join(rf"(?!{re.escape(word)}\b)" for word in sorted(somebody))
    return re.compile(rf"(?:(?<![A-Z]\w )|(?<=\bCEO ))\b{re.escape(name)}\b(?! {longer}[A-Z])")


@lru_cache(maxsize=500)
def topic(article: Article) -> tuple[str, ...]:
    """The names that are in the title and are no person's."""
    known = {
        read.text[run[0].start : run[-1].end]
        for read in _statements(article)
        for run in name_runs(read)
        if not any(read.text[term.start : term.end] in people(article) for term in run)
    }
    return tuple(name for name in sorted(known, key=len, reverse=True) if re.search(rf"\b{re.escape(name)}\b", article.title))
