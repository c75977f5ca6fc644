"""Ways for an answer to reach its reader: into the place that Discord holds for it, or as a message in the channel."""

from __future__ import annotations

import asyncio
import io
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, TypeVar

import aiohttp
import discord

from bot.faults import LOST
from bot.rendering import Card, Page

_log = logging.getLogger("saksi.discord")

_PAUSES = (0.2, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries; discord.py itself waits out 429, and an answer of 5xx for about half a minute."""
_CUT = (aiohttp.ClientError, TimeoutError, ConnectionError, discord.DiscordServerError)
_FIRST_RESPONSE = 2.7
"""Discord waits 3 seconds for the first response to an interaction; one that comes later is an error."""
_TOO_LATE = frozenset({10008, 10015, 10062, 50027})
"""Discord's codes for a message, a webhook, an interaction and a token that it no longer knows."""
_NO_PICTURE = frozenset({40005, 50013, 50045})
"""Discord's codes for a request or a file that is too large, and for a permission that is missing."""
_ALREADY_TAKEN = 40060
_NONCE_BITS = 63
_ORIGINAL: Any = "@original"
"""Discord's name for the message in the place of "thinking"; discord.py asks for a number, and passes on what it gets."""
Result = TypeVar("Result")


class Door(Protocol):
    """The way back to the reader of one question."""

    @property
    def may_embed(self) -> bool:
        """Whether a card is shown here."""

    @property
    def repeats_question(self) -> bool:
        """Whether the answer must say what was asked, because it is no reply to it."""

    async def show(self, page: Page) -> None:
        """Shows what is being done, where the answer will stand."""

    async def deliver(self, pages: Sequence[Page], view: discord.ui.View | None) -> None:
        """The answer, in the place of what was shown before; the buttons under its last message."""

    async def refuse(self, text: str) -> None:
        """Tells the reader, and nobody else, why there is no answer."""


async def persistently(send: Callable[[], Awaitable[Result]]) -> Result:
    """What `send` brings, tried again while the connection is cut or Discord fails."""
    for pause in _PAUSES:
        try:
            return await send()
        except _CUT as error:
            _log.info("tried again in %.1f s: %s", pause, type(error).__name__)
            await asyncio.sleep(pause)
    return await send()


async def acknowledged(interaction: discord.Interaction[Any], *, private: bool) -> bool:
    """Takes on an interaction whose answer will come later; false where Discord no longer waits for it."""
    return await responded(interaction, lambda: interaction.response.defer(ephemeral=private, thinking=True))


async def responded(interaction: discord.Interaction[Any], respond: Callable[[], Awaitable[object]]) -> bool:
    """Gives an interaction its first response; false where Discord no longer waits for one."""
    try:
        async with asyncio.timeout(_FIRST_RESPONSE):
            await persistently(lambda: _once(interaction, respond))
    except TimeoutError:
        return await _was_taken(interaction)
    except discord.HTTPException as error:
        if error.code == _ALREADY_TAKEN:
            return True
        if error.code in _TOO_LATE:
            return False
        raise
    return True


async def _once(interaction: discord.Interaction[Any], respond: Callable[[], Awaitable[object]]) -> None:
    """Responds, unless an earlier try got through and only Discord's reply to it was lost."""
    try:
        await respond()
    except (aiohttp.ClientError, TimeoutError, ConnectionError):
        if not await _was_taken(interaction):
            raise


async def _was_taken(interaction: discord.Interaction[Any]) -> bool:
    """Whether Discord has what we sent, although its reply was lost: to send it twice would be an error."""
    try:
        await interaction.original_response()
    except discord.HTTPException:
        return False
    return True


class InteractionDoor:
    """Answers a command: where Discord shows "thinking", or in the channel when it has stopped waiting."""

    def __init__(
        self, webhook: discord.Webhook, *, private: bool, may_embed: bool, instead: Callable[[], Awaitable[Door | None]]
    ) -> None:
        """`instead` finds another way when this one is closed."""
        self._webhook = webhook
        self._private = private
        self._instead = instead
        self.may_embed = may_embed
        self.repeats_question = True

    async def show(self, page: Page) -> None:
        await self._edit(page, None)

    async def deliver(self, pages: Sequence[Page], view: discord.ui.View | None) -> None:
        first, *others = pages
        try:
            await self._edit(first, None if others else view)
            for number, page in enumerate(others, start=2):
                await self._send(page, view if number == len(pages) else None, private=self._private)
        except discord.HTTPException as error:
            if error.code not in _TOO_LATE:
                raise
            await self._deliver_elsewhere(pages, view)

    async def refuse(self, text: str) -> None:
        """For the reader's eyes only, even where an answer would have been for everybody."""
        if self._private:
            await self._edit(Page(text), None)
            return
        await persistently(self._remove)
        await self._send(Page(text), None, private=True)

    async def _remove(self) -> None:
        try:
            await self._webhook.delete_message(_ORIGINAL)
        except discord.NotFound:
            return

    async def _edit(self, page: Page, view: discord.ui.View | None) -> None:
        async def edit(shown: Page) -> None:
            await self._webhook.edit_message(_ORIGINAL, view=view, **contents_of(shown), **picture_of(shown, "attachments"))

        await with_picture_if_allowed(page, edit)

    async def _send(self, page: Page, view: discord.ui.View | None, *, private: bool) -> None:
        more: dict[str, Any] = {"view": view} if view else {}

        async def send(shown: Page) -> None:
            await self._webhook.send(ephemeral=private, wait=True, **contents_of(shown), **picture_of(shown, "files"), **more)

        await with_picture_if_allowed(page, send)

    async def _deliver_elsewhere(self, pages: Sequence[Page], view: discord.ui.View | None) -> None:
        if other := await self._instead():
            await other.deliver(pages, view)
        else:
            _log.warning("an answer came too late for its interaction, and there is no other way to its reader")


class ChannelDoor:
    """Answers in a channel: as a reply where there is a message to reply to."""

    def __init__(
        self,
        channel: discord.abc.Messageable,
        *,
        may_embed: bool,
        reader: discord.User | discord.Member,
        message: discord.Message | None = None,
        opening: str = "",
        shown: discord.Message | None = None,
    ) -> None:
        """`opening` stands above the answer; `reader` is whom a refusal is told; `shown` stands where the answer will."""
        self.may_embed = may_embed
        self.repeats_question = message is None
        self._channel = channel
        self._reader = reader
        self._message = message
        self._opening = opening
        self._shown = shown

    async def show(self, page: Page) -> None:
        if self._shown is None:
            self._shown = await self._send(page, None, first=True)
        else:
            await self._edit(self._shown, page, None)

    async def deliver(self, pages: Sequence[Page], view: discord.ui.View | None) -> None:
        if self._opening and not self.may_embed:  # with it, a full page of text would be too long
            await self._send(Page(self._opening), None, first=True)
            self._opening = ""
        for number, page in enumerate(pages, start=1):
            buttons = view if number == len(pages) else None
            if number == 1 and self._shown is not None:
                await self._edit(self._shown, page, buttons)
            else:
                await self._send(page, buttons, first=number == 1)

    async def refuse(self, text: str) -> None:
        """As a direct message, so that a channel is not filled with refusals; where that is closed, as a sign at the message."""
        try:
            await persistently(lambda: self._reader.send(text, allowed_mentions=_NOBODY))
        except discord.Forbidden:
            await self._sign()
        if self._shown is not None:
            await persistently(self._shown.delete)

    async def _sign(self) -> None:
        try:
            if self._message is not None:
                await self._message.add_reaction("⏳")
        except LOST as error:
            _log.info("a refusal reached nobody: %s", type(error).__name__)

    async def _send(self, page: Page, view: discord.ui.View | None, *, first: bool) -> discord.Message:
        more: dict[str, Any] = {"view": view} if view is not None else {}
        if self._message is not None:
            more["reference"] = self._message.to_reference(fail_if_not_exists=False)
        more["nonce"] = secrets.randbits(_NONCE_BITS)  # the same at every try: Discord keeps only one message of it

        async def send(shown: Page) -> discord.Message:
            contents = contents_of(shown) | more
            if first and self._opening:
                contents["content"] = shown.text or self._opening
            return await self._channel.send(**contents, **picture_of(shown, "files"))

        return await with_picture_if_allowed(page, send)

    async def _edit(self, message: discord.Message, page: Page, view: discord.ui.View | None) -> None:
        async def edit(shown: Page) -> None:
            await message.edit(view=view, **contents_of(shown), **picture_of(shown, "attachments"))

        await with_picture_if_allowed(page, edit)


async def with_picture_if_allowed(page: Page, send: Callable[[Page], Awaitable[Result]]) -> Result:
    """What `send` brings of a page; of the page without its picture where Discord refuses that."""
    try:
        return await persistently(lambda: send(page))
    except discord.HTTPException as error:
        if page.picture is None or error.code not in _NO_PICTURE:
            raise
        _log.info("a picture was refused: %s", error.code)
    return await persistently(lambda: send(page.without_picture()))


def picture_of(page: Page, name: str) -> dict[str, Any]:
    """A page's picture as the argument of this name of the same methods; it can be sent once."""
    if page.picture is None:
        return {}
    return {name: [discord.File(io.BytesIO(page.picture.png), filename="timeline.png", description=page.picture.alt)]}


def contents_of(page: Page) -> dict[str, Any]:
    """A page as the arguments of discord.py's methods that send or edit; it pings nobody."""
    return {
        "content": page.text,
        "embeds": [_embed(page.card)] if page.card else [],
        "allowed_mentions": _NOBODY,
    }


def _embed(card: Card) -> discord.Embed:
    embed = discord.Embed(colour=card.colour, title=card.question, description=card.text)
    embed.set_author(name=card.status)
    if card.footer:
        embed.set_footer(text=card.footer)
    return embed


_NOBODY = discord.AllowedMentions.none()
