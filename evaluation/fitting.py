"""Fits `answering/data/weights.toml` anew: `python -m evaluation.fitting --data FOLDER` prints it.

FOLDER holds the train splits and passages of IDK-MRC and FacQA, as `evaluation/pools.py` names them, and CLICK-ID's articles
(`news_clickid.jsonl.gz`). The questions over the bundled article are those that are not held out. The same data gives the same
weights.
"""

from __future__ import annotations

import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from importlib import resources
from itertools import compress, groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from answering.evidence import SIGNALS, Candidate, Evidence, Signals, weigh
from answering.near_examples import ExampleSearch, near_among
from answering.questions import Question
from bot.assemble import Saksi, Watcher
from evaluation.library import articles_of
from evaluation.optimising import Choice, Verdict, fitted_ranking, fitted_verdict
from evaluation.pools import Sought, library_of, pools
from evaluation.putting import quotation
from evaluation.questions import Place, bundled_sets, read
from evaluation.questions import Question as Given
from retrieval.articles import Article
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences
from retrieval.example_vectors import ExampleVectors
from retrieval.examples import Example, examples


class Source(StrEnum):
    """Where a question was put."""

    POOL = "pool"
    """Among the passages of IDK-MRC or FacQA."""
    NEWS = "news"
    """Among all articles of CLICK-ID."""
    ALONE = "alone"
    """To one article alone: one of these, or the one that comes with Saksi, without its retellings and example questions."""
    RETOLD = "retold"
    """To the one that comes with Saksi, with its retellings alone."""
    WITH_EXAMPLES = "with_examples"
    """To the one that comes with Saksi, as it comes."""


_OF_EXAMPLES = ("example", "examples", "unanswered", "denied")
_NOT_FITTED = ("company", "all_retold", "all_have_examples", "retold", *_OF_EXAMPLES)
RANKING = tuple(name for name in SIGNALS if name not in ("last_word", "names", "ahead", "covered", "share", *_NOT_FITTED))
ENOUGH = tuple(name for name in SIGNALS if name not in ("chunk", "nearest", "near_previous", *_NOT_FITTED))
"""What decides whether to answer at all, in company. Nothing tells what only the wording of a question tells."""
ENOUGH_ALONE = tuple(name for name in ENOUGH if name not in ("best_chunk", "ahead", "share"))
"""The same without company: nothing that is relative to other articles, for the best of bad candidates is no answer."""


@dataclass(frozen=True, slots=True)
class Company:
    """How the tables for one library are fitted: in company, or one article alone, or one that is retold."""

    name: str
    ranking: tuple[str, ...]
    """The signals that rank."""
    enough: tuple[str, ...]
    """The signals that decide whether to answer."""
    stricter: float
    """What is taken off the bias of that, so that a strictness of 0.5 lies between declining too much and too little."""
    ranking_counts: Mapping[Source, float]
    """What a question counts in the fit of the ranking, by where it was put."""
    enough_counts: Mapping[Source, float]
    ranking_by_hand: Mapping[str, float]
    enough_by_hand: Mapping[str, float]


IN_COMPANY = Company(
    name="in_company",
    ranking=RANKING,
    enough=ENOUGH,
    stricter=-0.4,
    ranking_counts={Source.POOL: 1.0, Source.NEWS: 1.0, Source.ALONE: 1.0},
    enough_counts={Source.POOL: 1.0, Source.NEWS: 1.0},
    ranking_by_hand={"of_another": -1.5, "holder": 1.0},
    enough_by_hand={"of_another": -1.0, "holder": 2.0, "near_previous": 0.9},
)
ALONE = Company(
    name="alone",
    ranking=RANKING,
    enough=ENOUGH_ALONE,
    stricter=0.4,
    ranking_counts={Source.POOL: 0.1, Source.ALONE: 1.0},
    enough_counts={Source.POOL: 0.3, Source.ALONE: 10.0},
    ranking_by_hand={"of_another": -1.5, "holder": 1.0},
    enough_by_hand={"of_another": -1.27, "holder": 2.0, "near_previous": 0.9},
)
RETOLD = Company(
    name="retold",
    ranking=(*RANKING, "retold"),
    enough=ENOUGH_ALONE,
    stricter=-0.1,
    ranking_counts={Source.RETOLD: 1.0},
    enough_counts={Source.RETOLD: 1.0},
    ranking_by_hand={"of_another": -1.5, "holder": 1.0},
    enough_by_hand={"of_another": -1.27, "holder": 2.0, "near_previous": 0.9},
)
WITH_EXAMPLES = Company(
    name="with_examples",
    ranking=(*RETOLD.ranking, "example", "examples"),
    enough=(*ENOUGH_ALONE, "unanswered"),
    stricter=0.3,
    ranking_counts={Source.WITH_EXAMPLES: 1.0},
    enough_counts={Source.WITH_EXAMPLES: 1.0},
    ranking_by_hand={"of_another": -1.5, "holder": 1.0, "near_previous": 2.2},
    enough_by_hand={"of_another": -1.27, "holder": 2.0, "near_previous": 0.9},
)
"""Set by hand: who holds an office is asked too seldom for a fit; there are hardly any follow-ups without an answer, so that none
would ever be declined; and no example question follows another. The biases were moved on the development questions on news and
over the bundled article: the retold one's so that, fitted on three fourths of these, it declines 5% of the answerable ones of the
other fourth; the last one's so that it declines 3% of them."""

