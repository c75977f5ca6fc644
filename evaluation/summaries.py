"""How much of articles three sentences carry, beside their first three; and that every style does its work on them."""

from __future__ import annotations

import argparse
import math
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from answering.summarising.brief import BRIEF_SENTENCES
from answering.summarising.central import central_sentences
from answering.summarising.styles import PARTS
from answering.verification import Numbering, Withheld, verify
from bot.printing import ConsoleWatcher, console_on
from evaluation.library import articles_of
from evaluation.tables import Number, Section, as_text
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.words import terms

_Z = statistics.NormalDist().inv_cdf(0.975)
_FEWEST = 2 * BRIEF_SENTENCES
"""Of an article with fewer sentences, half and more would be taken whatever is chosen."""
_NAME = re.compile(r"(?<=[a-z0-9,] )[A-Z][\w-]+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Carried:
    """What part of an article some of its sentences carry, each from 0 to 1; and their words."""

    words: float
    """Its content words, by tf-idf over all articles."""
    names: float
    numbers: float
    title: float
    """Of the title's content words, by idf."""
    length: float


def carried(article: Article, chosen: Sequence[Sentence], idf: Mapping[str, float]) -> Carried:
    """What the chosen sentences carry of their article."""
    often = Counter(terms(" ".join(sentence.text for sentence in sentences(article)), article.language))
    said = " ".join(sentence.text for sentence in chosen)
    stems = set(terms(said, article.language))
    return Carried(
        words=_part(stems, {term: times * idf[term] for term, times in often.items()}),
        names=_part(_capitalised(said), Counter(_NAME.findall(article.text))),
        numbers=_part(set(_FIGURE.findall(said)), Counter(_FIGURE.findall(article.text))),
        title=_part(stems, {term: idf.get(term, max(idf.values())) for term in terms(article.title, article.language)}),
        length=len(said.split()),
    )


def inverse_frequencies(articles: Collection[Article]) -> dict[str, float]:
    """The natural logarithm of how many articles there are for each that has a stem."""
    spread = Counter(term for article in articles for term in set(terms(article.text, article.language)))
    return {term: math.log(len(articles) / count) for term, count in spread.items()}


def lead(article: Article) -> list[Sentence]:
    """Its first sentences."""
    return list(sentences(article)[:BRIEF_SENTENCES])


def lead_as_long(article: Article, words: int) -> list[Sentence]:
    """Its first sentences until they have at least as many words as these."""
    chosen: list[Sentence] = []
    for sentence in sentences(article):
        if sum(len(one.text.split()) for one in chosen) >= words:
            break
        chosen.append(sentence)
    return chosen


def selection(articles: Sequence[Article]) -> Section:
    """The mean of what is carried by the summary, by the lead, and by a lead that is at least as long; and the differences."""
    idf = inverse_frequencies(articles)
    enough = [article for article in articles if len(sentences(article)) >= _FEWEST]
    ours = [carried(article, central_sentences(article, BRIEF_SENTENCES), idf) for article in enough]
    first = [carried(article, lead(article), idf) for article in enough]
    longer = [carried(article, lead_as_long(article, int(one.length)), idf) for article, one in zip(enough, ours, strict=True)]
    rows = tuple(_row(name, ours, first, longer) for name in ("words", "names", "numbers", "title", "length"))
    return Section(
        "summaries",
        f"What three sentences carry of {len(enough)} articles with at least {_FEWEST} sentences",
        ("", "summary", "lead", "difference", "±95%", "longer lead", "difference to it", "±95% of it"),
        rows,
        (
            "words: content words by tf-idf; title: the title's words by idf, as ROUGE-1 recall would count them, weighed.",
            "longer lead: as many first sentences as have at least the summary's number of words. length: in words.",
        ),
    )


def styles(articles: Sequence[Article]) -> Section:
    """For each style how many articles it gives nothing for, how many quotations are not exact, and how long it takes."""
    rows = []
    for style, parts in PARTS.items():
        seconds, empty, inexact = [], 0, 0
        for article in articles:
            begun = time.perf_counter()
            drafts = [draft for part in parts([article]) for draft in part.drafts]
            checked = [verify(draft, Numbering()) for draft in drafts]
            seconds.append(time.perf_counter() - begun)
            empty += not drafts
            inexact += sum(isinstance(one, Withheld) for one in checked)
        times = Number(1000 * statistics.median(seconds), 1), Number(1000 * max(seconds))
        rows.append((style.value, len(articles), empty, inexact, *times))
    notes = ("nothing: articles of which a style says nothing, as where there is no date.",)
    columns = ("", "articles", "nothing", "not exact", "median ms", "longest ms")
    return Section("styles", "Every style on every article", columns, tuple(rows), notes)


def _row(name: str, ours: Sequence[Carried], first: Sequence[Carried], longer: Sequence[Carried]) -> tuple[str | Number, ...]:
    values = [[float(getattr(one, name)) for one in kind] for kind in (ours, first, longer)]
    decimals = 1 if name == "length" else 3
    cells: list[float] = [statistics.fmean(values[0])]
    for other in values[1:]:
        differences = [mine - theirs for mine, theirs in zip(values[0], other, strict=True)]
        spread = _Z * statistics.stdev(differences) / math.sqrt(len(differences)) if len(differences) > 1 else 0.0
        cells += [statistics.fmean(other), statistics.fmean(differences), spread]
    return (name, *(Number(cell, decimals) for cell in cells))


def _part(found: Collection[str], weights: Mapping[str, float]) -> float:
    whole = sum(weights.values())
    return sum(weight for one, weight in weights.items() if one in found) / whole if whole else 1.0


def _capitalised(text: str) -> set[str]:
    """Its words with a capital, at the beginning of a sentence too."""
    return set(re.findall(r"[A-Z][\w-]+", text))


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints both tables."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.summaries", description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, metavar="FILE", help="articles as JSON Lines, gzipped or not")
    parser.add_argument("--sample", type=int, default=1000, metavar="N", help="how many of them, drawn at random (default 1000)")
    parser.add_argument("--seed", type=int, default=0)
    typed = parser.parse_args(arguments)
    every = list(articles_of(typed.articles, ConsoleWatcher(console_on(sys.stderr))))
    chosen = random.Random(typed.seed).sample(every, min(typed.sample, len(every)))  # noqa: S311 - a sample, no secret
    for table in (selection, styles):
        print(as_text(table(chosen)), end="\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
