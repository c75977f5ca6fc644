"""Whose words a sentence gives, where that is plain."""

from __future__ import annotations

import re
from functools import lru_cache

from answering.leaning import speaks_of_somebody
from answering.people import is_person, names, people
from answering.voices import Voice, voice_of
from retrieval.articles import Sentence
from retrieval.chunking import sentences

_BACK = 3
"""Who "dia" is, is looked for in so many sentences before."""


@lru_cache(maxsize=5_000)
def speaker_of(sentence: Sentence) -> str | None:
    """The person who speaks in a sentence, or whom "dia" means there; `None` where nobody does, or it is not plain who."""
    if voice_of(sentence) is not Voice.PERSON:
        return None
    if found := _subject(sentence):
        return found
    every = sentences(sentence.article)
    place = every.index(sentence)
    while place > 0 and speaks_of_somebody(every[place]) and every.index(sentence) - place < _BACK:
        place -= 1
        if found := _subject(every[place]):
            return found
    return None


_SOURCE = re.compile(
    r"\b(?:menurut|dilansir(?: dari)?|dikutip(?: dari)?|according to)\s+"
    r"(?:laman|situs|media|surat kabar|koran|kantor berita|the)?\s*"
    r"(?-i:(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*))",
    re.IGNORECASE,
)


def reporter_of(sentence: Sentence) -> str | None:
    """Who says what a sentence relays: the person who speaks in it, or the source that it names; `None` if that is not plain."""
    if speaker := speaker_of(sentence):
        return speaker
    source = _SOURCE.search(sentence.text)
    return source["name"] if source else None


def _subject(sentence: Sentence) -> str | None:
    """The person with whose name the sentence, or a clause of it, begins."""
    known = people(sentence.article)
    for name in names(sentence.text):
        begins = not name.start() or sentence.text[: name.start()].endswith(", ")
        if begins and is_person(name.group(), known):
            return name.group()
    return None
