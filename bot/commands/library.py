"""`/sources`: what the library holds."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.catalogue import scopes_of
from bot.delivery import responded
from bot.desk import Desk
from bot.listing import page
from bot.localisation import language_of_locale
from bot.receiving import scope_of
from retrieval.library import Library


def sources_command(*, desk: Desk, library: Library) -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("sources"), description=locale_str("The articles in the library"))
    async def sources(interaction: discord.Interaction[Any]) -> None:
        scopes = scopes_of(scope_of(interaction.guild_id))
        entries = await desk.run(lambda: library.entries(scopes=scopes))
        embed, view = page(entries, 1, language_of_locale(interaction.locale))
        buttons = view or discord.utils.MISSING
        await responded(interaction, lambda: interaction.response.send_message(embed=embed, view=buttons, ephemeral=True))

    return sources
