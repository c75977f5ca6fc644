"""Which person an article says belongs to which organisation: "CEO Tesla, Elon Musk"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from answering.sayings.cast import Cast, Kind, Mention, Party, cast
from answering.tables import SAYINGS
from retrieval.articles import Article
from retrieval.chunking import sentences

_AND = re.compile(r" dan | and |, ")
_OF = re.compile(r"\b(?:dari|of|the|at)\b")


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is, and of which organisation, as the article words it."""

    title: str
    of: str


@lru_cache(maxsize=1_000)
def affiliations(article: Article) -> Mapping[str, tuple[Office, ...]]:
    """The offices that the article says people hold, by the person's name.

    An office without its organisation ("CEO Sam Altman") is one of the organisation that the article is plainly about.
    """
    who = cast(article)
    found: dict[str, dict[Office, None]] = {}
    for sentence in sentences(article):
        for mention, party in who.named_in(sentence.text):
            if who.is_person(party):
                for office in _offices(sentence.text, mention, who):
                    if office.of not in party.name:
                        found.setdefault(party.name, {})[office] = None
    return {name: tuple(offices) for name, offices in found.items()}


def office_holder(text: str, article: Article) -> Party | None:
    """The one person who holds an office that is named without its holder: "CEO Tesla"."""
    wanted = " ".join(_OF.sub(" ", text.casefold()).split())
    holders = [
        name
        for name, offices in affiliations(article).items()
        if any(
            wanted in (f"{office.title} {office.of}".casefold(), f"{office.of} {office.title}".casefold()) for office in offices
        )
    ]
    return Party(holders[0], Kind.PERSON) if len(holders) == 1 else None


def _offices(text: str, mention: Mention, who: Cast) -> Iterator[Office]:
    before = text[: mention.start]
    match = (
        SAYINGS.pattern("office_before").search(before)
        or SAYINGS.pattern("office_before_english").search(before)
        or SAYINGS.pattern("office_after").match(text, mention.end)
    )
    names = [name for name in _AND.split(match["of"]) if _is_an_organisation(name, who)] if match else []
    if match and names:
        yield from (Office(match["title"], name) for name in names)
    elif who.company and (bare := SAYINGS.pattern("office_alone").search(before)):
        yield Office(bare["title"], who.company)


def _is_an_organisation(name: str, who: Cast) -> bool:
    party = who.who(tuple(name.split()))
    return not SAYINGS.has(name, "titles") and party is not None and not who.is_person(party)
