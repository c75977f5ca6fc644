"""`saksi status`: what is configured, and whether each part answers."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from bot.assemble import Saksi, assemble, model_of
from bot.contract import Object, line_of
from bot.records import last_seen, votes_in
from config.settings import Settings
from retrieval.articles import EVERYONE
from retrieval.database import Database
from retrieval.errors import SaksiError
from retrieval.indexing import Need

_SILENT = 120.0
"""Seconds; a bot that is connected says so four times in this span."""


def show_status(settings: Settings, console: Console, *, as_json: bool) -> int:
    """Prints one line, or one member of an object, a part; the status is 1 if a part that is needed does not answer."""
    parts = _parts(settings)
    healthy = all(part["ok"] for part in parts.values())
    if as_json:
        print(line_of({"ok": healthy, "data_dir": str(settings.data_dir), "llm": settings.llm, "parts": parts}))
    else:
        console.print(Text(f"data folder  {settings.data_dir}"))
        for name, part in parts.items():
            mark = ("ok    ", "green") if part["ok"] else ("FAILED", "red")
            console.print(Text.assemble(f"{name:11}  ", mark, f"  {part['note']}"))
    return 0 if healthy else 1


def _parts(settings: Settings) -> dict[str, Object]:
    try:
        saksi = assemble(settings)
    except SaksiError as error:
        return {"library": {"ok": False, "note": str(error)}}
    return {
        "library": _checked(lambda: _library(saksi)),
        "embedding": _checked(lambda: _embedding(saksi)),
        "index": _checked(lambda: _index(saksi)),
        "writer": _checked(lambda: _writer(settings)),
        "discord": _checked(lambda: _discord(settings)),
    }


def _checked(look: Callable[[], str]) -> Object:
    try:
        return {"ok": True, "note": look()}
    except SaksiError as error:
        return {"ok": False, "note": str(error)}


def _writer(settings: Settings) -> str:
    """Whether the language model answers, if one is set: it is asked for one word."""
    model = model_of(settings)
    return model.check() if model else f"{settings.llm}: answers in the articles' own sentences; no model, no network"


def _discord(settings: Settings) -> str:
    """Whether the bot runs with this data folder; one that went without being stopped is a failure."""
    if settings.discord.token is None:
        return "no token (DISCORD_TOKEN): terminal only"
    database = Database(settings.data_dir)
    seen = last_seen(database)
    if seen is None:
        return "token is set; the bot is not running (saksi discord starts it)"
    if seen.seconds_ago > _SILENT:
        raise SaksiError(
            f"the bot was connected as {seen.name} and has been silent for {seen.seconds_ago:.0f} s: "
            "it was killed, or has lost its connection; see its log"
        )
    votes = votes_in(database)
    return f"connected as {seen.name}, in {seen.servers} servers; its answers helped {votes.up} times, and {votes.down} times not"


def _library(saksi: Saksi) -> str:
    count = len(saksi.library.entries(scopes=[EVERYONE]))
    return f"{count} articles in {saksi.library.path}"


def _embedding(saksi: Saksi) -> str:
    dimension = saksi.embedder.vectors(["Apakah model ini menjawab?"]).shape[1]
    return f"{saksi.embedder.name} ({dimension} dimensions, reads {saksi.embedder.window} pieces at once)"


def _index(saksi: Saksi) -> str:
    match saksi.indexer.need():
        case Need.NOTHING:
            return f"up to date, {saksi.vectors.count()} chunks"
        case Need.DAMAGED:
            return "damaged; the next question makes it again from the library"
        case _:
            return "not up to date; the next question brings it up to date"
