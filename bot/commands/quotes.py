"""`/quotes`: what somebody said, in exact quotations."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from answering.answers import Answered
from bot.buttons import Action, answer_buttons
from bot.catalogue import article_called, scopes_of, titles_like
from bot.desk import Desk
from bot.localisation import language_of_locale
from bot.markup import plain, shortened
from bot.quotes import Quotes, Unclear, Voices
from bot.receiving import scope_of, taken_on
from bot.records import Records
from bot.rendering import MOST_QUOTES, rendered_quotes
from bot.wording import Say, nobody_meant, say
from retrieval.articles import Language
from retrieval.library import Library

_CHOICES = 25
_CHOICE = 100
_IN_TIME = 1.2
"""Seconds in which names are read for a proposal; Discord waits three for it, and may have us queue."""


def quotes_command(*, voices: Voices, desk: Desk, library: Library, records: Records) -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("quotes"), description=locale_str("What somebody said, in exact quotations"))
    @app_commands.rename(person=locale_str("person"), article=locale_str("article"), private=locale_str("private"))
    @app_commands.describe(
        person=locale_str("Whose words"),
        article=locale_str("Only this article; without it, all"),
        private=locale_str("Only you see the answer"),
    )
    async def quotes(
        interaction: discord.Interaction[Any], person: str, article: str | None = None, private: bool = False
    ) -> None:
        language, scope = language_of_locale(interaction.locale), scope_of(interaction.guild_id)
        door = await taken_on(interaction, language, private=private)
        if door is None:
            return
        named = await desk.run(lambda: article_called(library, article, scope=scope)) if article else None
        if article and named is None:
            await door.refuse(say(Say.NO_SUCH_ARTICLE, language, article=shortened(article, _CHOICE)))
            return
        only = named.id if named else None
        found = await desk.run(lambda: voices.quotes(person, scopes=scopes_of(scope), language=language, article=only))
        if isinstance(found, Unclear):
            await door.refuse(plain(nobody_meant(found.typed, found.names[:_CHOICES], language, several=found.several)))
            return
        view = await _buttons(found, language, scope, private=private)
        await door.deliver(rendered_quotes(found, language, may_embed=door.may_embed), view)

    @quotes.autocomplete("person")
    async def names(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        scopes = scopes_of(scope_of(interaction.guild_id))
        found = await desk.run(lambda: voices.proposed(typed, scopes=scopes, limit=_CHOICES, within=_IN_TIME))
        return [app_commands.Choice(name=name, value=name) for name in found if len(name) <= _CHOICE]

    @quotes.autocomplete("article")
    async def titles(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        scope = scope_of(interaction.guild_id)
        found = await desk.run(lambda: titles_like(library, typed, scope=scope, limit=_CHOICES))
        return [
            app_commands.Choice(name=title[:_CHOICE] or number, value=number) for number, title in found if len(number) <= _CHOICE
        ]

    async def _buttons(found: Quotes, language: Language, scope: str, *, private: bool) -> discord.ui.View:
        outcome = Answered(found.claims[:MOST_QUOTES], language, "extractive")
        token = await desk.run(lambda: records.keep_answer(outcome, "", scope=scope))
        return answer_buttons(token, language, [Action.SOURCES, Action.UP, Action.DOWN, *([Action.SHARE] if private else [])])

    return quotes
