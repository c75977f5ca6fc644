"""`/summary`: what the articles say, in their own sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from answering.answers import Answered, Outcome
from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from bot.budget import Budget
from bot.buttons import Action, answer_buttons
from bot.catalogue import article_called, scopes_of, titles_like
from bot.delivery import InteractionDoor, acknowledged
from bot.desk import Desk
from bot.localisation import language_of_locale
from bot.markup import shortened
from bot.receiving import elsewhere, scope_of
from bot.records import Records
from bot.rendering import Page
from bot.summaries import summary_pages
from bot.summary_wording import STYLES
from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.library import Library

_CHOICES = 25
_CHOICE = 100

Summarise = Callable[[Style, Language, str | None, Sequence[str]], Summary]
"""A summary, in this style and language, of the article with this id or of all in these scopes."""


def summary_command(
    *, summarise: Summarise, desk: Desk, library: Library, records: Records, budget: Budget
) -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("summary"), description=locale_str("A summary in the articles' own sentences"))
    @app_commands.rename(style=locale_str("style"), article=locale_str("article"))
    @app_commands.describe(style=locale_str("The kind of summary"), article=locale_str("Only this article; without it, all"))
    @app_commands.choices(
        style=[app_commands.Choice(name=locale_str(wording["en"]), value=str(style)) for style, wording in STYLES.items()]
    )
    async def summary(interaction: discord.Interaction[Any], style: str = str(Style.BRIEF), article: str | None = None) -> None:
        language, scope = language_of_locale(interaction.locale), scope_of(interaction.guild_id)
        may_embed = interaction.app_permissions.embed_links or interaction.guild_id is None
        instead = elsewhere(interaction, language, private=False)
        taken = await acknowledged(interaction, private=False)
        here = InteractionDoor(interaction.followup, private=False, may_embed=may_embed, instead=instead)
        door = here if taken else await instead()
        if door is None:
            return
        named = await desk.run(lambda: article_called(library, article, scope=scope)) if article else None
        if article and named is None:
            await door.refuse(say(Say.NO_SUCH_ARTICLE, language, article=shortened(article, _CHOICE)))
            return
        payer = scope or f"@{interaction.user.id}"
        if again := await desk.run(lambda: budget.used_up(payer)):
            await door.refuse(say(Say.OVER_BUDGET, language, when=f"<t:{again.timestamp():.0f}:t>"))
            return
        may_attach = interaction.app_permissions.attach_files or interaction.guild_id is None

        def pages() -> tuple[Summary, list[Page]]:
            found = summarise(Style(style), language, named.id if named else None, scopes_of(scope))
            budget.spend(payer, found.usage.total)
            return found, summary_pages(found, may_embed=door.may_embed, may_attach=may_attach)

        found, shown = await desk.run(pages)
        await door.deliver(shown, await _buttons(found.outcome, scope, interaction))

    @summary.autocomplete("article")
    async def titles(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        scope = scope_of(interaction.guild_id)
        found = await desk.run(lambda: titles_like(library, typed, scope=scope, limit=_CHOICES))
        return [
            app_commands.Choice(name=title[:_CHOICE] or number, value=number) for number, title in found if len(number) <= _CHOICE
        ]

    async def _buttons(outcome: Outcome, scope: str, interaction: discord.Interaction[Any]) -> discord.ui.View | None:
        if not isinstance(outcome, Answered):
            return None
        token = await desk.run(lambda: records.keep_answer(outcome, "", scope=scope))
        threads = isinstance(interaction.channel, discord.TextChannel) and interaction.is_guild_integration()
        actions = [Action.SOURCES, Action.UP, Action.DOWN, *([Action.THREAD] if threads else [])]
        return answer_buttons(token, outcome.language, actions)

    return summary
