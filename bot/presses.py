"""What happens when a button is pressed, or a form sent, under any message that the bot ever wrote."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord

from bot.buttons import Action, Press, answer_buttons, press_of, reason_form, without
from bot.catalogue import scopes_of
from bot.conversation import Listening
from bot.delivery import InteractionDoor, acknowledged, persistently, responded
from bot.desk import Desk
from bot.faults import explained
from bot.listing import page
from bot.receiving import nowhere, scope_of
from bot.records import Records
from bot.rendering import Page, question_in, rendered_sources
from bot.wording import Say, say
from retrieval.library import Library

_log = logging.getLogger("saksi.discord")

_THREAD_NAME = 100
_THREAD_EXISTS = 160004
_NOBODY = discord.AllowedMentions.none()


class Presses:
    """Finds by a button's id what it does, and does it."""

    def __init__(
        self, *, desk: Desk, records: Records, library: Library, listening: Callable[[int], Listening], reads_everything: bool
    ) -> None:
        """`reads_everything`: whether messages without a mention reach the bot, so that a thread needs none."""
        self._desk = desk
        self._records = records
        self._library = library
        self._listening = listening
        self._reads_everything = reads_everything

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Answers a press; one of a button that is not ours is left alone."""
        data: Mapping[str, Any] = interaction.data or {}
        press = press_of(str(data.get("custom_id", "")))
        if press is None:
            return
        acts: dict[Action, Callable[[discord.Interaction[Any], Press], Awaitable[None]]] = {
            Action.SOURCES: self._sources,
            Action.UP: self._up,
            Action.DOWN: self._down,
            Action.WHY: self._why,
            Action.THREAD: self._thread,
            Action.SHARE: self._share,
            Action.PAGE: self._page,
        }
        try:
            await acts[press.action](interaction, press)
        except Exception as error:  # the door of one press
            text = explained(error, press.language, where=f"the button {press.action}")
            await _tell_failure(interaction, text)

    async def _sources(self, interaction: discord.Interaction[Any], press: Press) -> None:
        if not await acknowledged(interaction, private=True):
            return
        scope = scope_of(interaction.guild_id)
        quoted = await self._desk.run(lambda: self._records.quoted(press.subject, scope=scope))
        if quoted is None or not quoted.citations:
            said = [Page(say(Say.SOURCES_GONE if quoted is None or quoted.lost else Say.NO_SOURCES, press.language))]
        else:
            said = rendered_sources(quoted.citations, press.language)
            if quoted.lost:
                said.append(Page(say(Say.SOURCES_CHANGED, press.language)))
        await _private_door(interaction).deliver(said, None)

    async def _up(self, interaction: discord.Interaction[Any], press: Press) -> None:
        if await acknowledged(interaction, private=True):
            reader = interaction.user.id
            await self._desk.run(lambda: self._records.vote(press.subject, reader, helped=True))
            await _private_door(interaction).show(Page(say(Say.VOTED_UP, press.language)))

    async def _down(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """The vote counts even if the form is closed without a reason."""
        form = reason_form(press)
        await responded(interaction, lambda: interaction.response.send_modal(form))
        reader = interaction.user.id
        await self._desk.run(lambda: self._records.vote(press.subject, reader, helped=False))

    async def _why(self, interaction: discord.Interaction[Any], press: Press) -> None:
        if await acknowledged(interaction, private=True):
            reader, why = interaction.user.id, typed_reason(interaction.data or {})
            await self._desk.run(lambda: self._records.vote(press.subject, reader, helped=False, why=why))
            await _private_door(interaction).show(Page(say(Say.WHY_THANKS if why else Say.VOTED_DOWN, press.language)))

    async def _thread(self, interaction: discord.Interaction[Any], press: Press) -> None:
        if not await acknowledged(interaction, private=True):
            return
        language, message = press.language, interaction.message
        allowed = interaction.app_permissions
        if message is None or not isinstance(interaction.channel, discord.TextChannel) or message.flags.ephemeral:
            text = say(Say.THREAD_NOT_HERE, language)
        elif not (allowed.create_public_threads and allowed.send_messages_in_threads):
            text = say(Say.THREAD_NOT_ALLOWED, language)
        else:
            await self._open_thread(message, press)
            text = say(Say.THREAD_OPENED, language, thread=f"<#{message.id}>")
        await _private_door(interaction).show(Page(text))

    async def _open_thread(self, message: discord.Message, press: Press) -> None:
        """A thread under the answer; one that is there already is left as it is."""
        asked = await self._asked(message) or say(Say.SUMMARY, press.language)
        name = shortened_name(say(Say.THREAD_NAME, press.language, question=" ".join(asked.split())))
        try:
            thread = await persistently(lambda: message.create_thread(name=name))
        except discord.HTTPException as error:
            if error.code == _THREAD_EXISTS:
                return
            raise
        welcome = Say.THREAD_WELCOME if self._reads_everything else Say.THREAD_WELCOME_MENTION
        await persistently(lambda: thread.send(say(welcome, press.language), allowed_mentions=_NOBODY))

    async def _asked(self, message: discord.Message) -> str | None:
        """The question that a message answers."""
        if shown := question_in(title=message.embeds[0].title if message.embeds else None, content=message.content):
            return shown
        if message.reference and message.reference.message_id:
            number = message.reference.message_id
            try:
                asking = await persistently(lambda: message.channel.fetch_message(number))
                return self._listening(message.author.id).text(asking)
            except (discord.NotFound, discord.Forbidden):
                return None
        return None

    async def _share(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """Shows a private answer to all, once: the button goes with the first press."""
        message = interaction.message
        if message is None:
            return
        left = without(discord.ui.View.from_message(message, timeout=None), Action.SHARE)
        if not await responded(interaction, lambda: interaction.response.edit_message(view=left)):
            return
        embeds = [embed.copy() for embed in message.embeds]
        if embeds:
            embeds[-1].set_footer(text=say(Say.SHARED_BY, press.language, reader=interaction.user.display_name))
        sources = [press_of(item.custom_id or "") for item in left.children if isinstance(item, discord.ui.Button)]
        actions = [known.action for known in sources if known]
        view = answer_buttons(press.subject, press.language, actions)
        await persistently(
            lambda: interaction.followup.send(
                message.content, embeds=embeds, view=view, allowed_mentions=_NOBODY, ephemeral=False, wait=True
            )
        )

    async def _page(self, interaction: discord.Interaction[Any], press: Press) -> None:
        scopes = scopes_of(scope_of(interaction.guild_id))
        entries = await self._desk.run(lambda: self._library.entries(scopes=scopes))
        embed, view = page(entries, int(press.subject), press.language)
        await responded(interaction, lambda: interaction.response.edit_message(embed=embed, view=view))


def typed_reason(data: object) -> str:
    """What was typed into the form, which Discord sends as components within components."""
    if isinstance(data, list):
        return "".join(map(typed_reason, data))
    if not isinstance(data, dict):
        return ""
    if data.get("type") == discord.ComponentType.text_input.value:
        return str(data.get("value") or "").strip()
    return typed_reason(data.get("components")) + typed_reason(data.get("component"))


def shortened_name(text: str) -> str:
    """A name for a thread, which Discord shows without markup."""
    return text if len(text) <= _THREAD_NAME else text[: _THREAD_NAME - 1].rstrip() + "…"


def _private_door(interaction: discord.Interaction[Any]) -> InteractionDoor:
    return InteractionDoor(interaction.followup, private=True, may_embed=True, instead=nowhere)


async def _tell_failure(interaction: discord.Interaction[Any], text: str) -> None:
    """To whoever pressed, and nobody else."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True, allowed_mentions=_NOBODY)
        else:
            await interaction.response.send_message(text, ephemeral=True, allowed_mentions=_NOBODY)
    except discord.HTTPException as error:
        _log.warning("a reader could not be told that a button failed: %s", error)
