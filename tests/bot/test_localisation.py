"""The commands have Indonesian names that Discord accepts, and the bot's words name commands that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.app_commands import locale_str

from bot.allowance import Allowance
from bot.asking import Asking
from bot.budget import Budget
from bot.checking import Checking
from bot.commands.ask import ask_command
from bot.commands.check import check_command, check_menu
from bot.commands.help import help_command
from bot.commands.library import sources_command
from bot.commands.quotes import quotes_command
from bot.commands.status import status_command
from bot.commands.summary import summary_command
from bot.desk import Desk
from bot.localisation import IndonesianNames, language_of_locale
from bot.quotes import Voices
from bot.receiving import Receiving
from bot.records import Records
from bot.summarising import Summarising
from bot.wording import Say, say
from retrieval.articles import Language
from retrieval.database import Database
from retrieval.library import Library

NAME = re.compile(r"[-_\w]{1,32}")
"""Discord's rule for the names of commands and options, which are in lower case besides."""
DESCRIPTION, CHOICE, MENU = 100, 100, 32
OF_NO_COMMAND: app_commands.TranslationContext[Any, Any] = app_commands.TranslationContext(
    app_commands.TranslationContextLocation.other, data=None
)

Commands = list[app_commands.Command[Any, ..., None] | app_commands.ContextMenu]


@pytest.fixture
def commands(tmp_path: Path) -> Iterator[Commands]:
    """The bot's commands, each with parts that it is not going to use."""
    library, database = Library(tmp_path), Database(tmp_path)
    records = Records(database, library, keep_questions=False)
    desk = Desk(answers=_unused, revision=library.revision, at_once=1)
    allowance = Allowance(questions_per_minute=1, clock=lambda: 0.0)
    budget = Budget(records, in_all=0, for_one=0)
    asking = Asking(desk=desk, records=records, allowance=allowance, budget=budget, questions_per_minute=1, log_questions=False)
    checking = Checking(checks=_unused, asking=asking, desk=desk, records=records, budget=budget)
    summarising = Summarising(summarise=_unused, asking=asking, desk=desk, library=library, records=records, budget=budget)
    receiving = Receiving(asking=asking, checking=checking, desk=desk, records=records, history=0, answer_channels=())
    yield [
        ask_command(receiving),
        check_command(receiving),
        check_menu(receiving),
        summary_command(summarising=summarising, desk=desk, library=library),
        quotes_command(voices=Voices(library), desk=desk, library=library, records=records),
        sources_command(desk=desk, library=library),
        help_command(),
        status_command(desk=desk, library=library, writer="extractive"),
    ]
    desk.close()
    database.close()
    library.close()


def _unused(*_: object, **__: object) -> Any:
    raise AssertionError


async def payloads(commands: Commands) -> list[dict[str, Any]]:
    """The commands as Discord is told of them."""
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    for command in commands:
        tree.add_command(command)
    return [await command.get_translated_payload(tree, IndonesianNames()) for command in commands]


def parts(payload: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The command, its options and their choices."""
    yield "command", payload
    for option in payload.get("options", ()):
        yield "option", option
        yield from (("choice", choice) for choice in option.get("choices", ()))


def indonesian(part: dict[str, Any], key: str) -> str:
    return str(part[f"{key}_localizations"][str(discord.Locale.indonesian)])


async def test_every_name_and_description_is_there_in_indonesian_within_discord_s_limits(commands: Commands) -> None:
    for payload in await payloads(commands):
        for kind, part in parts(payload):
            names = [part["name"], indonesian(part, "name")]
            if part.get("type") == discord.AppCommandType.message.value and kind == "command":
                assert all(0 < len(name) <= MENU for name in names)
                continue
            if kind == "choice":
                assert all(0 < len(name) <= CHOICE for name in names)
                continue
            assert all(NAME.fullmatch(name) and name == name.lower() for name in names), names
            assert all(0 < len(text) <= DESCRIPTION for text in (part["description"], indonesian(part, "description")))


async def test_no_two_commands_or_options_have_the_same_name_in_a_language(commands: Commands) -> None:
    every = await payloads(commands)
    for group in [every, *(payload["options"] for payload in every if payload.get("options"))]:
        assert len({one["name"] for one in group}) == len(group)
        assert len({indonesian(one, "name") for one in group}) == len(group)


@pytest.mark.parametrize("what", [Say.DISCORD_HELP, Say.CANNOT_READ, Say.NO_SUCH_ARTICLE])
async def test_the_commands_that_the_bot_s_words_name_are_there_under_that_name(commands: Commands, what: Say) -> None:
    every = await payloads(commands)
    known: dict[Language, set[str]] = {
        "en": {payload["name"] for payload in every},
        "id": {indonesian(payload, "name") for payload in every},
    }
    for language, names in known.items():
        named = re.findall(r"(?<!\S)(?:\*\*)?/(\w+)", say(what, language, mention="@Saksi", article="x"))
        assert named
        assert set(named) <= names


async def test_a_text_without_a_translation_shows_at_the_start() -> None:
    with pytest.raises(KeyError):
        await IndonesianNames().translate(locale_str("forgotten"), discord.Locale.indonesian, OF_NO_COMMAND)


@pytest.mark.parametrize("locale", [one for one in discord.Locale if one is not discord.Locale.indonesian])
async def test_readers_of_other_languages_see_english(locale: discord.Locale) -> None:
    assert await IndonesianNames().translate(locale_str("ask"), locale, OF_NO_COMMAND) is None
    assert language_of_locale(locale) == "en"


def test_readers_of_indonesian_see_indonesian() -> None:
    assert language_of_locale(discord.Locale.indonesian) == "id"
