"""The `saksi` command: reads what was typed, does it, and says in one line what went wrong."""

from __future__ import annotations

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from rich.console import Console

from bot.assemble import Saksi, opened, seeded
from bot.batch import run_batch
from bot.checks import check_object, posted, print_check
from bot.claims import claimed, verdict_object
from bot.contract import Object, answer_object, asked, line_of, quotes_object, search_object, summary_object
from bot.demonstration import demonstrate
from bot.library_commands import LIBRARY_COMMANDS
from bot.parser import WrongUse, parser
from bot.printing import ConsoleWatcher, Printer, console_on
from bot.status import show_status
from bot.wording import nobody_meant
from config.settings import Settings, SettingsError, load
from retrieval.articles import EVERYONE
from retrieval.errors import SaksiError

_DONE, _FAILED, _WRONG_USE, _INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status. Nothing that goes wrong shows a traceback."""
    _speak_utf8()
    try:
        return _run(parser().parse_args(arguments))
    except WrongUse as error:
        return _failed(error, _WRONG_USE)
    except (SaksiError, SettingsError) as error:
        return _failed(error, _FAILED)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    except Exception as error:  # the outermost door: whatever comes here is a defect, and is told as one
        logging.getLogger("saksi").debug("unexpected error", exc_info=True)
        hint = "a defect of Saksi; SAKSI_LOG__LEVEL=DEBUG shows where"
        return _failed(f"unexpected error, {type(error).__name__}: {error} ({hint})", _FAILED)


def _run(typed: Namespace) -> int:
    settings = load(overrides={"data_dir": getattr(typed, "data_dir", None), "llm": getattr(typed, "llm", None)})
    _log(settings)
    console, watcher = console_on(sys.stdout), ConsoleWatcher(console_on(sys.stderr))
    match typed.command:
        case "status":
            return show_status(settings, console, as_json=typed.json)
        case "articles":
            return LIBRARY_COMMANDS[typed.action](typed, settings, console, watcher)
        case "discord":
            return _discord(settings, watcher)
        case "quotes":
            return _quotes(typed, seeded(settings, watcher=watcher), console)
        case "verify":
            return _verify(typed, seeded(settings, watcher=watcher))
        case "evaluate":
            from evaluation.command import evaluate

            return evaluate(typed, settings, watcher)
        case None:
            return _start(settings, console, watcher)
    _check(typed)
    return _COMMANDS[typed.command](typed, opened(settings, watcher=watcher), console)


def _start(settings: Settings, console: Console, watcher: ConsoleWatcher) -> int:
    """What `saksi` alone does: the Discord bot with a token, else the chat on a terminal, a demonstration elsewhere."""
    if settings.discord.token:
        return _discord(settings, watcher)
    saksi = opened(settings, watcher=watcher)
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _chat(Namespace(), saksi, console)
    demonstrate(saksi, Printer(console))
    return _DONE


def _discord(settings: Settings, watcher: ConsoleWatcher) -> int:
    from bot.service import run_discord, token_of

    token_of(settings)  # a missing one is told before the library is opened
    return run_discord(opened(settings, watcher=watcher, falls_back=True))


def _check(typed: Namespace) -> None:
    """Finds wrong use before anything is loaded."""
    if typed.command == "summary" and typed.picture is not None:
        _check_picture(typed)
    if typed.command not in _EXAMPLES:
        return
    what, example = _EXAMPLES[typed.command]
    words = typed.message if typed.command == "check" else typed.question
    if typed.batch is not None and words:
        raise WrongUse(f"saksi {typed.command}: give a {what} or --batch FILE, not both")
    if typed.batch is None and not " ".join(words).strip():
        raise WrongUse(f'saksi {typed.command}: the {what} is empty: type it in quotes, as in saksi {typed.command} "{example}"')


_EXAMPLES = {
    "ask": ("question", "Siapa CEO OpenAI?"),
    "search": ("question", "Siapa CEO OpenAI?"),
    "check": ("message", "OpenAI muncul pada 2015."),
}
"""What a command wants typed, and how that may look."""


def _check_picture(typed: Namespace) -> None:
    if typed.style != "timeline":
        raise WrongUse(f"saksi summary: only --style timeline has a picture, not {typed.style}")
    if not typed.picture.parent.is_dir() or typed.picture.is_dir():
        raise WrongUse(f"saksi summary: {typed.picture} is not a file in a folder that exists")


def _ask(typed: Namespace, saksi: Saksi, console: Console) -> int:
    if typed.batch is not None:
        return run_batch(
            typed.batch,
            lambda put: answer_object(saksi.answerer.answer(put.question, history=put.history), put.question, put.id),
            read=asked,
        )
    question = _typed(typed.question)
    reply = saksi.answerer.answer(question)
    if typed.json:
        return _print_object(answer_object(reply, question))
    Printer(console).outcome(reply.outcome)
    return _DONE


def _search(typed: Namespace, saksi: Saksi, console: Console) -> int:
    if typed.batch is not None:
        return run_batch(
            typed.batch,
            lambda put: search_object(
                saksi.answerer.evidence(put.question, history=put.history)[1][: typed.limit], put.question, put.id
            ),
            read=asked,
        )
    question = _typed(typed.question)
    _, evidence = saksi.answerer.evidence(question)
    if typed.json:
        return _print_object(search_object(evidence[: typed.limit], question))
    Printer(console).evidence(evidence[: typed.limit])
    return _DONE


def _check_message(typed: Namespace, saksi: Saksi, console: Console) -> int:
    if typed.batch is not None:
        return run_batch(
            typed.batch, lambda put: check_object(saksi.checker.check(put.message), put.message, put.id), read=posted
        )
    message = _typed(typed.message)
    check = saksi.checker.check(message)
    if typed.json:
        return _print_object(check_object(check, message))
    print_check(check, Printer(console))
    return _DONE


def _summary(typed: Namespace, saksi: Saksi, console: Console) -> int:
    from answering.summarising.styles import Style
    from bot.summaries import print_summary, summary, write_picture

    style = Style(typed.style)
    if not typed.json:
        print_summary(saksi, Printer(console), style, typed.language, typed.article, picture=typed.picture)
        return _DONE
    found = summary(saksi, style, typed.language, typed.article)
    if typed.picture is not None:
        write_picture(found, typed.picture)
    return _print_object(summary_object(found))


def _quotes(typed: Namespace, saksi: Saksi, console: Console) -> int:
    from bot.quotes import Unclear, Voices

    person = _typed(typed.person)
    if not person.strip():
        raise WrongUse('saksi quotes: the name is empty: type it in quotes, as in saksi quotes "Sam Altman"')
    if typed.article is not None and saksi.library.article(typed.article, scopes=[EVERYONE]) is None:
        raise SaksiError(f"there is no article {typed.article!r}: saksi articles list shows them all")
    language = None if typed.json else typed.language
    found = Voices(saksi.library).quotes(person, scopes=[EVERYONE], language=language, article=typed.article)
    if typed.json:
        return _print_object(quotes_object(found))
    if isinstance(found, Unclear):
        Printer(console).line(nobody_meant(found.typed, found.names, typed.language, several=found.several))
    else:
        Printer(console).quotes(found, typed.language)
    return _DONE


def _chat(_: Namespace, saksi: Saksi, console: Console) -> int:
    from bot.chat import Chat

    Chat(saksi, console, ask_for_line=input).run()
    return _DONE


def _verify(typed: Namespace, saksi: Saksi) -> int:
    return run_batch(
        typed.batch,
        lambda put: verdict_object(
            put, verifier=saksi.verifier, find=lambda name: saksi.library.article(name, scopes=[EVERYONE])
        ),
        read=claimed,
    )


_COMMANDS: dict[str, Callable[[Namespace, Saksi, Console], int]] = {
    "ask": _ask,
    "search": _search,
    "check": _check_message,
    "summary": _summary,
    "chat": _chat,
}


def _typed(words: Sequence[str]) -> str:
    """What was typed, with bytes that are no UTF-8 replaced."""
    return os.fsencode(" ".join(words)).decode("utf-8", "replace")


def _print_object(value: Object) -> int:
    print(line_of(value))
    return _DONE


def _failed(error: object, status: int) -> int:
    line = " ".join(str(error).split())
    print(line if line.startswith("saksi") else f"saksi: {line}", file=sys.stderr)
    return status


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _log(settings: Settings) -> None:
    """Saksi's own lines at the level that is set; those of libraries only if they are graver, or if everything is wanted."""
    from bot.logs import prepare_log

    prepare_log(settings.log.level, settings.discord.token)
