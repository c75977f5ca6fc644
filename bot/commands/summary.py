"""`/summary`: what the articles say, in their own sentences."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from answering.summarising.styles import Style
from bot.asking import From
from bot.catalogue import titles_like
from bot.desk import Desk
from bot.localisation import language_of_locale
from bot.receiving import actions_of, scope_of, taken_on
from bot.summarising import Summarising, Wish
from bot.summary_wording import STYLES
from retrieval.library import Library

_CHOICES = 25
_CHOICE = 100


def summary_command(*, summarising: Summarising, desk: Desk, library: Library) -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("summary"), description=locale_str("A summary in the articles' own sentences"))
    @app_commands.rename(style=locale_str("style"), article=locale_str("article"))
    @app_commands.describe(style=locale_str("The kind of summary"), article=locale_str("Only this article; without it, all"))
    @app_commands.choices(
        style=[app_commands.Choice(name=locale_str(wording["en"]), value=str(style)) for style, wording in STYLES.items()]
    )
    async def summary(interaction: discord.Interaction[Any], style: str = str(Style.BRIEF), article: str | None = None) -> None:
        language, scope = language_of_locale(interaction.locale), scope_of(interaction.guild_id)
        actions = actions_of(interaction, private=False)
        who = From(interaction.user.id, scope, interaction.channel_id, "command", actions)
        may_attach = interaction.app_permissions.attach_files or interaction.guild_id is None
        if door := await taken_on(interaction, language, private=False):
            await summarising.answer(door, Wish(Style(style), language, article, may_attach), who)

    @summary.autocomplete("article")
    async def titles(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        scope = scope_of(interaction.guild_id)
        found = await desk.run(lambda: titles_like(library, typed, scope=scope, limit=_CHOICES))
        return [
            app_commands.Choice(name=title[:_CHOICE] or number, value=number) for number, title in found if len(number) <= _CHOICE
        ]

    return summary
