"""`/ask`: a question, answered for everybody or for the reader alone."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.receiving import Receiving


def ask_command(receiving: Receiving) -> app_commands.Command[Any, ..., None]:
    """The command as Discord knows it."""

    @app_commands.command(name=locale_str("ask"), description=locale_str("Ask about the articles"))
    @app_commands.rename(question=locale_str("question"), private=locale_str("private"))
    @app_commands.describe(
        question=locale_str("What you want to know, in Indonesian or English"),
        private=locale_str("Only you see the answer"),
    )
    async def ask(interaction: discord.Interaction[Any], question: str, private: bool = False) -> None:
        await receiving.command(interaction, question, private=private)

    return ask
