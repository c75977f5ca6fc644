"""Who speaks in a sentence: the article itself, a report that it relays, or a person."""

from __future__ import annotations

from enum import StrEnum

from answering.sayings.speaker import person_speaks, somebody_speaks
from answering.tables import MESSAGES
from retrieval.articles import Sentence


class Voice(StrEnum):
    """Whose words a sentence gives."""

    NARRATION = "narration"
    REPORT = "report"
    PERSON = "person"


def voice_of(sentence: Sentence) -> Voice:
    """A person where one who is named speaks; a report where the sentence says that something is reported; else a person
    where anybody speaks at all."""
    if person_speaks(sentence):
        return Voice.PERSON
    if MESSAGES.finds("report", sentence.text):
        return Voice.REPORT
    return Voice.PERSON if somebody_speaks(sentence) else Voice.NARRATION
