"""`/check` and the message command: what the articles say to the claims of a message, for whoever wants to know alone."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.conversation import posted_text
from bot.delivery import responded
from bot.localisation import language_of_locale
from bot.receiving import Receiving
from bot.verdict_wording import Told, tell

_LONGEST = 4000
"""Characters of the longest message that Discord lets anybody write."""


def check_command(receiving: Receiving) -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("check"), description=locale_str("Check a claim against the articles"))
    @app_commands.rename(claim=locale_str("claim"))
    @app_commands.describe(claim=locale_str("What is claimed, in Indonesian or English"))
    async def check(interaction: discord.Interaction[Any], claim: app_commands.Range[str, 1, _LONGEST]) -> None:
        await _checked(receiving, interaction, claim, empty=Told.EMPTY)

    return check


def check_menu(receiving: Receiving) -> app_commands.ContextMenu:
    """The command in the menu of every message."""

    @app_commands.context_menu(name=locale_str("Check claim"))
    async def check(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await _checked(receiving, interaction, posted_text(message), empty=Told.NO_TEXT)

    return check


async def _checked(receiving: Receiving, interaction: discord.Interaction[Any], text: str, *, empty: Told) -> None:
    if text.strip():
        await receiving.command(interaction, text, private=True, checks=True)
        return
    said = tell(empty, language_of_locale(interaction.locale))
    await responded(interaction, lambda: interaction.response.send_message(said, ephemeral=True))
