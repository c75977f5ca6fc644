"""Which person an article says belongs to which organisation: "CEO Tesla, Elon Musk"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from answering.sayings.cast import Cast, Kind, Mention, Party, cast
from answering.sayings.titles import TITLES
from retrieval.articles import Article
from retrieval.chunking import sentences

_HEADS = (
    r"(?:[Cc]o-)?(?:CEO|COO|CFO|CTO|[Pp]endiri|[Ff]ounder|[Cc]hairman|[Dd]irektur(?: [Uu]tama| [Ee]ksekutif)?|[Dd]irut"
    r"|[Pp]residen [Dd]irektur|[Kk]etua(?: [Uu]mum)?"
    r"|[Mm]anajer|[Mm]anager|[Pp]elatih|[Jj]uru [Bb]icara|[Pp]olitikus|[Pp]olitisi|[Aa]nggota|[Pp]eneliti|[Kk]omisaris"
    r"|[Ss]ekjen|[Ss]ekretaris [Jj]enderal"
    r"|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Dd]irector|[Pp]resident|[Gg]overnor|[Ss]pokes(?:man|woman|person)|[Cc]oach"
    r"|[Mm]inister)"
)
_ORG = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_BEFORE = re.compile(rf"\b(?P<title>{_HEADS})\s+(?:(?:dari|di|of|the|at)\s+)*(?P<of>{_ORG}(?:(?: dan | and |, ){_ORG})*),?\s*$")
_BEFORE_ENGLISH = re.compile(rf"(?P<of>{_ORG})(?:['’]s)? (?P<title>{_HEADS}),?\s+$")
_AFTER = re.compile(
    rf"(?:,\s+|\s+(?:adalah|is|was|menjabat(?: sebagai)?)\s+)(?:the |an? )?(?P<title>{_HEADS})\s+(?:(?:dari|di|of|the"
    rf"|at)\s+)*(?P<of>{_ORG}(?:(?: dan | and ){_ORG})*)"
)
_BARE = re.compile(rf"\b(?P<title>{_HEADS})\s+$")
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
    match = _BEFORE.search(before) or _BEFORE_ENGLISH.search(before) or _AFTER.match(text, mention.end)
    names = [name for name in _AND.split(match["of"]) if _is_an_organisation(name, who)] if match else []
    if match and names:
        yield from (Office(match["title"], name) for name in names)
    elif who.company and (bare := _BARE.search(before)):
        yield Office(bare["title"], who.company)


def _is_an_organisation(name: str, who: Cast) -> bool:
    party = who.who(tuple(name.split()))
    return name.lower() not in TITLES and party is not None and not who.is_person(party)
