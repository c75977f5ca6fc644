"""What a reader is told when something fails, and what the operator finds in the log."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.faults import explained
from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.errors import EmbeddingError, LibraryBusy, LibraryDamaged, LibraryError

BOTH: tuple[Language, Language] = ("id", "en")


class Refusal:
    """What `discord.Forbidden` wants to know of Discord's response."""

    status = 403
    reason = "Forbidden"


def forbidden() -> discord.Forbidden:
    return discord.Forbidden(Refusal(), {"code": 50013, "message": "Missing Permissions"})  # type: ignore[arg-type]


def in_a_command(error: Exception) -> app_commands.CommandInvokeError:
    """The error as discord.py hands it on from a command."""

    @app_commands.command(name="ask", description="x")
    async def ask(interaction: discord.Interaction[Any]) -> None: ...

    return app_commands.CommandInvokeError(ask, error)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (LibraryError("x"), Say.FAILED_LIBRARY),
        (LibraryBusy("x"), Say.FAILED_LIBRARY),
        (LibraryDamaged("x"), Say.FAILED_LIBRARY),
        (forbidden(), Say.FAILED_FORBIDDEN),
        (EmbeddingError("x"), Say.FAILED),
        (KeyError("x"), Say.FAILED),
        (TimeoutError(), Say.FAILED),
        (in_a_command(LibraryBusy("x")), Say.FAILED_LIBRARY),
        (in_a_command(ValueError("x")), Say.FAILED),
        (app_commands.AppCommandError("x"), Say.FAILED),
    ],
    ids=repr,
)
def test_a_reader_is_told_the_sentence_for_the_nearest_kind_of_error(
    error: Exception, sentence: Say, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    told = explained(error, language, where="a question")
    (reference,) = re.findall(r"\b[0-9a-f]{6}\b", told)
    assert told == say(sentence, language, reference=reference)
    (record,) = caplog.records
    assert record.getMessage() == f"reference {reference}: a question failed"
    assert record.levelno == logging.ERROR


def test_the_log_has_the_error_itself_and_the_reader_does_not(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise LibraryDamaged("/home/operator/library.sqlite3 is damaged")

    with pytest.raises(LibraryDamaged) as caught:
        fail()
    told = explained(in_a_command(caught.value), "en", where="the command /ask")
    assert "operator/" not in told
    assert "/home/operator/library.sqlite3 is damaged" in caplog.text
    assert "in fail" in caplog.text


def test_two_failures_are_told_apart_by_their_references() -> None:
    assert len({explained(ValueError(), "id", where="x") for _ in range(20)}) > 15
