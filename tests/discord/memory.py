"""Discord's side, in memory: keeps every message as its readers see it, and answers the bot as Discord would."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import discord
import pytest

Payload = dict[str, Any]

BOT = 100
SERVER = 200
_EPOCH = 1_420_070_400_000
_PRIVATE = 1 << 6
_count = itertools.count()


def new_id(*, seconds_ago: float = 0.0) -> int:
    """A number such as Discord gives to what happened then: it tells the time."""
    milliseconds = int((time.time() - seconds_ago) * 1000) - _EPOCH
    return (milliseconds << 22) + next(_count) % (1 << 22)


def person(number: int, name: str, *, bot: bool = False) -> Payload:
    return {"id": str(number), "username": name, "global_name": name, "discriminator": "0", "avatar": None, "bot": bot}


@dataclass(eq=False)
class Message:
    """A message as it stands now; `before` are the texts that stood in its place."""

    payload: Payload
    before: list[str] = field(default_factory=list)
    gone: bool = False

    @property
    def id(self) -> int:
        return int(self.payload["id"])

    @property
    def channel(self) -> int:
        return int(self.payload["channel_id"])

    @property
    def private(self) -> bool:
        return bool(self.payload["flags"] & _PRIVATE)

    @property
    def replies_to(self) -> int | None:
        reference = self.payload.get("message_reference")
        return int(reference["message_id"]) if reference else None

    @property
    def embed(self) -> Payload:
        (embed,) = self.payload["embeds"]
        return dict(embed)

    @property
    def text(self) -> str:
        """All that can be read, frames included."""
        parts = [self.payload["content"]]
        for embed in self.payload["embeds"]:
            parts += [embed.get("author", {}).get("name"), embed.get("title"), embed.get("description")]
            parts.append(embed.get("footer", {}).get("text"))
        return "\n".join(filter(None, parts))

    @property
    def buttons(self) -> dict[str, Payload]:
        """By what stands on them."""
        every = [button for row in self.payload["components"] for button in row["components"]]
        return {button.get("label") or button["emoji"]["name"]: button for button in every}


@dataclass(eq=False)
class Interaction:
    """A command, a press or a form, and what the bot made of it."""

    payload: Payload
    lost: bool = False
    """Whether Discord has stopped waiting for it."""
    message: Message | None = None
    further: list[Message] = field(default_factory=list)
    form: Payload | None = None
    choices: list[Payload] | None = None
    responses: int = 0

    @property
    def answer(self) -> Message:
        """The message that the reader got first."""
        assert self.message is not None
        return self.message

    @property
    def text(self) -> str:
        return self.answer.text


class Discord:
    """Takes the bot's requests; one that it does not know fails the test."""

    def __init__(self) -> None:
        self.messages: dict[int, Message] = {}
        self.interactions: dict[str, Interaction] = {}
        self.threads: dict[int, Payload] = {}
        self.reactions: list[tuple[int, str]] = []
        self.typing: list[int] = []
        self.closed_to_the_bot: set[int] = set()
        """Readers who take no direct messages."""
        self.refuses_files = False
        self.opened: Callable[[Payload], None] = lambda thread: None
        """Is told of every new thread."""

    def by_bot(self) -> list[Message]:
        """What others can read of the bot, oldest first."""
        return [one for one in self.messages.values() if int(one.payload["author"]["id"]) == BOT and not one.gone]

    def newest(self, channel: int) -> int | None:
        """The last message there."""
        return max((one.id for one in self.messages.values() if one.channel == channel), default=None)

    def answers_to(self, message: Message) -> list[Message]:
        return [one for one in self.by_bot() if one.replies_to == message.id]

    def keep(self, channel: int, author: Payload, body: Mapping[str, Any], **more: Any) -> Message:
        """A new message, for the bot or for a reader."""
        payload = {
            "id": str(new_id()), "channel_id": str(channel), "author": author, "content": "", "embeds": [], "components": [],
            "timestamp": discord.utils.utcnow().isoformat(), "edited_timestamp": None, "tts": False, "mentions": [],
            "mention_everyone": False, "mention_roles": [], "attachments": [], "pinned": False, "type": 0, "flags": 0,
            **{name: value for name, value in body.items() if value is not None}, **more,
        }  # fmt: skip
        message = self.messages[int(payload["id"])] = Message(payload)
        return message

    async def request(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """Discord's reply."""
        for verb, pattern, handle in self._routes():
            if verb == method and (found := re.fullmatch(pattern, unquote(path))):
                return handle(body, *found.groups())
        pytest.fail(f"Discord has no {method} {path} here")

    def _routes(self) -> list[tuple[str, str, Callable[..., Any]]]:
        original = r"/webhooks/\d+/(\w+)/messages/@original"
        return [
            ("POST", r"/interactions/\d+/(\w+)/callback", self._respond),
            ("GET", original, lambda body, token: self._interaction(token).answer.payload),
            ("PATCH", original, lambda body, token: self._edit(self._interaction(token).answer, body)),
            ("DELETE", original, lambda body, token: self._delete(self._interaction(token).answer)),
            ("POST", r"/webhooks/\d+/(\w+)", self._follow_up),
            ("POST", r"/channels/(\d+)/messages", self._post),
            ("GET", r"/channels/(\d+)/messages", self._history),
            ("GET", r"/channels/\d+/messages/(\d+)", lambda body, number: self._message(number).payload),
            ("PATCH", r"/channels/\d+/messages/(\d+)", lambda body, number: self._edit(self._message(number), body)),
            ("DELETE", r"/channels/\d+/messages/(\d+)", lambda body, number: self._delete(self._message(number))),
            ("PUT", r"/channels/\d+/messages/(\d+)/reactions/(.+)/@me", self._react),
            ("POST", r"/channels/(\d+)/messages/(\d+)/threads", self._open_thread),
            ("POST", r"/channels/(\d+)/typing", lambda body, channel: self.typing.append(int(channel))),
            ("POST", r"/users/@me/channels", self._direct),
            ("GET", r"/channels/(\d+)", lambda body, channel: direct_channel(int(channel) - 1000)),
        ]

    def _respond(self, body: Mapping[str, Any], token: str) -> Payload:
        interaction = self._interaction(token)
        interaction.responses += 1
        kind, data = body["type"], body.get("data") or {}
        if kind in (4, 5):
            channel, me = int(interaction.payload["channel_id"]), person(BOT, "Saksi", bot=True)
            interaction.message = self.keep(channel, me, data, application_id=str(BOT))
        elif kind == 7:
            interaction.message = self._message(interaction.payload["message"]["id"])
            self._edit(interaction.message, data)
        elif kind == 8:
            interaction.choices = data["choices"]
        elif kind == 9:
            interaction.form = data
        return {"interaction": {"id": interaction.payload["id"], "type": interaction.payload["type"]}}

    def _follow_up(self, body: Mapping[str, Any], token: str) -> Payload:
        interaction = self._interaction(token)
        message = self.keep(int(interaction.payload["channel_id"]), person(BOT, "Saksi", bot=True), body)
        interaction.further.append(message)
        return message.payload

    def _post(self, body: Mapping[str, Any], channel: str) -> Payload:
        if int(channel) in self.closed_to_the_bot:
            raise discord.Forbidden(_status(403), {"code": 50007, "message": "Cannot send messages to this user"})
        return self.keep(int(channel), person(BOT, "Saksi", bot=True), body).payload

    def _edit(self, message: Message, body: Mapping[str, Any]) -> Payload:
        if body.get("attachments") and self.refuses_files:
            raise discord.Forbidden(_status(403), {"code": 50013, "message": "Missing Permissions"})
        if message.text:
            message.before.append(message.text)
        message.payload |= {name: value or "" if name == "content" else value or [] for name, value in body.items()}
        return message.payload

    def _delete(self, message: Message) -> None:
        message.gone = True

    def _history(self, body: Mapping[str, Any], channel: str) -> list[Payload]:
        after, before, most = int(body.get("after") or 0), int(body.get("before") or new_id()), int(body["limit"])
        there = [one for one in self.messages.values() if one.channel == int(channel) and after < one.id < before]
        seen = sorted((one for one in there if not one.private and not one.gone), key=lambda one: one.id)
        return [one.payload for one in reversed(seen[:most] if after else seen[-most:])]

    def _react(self, body: Mapping[str, Any], number: str, emoji: str) -> None:
        self.reactions.append((int(number), emoji))

    def _open_thread(self, body: Mapping[str, Any], channel: str, number: str) -> Payload:
        if int(number) in self.threads:
            raise discord.HTTPException(_status(400), {"code": 160004, "message": "A thread has already been created"})
        moment = discord.utils.utcnow().isoformat()
        about = {"archived": False, "archive_timestamp": moment, "locked": False, "auto_archive_duration": 1440}
        thread = self.threads[int(number)] = {
            "id": number, "type": 11, "guild_id": str(SERVER), "parent_id": channel, "name": body["name"],
            "owner_id": str(BOT), "message_count": 0, "member_count": 1, "thread_metadata": about,
        }  # fmt: skip
        self.opened(thread)
        return thread

    def _direct(self, body: Mapping[str, Any]) -> Payload:
        return direct_channel(int(body["recipient_id"]))

    def _interaction(self, token: str) -> Interaction:
        interaction = self.interactions.get(token)
        if interaction is None or interaction.lost:
            raise discord.NotFound(_status(404), {"code": 10062, "message": "Unknown interaction"})
        return interaction

    def _message(self, number: str) -> Message:
        message = self.messages.get(int(number))
        if message is None or message.gone:
            raise discord.NotFound(_status(404), {"code": 10008, "message": "Unknown Message"})
        return message


def direct_channel(reader: int) -> Payload:
    """The channel in which a reader and the bot are alone."""
    return {"id": str(reader + 1000), "type": 1, "last_message_id": None, "recipients": [person(reader, f"reader{reader}")]}


def _status(number: int) -> Any:
    return SimpleNamespace(status=number, reason="refused")
