"""Lines that claim something of articles, and the verdicts on them, as the JSON objects that scripts rely on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from answering.checking.citing import sentence_that_says
from answering.drafts import DraftedClaim
from answering.verification import Numbering, Verifier, Why, Withheld
from bot.contract import Object, UnreadableLine, object_of, storable
from retrieval.articles import Article, Language, Sentence

FindArticle = Callable[[str], Article | None]
"""The article that has this id."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation: words that one sentence of an article has."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as a batch line puts it; without a language its words tell."""

    id: object
    claim: str
    language: Language | None
    citations: tuple[Quoted, ...]


def claimed(line: bytes) -> Claimed:
    """The claim of a batch line; raises `UnreadableLine` for anything else."""
    given = object_of(line, "claim")
    line_id, claim, language = given.get("id"), given.get("claim"), given.get("language")
    if not isinstance(claim, str) or not claim.strip():
        raise UnreadableLine('"claim" is missing or empty', line_id)
    if language not in (None, "id", "en"):
        raise UnreadableLine('"language" is neither "id" nor "en"', line_id)
    citations = given.get("citations")
    if not isinstance(citations, list):
        raise UnreadableLine('"citations" is not a list of objects with an "article" and a "quote"', line_id)
    return Claimed(line_id, storable(claim), cast("Language | None", language), tuple(_quoted(one, line_id) for one in citations))


def verdict_object(claim: Claimed, *, verifier: Verifier, find: FindArticle) -> Object:
    """The verdict on a claim. A citation that no sentence bears out is why "key"."""
    cites = [_sentence(citation, find) for citation in claim.citations]
    known = [sentence for sentence in cites if sentence is not None]
    if len(known) < len(cites) or not known:
        return _verdict(claim, Why.KEY)
    draft = DraftedClaim(claim.claim, tuple(dict.fromkeys(known)))
    outcome = verifier.verify(draft, Numbering(), language=claim.language)
    return _verdict(claim, outcome.why if isinstance(outcome, Withheld) else None)


def _verdict(claim: Claimed, why: Why | None) -> Object:
    return {"id": claim.id, "verdict": "withheld" if why else "stands", "why": why.value if why else None}


def _sentence(citation: Quoted, find: FindArticle) -> Sentence | None:
    article = find(citation.article)
    return sentence_that_says(article, citation.quote) if article else None


def _quoted(given: Any, line_id: object) -> Quoted:
    article, quote = (given.get("article"), given.get("quote")) if isinstance(given, dict) else (None, None)
    if not isinstance(article, str) or not isinstance(quote, str):
        raise UnreadableLine('a citation has no "article" and "quote"', line_id)
    return Quoted(storable(article), storable(quote))
