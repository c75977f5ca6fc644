"""Summaries of the library's articles for whoever asks: the claims that stand, and their printing."""

from __future__ import annotations

from collections.abc import Sequence

from answering.answers import Answered, Declined, Outcome, Reason
from answering.making import Making, Seconds
from answering.quotations import in_language
from answering.summaries import brief
from bot.assemble import Saksi
from bot.printing import Printer
from bot.wording import Say, declined, say
from retrieval.articles import EVERYONE, Article, Language

MOST_ARTICLES = 10
"""A summary of a larger library takes the articles that were added last."""


def summary(
    saksi: Saksi, language: Language, article_id: str | None = None, *, scopes: Sequence[str] = (EVERYONE,)
) -> tuple[Outcome, Seconds, list[Article]]:
    """A brief summary of one article or of all in these scopes, how long it took, and what it sums up."""
    making = Making()
    with making.timing("retrieve"):
        articles = _articles(saksi, article_id, scopes)
    claims = making.verified(in_language(draft, language) for draft in brief(articles))
    withheld = len(making.withheld)
    writer = "extractive"
    if not claims:
        reason = Reason.NOTHING_VERIFIED if articles else Reason.NO_ARTICLES
        return Declined(reason, language, writer, withheld=withheld), making.seconds, articles
    return Answered(claims, language, writer, withheld), making.seconds, articles


def print_summary(saksi: Saksi, printer: Printer, language: Language, article_id: str | None = None) -> None:
    """The summary under a heading, in the reader's language around the article's own sentences."""
    outcome, _, articles = summary(saksi, language, article_id)
    match outcome:
        case Answered():
            title = f"“{articles[0].title}”" if len(articles) == 1 else f"{len(articles)} articles"
            printer.line(say(Say.SUMMARY_HEADING, language, title=title))
            printer.claims(outcome.claims, language)
        case Declined():
            printer.line(declined(outcome.reason, language))


def _articles(saksi: Saksi, article_id: str | None, scopes: Sequence[str]) -> list[Article]:
    if article_id is not None:
        found = saksi.library.article(article_id, scopes=scopes)
        return [found] if found else []
    keys = [entry.key for entry in saksi.library.entries(scopes=scopes)][-MOST_ARTICLES:]
    articles = saksi.library.articles(keys)
    return [articles[key] for key in keys if key in articles]
