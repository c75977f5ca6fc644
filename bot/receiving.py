"""Where questions come in: by command, by message, or left over from before a restart. Each gets its way back."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import discord

from bot.asking import Asking, From
from bot.buttons import Action
from bot.catalogue import scopes_of
from bot.checking import Checking
from bot.conversation import Address, Listening, earlier_questions
from bot.delivery import ChannelDoor, Door, InteractionDoor, acknowledged, persistently
from bot.desk import Asked, Desk
from bot.faults import LOST
from bot.localisation import language_of_locale
from bot.markup import plain
from bot.records import Pending, Records
from bot.rendering import Page
from bot.wording import Say, say
from retrieval.articles import EVERYONE, Language
from retrieval.errors import LibraryError
from retrieval.language import language_of

_log = logging.getLogger("saksi.discord")

_ACKNOWLEDGED_WITHIN = timedelta(seconds=2.8)
"""Discord gives an interaction up after 3 seconds; one that was held back by an outage is not even tried."""
_HANDLED = 2000
"""So many messages are known to be handled already, should Discord send one twice."""
_TYPING_SHOWS = 8.0
"""Seconds for which Discord shows that somebody is typing, nearly."""


class Receiving:
    """Takes questions on, and hands each with its door to `Asking`."""

    def __init__(
        self,
        *,
        asking: Asking,
        checking: Checking,
        desk: Desk,
        records: Records,
        history: int,
        answer_channels: tuple[str, ...],
    ) -> None:
        self._asking = asking
        self._checking = checking
        self._desk = desk
        self._records = records
        self._history = history
        self._answer_channels = answer_channels
        self._handled: OrderedDict[int, None] = OrderedDict()
        self._shortest_trip = timedelta.max
        self._typed: dict[int, float] = {}
        self._typing: set[asyncio.Task[None]] = set()

    def listening(self, me: int) -> Listening:
        """What is meant for the bot."""
        return Listening(me, self._answer_channels)

    async def command(self, interaction: discord.Interaction[Any], question: str, *, private: bool, checks: bool = False) -> None:
        """A question asked by `/ask`, or a message whose claims are to be checked."""
        default_language = language_of_locale(interaction.locale)
        language = language_of(question, default=default_language)
        refusal = self._asking.refusal(interaction.user.id, language)
        pending = Pending(
            interaction=interaction.id,
            token=interaction.token,
            question=question,
            private=private or refusal is not None,
            default_language=default_language,
            reader=interaction.user.id,
            channel=interaction.channel_id,
            scope=scope_of(interaction.guild_id),
            may_embed=interaction.app_permissions.embed_links or private or interaction.guild_id is None,
            checks=checks,
        )
        instead = elsewhere(interaction, language, private=private)
        if self._in_time(interaction) and await acknowledged(interaction, private=pending.private):
            door: Door | None = _interaction_door(interaction.followup, pending, instead=instead)
        else:
            door = await instead()
        if door is None:
            _log.warning("a command came too late, and there is no other way to its reader")
        elif refusal is not None:
            await door.refuse(refusal)
        else:
            await self._answer_pending(door, pending, actions_of(interaction, private=private))

    async def resume(self, pending: Pending, webhook: discord.Webhook) -> None:
        """A question that was on its way when the bot was killed."""
        actions = (Action.SHARE,) if pending.private else ()
        await self._answer_pending(_interaction_door(webhook, pending, instead=nowhere), pending, actions)

    async def message(self, message: discord.Message, me: discord.ClientUser, *, shown: discord.Message | None = None) -> None:
        """A message in a channel, a thread or directly to the bot, answered once if it is meant for it.

        `shown` is what a bot that was killed over this question left in the place of the answer.
        """
        listening = self.listening(me.id)
        if listening.address(message) is Address.NOT or message.id in self._handled:
            return
        self._handled[message.id] = None
        if len(self._handled) > _HANDLED:
            self._handled.popitem(last=False)
        text = _question_of(message, listening)
        language = language_of(text)
        door = _message_door(message, language, shown)
        if not text:
            await self._hint(door, message, listening, me)
        elif refusal := self._asking.refusal(message.author.id, language):
            await door.refuse(refusal)
        else:
            await self._answer_message(door, message, text, listening)

    async def _answer_message(self, door: Door, message: discord.Message, text: str, listening: Listening) -> None:
        await self._remember_direct(message)
        self._show_typing(message.channel)
        history = await earlier_questions(message, listening, limit=self._history)
        scope = scope_of(message.guild.id if message.guild else None)
        asked = Asked(text, history, tuple(scopes_of(scope)), "id")
        actions = (Action.THREAD,) if isinstance(message.channel, discord.TextChannel) else ()
        await self._asking.answer(door, asked, From(message.author.id, scope, message.channel.id, "message", actions))

    async def _answer_pending(self, door: Door, pending: Pending, actions: tuple[Action, ...]) -> None:
        try:
            await self._desk.run(lambda: self._records.begin(pending))
        except LibraryError as error:
            _log.warning("this question will not outlive a kill: %s", error)
        asked = Asked(pending.question, (), tuple(scopes_of(pending.scope)), pending.default_language)
        who = From(pending.reader, pending.scope, pending.channel, "command", actions)
        answers = self._checking.answer if pending.checks else self._asking.answer
        await answers(door, asked, who)
        try:
            await self._desk.run(lambda: self._records.end(pending.interaction))
        except LibraryError as error:
            _log.warning("this question may be answered again after a restart: %s", error)

    async def _hint(self, door: Door, message: discord.Message, listening: Listening, me: discord.ClientUser) -> None:
        """What to do instead, where a message says nothing that could be read."""
        nothing_shown = not message.content and not message.attachments and not message.stickers
        hidden = nothing_shown and not listening.mentioned(message)
        what = Say.CANNOT_READ if hidden else Say.ASK_SOMETHING if message.content else Say.TEXT_ONLY
        text = "\n".join(say(what, language, mention=me.mention) for language in _BOTH)
        try:
            await door.deliver([Page(text)], None)
        except LOST as error:
            _log.info("a hint could not be given: %s", error)

    def _show_typing(self, channel: discord.abc.MessageableChannel) -> None:
        """At once, and waited for by nobody; a channel in which it shows already is spared."""
        now = time.monotonic()
        if now - self._typed.get(channel.id, -_TYPING_SHOWS) >= _TYPING_SHOWS:
            self._typed[channel.id] = now
            task = asyncio.create_task(_type(channel))
            self._typing.add(task)
            task.add_done_callback(self._typing.discard)

    async def _remember_direct(self, message: discord.Message) -> None:
        if message.guild is None:
            try:
                await self._desk.run(lambda: self._records.use_direct(message.channel.id))
            except LibraryError as error:
                _log.warning("a direct channel is not remembered: %s", error)

    def _in_time(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether Discord still waits. Its clock and ours may differ, so the shortest trip so far counts as none at all."""
        trip = discord.utils.utcnow() - interaction.created_at
        self._shortest_trip = min(self._shortest_trip, trip)
        return trip - self._shortest_trip < _ACKNOWLEDGED_WITHIN


