"""Whether what a claim puts in quotation marks, and every address in it, stands in its evidence to the letter."""

from __future__ import annotations

import re
import unicodedata

from answering.checking.grounds import Grounds

_QUOTED = re.compile(r"[“”\"«„]([^“”\"«»„]+)[“”\"»]|‘([^‘]+?)’(?![^\W\d_])|(?<![^\W\d_])'([^']+)'(?![^\W\d_])")
_ADDRESS = re.compile(r"\w+://\S+|www\.\S+|\b[\w-]+\.[a-z]{2,}/\S+|@\w+|<[@#:/\w]\S*|\]\(\S+", re.IGNORECASE)
"""A link, with its scheme or a path, or what Discord takes for a mention."""
_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b|\bterjemah(?:an|kan)?\b|\bditerjemahkan\b|\bdialihbahasakan\b", re.IGNORECASE)
_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def misquotes(claim: str, grounds: Grounds) -> bool:
    """Whether words in quotation marks are not in the cited sentences as they stand there.

    A claim that says that it translates may quote in translation: then only its meaning is checked.
    """
    if _TRANSLATED.search(claim):
        return False
    text = f" {_plain(grounds.text)} "
    return any(re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", text) is None for quote in quotes(claim))


def brings_an_address(claim: str, grounds: Grounds) -> bool:
    """Whether a link or a mention is in the claim and not in the cited sentences: a model may have been talked into it."""
    return any(address not in grounds.text for address in _ADDRESS.findall(claim))


def quotes(text: str) -> list[str]:
    """What stands in quotation marks, in plain typography, without the marks at its ends."""
    found = (next(group for group in match.groups() if group) for match in _QUOTED.finditer(text))
    return [plain for quote in found if (plain := _plain(quote).strip(" .,;:!?…"))]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)).strip().casefold()
