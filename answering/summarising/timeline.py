"""The style `timeline`: what the articles date, by its date, earliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answering.answers import Span
from answering.drafts import DraftedClaim
from answering.leaning import with_context
from answering.quotations import quoted
from answering.summarising.central import centralities
from answering.summarising.dating import Dated, counts_from_own_day, dated, own_day
from answering.summarising.parts import Part, PartKind
from answering.summarising.when import When
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences

_MOST_OF_A_DATE = 3
_RELAYS = re.compile(
    r"\b(?:menurut|mengutip|dikutip|melansir|dilansir|dilaporkan|dihimpun|dihubungi|dikonfirmasi|ditemui|kata|ujar|ujarnya|katanya|tutur\w*|ucap\w*|ungkap\w*|jelas(?:nya)?|"
    r"imbuh\w*|tambah(?:nya)?|according to|quoted|cited|said|told|reported|reports)\b[^.!?]*$",
    re.IGNORECASE,
)
"""What is before a date that only says when the words were spoken or written."""
_ASIDE = re.compile(r"\b(?:yang|who|which|that)\b[^,;:]*$", re.IGNORECASE)
"""Begins a clause that only describes: what happened in it is not where the story stands."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a sentence says to have been at some time."""

    sentence: Sentence
    dated: Dated


def timeline(articles: Sequence[Article]) -> Iterator[Part]:
    """A part for each date, earliest first, with the sentences of it that carry most, each with what it leans on."""
    found: dict[When, list[Event]] = {}
    for article in articles:
        for event in events(article):
            found.setdefault(event.dated.when, []).append(event)
    weight = {sentence: carried for article in articles for sentence, carried in centralities(article).items()}
    for when in sorted(found, key=lambda one: one.order):
        best = sorted(found[when], key=lambda event: -weight[event.sentence])[:_MOST_OF_A_DATE]
        drafts = tuple(_draft(event) for event in found[when] if event in best)
        yield Part(PartKind.EVENT, "", drafts, when)


def lacks_day(articles: Sequence[Article]) -> bool:
    """Whether some dates could not be resolved because an article does not say when it is from."""
    return any(
        own_day(article) is None and any(counts_from_own_day(one.text, article.language) for one in sentences(article))
        for article in articles
    )


def events(article: Article) -> list[Event]:
    """The first date of each sentence that is when something happened, else when it was said; in the article's order.

    When something was said is an event beside what happened only on a day of which the article tells nothing else.
    """
    main: list[Event] = []
    beside: list[Event] = []
    for sentence, given in _all_dated(article):
        happened = [one for one in given if not _is_of_telling(sentence.text, one)]
        first = (happened or given)[0]
        main.append(Event(sentence, first))
        beside += [Event(sentence, one) for one in given if one not in happened and one is not first]
    told = {event.dated.when for event in main}
    for event in beside:
        if event.dated.when not in told:
            told.add(event.dated.when)
            main.append(event)
    return main


def _all_dated(article: Article) -> Iterator[tuple[Sentence, list[Dated]]]:
    """The sentences with their dates, each read with those in mind at which the story stood before it."""
    own: date | None = own_day(article)
    before: list[When] = []
    for sentence in sentences(article):
        given = dated(sentence.text, article.language, own=own, before=before)
        before += [one.when for one in given if not _is_background(sentence.text, one)]
        if given:
            yield sentence, given


def _is_of_telling(text: str, given: Dated) -> bool:
    return _RELAYS.search(text[: given.start]) is not None


def _is_background(text: str, given: Dated) -> bool:
    return _is_of_telling(text, given) or _ASIDE.search(text[: given.start]) is not None


def _draft(event: Event) -> DraftedClaim:
    """The sentence with those that it leans on, the words that say when marked."""
    cites = (event.sentence, *(one for one in with_context(event.sentence) if one != event.sentence))
    text = quoted(cites)
    shift = len(text) - len(event.sentence.text)
    return DraftedClaim(text, cites, (Span(shift + event.dated.start, shift + event.dated.end),))
