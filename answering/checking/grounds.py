"""What bears a claim: the sentences that it cites, their translation, and whom their pronouns may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.checking.statements import TITLES, Statement, Term, statement
from answering.people import people
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences, translated
from retrieval.retold import retold

_LOOK_BACK = 3
"""So many sentences before a cited one may say whom its pronouns mean."""

_CONTEXT = 2
"""And so many may say what a thing is that they point at."""

_SOMEBODY = re.compile(
    r"\b(?:dia|ia|beliau|mereka|keduanya|saya|aku|kami|kita|he|she|him|his|her|they|them|their|i|we|our|my|both|[a-z]{3,}nya)\b",
    re.IGNORECASE,
)
_SOMETHING = re.compile(
    r"\b(?:itu|ini|tersebut|mereka|keduanya|perusahaan|pihaknya|[a-z]{3,}nya|the\s+\w+|it|its|they|their|this|that|these|both)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:dia|ia|beliau|mereka|keduanya|saya|aku|kami|kita|itu|ini|tersebut|pihaknya|perusahaan|[a-z]{3,}nya"
    r"|he|she|him|his|her|they|them|their|it|its|i|we|our|my|this|these|those|both|the\s+(?:company|firm|club|team|group|album))\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:mereka|keduanya|they|them|their|both)\b", re.IGNORECASE)
_ALIAS = re.compile(r"((?:[A-Z][\w-]*\s+(?:(?:dan|of|and|the|for)\s+)?){1,7})\(([A-Z][A-Za-z]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Grounds:
    """The evidence of one claim, read once."""

    cites: tuple[Sentence, ...]
    said: Statement
    """The cited sentences, one after the other."""
    translation: Statement | None
    """The same in the other language, where their article has a translation."""
    before: tuple[Statement, ...]
    """The sentences before them, the nearest first."""
    retold: tuple[Statement, ...] = ()
    """What retells them, in each language, where that is to count as theirs."""

    @property
    def text(self) -> str:
        return self.said.text

    @property
    def articles(self) -> list[Article]:
        return list(dict.fromkeys(sentence.article for sentence in self.cites))

    @property
    def persons(self) -> frozenset[str]:
        """The words of the names that are people's in the articles of the cited sentences, in lower case."""
        return frozenset(word.lower() for article in self.articles for word in people(article))

    @property
    def names_somebody_by_pronoun(self) -> bool:
        """Whether a word of the cited sentences may mean a person who was named before."""
        return _SOMEBODY.search(self.text) is not None

    @property
    def names_something_by_description(self) -> bool:
        """Whether a word of the cited sentences may mean a thing that was named before: "perusahaan itu"."""
        return _SOMETHING.search(self.text) is not None

    @property
    def context(self) -> Statement | None:
        """The sentences right before, if the cited ones point back at what they speak of."""
        nearest = self.before[:_CONTEXT]
        if not nearest or not self.names_something_by_description:
            return None
        return statement(" ".join(earlier.text for earlier in nearest), nearest[0].language)

    @property
    def antecedents(self) -> frozenset[str]:
        """The words of the names that the cited sentences may mean without naming them."""
        known = self.persons
        found: set[str] = set()
        if self.names_somebody_by_pronoun:
            found |= _meant(self.before, lambda run: _is_somebody(run, known))
        if _SEVERAL.search(self.text):
            found |= {term.plain for earlier in self.before for run in name_runs(earlier) for term in run}
        if self.names_something_by_description:
            found |= _meant(self.before, lambda run: not _is_somebody(run, known))
        return frozenset(found)


def points_less(claim: str, evidence: str) -> bool:
    """Whether the claim has fewer words that point at something than its evidence: it may name what those mean."""
    return len(_POINTING.findall(claim)) < len(_POINTING.findall(evidence))


@lru_cache(maxsize=500)
def grounds(cites: tuple[Sentence, ...], *, in_other_words: bool = False) -> Grounds:
    """What the cited sentences, in the order of their articles, say; `in_other_words`: with what retells them."""
    ordered = tuple(sorted(dict.fromkeys(cites), key=lambda sentence: (sentence.article.id, sentence.start)))
    language = ordered[0].article.language
    said = statement(_joined(sentence.text for sentence in ordered), language)
    other = [translated(sentence) for sentence in ordered]
    known = [text for text in other if text is not None]
    translation = ordered[0].article.translation
    in_other = statement(_joined(known), translation.language) if translation and len(known) == len(other) else None
    return Grounds(ordered, said, in_other, _before(ordered), _retold(ordered) if in_other_words else ())


