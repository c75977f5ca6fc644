"""The articles that a reader may see, and how a reader names one."""

from __future__ import annotations

from retrieval.articles import EVERYONE, Article
from retrieval.library import Library


def scopes_of(scope: str) -> list[str]:
    """What a reader in this scope may read: its own articles, and everyone's."""
    return list(dict.fromkeys([scope, EVERYONE]))


def titles_like(library: Library, typed: str, *, scope: str, limit: int) -> list[tuple[str, str]]:
    """Ids and titles of the articles of a scope that are called so, the last added first."""
    wanted = typed.casefold().strip()
    entries = reversed(library.entries(scopes=scopes_of(scope)))
    found = [(entry.id, entry.title) for entry in entries if wanted in entry.title.casefold() or wanted == entry.id.casefold()]
    return found[:limit]


def article_called(library: Library, typed: str, *, scope: str) -> Article | None:
    """The article with this id, or with this title, or the only one with this in its title."""
    scopes = scopes_of(scope)
    if article := library.article(typed, scopes=scopes):
        return article
    wanted = typed.casefold().strip()
    titles = [(entry.id, entry.title.casefold()) for entry in library.entries(scopes=scopes)]
    exact = [article_id for article_id, title in titles if title == wanted]
    found = exact or [article_id for article_id, title in titles if wanted in title]
    return library.article(found[0], scopes=scopes) if len(found) == 1 else None
