"""What a reader is told when something fails: one table from error to sentence, and a reference that stands in the log."""

from __future__ import annotations

import logging
import secrets

import aiohttp
import discord
from discord import app_commands

from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.errors import LibraryError

_log = logging.getLogger("saksi.discord")

_SENTENCES: tuple[tuple[type[BaseException], Say], ...] = (
    (LibraryError, Say.FAILED_LIBRARY),
    (discord.Forbidden, Say.FAILED_FORBIDDEN),
    (Exception, Say.FAILED),
)

LOST = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError)
"""What Discord, or the way to it, does to a request."""


def explained(error: BaseException, language: Language, *, where: str) -> str:
    """What the reader is told; the error itself is written to the log under the same reference."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    reference = secrets.token_hex(3)
    _log.error("reference %s: %s failed", reference, where, exc_info=error)
    sentence = next(sentence for kind, sentence in _SENTENCES if isinstance(error, kind))
    return say(sentence, language, reference=reference)
