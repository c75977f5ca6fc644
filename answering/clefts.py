"""Claims that put forward who did something: "Musk yang menolak Altman", "it was Musk who left", as "Musk menolak Altman"."""

from __future__ import annotations

import re

from answering.checking.statements import is_known
from retrieval.articles import Language

_WHO = r"[\w'’-]+?(?: [\w'’-]+?){0,2}?"
_VERB = r"(?:me|di|ber|ter)\w{3,}|bilang|kata|ingin|mau|pernah|akan|tidak|bukan|sudah|telah|punya|jadi|ikut"
_ENOUGH = re.compile(r"\b(?:adalah|ialah|merupakan|itu|itulah)\b", re.IGNORECASE)
"""After which "yang …" only says of whom something is claimed."""
_PUT_FORWARD: dict[Language, tuple[re.Pattern[str], ...]] = {
    "id": (
        re.compile(
            rf"yang (?P<deed>(?:{_VERB})\b.*?) (?:itu|adalah|ialah)(?: (?:justru|malah|ternyata|si))? (?P<who>{_WHO})\W*",
            re.IGNORECASE,
        ),
    ),
    "en": (
        re.compile(rf"it(?:['’]s| was| is)(?: (?:actually|really))? (?P<who>{_WHO}) (?:who|that) (?P<deed>.*)", re.IGNORECASE),
        re.compile(rf"(?P<who>{_WHO}) (?:was|is) the (?:one|person) (?:who|that) (?P<deed>.*)", re.IGNORECASE),
    ),
}
_NAMED = re.compile(rf"(?P<who>{_WHO})(?:-?lah)? yang (?P<deed>(?:{_VERB})\b.*)", re.IGNORECASE)


def straightened(claim: str, language: Language) -> str:
    """The claim as a plain sentence: who did it, then what he did; the claim itself where it is one already."""
    for pattern in _PUT_FORWARD[language]:
        if match := pattern.fullmatch(claim):
            return f"{match['who']} {match['deed']}"
    named = _NAMED.fullmatch(claim) if language == "id" else None
    if named and _is_name(named["who"]) and not _ENOUGH.search(named["deed"]):
        return f"{named['who']} {named['deed']}"
    return claim


def _is_name(who: str) -> bool:
    """Whether no dictionary has any of the words: of a common noun, "yang …" only says which is meant."""
    return not any(is_known(word, "id") for word in re.split(r"[\s-]+", who.lower()))
