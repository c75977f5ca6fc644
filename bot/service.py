"""`saksi discord`: the bot as a process, from its token to its last answer."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import aiohttp
import discord
from discord import app_commands

from answering.answerer import Reply
from answering.making import Watch
from bot.allowance import Allowance
from bot.asking import Asking
from bot.assemble import Saksi
from bot.budget import Budget
from bot.checking import Checking, Checks
from bot.client import SaksiClient
from bot.commands.ask import ask_command
from bot.commands.check import check_command, check_menu
from bot.commands.help import help_command
from bot.commands.library import sources_command
from bot.commands.quotes import quotes_command
from bot.commands.status import status_command
from bot.commands.summary import summary_command
from bot.desk import THREADS, Asked, Desk
from bot.presses import Presses
from bot.quotes import Voices
from bot.receiving import Receiving
from bot.records import Records
from bot.summaries import summary
from bot.summarising import Summarising
from config.settings import Settings
from retrieval.database import Database
from retrieval.errors import SaksiError

_log = logging.getLogger("saksi.discord")

_LANDING = 7.0
"""Seconds for the questions on their way when the bot is stopped; with what follows, it is gone within ten."""
_RETRY_LOGIN = (2.0, 5.0, 15.0, 30.0, 60.0)
PORTAL = "https://discord.com/developers/applications"


class DiscordError(SaksiError):
    """The bot cannot run: one line with what to do."""


def run_discord(saksi: Saksi) -> int:
    """Runs the bot until it is stopped by SIGTERM or Ctrl-C, and returns 0; a `DiscordError` says why it cannot run."""
    token = token_of(saksi.settings)
    saksi.warm_up()
    asyncio.run(_run(saksi, token))
    _leave()
    return 0


def _leave() -> None:
    """Ends the process even if a thread still waits for a model: its question was explained, and Python would wait for it."""
    if any(thread.name.startswith(THREADS) for thread in threading.enumerate()):
        logging.shutdown()
        sys.stdout.flush()
        os._exit(0)


def token_of(settings: Settings) -> str:
    """The bot's token; a `DiscordError` if there is none."""
    if settings.discord.token is None:
        raise DiscordError(f"there is no DISCORD_TOKEN: copy your bot's token from {PORTAL} into .env, as DISCORD_TOKEN=...")
    return settings.discord.token.get_secret_value()


async def _run(saksi: Saksi, token: str) -> None:
    client = put_together(saksi)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    running = asyncio.create_task(_serve(client, token))
    stopped = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if stopped.done():
            _log.info("stopping: the questions on their way are finished first")
            await client.stop(within=_LANDING)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        if not running.cancelled() and (error := running.exception()):
            raise error
    finally:
        stopped.cancel()
        if not client.is_closed():
            await client.close()


async def _serve(client: SaksiClient, token: str) -> None:
    """Logs in and stays connected; a `DiscordError` where trying again would not help."""
    try:
        await _log_in(client, token)
        await client.connect(reconnect=True)
    except discord.LoginFailure as error:
        raise DiscordError(
            f"Discord does not accept DISCORD_TOKEN: reset the bot's token at {PORTAL} and copy it whole into .env"
        ) from error
    except discord.PrivilegedIntentsRequired as error:
        raise DiscordError(
            'discord.answer_channels and discord.message_content need the "Message Content Intent": switch it on at '
            f"{PORTAL} under Bot, Privileged Gateway Intents, or take these settings out"
        ) from error
    except discord.HTTPException as error:
        raise DiscordError(f"Discord refuses the bot ({error}): see {PORTAL}") from error
    except discord.ConnectionClosed as error:
        raise DiscordError(f"Discord closed the connection for good (code {error.code}): see {PORTAL}") from error


async def _log_in(client: SaksiClient, token: str) -> None:
    """Waits for Discord, and for the way to it, to be there: a bot that starts before its network is not to blame."""
    for pause in _RETRY_LOGIN:
        try:
            return await client.login(token)
        except (aiohttp.ClientError, TimeoutError, OSError, discord.DiscordServerError) as error:
            _log.warning("Discord cannot be reached (%s): trying again in %.0f s", type(error).__name__, pause)
            await asyncio.sleep(pause)
    try:
        await client.login(token)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise DiscordError(f"Discord cannot be reached ({type(error).__name__}): check the network, and start again") from error


def put_together(saksi: Saksi) -> SaksiClient:
    """All parts of the bot, handed to each other; connects to nothing."""
    settings = saksi.settings
    records = Records(Database(settings.data_dir), saksi.library, keep_questions=settings.log.questions)
    desk = Desk(answers=_answers(saksi), revision=saksi.library.revision, at_once=settings.discord.at_once)
    budget = Budget(records, in_all=settings.discord.tokens_per_day, for_one=settings.discord.server_tokens_per_day)
    asking = Asking(
        desk=desk,
        records=records,
        allowance=Allowance(questions_per_minute=settings.discord.questions_per_minute, clock=time.monotonic),
        budget=budget,
        questions_per_minute=settings.discord.questions_per_minute,
        log_questions=settings.log.questions,
    )
    checking = Checking(checks=_checks(saksi), asking=asking, desk=desk, records=records, budget=budget)
    summarising = Summarising(
        summarise=partial(summary, saksi), asking=asking, desk=desk, library=saksi.library, records=records, budget=budget
    )
    receiving = Receiving(
        asking=asking,
        checking=checking,
        desk=desk,
        records=records,
        history=settings.answering.history,
        answer_channels=settings.discord.answer_channels,
    )
    reads_everything = settings.discord.message_content or bool(settings.discord.answer_channels)
    presses = Presses(
        desk=desk, records=records, library=saksi.library, listening=receiving.listening, reads_everything=reads_everything
    )
    commands: list[app_commands.Command[Any, ..., None] | app_commands.ContextMenu] = [
        ask_command(receiving),
        check_command(receiving),
        check_menu(receiving),
        summary_command(summarising=summarising, desk=desk, library=saksi.library),
        quotes_command(voices=Voices(saksi.library), desk=desk, library=saksi.library, records=records),
        sources_command(desk=desk, library=saksi.library),
        help_command(),
        status_command(desk=desk, library=saksi.library, writer=settings.llm),
    ]
    return SaksiClient(
        receiving=receiving,
        presses=presses,
        asking=asking,
        desk=desk,
        records=records,
        commands=commands,
        reads_everything=reads_everything,
    )


def _answers(saksi: Saksi) -> Callable[[Asked, Watch], Reply]:
    def answers(asked: Asked, watch: Watch) -> Reply:
        return saksi.answerer.answer(
            asked.text, history=asked.history, scopes=asked.scopes, default_language=asked.default_language, watch=watch
        )

    return answers


def _checks(saksi: Saksi) -> Checks:
    return lambda asked: saksi.checker.check(asked.text, scopes=asked.scopes, default_language=asked.default_language)