_BOTH: tuple[Language, Language] = ("id", "en")


async def nowhere() -> Door | None:
    """There is no other way to the reader."""
    return None


def scope_of(server: int | None) -> str:
    """The scope of a Discord server's own articles; outside a server, everyone's."""
    return str(server) if server else EVERYONE


async def taken_on(interaction: discord.Interaction[Any], language: Language, *, private: bool) -> Door | None:
    """The way to the reader of a command whose answer will come later; `None` where there is none any more."""
    may_embed = interaction.app_permissions.embed_links or private or interaction.guild_id is None
    instead = elsewhere(interaction, language, private=private)
    if not await acknowledged(interaction, private=private):
        return await instead()
    return InteractionDoor(interaction.followup, private=private, may_embed=may_embed, instead=instead)


def _interaction_door(
    webhook: discord.Webhook, pending: Pending, *, instead: Callable[[], Awaitable[Door | None]]
) -> InteractionDoor:
    return InteractionDoor(webhook, private=pending.private, may_embed=pending.may_embed, instead=instead)


def elsewhere(
    interaction: discord.Interaction[Any], language: Language, *, private: bool
) -> Callable[[], Awaitable[Door | None]]:
    """The way to a reader whose interaction Discord gave up: the channel, or a direct message for what is private."""
    opening = say(Say.EXPIRED, language, reader=plain(interaction.user.display_name))

    async def door() -> Door | None:
        channel, allowed = interaction.channel, interaction.app_permissions
        in_thread = isinstance(channel, discord.Thread)
        may_write = allowed.send_messages_in_threads if in_thread else allowed.send_messages
        if not private and isinstance(channel, discord.abc.Messageable) and (may_write or interaction.guild_id is None):
            may_embed = allowed.embed_links or interaction.guild_id is None
            return ChannelDoor(channel, may_embed=may_embed, reader=interaction.user, opening=opening)
        try:
            direct = await persistently(interaction.user.create_dm)
        except LOST:
            return None
        return ChannelDoor(direct, may_embed=True, reader=interaction.user, opening=opening)

    return door


def _message_door(message: discord.Message, language: Language, shown: discord.Message | None) -> Door:
    """A reply, or a direct message where the bot may not write."""
    reader = message.author
    if message.guild is None:
        return ChannelDoor(message.channel, may_embed=True, reader=reader, message=message, shown=shown)
    allowed = message.channel.permissions_for(message.guild.me)
    in_thread = isinstance(message.channel, discord.Thread)
    if allowed.send_messages_in_threads if in_thread else allowed.send_messages:
        replied = message if allowed.read_message_history else None
        return ChannelDoor(message.channel, may_embed=allowed.embed_links, reader=reader, message=replied, shown=shown)
    opening = say(Say.MAY_NOT_WRITE, language, channel=f"<#{message.channel.id}>")
    return ChannelDoor(reader, may_embed=True, reader=reader, opening=opening)


def _question_of(message: discord.Message, listening: Listening) -> str:
    """What the message asks; a bare mention in reply to somebody passes on what that one asked."""
    text = listening.text(message)
    replied = message.reference.resolved if message.reference else None
    if not text and isinstance(replied, discord.Message) and replied.author.id != listening.me:
        return listening.text(replied)
    return text


def actions_of(interaction: discord.Interaction[Any], *, private: bool) -> tuple[Action, ...]:
    """The buttons that make sense there, besides those that every answer has."""
    if private:
        return (Action.SHARE,)
    may_have_threads = isinstance(interaction.channel, discord.TextChannel) and interaction.is_guild_integration()
    return (Action.THREAD,) if may_have_threads else ()


async def _type(channel: discord.abc.Messageable) -> None:
    try:
        await channel.typing()
    except LOST as error:
        _log.info("typing could not be shown: %s", error)
