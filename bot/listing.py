"""The list of the library's articles, page by page."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.buttons import page_buttons
from bot.markup import shortened
from bot.rendering import BLUE
from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.library import Entry

_A_PAGE = 10
_TITLE, _DETAIL = 150, 60
"""Characters; a page of ten stays below the 4,096 of an embed's description."""


def page(entries: Sequence[Entry], number: int, language: Language) -> tuple[discord.Embed, discord.ui.View | None]:
    """A page of these articles, counted from 1, the last added first; the nearest page that there is."""
    pages = max(1, -(-len(entries) // _A_PAGE))
    number = min(max(1, number), pages)
    first = (number - 1) * _A_PAGE
    shown = entries[::-1][first : first + _A_PAGE]
    lines = [_line(place, entry) for place, entry in enumerate(shown, start=first + 1)]
    embed = discord.Embed(colour=BLUE, description="\n".join(lines) or say(Say.LIBRARY_EMPTY, language))
    embed.set_author(name=say(Say.LIBRARY_HEADING, language, count=len(entries)))
    if pages > 1:
        embed.set_footer(text=say(Say.PAGE, language, page=number, pages=pages))
    return embed, page_buttons(language, number, pages)


def _line(place: int, entry: Entry) -> str:
    known = " · ".join(shortened(value, _DETAIL) for value in (entry.publisher, entry.section, entry.date) if value)
    return f"{place}\\. **{shortened(entry.title, _TITLE)}**" + (f"\n-# {known}" if known else "")
