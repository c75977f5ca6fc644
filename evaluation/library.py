"""The library that questions are put to: one's own, or one made for the measurement and thrown away after it."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.assemble import Saksi, Watcher, opened, seeded
from config.settings import Settings
from retrieval.articles import Article
from retrieval.batches import batches
from retrieval.errors import SaksiError
from retrieval.language import language_of
from retrieval.reading import Unreadable, read

ADDED_AT_ONCE = 500
"""Articles that are added in one transaction."""


@contextmanager
def library(settings: Settings, *, articles: Path | None, own: bool, watcher: Watcher) -> Iterator[Saksi]:
    """Saksi over its own library if `own`, else over a temporary one; with the articles of a file, or the bundled one."""
    if own:
        yield _filled(settings, articles, watcher)
        return
    with TemporaryDirectory(prefix="saksi-evaluation-") as folder:
        bundled = settings.library.model_copy(update={"bundled_article": articles is None})
        yield _filled(settings.model_copy(update={"data_dir": Path(folder), "library": bundled}), articles, watcher)


def articles_of(file: Path, watcher: Watcher) -> Iterator[Article]:
    """The articles of a text, Markdown or JSON Lines file, gzipped where its name says so; those that cannot be read are told."""
    if not file.is_file():
        raise SaksiError(f"{file} cannot be read: it is no file")
    with _unpacked(file) as plain:
        for found in read(plain, guess_language=language_of):
            if isinstance(found, Unreadable):
                watcher.note(f"left out: {found.place.replace(str(plain), str(file))}: {found.why}")
            else:
                yield found


def _filled(settings: Settings, articles: Path | None, watcher: Watcher) -> Saksi:
    if articles is None:
        return opened(settings, watcher=watcher)
    saksi = seeded(settings, watcher=watcher)
    for batch in batches(articles_of(articles, watcher), ADDED_AT_ONCE):
        saksi.add(batch)
    saksi.index()
    return saksi


@contextmanager
def _unpacked(file: Path) -> Iterator[Path]:
    if file.suffix != ".gz":
        yield file
        return
    with TemporaryDirectory(prefix="saksi-articles-") as folder:
        plain = Path(folder) / file.stem
        try:
            with gzip.open(file) as packed, plain.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
        except (OSError, EOFError) as error:
            raise SaksiError(f"{file} cannot be unpacked: {error}") from error
        yield plain
