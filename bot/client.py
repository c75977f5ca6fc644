"""The Discord client: what it listens to, what it hands on, and how it catches up with what it missed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Coroutine, Iterator, Sequence
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands

from bot.asking import Asking
from bot.delivery import persistently
from bot.desk import Desk
from bot.faults import LOST, explained
from bot.lag import watch_the_loop
from bot.localisation import IndonesianNames, language_of_locale
from bot.presses import Presses
from bot.receiving import Receiving
from bot.records import Records
from bot.syncing import sync_if_changed
from bot.wording import is_progress

_log = logging.getLogger("saksi.discord")

_MISSED_WITHIN = timedelta(minutes=15)
"""A question that is older than this when the bot is back is let be."""
_MISSED_MESSAGES = 200
_ALIVE_EVERY = 30.0


PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    add_reactions=True,
    create_public_threads=True,
    send_messages_in_threads=True,
)
"""All that the bot can make use of; without one of them it does what is left."""


def invite_link(application: int) -> str:
    """Where a server's manager adds the bot, with no more permissions than it uses."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


class SaksiClient(discord.Client):
    """Hands what Discord sends to who answers it."""

    def __init__(
        self,
        *,
        receiving: Receiving,
        presses: Presses,
        asking: Asking,
        desk: Desk,
        records: Records,
        commands: Sequence[app_commands.Command[Any, ..., None] | app_commands.ContextMenu],
        reads_everything: bool,
    ) -> None:
        """`reads_everything`: asks Discord for the content of all messages, which the portal must allow."""
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # there is no voice here to be missed
        super().__init__(
            intents=_intents(reads_everything),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
        )
        self._receiving = receiving
        self._presses = presses
        self._asking = asking
        self._desk = desk
        self._records = records
        self._background: set[asyncio.Task[None]] = set()
        self._ready_before = False
        self._tree = _Tree(self)
        for command in commands:
            self._tree.add_command(command)

    async def setup_hook(self) -> None:
        """Once, after the login and before the first event."""
        await self._tree.set_translator(IndonesianNames())
        await self.take_up()
        self._start(watch_the_loop())
        self._start(self._register_commands())
        self._start(self._say_alive())

    async def on_ready(self) -> None:
        """Connected, for the first time or anew: what was asked meanwhile is answered now."""
        _log.info("connected as %s, in %d servers", self.user, len(self.guilds))
        first, self._ready_before = not self._ready_before, True
        if first:
            _log.info("to invite it to a server: %s", invite_link(self.application_id or 0))
        self._start(self._catch_up())

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something, perhaps to the bot."""
        if self.user is not None:
            await self._receiving.message(message, self.user)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """A button was pressed or a form sent; the tree has the commands."""
        if interaction.type in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            await self._presses.pressed(interaction)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """A defect: no reader can be told from here."""
        _log.exception("the event %s failed", event_method)

    async def stop(self, *, within: float) -> None:
        """Finishes what is on its way, or explains it, and leaves."""
        await self._asking.land(within=within)
        await self._desk.run(self._records.end_all)
        await self._desk.run(self._records.say_stopped)
        for task in self._background:
            task.cancel()
        await self.close()
        self._desk.close()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_logged(work))
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _register_commands(self) -> None:
        await sync_if_changed(self, self._tree)

    async def _say_alive(self) -> None:
        """Lets `saksi status` see that the bot is there."""
        while True:
            if self.is_ready() and not self.is_closed():
                servers = len(self.guilds)
                await self._desk.run(lambda: self._records.say_alive(str(self.user), servers))  # noqa: B023
            await asyncio.sleep(_ALIVE_EVERY if self.is_ready() else 1.0)

    async def take_up(self) -> None:
        """Begins with the commands that a kill left unanswered; before the first event, when no new one can be among them."""
        for pending in await self._desk.run(self._records.unfinished):
            self._start(self._receiving.resume(pending, self._webhook(pending.token)))

    def _webhook(self, token: str) -> discord.Webhook:
        """What an interaction of before the restart is answered by."""
        return discord.Webhook.from_state(
            {"id": str(self.application_id), "type": 3, "token": token},
            state=self._connection,
        )

    async def _catch_up(self) -> None:
        """Answers what was written to the bot while it was away and has no answer yet."""
        since = discord.utils.utcnow() - _MISSED_WITHIN
        for channel in [*self._busy_channels(discord.utils.time_snowflake(since)), *await self._direct_channels()]:
            try:
                newest = [one async for one in channel.history(limit=_MISSED_MESSAGES)]
            except LOST as error:
                _log.info("a channel could not be caught up with: %s", error)
                continue
            messages = [one for one in reversed(newest) if one.created_at > since]
            for message, shown in _unanswered(messages, self.user):
                if self.user is not None:
                    await self._receiving.message(message, self.user, shown=shown)

    def _busy_channels(self, since: int) -> Iterator[discord.TextChannel | discord.Thread]:
        """The channels in which something was written since, and may be answered."""
        for guild in self.guilds:
            channels: list[discord.TextChannel | discord.Thread] = [*guild.text_channels, *guild.threads]
            for channel in channels:
                allowed = channel.permissions_for(guild.me)
                may_answer = allowed.view_channel and allowed.read_message_history and allowed.send_messages
                if may_answer and (channel.last_message_id or 0) > since:
                    yield channel

    async def _direct_channels(self) -> list[discord.DMChannel]:
        numbers = await self._desk.run(self._records.direct_channels)
        found = []
        for number in numbers:
            try:
                channel = await persistently(lambda: self.fetch_channel(number))  # noqa: B023
            except LOST:
                continue
            if isinstance(channel, discord.DMChannel):
                found.append(channel)
        return found


class _Tree(app_commands.CommandTree[SaksiClient]):
    """The commands, and the one door for their errors."""

    def __init__(self, client: SaksiClient) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def on_error(self, interaction: discord.Interaction[SaksiClient], error: app_commands.AppCommandError, /) -> None:
        """Tells the reader, and nobody else, in one sentence."""
        name = interaction.command.name if interaction.command else "?"
        text = explained(error, language_of_locale(interaction.locale), where=f"the command /{name}")
        if interaction.type is discord.InteractionType.autocomplete:
            return
        try:
            if interaction.response.is_done():
                await interaction.delete_original_response()
                await interaction.followup.send(text, ephemeral=True)
            else:
                await interaction.response.send_message(text, ephemeral=True)
        except LOST as lost:
            _log.warning("a reader could not be told that a command failed: %s", lost)


def _intents(reads_everything: bool) -> discord.Intents:
    intents = discord.Intents.none()
    intents.guilds = True
    intents.messages = True
    intents.message_content = reads_everything
    return intents


def _unanswered(
    messages: Sequence[discord.Message], me: discord.ClientUser | None
) -> list[tuple[discord.Message, discord.Message | None]]:
    """Those of other people that the bot has not answered, each with what it showed meanwhile, if anything."""
    replies = {one.reference.message_id: one for one in messages if one.author == me and one.reference}
    unanswered = []
    for message in messages:
        reply = replies.get(message.id)
        if message.author != me and (reply is None or _is_underway(reply)):
            unanswered.append((message, reply))
    return unanswered


def _is_underway(reply: discord.Message) -> bool:
    """Whether a message of the bot's stands only where an answer was to come."""
    heading = reply.embeds[0].author.name if reply.embeds else reply.content
    return is_progress((heading or "").removeprefix("**"))


async def _logged(work: Awaitable[None]) -> None:
    try:
        await work
    except LOST as error:
        _log.error("something in the background failed, and the bot goes on: %s", error)
    except Exception:  # the door of what no reader waits for
        _log.exception("something in the background failed")
