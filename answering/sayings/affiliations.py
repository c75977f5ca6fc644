"""Which person an article says belongs to which organisation: "CEO Tesla, Elon Musk"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from answering.sayings.cast import Cast, Kind, Mention, Party, cast
from answering.sayings.titles import TITLES
from retrieval.articles import Article
from retrieval.chunking import sentences

_HEADS = (
    r"(?:[Cc]o-)?(?:CEO|COO|CFO|CTO|[Pp]endiri|[Ff]ounder|[Cc]hairman|[Dd]irektur(?: [Uu]tama| [Ee]ksekutif)?|[Dd]irut|[Pp]residen [Dd]irektur|[Kk]etua(?: [Uu]mum)?"
    r"|[Mm]anajer|[Mm]anager|[Pp]elatih|[Jj]uru [Bb]icara|[Pp]olitikus|[Pp]olitisi|[Aa]nggota|[Pp]eneliti|[Kk]omisaris|[Ss]ekjen|[Ss]ekretaris [Jj]enderal"
    r"|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Dd]irector|[Pp]resident|[Gg]overnor|[Ss]pokes(?:man|woman|person)|[Cc]oach|[Mm]inister)"
)
_ORG = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_BEFORE = re.compile(rf"\b{_HEADS}\s+(?:(?:dari|di|of|the|at)\s+)*(?P<of>{_ORG}(?:(?: dan | and |, ){_ORG})*),?\s*$")
_BEFORE_ENGLISH = re.compile(rf"(?P<of>{_ORG})(?:['’]s)? {_HEADS},?\s+$")
_AFTER = re.compile(
    rf"(?:,\s+|\s+(?:adalah|is|was|menjabat(?: sebagai)?)\s+)(?:the |an? )?{_HEADS}\s+(?:(?:dari|di|of|the|at)\s+)*(?P<of>{_ORG}(?:(?: dan | and ){_ORG})*)"
)
_BARE = re.compile(rf"\b{_HEADS}\s+$")
_OFFICE = re.compile(rf"\W*{_HEADS}\s+(?:(?:dari|di|of|the|at)\s+)*(?P<of>{_ORG})\W*")


@lru_cache(maxsize=1_000)
def affiliations(article: Article) -> Mapping[str, tuple[str, ...]]:
    """The organisations that the article says a person belongs to, by the person's name.

    An office without its organisation ("CEO Sam Altman") is one of the organisation that the article is plainly about.
    """
    who = cast(article)
    found: dict[str, dict[str, None]] = {}
    for sentence in sentences(article):
        for mention, party in who.named_in(sentence.text):
            if who.is_person(party):
                for name in _of(sentence.text, mention, who, article):
                    if name not in party.name:
                        found.setdefault(party.name, {})[name] = None
    return {name: tuple(of) for name, of in found.items()}


def office_holder(text: str, article: Article) -> Party | None:
    """The one person who holds an office that is named without its holder: "CEO Tesla"."""
    match = _OFFICE.fullmatch(text)
    if match is None:
        return None
    holders = [name for name, of in affiliations(article).items() if match["of"] in of]
    return Party(holders[0], Kind.PERSON) if len(holders) == 1 else None


def _of(text: str, mention: Mention, who: Cast, article: Article) -> Iterator[str]:
    before = text[: mention.start]
    match = _BEFORE.search(before) or _BEFORE_ENGLISH.search(before) or _AFTER.match(text, mention.end)
    names = [name for name in re.split(r" dan | and |, ", match["of"]) if _is_an_organisation(name, who)] if match else []
    if not names and _BARE.search(before) and who.company:
        names = [who.company]
    yield from names


def _is_an_organisation(name: str, who: Cast) -> bool:
    party = who.who(tuple(name.split()))
    return name.lower() not in TITLES and party is not None and not who.is_person(party)
