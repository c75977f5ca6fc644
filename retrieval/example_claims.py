"""The example claims of an article: one list of all its authors', each with what the article says to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from retrieval.articles import Article, ExampleClaims, Language
from retrieval.chunking import sentences
from retrieval.informal import formal

VERDICTS = ("supported", "reported", "contradicted", "absent")
"""What an article may say to a claim: that it is so, that somebody says so, that it is otherwise, or nothing."""


@dataclass(frozen=True, slots=True)
class ExampleClaim:
    """A claim as somebody may post it."""

    text: str
    language: Language
    made_by: str
    verdict: str
    """One of `VERDICTS`."""
    decided_by: int | None = None
    """Where the sentence begins that decides it; `None` where none does."""

    @property
    def searched_text(self) -> str:
        """The text as it is embedded: in formal spelling, as claims are."""
        return formal(self.text) if self.language == "id" else self.text


@lru_cache(maxsize=500)
def example_claims(article: Article) -> tuple[ExampleClaim, ...]:
    """All of an article's example claims, each text once, always in the same order, which is that of their stored vectors.

    Those of an author whose lists do not fit the article, which has an entry for each sentence, are left out.
    """
    found: dict[str, ExampleClaim] = {}
    for one in article.example_claims:
        for claim in _by(one, article) if misfit(article, one) is None else ():
            found.setdefault(claim.text, claim)
    return tuple(found.values())


@lru_cache(maxsize=500)
def shortfall(article: Article) -> str | None:
    """Why an article's example claims do not count; `None` if they do: they must be many, and some for each verdict."""
    known = example_claims(article)
    needed = _FOR_EACH_SENTENCE * len(sentences(article))
    if len(known) < needed:
        return f"its example claims count from {needed:,} on, {_FOR_EACH_SENTENCE} for each sentence, and it has {len(known):,}"
    lacking = [verdict for verdict in VERDICTS if all(claim.verdict != verdict for claim in known)]
    return f"its example claims count only if some are {' and some '.join(lacking)}" if lacking else None


_FOR_EACH_SENTENCE = 40
"""As many as of example questions. With 53 for each sentence of the bundled article claims were judged better than by the rules
alone; fewer were not tried."""


def misfit(article: Article, given: ExampleClaims) -> str | None:
    """Why example claims do not fit their article; `None` if they do."""
    wanted = len(sentences(article))
    for name in VERDICTS[:-1]:
        lists = getattr(given, name)
        if len(lists) not in (0, wanted):
            return f'"{name}" has claims for {len(lists)} sentences and the article {wanted}'
    return None


def _by(given: ExampleClaims, article: Article) -> Iterator[ExampleClaim]:
    for verdict in VERDICTS[:-1]:
        for sentence, texts in zip(sentences(article), getattr(given, verdict), strict=False):
            yield from (ExampleClaim(text, given.language, given.made_by, verdict, sentence.start) for text in texts)
    yield from (ExampleClaim(text, given.language, given.made_by, "absent") for text in given.absent)
