"""Summaries of the library's articles for whoever asks, with the picture of a timeline."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from bot.assemble import Saksi
from bot.printing import Printer
from bot.rendering import Page, Picture, rendered_summary
from bot.summary_wording import Told, tell
from retrieval.articles import EVERYONE, Article, Language
from retrieval.errors import SaksiError

_log = logging.getLogger("saksi.discord")

MOST_ARTICLES = 10
"""A summary of a larger library takes the articles that were added last."""


def summary(
    saksi: Saksi,
    style: Style,
    language: Language,
    article_ids: Sequence[str] = (),
    *,
    scopes: Sequence[str] = (EVERYONE,),
    quoting: bool = False,
) -> Summary:
    """A summary of these articles, or of all in these scopes; raises `SaksiError` for an article that is not there.

    `quoting`: in their own sentences, even where a model could tell it.
    """
    return saksi.summariser.summary(_articles(saksi, article_ids, scopes), style, language, quoting=quoting)


def print_summary(
    saksi: Saksi,
    printer: Printer,
    style: Style,
    language: Language,
    article_ids: Sequence[str] = (),
    *,
    picture: Path | None = None,
) -> None:
    """The summary, in the reader's language around the article's own sentences; and its picture, where a file is wanted."""
    found = summary(saksi, style, language, article_ids)
    printer.summary(found)
    if picture is not None and write_picture(found, picture):
        printer.line(tell(Told.PICTURE_WRITTEN, language, file=picture), style="dim")


def write_picture(found: Summary, file: Path) -> bool:
    """Whether there was a timeline to draw; it is in the file. Raises `SaksiError` where the file cannot be written."""
    from bot.timeline_picture import timeline_picture

    if not found.sections:
        return False
    try:
        file.write_bytes(timeline_picture(found))
    except OSError as error:
        raise SaksiError(f"the picture cannot be written to {file}: {error.strerror or error}") from error
    return True


def summary_pages(found: Summary, *, may_embed: bool, may_attach: bool) -> list[Page]:
    """A summary as messages; a timeline's first has the picture, or says why it has none."""
    if found.style is not Style.TIMELINE or not found.sections:
        return rendered_summary(found, may_embed=may_embed)
    language = found.outcome.language
    if not may_attach:
        return rendered_summary(found, may_embed=may_embed, note=tell(Told.PICTURE_FORBIDDEN, language))
    try:
        picture = _picture(found)
    except (ImportError, OSError, RuntimeError, ValueError) as error:  # matplotlib is not there, or cannot draw these words
        _log.warning("a timeline could not be drawn: %s", error)
        return rendered_summary(found, may_embed=may_embed, note=tell(Told.PICTURE_FAILED, language))
    first, *others = rendered_summary(found, may_embed=may_embed)
    return [replace(first, picture=picture), *others]


def _picture(found: Summary) -> Picture:
    from bot.timeline_picture import alt_text, timeline_picture

    return Picture(timeline_picture(found), alt_text(found), tell(Told.PICTURE_FORBIDDEN, found.outcome.language))


def _articles(saksi: Saksi, article_ids: Sequence[str], scopes: Sequence[str]) -> list[Article]:
    if article_ids:
        named = {one: saksi.library.article(one, scopes=scopes) for one in article_ids}
        for one, found in named.items():
            if found is None:
                raise SaksiError(f"there is no article {one!r}: saksi articles list shows them all")
        return [found for found in named.values() if found]
    keys = [entry.key for entry in saksi.library.entries(scopes=scopes)][-MOST_ARTICLES:]
    articles = saksi.library.articles(keys)
    return [articles[key] for key in keys if key in articles]