_QUESTIONS = 2_200
"""Of each train split, drawn with `_SEED`."""
_SEED = 7
_NEAR_MISS = 0.3
"""What an unanswerable question over a pool counts of another: in IDK-MRC it is one with a word swapped."""
_NEWS = "news_clickid.jsonl.gz"


@dataclass(frozen=True)
class Asked:
    """A question with its candidates, and which of these are right."""

    question: Question
    candidates: list[Candidate]
    saksi: Saksi
    right: list[bool]
    holds: list[bool]
    answerable: bool
    source: Source
    previous: Evidence | None = None

    @cached_property
    def evidence(self) -> list[Evidence]:
        """All candidates, weighed."""
        return self._weighed(self.candidates)

    @property
    def without_right(self) -> list[Evidence]:
        """The evidence as if the right passage were not in the library."""
        return self._weighed([one for one, right in zip(self.candidates, self.right, strict=True) if not right])

    def _weighed(self, candidates: Sequence[Candidate]) -> list[Evidence]:
        previous = self.previous.sentence if self.previous else None
        return weigh(self.question, candidates, rarity=self.saksi.retriever.rarity, previous=previous)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the fitted tables as TOML."""
    parser = ArgumentParser(prog="python -m evaluation.fitting", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    typed = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="saksi-fitting-") as folder:
        asked = [
            *_of_pools(typed.data, Path(folder)),
            *_of_news(typed.data / _NEWS, Path(folder)),
            *_of_the_bundled(Path(folder)),
        ]
    for company in (IN_COMPANY, ALONE, RETOLD, WITH_EXAMPLES):
        for table, values in _fitted(company, asked).items():
            print(_table(f"{company.name}.{table}", values))
    return 0


def _fitted(company: Company, asked: Sequence[Asked]) -> Mapping[str, Mapping[str, float]]:
    """The tables "ranking" and "enough" of this company; the latter for the sentences that the former puts first."""
    counted = [(one, company.ranking_counts.get(one.source, 0.0)) for one in asked if one.answerable]
    choices = [_choice(one, company.ranking, count) for one, count in counted if count]
    ranking = dict(zip(company.ranking, fitted_ranking(choices), strict=True))
    verdicts = [
        Verdict(np.array(_row(signals, company.enough)), answers, weight)
        for one in asked
        if (count := company.enough_counts.get(one.source, 0.0))
        for signals, answers, weight in _best(one, ranking, count)
    ]
    bias, fitted = fitted_verdict(verdicts)
    enough = {"bias": bias - company.stricter, **dict(zip(company.enough, fitted, strict=True))}
    return {"ranking": {**ranking, **company.ranking_by_hand}, "enough": {**enough, **company.enough_by_hand}}


def _of_pools(data: Path, folder: Path) -> Iterator[Asked]:
    for pool in pools(data):
        saksi = pool.library(folder / pool.name)
        drawn = list(pool.train)
        random.Random(_SEED).shuffle(drawn)  # noqa: S311  # a draw of questions is no secret
        for place, sought in enumerate(drawn[:_QUESTIONS]):
            yield _of_pool(saksi, sought)
            _tell(pool.name, place + 1, min(len(drawn), _QUESTIONS))


def _of_news(file: Path, folder: Path) -> Iterator[Asked]:
    """The questions on news, among all articles and to their own one alone."""
    with resources.as_file(resources.files("evaluation").joinpath("questions", "news_fitting.jsonl")) as questions:
        asked = read(questions)
    articles = {article.id: article for article in articles_of(file, Watcher())}
    everything = library_of(list(articles.values()), folder / "news")
    for place, one in enumerate(asked):
        yield from _put(everything, one, Source.NEWS)
        _tell("news", place + 1, len(asked))
    for name, own in groupby(asked, key=lambda one: one.article or ""):
        alone = library_of([articles[name]], folder / name)
        for one in own:
            yield from _put(alone, one, Source.ALONE)


def _of_the_bundled(folder: Path) -> Iterator[Asked]:
    """The questions over the article that comes with Saksi, as it is and with less; and its example questions, each author's put
    to it without this author's."""
    (article,) = bundled_articles()
    forms = {
        Source.ALONE: replace(article, retellings=(), example_questions=()),
        Source.RETOLD: replace(article, example_questions=()),
        Source.WITH_EXAMPLES: article,
    }
    for source, form in forms.items():
        saksi = library_of([form], folder / f"bundled-{source}")
        for name, questions in bundled_sets().items():
            for one in questions if name != "readers_held_out" else ():
                yield from _put(saksi, one, source)
    yield from _of_examples(saksi, article)


