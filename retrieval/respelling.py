"""How Indonesian may spell an international word or a foreign name that English spells otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

_MOST = 24
"""No word is respelt in more ways than this."""

_SHORTEST = 4
"""Shorter words are left alone: too many of their spellings are words of their own."""

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ization", ("isasi",)),
    ("ssion", ("si",)),
    ("tion", ("si",)),
    ("sion", ("si",)),
    ("ology", ("ologi",)),
    ("graphy", ("grafi",)),
    ("sophy", ("sofi",)),
    ("ical", ("ik", "is")),
    ("ance", ("ans", "ansi")),
    ("ence", ("ens", "ensi")),
    ("ancy", ("ansi",)),
    ("ency", ("ensi",)),
    ("ism", ("isme",)),
    ("ist", ("is",)),
    ("ics", ("ik", "ika")),
    ("ic", ("ik",)),
    ("ous", ("us",)),
    ("ive", ("if",)),
    ("ity", ("itas",)),
    ("ty", ("tas",)),
    ("cy", ("si",)),
    ("phy", ("fi",)),
    ("ent", ("en", "ent")),
    ("ant", ("an", "ant")),
    ("ary", ("er", "ari")),
    ("cle", ("kel",)),
    ("eum", ("eum", "ium")),
    ("ies", ("i",)),
    ("y", ("i",)),
    ("e", ("", "a", "e")),
)
"""Of the endings that a word may have only the first counts. The correspondences are those by which Indonesian orthography takes
loans over ("Pedoman Umum Ejaan Bahasa Indonesia", section on the spelling of loans)."""

_INSIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?P<twice>[bdfgklmnprstz])(?P=twice)", (r"\1",)),
    ("sch", ("sk", "sy")),
    ("ph", ("f",)),
    ("ch", ("k", "kh", "c")),
    ("ck", ("k",)),
    ("cc(?=[eiy])", ("ks",)),
    ("cc?(?![eiyh])", ("k",)),
    ("c(?=[eiy])", ("s",)),
    ("qu", ("ku", "kw")),
    ("x", ("ks",)),
    ("sh", ("s", "sy")),
    ("th", ("t",)),
    ("rh", ("r",)),
    ("kh", ("k", "kh")),
    ("gh", ("g",)),
    ("a?e(?=n)", ("e",)),
    ("oo", ("u",)),
    ("ou", ("u",)),
    ("(?<=[bcdfghjklmnprstvz])y(?=[bcdfghjklmnprstvz])", ("i",)),
    ("j", ("j", "y")),
)
_PATTERN = re.compile("|".join(f"(?P<r{place}>{pattern})" for place, (pattern, _) in enumerate(_INSIDE)))


@lru_cache(maxsize=5_000)
def respelt(word: str) -> tuple[str, ...]:
    """Other spellings of a plain word, the likeliest first; empty for one that is short, or that no rule touches.

    "cosmology" may be "kosmologi", "Ashoka" "asoka" or "asyoka", "Jericho" "yerikho". Most of them are no words; an index tells.
    """
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return ()
    stems = _without_ending(word)
    found = dict.fromkeys(spelling for stem, endings in stems for spelling in _spelt(stem, endings))
    found.pop(word, None)
    return tuple(found)[:_MOST]


def _without_ending(word: str) -> list[tuple[str, tuple[str, ...]]]:
    """The word before its ending with what may stand there instead, and the whole word."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            return [(word.removesuffix(ending), instead), (word, ("",))]
    return [(word, ("",))]


def _spelt(stem: str, endings: Sequence[str]) -> Iterable[str]:
    parts: list[tuple[str, ...]] = []
    position = 0
    for match in _PATTERN.finditer(stem):
        parts.append((stem[position : match.start()],))
        parts.append(_instead(match))
        position = match.end()
    parts.append((stem[position:],))
    for ending in endings:
        for choice in product(*parts):
            yield "".join(choice) + ending


def _instead(match: re.Match[str]) -> tuple[str, ...]:
    place = int(str(match.lastgroup)[1:]) if str(match.lastgroup).startswith("r") else 0
    if place == 0:
        return (match.group()[0],)
    return _INSIDE[place][1]
