"""`/help`: what the bot can do, and how to ask."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.delivery import responded
from bot.localisation import language_of_locale
from bot.rendering import BLUE
from bot.wording import Say, say


def help_command() -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("help"), description=locale_str("What Saksi can do, and how to ask"))
    async def help_(interaction: discord.Interaction[Any]) -> None:
        language = language_of_locale(interaction.locale)
        me = interaction.client.user
        text = say(Say.DISCORD_HELP, language, mention=me.mention if me else "@Saksi")
        embed = discord.Embed(colour=BLUE, title=say(Say.DISCORD_HELP_HEADING, language), description=text)
        await responded(interaction, lambda: interaction.response.send_message(embed=embed, ephemeral=True))

    return help_
