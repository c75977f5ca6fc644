"""Which of the people that are named a reader means, however the name is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from answering.sayings.titles import TITLES
from retrieval.words import plain

LONGEST_NAME = 100
"""Characters of a typed name that are read; no longer one is anybody's."""
_NEARLY_ALWAYS = 0.8
_NEAR = 0.74
"""How alike two words must be, of 1, for one to be a misspelling of the other."""


def meant(typed: str, names: Mapping[str, int]) -> list[str]:
    """The names that have all that is typed in them, each person once, by their longest name; several if it is not plain who.

    `names` tells how often each is met: a short name that is nearly always meant alone is that person's ("Jokowi").
    """
    wanted = words_of(typed)
    found = [name for name in names if wanted and _within(wanted, words_of(name))]
    if not found:
        untitled = [word for word in wanted if word not in TITLES]
        found = [name for name in names if len(words_of(name)) > 1 and _within(words_of(name), untitled)]
    widest = [name for name in found if not any(name != other and _within(words_of(name), words_of(other)) for other in found)]
    exact = [name for name in found if words_of(name) == wanted]
    in_all = sum(names[name] for name in found)
    if exact and widest != exact and (len(wanted) > 1 or sum(names[name] for name in exact) >= _NEARLY_ALWAYS * in_all):
        return exact[:1]
    return sorted(widest, key=lambda name: -names[name])


def written_so(person: str, typed: str, names: Iterable[str]) -> set[str]:
    """The names under which the person that is meant is written: their own, and what was typed where that is one too."""
    wanted = words_of(typed)
    return {person, *(name for name in names if _within(wanted, words_of(name)) and _within(words_of(name), words_of(person)))}


def nearest(typed: str, names: Iterable[str], *, limit: int = 3) -> list[str]:
    """The names most like what is typed, best first; none where no name is like it."""
    wanted = words_of(typed)
    scored = [(_likeness(wanted, words_of(name)), name) for name in dict.fromkeys(names)]
    return [name for score, name in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if score >= _NEAR][:limit]


def beginning_with(typed: str, names: Iterable[str], *, limit: int) -> list[str]:
    """The names with a word that begins as is typed, in the order in which they come."""
    wanted = " ".join(words_of(typed))
    found = (name for name in names if any(rest.startswith(wanted) for rest in _rests(name)))
    return [name for name, _ in zip(found, range(limit), strict=False)]


def _rests(name: str) -> list[str]:
    words = words_of(name)
    return [" ".join(words[start:]) for start in range(len(words))]


def words_of(text: str) -> list[str]:
    """A name's words in small letters."""
    return [plain(word) for word in re.findall(r"[\w’'-]+", text[:LONGEST_NAME])]


def _within(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether all these words are in a name, in their order."""
    rest = iter(full)
    return all(word in rest for word in words)


def _likeness(wanted: Sequence[str], words: Sequence[str]) -> float:
    """The mean, over the words that were typed, of how like each is to the nearest of a name."""
    if not wanted or not words:
        return 0.0
    return sum(max(SequenceMatcher(None, one, other).ratio() for other in words) for one in wanted) / len(wanted)
