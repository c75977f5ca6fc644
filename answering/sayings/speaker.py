"""Whose words one sentence gives, and who reports what it relays: the same readings of the article that `/quotes` shows."""

from __future__ import annotations

from answering.sayings.cast import Kind, Party, cast
from answering.sayings.utterances import sentences_of_speech, utterances
from answering.tables import SAYINGS
from retrieval.articles import Sentence


def speaker_of(sentence: Sentence) -> str | None:
    """Who speaks in a sentence, by the fullest name that the article gives; `None` where nobody does, several do, or
    it is not plain who."""
    party = _party(sentence)
    return party.name if party else None


def person_speaks(sentence: Sentence) -> bool:
    """Whether it is a person, and plain which one, whose words the sentence gives."""
    return any(party.kind is Kind.PERSON for party in _parties(sentence))


def somebody_speaks(sentence: Sentence) -> bool:
    """Whether the sentence gives anybody's words, named or not: "kata seorang warga"."""
    return sentence.start in sentences_of_speech(sentence.article)


def reporter_of(sentence: Sentence) -> str | None:
    """Who says what a sentence relays: the person who speaks in it, else the source that it names, else the organisation
    that speaks; `None` where that is not plain."""
    speaker = _party(sentence)
    if speaker and speaker.kind is Kind.PERSON:
        return speaker.name
    return _source(sentence) or (speaker.name if speaker else None)


def _source(sentence: Sentence) -> str | None:
    """ "menurut Gizmodo", "dikutip dari Kompas"."""
    match = SAYINGS.pattern("relayed").search(sentence.text)
    if match is None:
        return None
    named = cast(sentence.article).named_in(match["name"])
    return named[-1][1].name if named else match["name"]


def _party(sentence: Sentence) -> Party | None:
    found = _parties(sentence)
    return found[0] if len(found) == 1 else None


def _parties(sentence: Sentence) -> list[Party]:
    return list(dict.fromkeys(one.speaker for one in utterances(sentence.article) if one.sentence.start == sentence.start))
