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
from answering.summarising.central import Weights, centralities, likeness, weighed
from answering.summarising.dating import Dated, counts_from_own_day, dated, own_day
from answering.summarising.parts import Part, PartKind
from answering.summarising.relative import day_written
from answering.summarising.when import When
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences

_MOST_OF_A_DATE = 3
_THE_SAME = 0.5
"""Sentences about one date whose words have this cosine tell the same."""
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
    of_saying: bool
    """Whether that is only when it was said or reported."""


def timeline(articles: Sequence[Article]) -> Iterator[Part]:
    """A part for each date, earliest first, with the sentences of it that carry most, each with what it leans on.

    What is told twice of a date stands once; the day of a statement is there only if nothing else happened on it.
    """
    found: dict[When, list[Event]] = {}
    for article in articles:
        for event in events(article):
            found.setdefault(event.dated.when, []).append(event)
    cited: set[Sentence] = set()
    for when in sorted(found, key=lambda one: one.order):
        told = _told(found[when])
        yield Part(PartKind.EVENT, "", tuple(_draft(event, cited) for event in told), when, told[0].of_saying)


def lacks_day(articles: Sequence[Article]) -> bool:
    """Whether some dates could not be resolved because an article does not say when it is from."""
    return any(
        own_day(article) is None and any(counts_from_own_day(one.text, article.language) for one in sentences(article))
        for article in articles
    )


def assumed_day(articles: Sequence[Article]) -> date | None:
    """The day from which a single article counts that does not say when it is from, where something counts from it."""
    if len(articles) != 1:
        return None
    (article,) = articles
    known = article.date is not None and day_written(article.date) is not None
    counts = any(counts_from_own_day(one.text, article.language) for one in sentences(article))
    return own_day(article) if counts and not known else None


def events(article: Article) -> list[Event]:
    """The first date of each sentence that is when something happened, else when it was said; in the article's order.

    When something was said is an event beside what happened only on a day of which the article tells nothing else.
    """
    main: list[Event] = []
    beside: list[Event] = []
    for sentence, given in _all_dated(article):
        every = sorted((Event(sentence, one, _is_of_saying(sentence.text, one)) for one in given), key=lambda one: one.of_saying)
        main.append(every[0])
        beside += [event for event in every[1:] if event.of_saying]
    told = {event.dated.when for event in main}
    for event in beside:
        if event.dated.when not in told:
            told.add(event.dated.when)
            main.append(event)
    return main


def _told(given: Sequence[Event]) -> list[Event]:
    """The events of one date that are told, in the order given."""
    happened = [event for event in given if not event.of_saying] or given[:1]
    weight = {event: centralities(event.sentence.article)[event.sentence] for event in happened}
    words = {event: _without_figures(weighed(event.sentence.article)[event.sentence]) for event in happened}
    best: list[Event] = []
    for event in sorted(happened, key=lambda one: -weight[one]):
        if likeness([words[event]], [words[one] for one in best]) < _THE_SAME:
            best.append(event)
    return [event for event in happened if event in best[:_MOST_OF_A_DATE]]


def _without_figures(weights: Weights) -> Weights:
    """A sentence's words but for those of its date, which the others of that date have too."""
    return {word: weight for word, weight in weights.items() if not word.isdigit()}


def _all_dated(article: Article) -> Iterator[tuple[Sentence, list[Dated]]]:
    """The sentences with their dates, each read with those in mind at which the story stood before it."""
    own: date | None = own_day(article)
    before: list[When] = []
    for sentence in sentences(article):
        given = dated(sentence.text, article.language, own=own, before=before)
        before += [one.when for one in given if not _is_background(sentence.text, one)]
        if given:
            yield sentence, given


def _is_of_saying(text: str, given: Dated) -> bool:
    return given.when.is_day and _RELAYS.search(text[: given.start]) is not None


def _is_background(text: str, given: Dated) -> bool:
    return _is_of_saying(text, given) or _ASIDE.search(text[: given.start]) is not None


def _draft(event: Event, cited: set[Sentence]) -> DraftedClaim:
    """The sentence with those that it leans on, unless the timeline has them already; the words that say when marked."""
    context = () if event.sentence in cited else with_context(event.sentence)[:-1]
    cites = (event.sentence, *(one for one in context if one not in cited))
    cited.update(cites)
    text = quoted(cites)
    shift = len(text) - len(event.sentence.text)
    return DraftedClaim(text, cites, (Span(shift + event.dated.start, shift + event.dated.end),))
