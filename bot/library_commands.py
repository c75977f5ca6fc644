"""`saksi articles`: what the library holds, and changing it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from bot.assemble import Saksi, opened
from bot.contract import Object, article_object, entry_object, line_of
from bot.parser import WrongUse
from bot.printing import ConsoleWatcher, Printer
from bot.translating import Translating
from config.settings import Settings
from retrieval import example_claims, examples
from retrieval.articles import EVERYONE, Article
from retrieval.batches import batches
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences
from retrieval.errors import SaksiError
from retrieval.language import language_of
from retrieval.library import Addition
from retrieval.reading import Unreadable, find, read

_BATCH = 200


def add(typed: Namespace, settings: Settings, console: Console, watcher: ConsoleWatcher) -> int:
    """Adds what can be read and names what cannot; the status is 1 if there was any of that."""
    if not typed.paths and not typed.bundled:
        raise WrongUse("saksi articles add: name at least one file or folder, or --bundled")
    for path in typed.paths:
        if "://" in path:
            raise SaksiError(f"{path}: web addresses cannot be read in this version; save the page's text to a file and add that")
    files = find(Path(path) for path in typed.paths)
    saksi = opened(settings, watcher=watcher)
    done: dict[Addition, list[str]] = defaultdict(list)
    unreadable: list[Unreadable] = []
    translating = Translating(saksi)
    found = _all(_readable(files, unreadable), bundled=typed.bundled)
    batched = batches(translating.of(found), 1) if typed.translate else batches(found, _BATCH)
    for batch in batched:
        for article, addition in zip(batch, saksi.add(batch), strict=True):
            done[addition].append(article.id)
            for why in _shortfalls(article):
                watcher.note(f"{article.id}: {why}")
    saksi.index()
    for problem in (*(f"{one.place}: {one.why}" for one in unreadable), *translating.failed):
        print(f"saksi: {problem}", file=sys.stderr)
    if typed.json:
        _print(_added(done, unreadable, translating))
    else:
        counts = ", ".join(f"{len(done[addition])} {addition.value}" for addition in Addition)
        Printer(console).line(f"{counts}, {len(unreadable)} not readable")
        for one in translating.done:
            Printer(console).line(f"{one.id}: {one.sentences} of {one.of} sentences translated")
    return 1 if unreadable or translating.failed else 0


def _shortfalls(article: Article) -> list[str]:
    """Why examples that the article comes with do not count."""
    given = ((article.example_questions, examples.shortfall), (article.example_claims, example_claims.shortfall))
    return [why for some, shortfall in given if some and (why := shortfall(article))]


def _added(done: Mapping[Addition, list[str]], unreadable: Iterable[Unreadable], translating: Translating) -> Object:
    """What became of the files, as one JSON object."""
    return {
        **{addition.value: done.get(addition, []) for addition in Addition},
        "unreadable": [{"place": one.place, "why": one.why} for one in unreadable],
        "translated": [asdict(one) for one in translating.done],
    }


def list_articles(typed: Namespace, settings: Settings, console: Console, watcher: ConsoleWatcher) -> int:
    """All articles of the library, in the order of adding."""
    entries = _opened(settings, watcher).library.entries(scopes=[EVERYONE])
    if typed.json:
        _print({"articles": [entry_object(entry) for entry in entries]})
    elif entries:
        Printer(console).entries(entries)
    else:
        Printer(console).line("the library is empty: saksi articles add FILE")
    return 0


def show(typed: Namespace, settings: Settings, console: Console, watcher: ConsoleWatcher) -> int:
    """One article: with --json its stored text and where its sentences are, else its sentences, numbered."""
    article = _opened(settings, watcher).library.article(typed.id, scopes=[EVERYONE])
    if article is None:
        raise _unknown(typed.id)
    if typed.json:
        _print(article_object(article))
        return 0
    printer = Printer(console)
    printer.line(article.title, style="bold")
    for known in (article.section, article.date, article.publisher, article.author, article.url, article.provenance):
        if known:
            printer.line(known, style="dim")
    for number, sentence in enumerate(sentences(article), start=1):
        printer.line(f"{number:4}  {sentence.text}")
    return 0


def remove(typed: Namespace, settings: Settings, console: Console, watcher: ConsoleWatcher) -> int:
    """Takes an article out of the library."""
    saksi = opened(settings, watcher=watcher)
    if not saksi.remove(typed.id):
        raise _unknown(typed.id)
    if typed.json:
        _print({"removed": typed.id})
    else:
        Printer(console).line(f"removed {typed.id}")
    return 0


LIBRARY_COMMANDS: dict[str, Callable[[Namespace, Settings, Console, ConsoleWatcher], int]] = {
    "add": add,
    "list": list_articles,
    "show": show,
    "remove": remove,
}


def _opened(settings: Settings, watcher: ConsoleWatcher) -> Saksi:
    """The library with the bundled articles in it; looking at it needs no index."""
    from bot.assemble import assemble

    saksi = assemble(settings, watcher=watcher)
    saksi.seed()
    return saksi


def _readable(files: Iterable[Path], unreadable: list[Unreadable]) -> Iterable[Article]:
    for file in files:
        for found in read(file, guess_language=language_of):
            if isinstance(found, Article):
                yield found
            else:
                unreadable.append(found)


def _all(found: Iterable[Article], *, bundled: bool) -> Iterable[Article]:
    yield from bundled_articles() if bundled else ()
    yield from found


def _unknown(article_id: str) -> SaksiError:
    return SaksiError(f"there is no article {article_id!r}: saksi articles list shows them all")


def _print(value: Object) -> None:
    print(line_of(value))
