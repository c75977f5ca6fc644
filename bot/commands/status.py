"""`/status`: whether everything works, for readers."""

from __future__ import annotations

import math
from importlib import metadata
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.catalogue import scopes_of
from bot.delivery import responded
from bot.desk import Desk
from bot.localisation import language_of_locale
from bot.receiving import scope_of
from bot.rendering import BLUE
from bot.wording import Say, say
from retrieval.library import Library


def status_command(*, desk: Desk, library: Library, writer: str) -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("status"), description=locale_str("Whether everything works"))
    async def status(interaction: discord.Interaction[Any]) -> None:
        language = language_of_locale(interaction.locale)
        scopes = scopes_of(scope_of(interaction.guild_id))
        count = len(await desk.run(lambda: library.entries(scopes=scopes)))
        lag = interaction.client.latency
        lines = [
            say(Say.STATUS_LIBRARY, language, count=count),
            say(Say.STATUS_WRITER if writer != "extractive" else Say.STATUS_WRITER_EXTRACTIVE, language, writer=writer),
            say(Say.STATUS_QUEUE, language, answering=desk.answering, waiting=desk.waiting),
        ]
        if math.isfinite(lag):
            lines.append(say(Say.STATUS_CONNECTION, language, milliseconds=round(lag * 1000)))
        heading = say(Say.STATUS_HEADING, language, version=metadata.version("saksi"))
        embed = discord.Embed(colour=BLUE, title=heading, description="\n".join(lines))
        await responded(interaction, lambda: interaction.response.send_message(embed=embed, ephemeral=True))

    return status