@lru_cache(maxsize=200)
def name_pairs(article: Article) -> frozenset[tuple[str, str]]:
    """The words that stand next to each other in the article's names and titles: "Elon Musk", "Presiden Jokowi"."""
    found: set[tuple[str, str]] = set()
    for sentence in sentences(article):
        found |= _pairs(statement(sentence.text, article.language))
    return frozenset(found | _pairs(statement(article.title, article.language)))


@lru_cache(maxsize=200)
def aliases(article: Article) -> dict[str, frozenset[str]]:
    """Short names, in lower case, with the words that the article writes out for them: "Komisi … (KPK)"."""
    return {
        match.group(2).lower(): frozenset(re.findall(r"\w+", match.group(1).lower())) for match in _ALIAS.finditer(article.text)
    }


def _pairs(read: Statement) -> set[tuple[str, str]]:
    return {
        (one.plain, two.plain)
        for one, two in zip(read.terms, read.terms[1:], strict=False)
        if one.capital and two.capital and read.spaced(one, two).strip(" -.") == ""
    }


def _retold(cites: Sequence[Sentence]) -> tuple[Statement, ...]:
    told = [one for sentence in cites for one in retold(sentence)]
    by_language = {language: [one.text for one in told if one.article.language == language] for language in ("id", "en")}
    return tuple(statement(_joined(texts), language) for language, texts in by_language.items() if texts)


def _joined(texts: Iterable[str]) -> str:
    return " ".join(text if re.search(r"[.!?…]\W*$", text) else f"{text}." for text in texts)


def _before(cites: Sequence[Sentence]) -> tuple[Statement, ...]:
    earlier: list[Sentence] = []
    for sentence in cites:
        found = sentences(sentence.article)
        place = found.index(sentence)
        earlier += [one for one in reversed(found[max(0, place - _LOOK_BACK) : place]) if one not in cites and one not in earlier]
    return tuple(statement(sentence.text, sentence.article.language) for sentence in earlier)


def _meant(before: Sequence[Statement], fits: Callable[[Sequence[Term]], bool]) -> set[str]:
    """The names that act in the nearest earlier sentence where a fitting one does; if none does, the nearest one."""
    for earlier in before:
        if found := [run for run in name_runs(earlier) if fits(run) and _acts(run, earlier)]:
            return {term.plain for run in found for term in run}
    every = [run for earlier in before for run in name_runs(earlier)]
    return {term.plain for run in ([run for run in every if fits(run)] or every)[:1] for term in run}


_SPEAKS = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|jelas|ungkap|tegas|papar|imbuh|menurut|said|says|according\s+to)\W*$", re.IGNORECASE
)


def _acts(run: Sequence[Term], read: Statement) -> bool:
    """Whether a name is followed by a verb, or follows a word for speaking."""
    rest = [term for term in read.terms[run[-1].place + 1 :] if term.clause == run[-1].clause][:3]
    return any(_is_verb(term, read) for term in rest if not term.name) or _SPEAKS.search(read.text[: run[0].start]) is not None


def _is_somebody(run: Sequence[Term], known: frozenset[str]) -> bool:
    return run[0].plain in TITLES or any(term.plain in known for term in run)


def _is_verb(term: Term, read: Statement) -> bool:
    if read.language == "id":
        return (
            re.match(
                r"(?:me[mnlrwy]|di(?!a)|ber|ter)\w{3,}|tampak|adalah|akan|telah|masih|kembali"
                r"|kini|lalu|sudah|juga|tidak|pernah|ingin",
                term.plain,
            )
            is not None
        )
    return re.search(r"(?:ed|es|s|ing)$|^(?:is|was|has|had|will|would|did|wrote|told|went|put|left)", term.plain) is not None


def name_runs(read: Statement) -> list[list[Term]]:
    """The names of a text, each as its words in order."""
    found: list[list[Term]] = []
    for term in read.terms:
        goes_on = bool(found) and found[-1][-1].place == term.place - 1
        begins = term.capital and term.content and term.place + 1 < len(read.terms) and read.terms[term.place + 1].name
        if not (term.name or begins or (term.capital and goes_on)):
            continue
        if found and found[-1][-1].place == term.place - 1 and read.spaced(found[-1][-1], term).strip(" -.'’") == "":
            found[-1].append(term)
        else:
            found.append([term])
    return found
