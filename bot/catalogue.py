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
    """The article with this id, or the only one with this in its title."""
    if article := library.article(typed, scopes=scopes_of(scope)):
        return article
    like = titles_like(library, typed, scope=scope, limit=2)
    exact = [one for one in like if one[1].casefold() == typed.casefold().strip()] or like
    return library.article(exact[0][0], scopes=scopes_of(scope)) if len(exact) == 1 else None
