"""A checked message as Discord messages: each claim with its verdict in words, and the sentence that decides it."""

from __future__ import annotations

from answering.answers import Citation
from answering.checker import Check, Checked
from answering.quotations import said_in
from bot.markup import plain, shortened
from bot.rendering import BLUE, Card, Page, numbered_place, pages
from bot.verdict_wording import Told, remarks, tell, verdict_words
from bot.wording import Say, say
from retrieval.articles import Language

_CLAIM = 300
"""Characters that are shown of a claim; whoever wants to read on sees the message itself."""


def rendered_check(check: Check, *, may_embed: bool) -> list[Page]:
    """The verdicts as messages; one sentence where a message claims nothing."""
    if not check.claims:
        return [Page(tell(Told.NOTHING_CLAIMED, check.language))]
    text = "\n\n".join(_claim(claim, check.language) for claim in check.claims)
    card = Card(tell(Told.HEADING, check.language), BLUE, text, footer=" ".join(remarks(check)) or None)
    return pages(card, may_embed=may_embed)


def _claim(claim: Checked, language: Language) -> str:
    lines = [f"> {shortened(' '.join(claim.text.split()), _CLAIM)}", f"**{plain(verdict_words(claim, language))}**"]
    for place, citation in enumerate(claim.citations):
        lines += [*_quoted(citation, language), numbered_place(citation, language, context=place > 0)]
    return "\n".join(lines)


def _quoted(citation: Citation, language: Language) -> list[str]:
    quote = f"“{plain(citation.quote)}” [{citation.number}]"
    translation = said_in([citation.sentence], language)
    return [quote, f"-# {say(Say.IN_READERS_LANGUAGE, language)}: {plain(translation)}"] if translation else [quote]
