"""Registers the commands with Discord, when they are not registered as they are."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

from bot.delivery import persistently

_log = logging.getLogger("saksi.discord")


async def sync_if_changed(client: discord.Client, tree: app_commands.CommandTree[Any]) -> bool:
    """Whether the commands had to be registered anew, because Discord's were others."""
    translator = tree.translator
    ours = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    if _same_commands(ours, await persistently(lambda: _registered(client))):
        return False
    await persistently(tree.sync)
    _log.info("the commands were registered with Discord: %s", ", ".join(str(command["name"]) for command in ours))
    return True


async def _registered(client: discord.Client) -> list[dict[str, Any]]:
    """What Discord has, with the names in all languages, for which discord.py does not ask."""
    route = Route("GET", "/applications/{application_id}/commands", application_id=client.application_id)
    found: list[dict[str, Any]] = await client.http.request(route, params={"with_localizations": "true"})
    return found


def _same_commands(ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> bool:
    def name(command: Mapping[str, Any]) -> tuple[int, str]:
        return int(command.get("type") or 1), str(command["name"])

    known = {name(command): command for command in theirs}
    return len(known) == len(ours) and all(same(command, known.get(name(command))) for command in ours)


_TELLING = ("options", "choices", "autocomplete", "min_length", "max_length", "name_localizations", "description_localizations")
"""What Discord has only if somebody registered it."""


def same(ours: object, theirs: object) -> bool:
    """Whether Discord's form of something says what ours says; what is empty, or Discord adds by itself, does not matter."""
    if isinstance(ours, Mapping):
        if not isinstance(theirs, Mapping):
            return not any(ours.values())
        return all(same(ours.get(key), theirs.get(key)) for key in {*ours, *_TELLING})
    if isinstance(ours, list | tuple):
        others = theirs if isinstance(theirs, list | tuple) else ()
        return len(ours) == len(others) and all(map(same, ours, others))
    return ours == theirs or not (ours or theirs) or str(ours) == str(theirs)
