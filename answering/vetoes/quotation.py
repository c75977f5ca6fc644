"""Words in quotation marks, links and mentions of a claim stand in its evidence to the letter."""

from __future__ import annotations

import re
import unicodedata

from answering.vetoes.grounds import Grounds
from retrieval.articles import Language
from retrieval.words import stop_words, words

_QUOTED = re.compile(r"[“”\"«„]([^“”\"«»„]+)[“”\"»]|‘([^‘]+?)’(?![^\W\d_])|(?<![^\W\d_])'([^']+)'(?![^\W\d_])")
_ADDRESS = re.compile(r"\w+://\S+|www\.\S+|\b[\w-]+\.[a-z]{2,}/\S+|@\w+|<[@#:/\w]\S*|\]\(\S+", re.IGNORECASE)
"""A link, with its scheme or a path, or what Discord takes for a mention."""
_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b|\b(?:di)?terjemah(?:an|kan)?\b|\bdialihbahasakan\b", re.IGNORECASE)
_LONGEST_NAME = 6
_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def broken(claim: str, language: Language, grounds: Grounds) -> bool:
    """True if the claim quotes, links to or mentions what the cited sentences do not have so.

    A claim that says that it translates may quote in translation, and the name of a work is for the rule of names.
    """
    if any(address not in grounds.text for address in _ADDRESS.findall(claim)):
        return True
    if _TRANSLATED.search(claim):
        return False
    given = f" {_plain(grounds.text)} "
    quotes = [_plain(quote).strip(" .,;:!?…") for quote in _quotes(claim) if not _is_name(quote)]
    return any(re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", given) is None for quote in quotes)


def _is_name(quote: str) -> bool:
    """Whether all words of a short quotation but function words begin with a capital letter."""
    found = words(quote)
    light = stop_words("id") | stop_words("en")
    return len(found) <= _LONGEST_NAME and bool(found) and all(word.capital or word.plain in light for word in found)


def _quotes(text: str) -> list[str]:
    found = (next(group for group in match.groups() if group) for match in _QUOTED.finditer(text))
    return [quote for quote in found if any(map(str.isalnum, quote))]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)).strip().casefold()
