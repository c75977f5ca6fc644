"""A person's words in the articles, for whoever asks: whom they mean, what that person said, and who else is named."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date

from answering.answers import Citation, Claim
from answering.drafts import DraftedClaim
from answering.making import Making
from answering.quotations import in_language
from answering.sayings.affiliations import affiliations, office_holder
from answering.sayings.cast import cast
from answering.sayings.dating import said_on
from answering.sayings.finding import beginning_with, meant, nearest, words_of, written_so
from answering.sayings.utterances import Utterance, utterances
from answering.summarising.people import each_once, said, telling_of
from retrieval.articles import Article, Language
from retrieval.library import Library

_AT_A_TIME = 50
_MOST_TOLD = 3
_MOST_NAMES = 8
_PATIENCE = 20.0
"""Seconds for names that are like one that nobody has, in a library too large to be read in that time."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a person is said to have said, when, and where it stands."""

    utterance: Utterance
    when: date | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Quotes:
    """A person's words, the newest article's first; or, where the person says nothing, what is said of them."""

    person: str
    claims: tuple[Claim, ...]
    """Whole sentences, with what the person says in them marked."""
    quotes: tuple[Quote, ...] = ()
    """Empty where the person is only named."""

    def when(self, claim: Claim) -> date | None:
        """The day on which the person said what a claim shows."""
        return next((one.when for one in self.quotes if one.citation == claim.citations[0] and one.when), None)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody is meant for certain: the names that may be."""

    typed: str
    names: tuple[str, ...] = ()
    several: bool = False
    """Whether what was typed is in all these names; else they are only like it."""


@dataclass(slots=True)
class _Known:
    """Whom one article lets speak, and whom it only names."""

    speakers: Counter[str] = field(default_factory=Counter)
    named: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    """The organisations of which it says that somebody holds an office there."""


class Voices:
    """Who speaks in which article, each article read once: its key changes when it does."""

    def __init__(self, library: Library, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._library = library
        self._clock = clock
        self._known: dict[int, _Known] = {}
        self._reading = threading.Lock()

    def proposed(self, typed: str, *, scopes: Sequence[str], limit: int, within: float) -> list[str]:
        """Names of speakers that begin so, who speaks most first, from what could be read in so many seconds."""
        keys = self._read((entry.key for entry in self._library.entries(scopes=scopes)), within=within)
        spoken = _counted(self._known[key].speakers for key in keys)
        return beginning_with(typed, [name for name, _ in spoken.most_common()], limit=limit)

    def quotes(
        self, typed: str, *, scopes: Sequence[str], language: Language | None, article: str | None = None
    ) -> Quotes | Unclear:
        """The words of the person that is meant. `language` is the reader's, `None` for the articles' own."""
        keys = [entry.key for entry in self._library.entries(scopes=scopes) if article in (None, entry.id)]
        naming = self._library.saying(words_of(typed), scopes=scopes)
        return self._of(typed, self._read([key for key in keys if key in naming]), language) or self._unclear(typed, keys)

    def _of(self, typed: str, keys: Sequence[int], language: Language | None) -> Quotes | Unclear | None:
        """What the person said that these articles name so; `None` where they name nobody so."""
        known = [self._known[key] for key in keys]
        speaking = _counted(one.speakers for one in known)
        named = _counted(Counter(one.named) for one in known)
        found = meant(typed, speaking) or self._in_office(typed, keys) or meant(typed, named)
        if len(found) != 1:
            return Unclear(typed, tuple(found[:_MOST_NAMES]), several=True) if found else None
        names = written_so(found[0], typed, [*speaking, *named])
        articles = self._with(keys, names)
        return _said(found[0], names, articles, language) if names & set(speaking) else _told(found[0], names, articles, language)

    def _unclear(self, typed: str, keys: Sequence[int]) -> Unclear:
        known = [self._known[key] for key in self._read(keys, within=_PATIENCE)]
        names = [name for one in known for name in (*one.speakers, *sorted(one.named))]
        return Unclear(typed, tuple(nearest(typed, names)))

    def _in_office(self, typed: str, keys: Sequence[int]) -> list[str]:
        """ "CEO Tesla": whoever an article says holds that office."""
        wanted = [key for key in keys if any(of in typed.casefold() for of in self._known[key].offices)]
        holders = (office_holder(typed, article) for article in self._library.articles(wanted).values())
        return list(dict.fromkeys(holder.name for holder in holders if holder))

    def _with(self, keys: Sequence[int], names: set[str]) -> list[Article]:
        """The articles in which one of these names stands, the newest first, then the last added."""
        wanted = [key for key in keys if names.intersection(self._known[key].speakers) or names & self._known[key].named]
        articles = self._library.articles(wanted)
        ordered = sorted((key for key in wanted if key in articles), reverse=True)
        return sorted((articles[key] for key in ordered), key=lambda article: article.date or "", reverse=True)

    def _read(self, keys: Iterable[int], *, within: float | None = None) -> list[int]:
        """Those of these articles that are read now, the last added first: all, or what there is time for in so many seconds."""
        until = None if within is None else self._clock() + within
        ordered = sorted(keys, reverse=True)
        unread = [key for key in ordered if key not in self._known]
        if until is not None and self._reading.locked():
            unread = []  # who types on need not read what is being read already
        with self._reading if unread else nullcontext():
            for start in range(0, len(unread), _AT_A_TIME):
                if until is not None and self._clock() >= until:
                    break
                for key, article in self._library.articles(unread[start : start + _AT_A_TIME]).items():
                    self._known[key] = _known(article)
        return [key for key in ordered if key in self._known]


def _counted(each: Iterable[Counter[str]]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for one in each:
        counted.update(one)
    return counted


def _known(article: Article) -> _Known:
    speakers = Counter(one.speaker.name for one in utterances(article))
    offices = frozenset(office.of.casefold() for every in affiliations(article).values() for office in every)
    return _Known(speakers, frozenset(cast(article).people), offices)


def _said(person: str, names: set[str], articles: Sequence[Article], language: Language | None) -> Quotes:
    found = [one for article in articles for one in utterances(article) if one.speaker.name in names]
    claims = _claims(each_once([said(one) for one in found]), language)
    cited = {claim.citations[0].sentence: claim.citations[0] for claim in claims}
    quotes = tuple(Quote(one, said_on(one), cited[one.sentence]) for one in found if one.sentence in cited)
    return Quotes(person, claims, quotes)


def _told(person: str, names: set[str], articles: Sequence[Article], language: Language | None) -> Quotes:
    found = [sentence for article in articles for name in sorted(names) for sentence in telling_of(name, article)]
    return Quotes(person, _claims([DraftedClaim(one.text, (one,)) for one in dict.fromkeys(found)][:_MOST_TOLD], language))


def _claims(drafts: Sequence[DraftedClaim], language: Language | None) -> tuple[Claim, ...]:
    """The drafts as claims that stand, in the reader's language where their article has it."""
    shown = [in_language(draft, language) if language else draft for draft in drafts]
    return Making().verified(shown)