def _of_examples(saksi: Saksi, article: Article) -> Iterator[Asked]:
    search, asked = ExampleSearch(embedder=saksi.embedder, vectors=ExampleVectors(saksi.library).of_questions), examples(article)
    vectors = saksi.embedder.vectors([example.searched_text for example in asked])
    for place, example in enumerate(asked):
        others = np.array([other.made_by != example.made_by for other in asked])
        for one in _put(saksi, _given(example, article), Source.WITH_EXAMPLES):
            cosines = vectors[others] @ search.vector(one.question)
            near = near_among(list(compress(asked, others)), one.question, cosines)
            yield replace(one, candidates=[replace(candidate, examples=near) for candidate in one.candidates])
        _tell("examples", place + 1, len(asked))


def _given(example: Example, article: Article) -> Given:
    places = tuple(Place(one.start, one.end) for one in sentences(article) if one.start in example.answered_by)
    return Given(example.text, example.text, example.language, "example", (), places, None, article.id)


def _put(saksi: Saksi, one: Given, source: Source) -> Iterator[Asked]:
    """The question as it is put to a library; nothing where it names nothing to look for."""
    question = saksi.answerer.question(one.question, history=one.history)
    if not question.names_anything or question.courtesy:
        return
    candidates = saksi.answerer.candidates(question)
    holds = [one.is_answered_by(quotation(candidate.sentence)) for candidate in candidates]
    of_article = [candidate.sentence.article.id == one.article for candidate in candidates]
    right = of_article if source is Source.NEWS else holds
    yield Asked(question, candidates, saksi, right, holds, one.answerable, source, saksi.answerer.previous(question))


def _of_pool(saksi: Saksi, sought: Sought) -> Asked:
    question = saksi.answerer.question(sought.question)
    candidates = saksi.answerer.candidates(question) if question.names_anything else []
    right = [candidate.sentence.article.id == sought.passage for candidate in candidates]
    holds = [
        there and any(answer.casefold() in candidate.sentence.text.casefold() for answer in sought.answers)
        for candidate, there in zip(candidates, right, strict=True)
    ]
    return Asked(question, candidates, saksi, right, holds, sought.answerable, Source.POOL)


def _choice(asked: Asked, names: Sequence[str], count: float) -> Choice:
    by_sentence = {evidence.sentence: evidence.signals for evidence in asked.evidence}
    rows = [_row(by_sentence[candidate.sentence], names) for candidate in asked.candidates]
    signals = np.array(rows).reshape(-1, len(names))
    return Choice(signals, np.array(asked.right, dtype=bool), np.array(asked.holds, dtype=bool), count)


def _best(asked: Asked, ranking: Mapping[str, float], count: float) -> Iterator[tuple[Signals, bool, float]]:
    """What speaks for the best sentence under these weights, whether it answers, and what that counts: with all that is in the
    library, and, for an answerable question over a pool, without its passage."""
    near_miss = _NEAR_MISS if asked.source is Source.POOL and not asked.answerable else 1.0
    cases = [(asked.evidence, asked.answerable, count * near_miss)]
    if asked.answerable and asked.source is Source.POOL:
        cases.append((asked.without_right, False, count))
    for evidence, answers, weight in cases:
        signals = [one.signals for one in evidence]
        if signals:
            ranks = np.array([_row(one, tuple(ranking)) for one in signals]) @ np.array(list(ranking.values()))
            share = 1 / np.exp(ranks - ranks.max()).sum()
            yield replace(signals[int(ranks.argmax())], share=float(share)), answers, weight


def _row(signals: Signals, names: Sequence[str]) -> list[float]:
    return [float(getattr(signals, name)) for name in names]


def _table(name: str, values: Mapping[str, float]) -> str:
    return "\n".join([f"[{name}]", *(f"{key} = {round(value, 2) + 0.0:.2f}" for key, value in values.items())]) + "\n"


def _tell(name: str, done: int, of: int) -> None:
    if done % 200 == 0:
        print(f"fitting: {name}: {done} of {of}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
