"""Fits `answering/data/weights.toml` anew: `python -m evaluation.fitting --data FOLDER` prints it.

FOLDER holds the train splits and passages of IDK-MRC and FacQA, as `evaluation/pools.py` names them. The questions over the
bundled article are those that are not held out. The same data gives the same weights.
"""

from __future__ import annotations

import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from answering.evidence import SIGNALS, Candidate, Evidence, Signals, weigh
from answering.questions import Question
from bot.assemble import Saksi, Watcher
from config.settings import load
from evaluation.library import library
from evaluation.optimising import Choice, Verdict, fitted_ranking, fitted_verdict
from evaluation.pools import Sought, pools
from evaluation.questions import bundled_sets

RANKING = tuple(name for name in SIGNALS if name not in ("last_word", "names", "covered", "share"))
ENOUGH = tuple(name for name in SIGNALS if name not in ("chunk", "best_chunk", "nearest"))
"""What decides whether to answer at all: of the signals that are relative to the other candidates only the share, for the best of
bad ones is no answer. Nothing tells what only the wording of a question tells."""

_QUESTIONS = 2_200
"""Of each train split, drawn with `_SEED`."""
_SEED = 7
_BUNDLED = {"ranking": 3.0, "enough": 20.0}
"""What a question over the bundled article counts in each table: they are few, and they are what readers ask."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its candidates, and which of these are right."""

    question: Question
    candidates: list[Candidate]
    saksi: Saksi
    right: list[bool]
    holds: list[bool]
    answerable: bool
    bundled: bool
    previous: Evidence | None = None

    def weight(self, table: str) -> float:
        """What the question counts in a table."""
        return _BUNDLED[table] if self.bundled else 1.0

    def weighed(self, *, without_right: bool = False) -> list[Evidence]:
        """The evidence, as if the right passage were not in the library where that is wanted."""
        kept = [one for one, right in zip(self.candidates, self.right, strict=True) if not (right and without_right)]
        previous = self.previous.sentence if self.previous else None
        return weigh(self.question, kept, rarity=self.saksi.retriever.rarity, previous=previous)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the fitted tables as TOML."""
    parser = ArgumentParser(prog="python -m evaluation.fitting", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    typed = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="saksi-fitting-") as folder:
        asked = list(_asked(typed.data, Path(folder)))
        ranking = fitted_ranking([_choice(one) for one in asked if one.answerable])
        print(_table("ranking", dict(zip(RANKING, ranking, strict=True))))
        best = dict(zip(RANKING, ranking, strict=True))
        bias, enough = fitted_verdict([verdict for one in asked for verdict in _verdicts(one, best)])
        print(_table("enough", {"bias": bias, **dict(zip(ENOUGH, enough, strict=True))}))
    return 0


def _asked(data: Path, folder: Path) -> Iterator[Asked]:
    for pool in pools(data):
        saksi = pool.library(folder / pool.name)
        drawn = list(pool.train)
        random.Random(_SEED).shuffle(drawn)  # noqa: S311  # a draw of questions is no secret
        for place, sought in enumerate(drawn[:_QUESTIONS]):
            yield _of_pool(saksi, sought)
            _tell(pool.name, place + 1, min(len(drawn), _QUESTIONS))
    settings = load(folder=folder, environ={}, overrides={"data_dir": str(folder / "bundled")})
    with library(settings, articles=None, own=True, watcher=Watcher()) as saksi:
        for name, questions in bundled_sets().items():
            if name != "readers_held_out":
                for one in questions:
                    question = saksi.answerer.question(one.question, history=one.history)
                    if question.names_anything and not question.courtesy:
                        candidates = saksi.answerer.candidates(question)
                        right = [candidate.sentence.text in one.sentences for candidate in candidates]
                        previous = saksi.answerer.previous(question)
                        yield Asked(question, candidates, saksi, right, right, one.answerable, True, previous)


def _of_pool(saksi: Saksi, sought: Sought) -> Asked:
    question = saksi.answerer.question(sought.question)
    candidates = saksi.answerer.candidates(question) if question.names_anything else []
    right = [candidate.sentence.article.id == sought.passage for candidate in candidates]
    holds = [
        there and any(answer.casefold() in candidate.sentence.text.casefold() for answer in sought.answers)
        for candidate, there in zip(candidates, right, strict=True)
    ]
    return Asked(question, candidates, saksi, right, holds, sought.answerable, False)


def _choice(asked: Asked) -> Choice:
    by_sentence = {evidence.sentence: evidence.signals for evidence in asked.weighed()}
    rows = [_row(by_sentence[candidate.sentence], RANKING) for candidate in asked.candidates]
    signals = np.array(rows).reshape(-1, len(RANKING))
    return Choice(signals, np.array(asked.right, dtype=bool), np.array(asked.holds, dtype=bool), asked.weight("ranking"))


def _verdicts(asked: Asked, ranking: Mapping[str, float]) -> Iterator[Verdict]:
    """As it is; of an answerable question over a pool also without its passage in the library."""
    cases = [(False, asked.answerable)]
    if asked.answerable and not asked.bundled:
        cases.append((True, False))
    for without_right, answers in cases:
        evidence = asked.weighed(without_right=without_right)
        if evidence:
            best = max(evidence, key=lambda one: sum(weight * getattr(one.signals, name) for name, weight in ranking.items()))
            yield Verdict(np.array(_row(best.signals, ENOUGH)), answers, asked.weight("enough"))


def _row(signals: Signals, names: Sequence[str]) -> list[float]:
    return [float(getattr(signals, name)) for name in names]


def _table(name: str, values: Mapping[str, float]) -> str:
    return "\n".join([f"[{name}]", *(f"{key} = {value:.2f}" for key, value in values.items())]) + "\n"


def _tell(name: str, done: int, of: int) -> None:
    if done % 200 == 0:
        print(f"fitting: {name}: {done} of {of}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
