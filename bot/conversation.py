"""What a message asks of the bot, and what was asked before it: read from Discord's own messages, never from a store."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

import discord

from answering.questions import asks
from bot.delivery import persistently
from bot.faults import LOST
from bot.markup import read_back
from bot.rendering import question_in

_SAID_BEFORE = 25
"""In a thread or a direct channel, so many messages before a question are looked at."""
_STILL_FRESH = timedelta(hours=1)
"""In a direct channel, what was asked longer ago is no longer what a question leans on."""
_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


class Address(Enum):
    """How a message turns to the bot."""

    NOT = auto()
    BY_NAME = auto()
    """By a mention, as a reply, or in a direct message: it wants an answer, whatever it says."""
    BY_PLACE = auto()
    """By where it stands: a channel of questions, or a thread that the bot opened."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Who the bot is, and where it listens unasked."""

    me: int
    answer_channels: Collection[str]
    """Ids or names of channels."""

    def address(self, message: discord.Message) -> Address:
        """How the message turns to the bot."""
        if message.author.bot or message.webhook_id or message.type not in _SPOKEN or message.message_snapshots:
            return Address.NOT
        if message.guild is None or self.mentioned(message) or self._replies_to_me(message):
            return Address.BY_NAME
        if message.reference is not None or not message.content.strip():
            return Address.NOT
        if self.is_my_thread(message.channel):
            return Address.BY_PLACE
        return Address.BY_PLACE if self._is_answer_channel(message.channel) and asks(message.content) else Address.NOT

    def mentioned(self, message: discord.Message) -> bool:
        """Whether the message mentions the bot itself, not a role or everybody."""
        return any(user.id == self.me for user in message.mentions)

    def is_my_thread(self, channel: object) -> bool:
        """Whether the bot opened this thread."""
        return isinstance(channel, discord.Thread) and channel.owner_id == self.me

    def text(self, message: discord.Message) -> str:
        """What the message says, without its mention of the bot."""
        return re.sub(rf"\s*<@!?{self.me}>\s*", " ", message.content).strip()

    def _replies_to_me(self, message: discord.Message) -> bool:
        replied = message.reference.resolved if message.reference else None
        return isinstance(replied, discord.Message) and replied.author.id == self.me

    def _is_answer_channel(self, channel: object) -> bool:
        """A thread in such a channel is none: people opened it to talk to each other."""
        return not isinstance(channel, discord.Thread) and bool(
            {str(getattr(channel, "id", "")), getattr(channel, "name", "")} & set(self.answer_channels)
        )


def posted_text(message: discord.Message) -> str:
    """What anybody's message says: its own text, what it passes on, and what stands in the cards of a bot's."""
    passed_on = [snapshot.content for snapshot in message.message_snapshots]
    cards = [text for embed in message.embeds for text in (embed.title, embed.description)] if message.author.bot else []
    said = "\n".join(filter(None, [message.content, *passed_on, *cards]))
    return read_back(_OF_OURS.sub("", said)).strip()


_OF_OURS = re.compile(r"^-# .*$| \[\d{1,2}\](?=\W|$)", re.MULTILINE)
"""Small print and the numbers of citations, which are no part of what is said."""


async def earlier_questions(message: discord.Message, listening: Listening, *, limit: int) -> tuple[str, ...]:
    """The questions that were asked before this one in its conversation, oldest first, at most `limit`."""
    try:
        if message.reference is not None:
            return await _up_the_chain(message, listening, limit)
        if message.guild is None or listening.is_my_thread(message.channel):
            return await _in_the_channel(message, listening, limit)
    except LOST:
        return ()
    return ()


async def _up_the_chain(message: discord.Message, listening: Listening, limit: int) -> tuple[str, ...]:
    """From reply to reply: an answer leads to its question, and a question to the answer that it replies to."""
    questions: list[str] = []
    above = await _replied_to(message)
    while above is not None and len(questions) < limit:
        if above.author.id == listening.me:
            if asked := _shown_question(above):
                questions.append(asked)
        elif asked := listening.text(above):
            questions.append(asked)
        above = await _replied_to(above)
    return tuple(reversed(questions))


async def _replied_to(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if reference is None or reference.message_id is None or reference.channel_id != message.channel.id:
        return None
    known = reference.resolved or reference.cached_message
    if isinstance(known, discord.Message) and (known.reference is None or known.reference.resolved is not None):
        return known
    number = reference.message_id
    try:
        return await persistently(lambda: message.channel.fetch_message(number))
    except (discord.NotFound, discord.Forbidden):
        return known if isinstance(known, discord.Message) else None


async def _in_the_channel(message: discord.Message, listening: Listening, limit: int) -> tuple[str, ...]:
    """The questions that the bot answered in this channel, and what its thread began with."""
    before = [one async for one in message.channel.history(limit=_SAID_BEFORE, before=message)]
    if message.guild is None:
        before = [one for one in before if message.created_at - one.created_at < _STILL_FRESH]
    questions = _answered(before, listening)
    if len(questions) < limit and isinstance(message.channel, discord.Thread) and len(before) < _SAID_BEFORE:
        questions = [*await _beginning(message.channel, listening, limit - len(questions)), *questions]
    return tuple(questions[-limit:]) if limit else ()


def _answered(messages: Sequence[discord.Message], listening: Listening) -> list[str]:
    """The questions among these messages, newest first, that the bot answered; oldest first."""
    by_id = {one.id: one for one in messages}
    questions = []
    for answer in sorted((one for one in messages if one.author.id == listening.me), key=lambda one: one.id):
        question = by_id.get(answer.reference.message_id or 0) if answer.reference else None
        asked = listening.text(question) if question else _shown_question(answer)
        if asked:
            questions.append(asked)
    return questions


async def _beginning(thread: discord.Thread, listening: Listening, limit: int) -> tuple[str, ...]:
    parent = thread.parent
    if not isinstance(parent, discord.TextChannel):
        return ()
    starter = await persistently(lambda: parent.fetch_message(thread.id))
    shown = _shown_question(starter)
    return (shown,) if shown else await _up_the_chain(starter, listening, limit)


def _shown_question(answer: discord.Message) -> str | None:
    title = answer.embeds[0].title if answer.embeds else None
    return question_in(title=title, content=answer.content)
