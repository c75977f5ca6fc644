"""Who speaks in a sentence: the article itself, a report that it relays, or a person."""

from __future__ import annotations

import re
from enum import StrEnum

from retrieval.articles import Sentence


class Voice(StrEnum):
    """Whose words a sentence gives."""

    NARRATION = "narration"
    REPORT = "report"
    PERSON = "person"


_PERSON = re.compile(
    r"[“\"][^”\"]{15,}[”\"],?\s*(?:kata|ujar|ucap|tutur|tegas|jelas|ungkap|imbuh|tulis|papar|sebut|said|says|told|wrote)\w*"
    r"|\b(?:mengatakan|menyatakan|menambahkan|menegaskan|mengungkapkan|menuturkan|menjelaskan|menulis|menyebut|"
    r"mempertanyakan|beralasan|berkata|said|says|told|wrote|added|called|argued)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:dilaporkan|dikabarkan|disebut-sebut|konon|kabarnya|laporan|melaporkan|mengklaim|diklaim|menurut|dilansir|"
    r"mengisyaratkan|digambarkan|reported|reportedly|report|allegedly|claims?|claimed|according to)\b",
    re.IGNORECASE,
)


def voice_of(sentence: Sentence) -> Voice:
    """A report where the sentence says that something is reported or claimed; a person where somebody speaks in it."""
    text = sentence.text
    if _REPORT.search(text):
        return Voice.REPORT
    return Voice.PERSON if _PERSON.search(text) else Voice.NARRATION
