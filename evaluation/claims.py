"""Claims that stand or do not, and how many of each kind a verifier lets pass.

A file is UTF-8 JSON Lines; `evaluation/claims/README.md` tells its keys.
"""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from answering.answers import Claim
from answering.checking.citing import sentence_at, sentence_that_says
from answering.drafts import DraftedClaim
from answering.verification import Numbering, Verifier
from evaluation.measures import Share, share
from evaluation.tables import Cell, Number, Section
from retrieval.articles import Article, Language, Sentence
from retrieval.bundle import bundled_articles
from retrieval.errors import SaksiError

TO_THE_LETTER = frozenset("number unit year date name quotation_altered negation".split())
"""Kinds of unfaithful claims of which none may pass."""

_ROWS_OF_ALL = ("faithful", "unfaithful, to the letter", "unfaithful, the rest")
_MILLISECONDS = 1000


class ClaimsError(SaksiError):
    """A file of claims or of their articles cannot be used: one line with the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Given:
    """One line of a file of claims."""

    id: str
    set: str
    kind: str
    faithful: bool
    claim: str
    language: Language
    citations: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with the verdict on it."""

    given: Given
    passed: bool
    why: str | None
    seconds: float

    @property
    def group(self) -> str:
        """The row of all of its sort."""
        if self.given.faithful:
            return _ROWS_OF_ALL[0]
        return _ROWS_OF_ALL[1 if self.given.kind in TO_THE_LETTER else 2]


def evaluate_claims(given: Sequence[Given], *, articles: Iterable[Article], verifier: Verifier) -> list[Section]:
    """A table for every set of these claims: of each kind, how many pass, and why the others do not.

    `articles` are those that claims name by their id; a claim that names none is about the bundled article.
    """
    wanted = {str(citation["article"]) for claim in given for citation in claim.citations if "article" in citation}
    known = {article.id: article for article in bundled_articles()}
    known |= {article.id: article for article in articles if article.id in wanted}
    judged = [_judged(claim, known, verifier) for claim in given]
    return [_section(name, [one for one in judged if one.given.set == name]) for name in dict.fromkeys(one.set for one in given)]


def read_claims(file: Path) -> list[Given]:
    """The claims of a file, in its order."""
    return [_given(file, number, line) for number, line in lines_of(file)]


def _judged(given: Given, articles: Mapping[str, Article], verifier: Verifier) -> Judged:
    cites = tuple(dict.fromkeys(_cited(citation, given, articles) for citation in given.citations))
    start = time.perf_counter()
    outcome = verifier.verify(DraftedClaim(given.claim, cites), Numbering(), language=given.language)
    seconds = time.perf_counter() - start
    return Judged(given, isinstance(outcome, Claim), None if isinstance(outcome, Claim) else outcome.why.value, seconds)


def _cited(citation: Mapping[str, object], given: Given, articles: Mapping[str, Article]) -> Sentence:
    """The sentence that is meant; without an article's id, of the bundled article."""
    article = articles.get(str(citation["article"])) if "article" in citation else next(iter(articles.values()))
    if article is None:
        raise ClaimsError(f"claim {given.id}: there is no article {citation['article']!r}: give its file by --articles FILE")
    if "quote" in citation:
        found = sentence_that_says(article, str(citation["quote"]))
    else:
        found = sentence_at(article, cast("int", citation.get("start", 0)), cast("int", citation.get("end", 0)))
    if found is None:
        raise ClaimsError(f"claim {given.id}: no single sentence of article {article.id!r} is what it cites")
    return found


def _section(name: str, judged: Sequence[Judged]) -> Section:
    kinds = sorted({(not one.given.faithful, one.given.kind) for one in judged})
    rows = [_row(kind, [one for one in judged if (one.given.kind, not one.given.faithful) == (kind, bad)]) for bad, kind in kinds]
    groups = [_row(group, [one for one in judged if one.group == group]) for group in _ROWS_OF_ALL]
    each = sum(one.seconds for one in judged) / len(judged) * _MILLISECONDS
    return Section(
        name=name,
        title=f"Claims that pass, {name.replace('_', ' ')}",
        columns=("kind", "claims", "passed", "withheld", "why"),
        rows=(*groups, *rows),
        notes=(
            "Shares are percent with their 95% Wilson intervals. Faithful claims should pass; of the others, none to the letter: "
            f"{', '.join(sorted(TO_THE_LETTER))}.",
            f"{Number(each, 1).value:.1f} ms a claim.",
        ),
    )


def _row(name: str, judged: Sequence[Judged]) -> tuple[Cell, ...]:
    passed: Share = share(one.passed for one in judged)
    why = Counter(one.why for one in judged if one.why)
    return (
        name,
        len(judged),
        passed,
        len(judged) - passed.hits,
        ", ".join(f"{code} {number}" for code, number in why.most_common()) or None,
    )


def _given(file: Path, number: int, line: Mapping[str, Any]) -> Given:
    try:
        given = Given(
            id=str(line["id"]),
            set=str(line["set"]),
            kind=str(line["kind"]),
            faithful=bool(line["faithful"]),
            claim=str(line["claim"]),
            language=cast("Language", line["language"]),
            citations=tuple(line["citations"]),
        )
    except (KeyError, TypeError) as error:
        raise ClaimsError(f"{file}, line {number}: {error} is missing or of another type") from error
    if not given.citations or given.language not in ("id", "en"):
        raise ClaimsError(f"{file}, line {number}: no citation, or another language than id and en")
    return given


def lines_of(file: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON Lines, gzipped where its name says so, with their numbers from 1."""
    opens: Callable[..., Any] = gzip.open if file.suffix == ".gz" else open
    try:
        with opens(file, "rt", encoding="utf-8") as lines:
            found = [(number, json.loads(line)) for number, line in enumerate(lines, start=1) if line.strip()]
    except (OSError, EOFError, ValueError) as error:
        raise ClaimsError(f"{file} cannot be read: {error}") from error
    if not all(isinstance(line, dict) for _, line in found):
        raise ClaimsError(f"{file}: a line is not an object")
    return found
