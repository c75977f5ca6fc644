"""Plays Discord to the bot's own client: real payloads in, what readers see out. All private names of discord.py are here."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import discord
from discord.http import HTTPClient, Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

from bot.assemble import Saksi
from bot.client import SaksiClient
from bot.service import put_together
from tests.discord.memory import BOT, SERVER, Discord, Interaction, Message, Payload, direct_channel, new_id, person

CHANNEL = 300
ANSWERS = 301
_MOST = (1 << 53) - 1
SEND, EMBED, ATTACH, HISTORY, THREADS = 1 << 11, 1 << 14, 1 << 15, 1 << 16, 1 << 35


@dataclass(frozen=True)
class Reader:
    """Somebody with a Discord in this language."""

    id: int
    name: str
    locale: str = "id"

    @property
    def direct(self) -> int:
        return self.id + 1000


SARI = Reader(401, "Sari")
ALICE = Reader(402, "Alice", "en-US")


class _Memory(HTTPClient):
    def __init__(self, discord_side: Discord) -> None:
        super().__init__(asyncio.get_running_loop())
        self.discord_side = discord_side

    async def request(self, route: Route, **kwargs: Any) -> Any:
        body = kwargs.get("json") or kwargs.get("params") or _in_parts(kwargs.get("form"))
        return await self.discord_side.request(route.method, route.url.removeprefix(Route.BASE), body)


class _WebhookMemory(AsyncWebhookAdapter):
    def __init__(self, discord_side: Discord) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.discord_side = discord_side

    async def request(self, route: Any, session: Any, **kwargs: Any) -> Any:
        return await self.discord_side.request(
            route.method, route.url.removeprefix(Route.BASE), kwargs.get("payload") or _in_parts(kwargs.get("multipart"))
        )


def _in_parts(parts: list[Payload] | None) -> Payload:
    """A request that carries files: what it says of them, with what is in them."""
    given = {part["name"]: part["value"] for part in parts or []}
    body: Payload = json.loads(given.pop("payload_json", "{}"))
    for place, file in enumerate(given.values()):
        content = file.read()
        known = {"size": len(content), "url": "https://cdn.invalid/x", "proxy_url": "https://cdn.invalid/x"}
        body["attachments"][place] |= {"content": content, **known}
    return body


class Stage:
    """One server with two channels, and the bot in it."""

    def __init__(self, saksi: Saksi, *, denied: int = 0, discord_side: Discord | None = None) -> None:
        """`denied`: the permissions that the bot lacks in the server; `discord_side`: what was there before it started."""
        self.discord = discord_side or Discord()
        self._returned = discord_side is not None
        self.client: SaksiClient = put_together(saksi)
        self.permissions = _MOST & ~denied & ~8
        self._state = self.client._connection
        self.client.http = self._state.http = _Memory(self.discord)
        self._webhooks = _WebhookMemory(self.discord)
        self._state.dispatch = self._dispatched
        self._running: list[asyncio.Task[None]] = []
        self._state.application_id = BOT
        me: Any = {**person(BOT, "Saksi", bot=True), "email": None, "verified": True}
        self._state.user = discord.ClientUser(state=self._state, data=me)
        self._state.parse_guild_create(self._server())
        self.discord.opened = lambda thread: self._state.parse_thread_create({**thread, "newly_created": True})  # type: ignore[typeddict-item]

    async def slash(self, command: str, reader: Reader = SARI, **options: Any) -> Interaction:
        """Runs a command, and comes back when the bot has done with it."""
        return await self.interact(self.command(command, reader, **options))

    def command(
        self, command: str, reader: Reader = SARI, *, channel: int = CHANNEL, seconds_ago: float = 0.0, **options: Any
    ) -> Interaction:
        """A command that nobody has told the bot of yet."""
        data = {"id": "1", "name": command, "type": 1, "options": _options(options)}
        return self._interaction(2, data, reader, channel, id=str(new_id(seconds_ago=seconds_ago)))

    async def menu(self, name: str, message: Message, reader: Reader = SARI) -> Interaction:
        """Chooses this from the menu of a message."""
        number = str(message.id)
        data = {"id": "1", "name": name, "type": 3, "target_id": number, "resolved": {"messages": {number: message.payload}}}
        return await self.interact(self._interaction(2, data, reader, CHANNEL))

    async def autocomplete(self, command: str, option: str, typed: str, reader: Reader = SARI) -> list[Payload]:
        """What is proposed while this is being typed."""
        options = [{"name": option, "type": 3, "value": typed, "focused": True}]
        data = {"id": "1", "name": command, "type": 1, "options": options}
        return (await self.interact(self._interaction(4, data, reader, CHANNEL))).choices or []

    async def press(self, message: Message, button: str, reader: Reader = SARI) -> Interaction:
        """Presses the button with this on it."""
        data = {"custom_id": message.buttons[button]["custom_id"], "component_type": 2}
        return await self.interact(self._interaction(3, data, reader, message.channel, message=message.payload))

    async def fill_in(self, opened: Interaction, text: str, reader: Reader = SARI) -> Interaction:
        """Sends the form that a press opened."""
        assert opened.form is not None
        (label,) = opened.form["components"]
        field = {"type": 4, "custom_id": label["component"]["custom_id"], "value": text}
        data = {"custom_id": opened.form["custom_id"], "components": [{"type": 18, "component": field}]}
        about = {"message": opened.payload["message"]}
        return await self.interact(self._interaction(5, data, reader, int(opened.payload["channel_id"]), **about))

    async def interact(self, interaction: Interaction) -> Interaction:
        """Hands it to the bot as discord.py does."""
        async_context.set(self._webhooks)
        real: discord.Interaction[Any] = discord.Interaction(data=interaction.payload, state=self._state)  # type: ignore[arg-type]
        tree = self._state._command_tree
        if interaction.payload["type"] in (2, 4) and tree is not None:
            await tree._call(real)
        await self.client.on_interaction(real)
        return interaction

    def written(self, text: str, reader: Reader = SARI, *, channel: int = CHANNEL, reply_to: Message | None = None,
                mention: bool = False, **more: Any) -> Message:  # fmt: skip
        """A reader's message that nobody has told the bot of yet."""
        body: Payload = {"content": f"<@{BOT}> {text}" if mention else text}
        if mention:
            body["mentions"] = [person(BOT, "Saksi", bot=True)]
        if reply_to:
            reference = {"message_id": str(reply_to.id), "channel_id": str(reply_to.channel)}
            body |= {"type": 19, "message_reference": reference, "referenced_message": reply_to.payload}
        return self.discord.keep(channel, person(reader.id, reader.name), {**body, **more})

    async def say(self, text: str, reader: Reader = SARI, **more: Any) -> list[Message]:
        """The bot's answers to a message."""
        return await self.arrive(self.written(text, reader, **more))

    async def arrive(self, message: Message) -> list[Message]:
        """Hands a message to the bot, and comes back with its answers when it has done with it."""
        known = set(self.discord.messages)
        async_context.set(self._webhooks)
        event: Any = dict(message.payload)
        if message.channel in (CHANNEL, ANSWERS) or message.channel in self.discord.threads:
            event |= {"guild_id": str(SERVER), "member": self._member(int(message.payload["author"]["id"]))}
        self._state.parse_message_create(event)
        await asyncio.gather(*self._running)
        return [one for one in self.discord.by_bot() if one.id not in known]

    async def ready(self) -> None:
        """Discord says that all is there; comes back when the bot has caught up with what it missed."""
        async_context.set(self._webhooks)
        before = asyncio.all_tasks()
        if self._returned:
            await self.client.take_up()
        await self.client.on_ready()
        while begun := asyncio.all_tasks() - before:
            await asyncio.wait(begun)

    async def stop(self, *, within: float) -> None:
        """Stops the bot as SIGTERM does."""
        async_context.set(self._webhooks)
        await self.client.stop(within=within)

    def _dispatched(self, event: str, *arguments: Any) -> None:
        if event == "message":
            self._running.append(asyncio.create_task(self.client.on_message(*arguments)))

    def _interaction(self, kind: int, data: Payload, reader: Reader, channel: int, **more: Any) -> Interaction:
        number = new_id()
        payload = {
            "id": str(number), "application_id": str(BOT), "type": kind, "token": f"token{number}", "version": 1, "data": data,
            "locale": reader.locale, "attachment_size_limit": 1, "app_permissions": str(self.permissions),
            "authorizing_integration_owners": {"0": str(SERVER)}, "channel_id": str(channel), **more,
        }  # fmt: skip
        if channel == reader.direct:
            payload |= {"channel": direct_channel(reader.id), "user": person(reader.id, reader.name), "context": 1}
        else:
            place = {"guild_id": str(SERVER), "guild": {"id": str(SERVER), "locale": "id", "features": []}, "context": 0}
            payload |= {"channel": _channel(channel), "member": self._member(reader.id, reader.name), **place}
        interaction = self.discord.interactions[payload["token"]] = Interaction(payload)
        return interaction

    def _member(self, number: int, name: str = "Sari") -> Payload:
        user = person(number, name, bot=number == BOT)
        return {"user": user, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False,
                "flags": 0, "permissions": str(_MOST)}  # fmt: skip

    def _server(self) -> Any:
        everybody = {"id": str(SERVER), "name": "@everyone", "permissions": str(self.permissions), "position": 0, "color": 0,
                     "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}, "hoist": False,
                     "managed": False, "mentionable": False, "flags": 0}  # fmt: skip
        channels = [{**_channel(one), "last_message_id": self.discord.newest(one)} for one in (CHANNEL, ANSWERS)]
        return {"id": str(SERVER), "name": "Server", "owner_id": "1", "roles": [everybody], "members": [self._member(BOT)],
                "channels": channels, "member_count": 3}  # fmt: skip


def _channel(number: int) -> Payload:
    name = "tanya" if number == ANSWERS else "umum"
    return {"id": str(number), "type": 0, "guild_id": str(SERVER), "name": name, "position": 0, "permission_overwrites": []}


def _options(options: dict[str, Any]) -> list[Payload]:
    kinds: dict[type, int] = {str: 3, bool: 5}
    return [{"name": name, "type": kinds[type(value)], "value": value} for name, value in options.items()]
