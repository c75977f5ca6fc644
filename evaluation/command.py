"""`saksi evaluate`: the measured quality of answers and of the verifier, as tables, as JSON, and as a page with plots."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path

from bot.assemble import Watcher
from config.settings import Settings
from evaluation import sections
from evaluation.checks import evaluate_checks, read_checks
from evaluation.claims import Given, evaluate_claims, read_claims
from evaluation.library import articles_of, library
from evaluation.putting import put
from evaluation.questions import Question, bundled_sets, read
from evaluation.tables import Section, as_json, as_text
from evaluation.verdicts import QuestionSet, by_kind
from retrieval.errors import SaksiError

_TOLD_EVERY = 50
"""Progress is told after so many questions."""


def evaluate(typed: Namespace, settings: Settings, watcher: Watcher) -> int:
    """Measures what is named, or all that comes with Saksi, and prints it; the status is 0 whatever the figures are."""
    asked = _asked(typed)
    articles = Path(typed.articles) if typed.articles else None
    own = getattr(typed, "data_dir", None) is not None
    with library(settings, articles=articles if asked else None, own=own, watcher=watcher) as saksi:
        sets = [put(saksi, name, questions, _telling(watcher, name)) for name, questions in asked.items()]
        tables = [sections.quality(one, by_kind(one.verdicts)) for one in sets]
        if given := _claims(typed):
            named = articles_of(articles, watcher) if articles else ()
            tables += evaluate_claims(given, articles=named, verifier=saksi.verifier)
        if messages := [message for file in typed.checks or () for message in read_checks(Path(file))]:
            tables += evaluate_checks(messages, checker=saksi.checker)
    if typed.html:
        _write_page(Path(typed.html), tables, sets, settings)
        watcher.note(f"wrote {typed.html}")
    print(json.dumps(as_json(tables), ensure_ascii=False) if typed.json else "\n\n".join(map(as_text, tables)))
    return 0


def _asked(typed: Namespace) -> Mapping[str, Sequence[Question]]:
    """The question sets by name: those of the files, or all that come with Saksi where nothing is named."""
    if typed.questions:
        return {Path(file).name.split(".")[0]: read(Path(file)) for file in typed.questions}
    return {} if typed.claims or typed.checks else bundled_sets()


def _claims(typed: Namespace) -> list[Given]:
    """The claims of the files that are named; those over the bundled article where no file of any sort is."""
    if typed.claims or typed.questions or typed.checks:
        return [claim for file in typed.claims or () for claim in read_claims(Path(file))]
    with resources.as_file(resources.files("evaluation").joinpath("claims", "article.jsonl")) as file:
        return read_claims(file)


def _telling(watcher: Watcher, name: str) -> Callable[[int, int], None]:
    def tell(done: int, of: int) -> None:
        if done % _TOLD_EVERY == 0 or done == of:
            watcher.note(f"{name.replace('_', ' ')}: {done} of {of} questions answered")

    return tell


def _write_page(file: Path, tables: Sequence[Section], sets: Sequence[QuestionSet], settings: Settings) -> None:
    from evaluation.page import page

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(tables, sets, strictness=settings.answering.strictness), encoding="utf-8")
    except OSError as error:
        raise SaksiError(f"{file} cannot be written: {error.strerror}") from error
