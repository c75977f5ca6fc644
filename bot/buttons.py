"""The buttons under the bot's messages. All that a press needs to know is in the button's id, so a restart loses none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import discord

from bot.wording import Say, say
from retrieval.articles import Language


class Action(StrEnum):
    """What a press does."""

    SOURCES = "sources"
    UP = "up"
    DOWN = "down"
    WHY = "why"
    THREAD = "thread"
    SHARE = "share"
    PAGE = "page"


_ID = re.compile(rf"saksi:({'|'.join(Action)}):(id|en):([\w-]{{1,40}})")

_LABELS = {Action.SOURCES: Say.SOURCES_BUTTON, Action.THREAD: Say.THREAD_BUTTON, Action.SHARE: Say.SHARE_BUTTON}
_EMOJI = {Action.SOURCES: "🔎", Action.UP: "👍", Action.DOWN: "👎", Action.THREAD: "🧵", Action.SHARE: "📣"}


@dataclass(frozen=True, slots=True)
class Press:
    """What a button, or a form that one opened, says of itself."""

    action: Action
    language: Language
    subject: str
    """The token of an answer, or the number of a page."""

    @property
    def id(self) -> str:
        return f"saksi:{self.action}:{self.language}:{self.subject}"


def press_of(custom_id: str) -> Press | None:
    """What a button with this id does, if it is one of ours."""
    found = _ID.fullmatch(custom_id)
    return Press(Action(found[1]), cast(Language, found[2]), found[3]) if found else None


def answer_buttons(token: str, language: Language, actions: Sequence[Action]) -> discord.ui.View:
    """A row of buttons under an answer."""
    return _row([_button(Press(action, language, token), label=_label(action, language)) for action in actions])


def page_buttons(language: Language, page: int, pages: int) -> discord.ui.View | None:
    """Back and forth between pages; nothing where there is one."""
    if pages < 2:
        return None
    around = ((page - 1, "◀", page <= 1), (page + 1, "▶", page >= pages))
    return _row([_button(Press(Action.PAGE, language, str(to)), label=sign, disabled=off) for to, sign, off in around])


def without(view: discord.ui.View, action: Action) -> discord.ui.View:
    """The same buttons but for those that do this."""
    kept = discord.ui.View(timeout=None)
    for item in view.children:
        press = press_of(item.custom_id or "") if isinstance(item, discord.ui.Button) else None
        if press is None or press.action is not action:
            kept.add_item(item)
    kept.stop()
    return kept


def reason_form(press: Press) -> discord.ui.Modal:
    """Asks why an answer did not help."""
    language = press.language
    form = discord.ui.Modal(title=say(Say.WHY_TITLE, language), custom_id=Press(Action.WHY, language, press.subject).id)
    reason: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id="why",
        style=discord.TextStyle.paragraph,
        placeholder=say(Say.WHY_HINT, language),
        required=False,
        max_length=1000,
    )
    form.add_item(discord.ui.Label(text=say(Say.WHY_LABEL, language), component=reason))
    return form


def _label(action: Action, language: Language) -> str | None:
    return say(_LABELS[action], language) if action in _LABELS else None


def _button(press: Press, *, label: str | None, disabled: bool = False) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(custom_id=press.id, label=label, emoji=_EMOJI.get(press.action), disabled=disabled)


def _row(buttons: Sequence[discord.ui.Button[discord.ui.View]]) -> discord.ui.View:
    row = discord.ui.View(timeout=None)
    for button in buttons:
        row.add_item(button)
    row.stop()  # presses are told by their ids: the view itself is not listened to, and is not kept in memory
    return row
