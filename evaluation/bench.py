"""How fast Saksi answers and how well, beside LangChain's usual chain: what `make bench` prints."""

from __future__ import annotations

import json
import os
import platform
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import sections
from evaluation.asking import Command, Replies, ask, line_of
from evaluation.chain import Chain, Found
from evaluation.chain import line_of as chain_line_of
from evaluation.processes import Cost, cost
from evaluation.questions import Bundled, Question, bundled
from evaluation.sections import Compared
from evaluation.tables import Number, Section, as_json, as_text
from retrieval.bundle import bundled_articles
from retrieval.errors import SaksiError

_COLD_RUNS = 5
_NO_CHAIN = "Left out, here and below: {python} lacks the chain's packages; `make bench` installs them (extra: bench)."


@dataclass(frozen=True, slots=True)
class Answered:
    """What the running command replied to both sets."""

    development: Replies
    held_out: Replies


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; the status is 1, with one line that says why, if something could not be run."""
    typed = _typed(arguments)
    shown = []
    try:
        with TemporaryDirectory(prefix="saksi-bench-") as folder:
            for section in measured(Path(folder), chain_python=_absolute(typed.chain_python)):
                shown.append(section)
                if not typed.json:
                    print(as_text(section), end="\n\n", flush=True)
    except SaksiError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if typed.json:
        print(json.dumps(as_json(shown), ensure_ascii=False))
    return 0


def _absolute(program: str) -> str:
    """The program as other folders may call it; one that is found by its name alone stays as it is."""
    return str(Path(program).absolute()) if os.sep in program else program


def measured(folder: Path, *, chain_python: str) -> Iterator[Section]:
    """All sections, each as soon as it is measured. Cold runs come first: this process must still be small then."""
    questions, command = bundled(), Command(folder / "saksi")
    command.data.mkdir()
    chain = _chain(chain_python, folder)
    yield _machine()
    yield sections.cold(_cold_runs(command, chain, questions.development))
    if chain is None:
        yield sections.left_out("chain", "LangChain's usual chain", _NO_CHAIN.format(python=chain_python))
    answered = _answered(command, questions)
    found, seconds = chain.find(questions.development) if chain else ((), 0.0)
    yield sections.warm(answered.development, ([one.seconds for one in found], seconds) if found else None)
    if chain:
        yield _comparison(command, questions.development, answered.development, found)


def _chain(python: str, folder: Path) -> Chain | None:
    """The chain over the bundled article, where its packages are installed."""
    chain = Chain(python, folder / "chain")
    if not chain.is_installed():
        return None
    (article,) = bundled_articles()
    chain.take(article)
    return chain


def _cold_runs(command: Command, chain: Chain | None, questions: Sequence[Question]) -> dict[str, list[Cost]]:
    """The first start of each, which makes its vectors, then some more, taking turns so that noise meets both alike."""
    question = next(one for one in questions if one.answerable and not one.history)
    programs = {"saksi ask": (command.ask(question.question), "")}
    if chain is not None:
        programs["the chain"] = (chain.line(), chain_line_of(question))
    runs: dict[str, list[Cost]] = {}
    for turn in range(_COLD_RUNS + 1):
        _say(f"cold runs {turn} of {_COLD_RUNS}")
        for name, (line, given) in programs.items():
            called = name if turn else f"{name}, first start ever"
            runs.setdefault(called, []).append(cost(line, folder=command.data.parent, given=given))
    return runs


def _answered(command: Command, questions: Bundled) -> Answered:
    """Both sets asked of one running process, warmed up by a question that is not counted."""
    _say("asking saksi")
    with command.batch() as exchange:
        exchange(line_of(next(one for one in questions.development if one.answerable)))
        development, held_out = ask(exchange, questions.development), ask(exchange, questions.held_out)
    return Answered(development, held_out)


def _comparison(command: Command, asked: Sequence[Question], answered: Replies, chain: Sequence[Found]) -> Section:
    """Where the right sentence is, in the chain's chunks and in ours."""
    from evaluation.finding import find, saksi_over

    _say("searching")
    findings = find(saksi_over(command.data), asked)
    return sections.comparison(
        [
            Compared(one, theirs.chunks, ours.chunks, ours.sentences, reply.answer.first_quote)
            for one, theirs, ours, reply in zip(asked, chain, findings, answered.replies, strict=True)
        ]
    )


def _machine() -> Section:
    load, cores = os.getloadavg()[0], os.cpu_count()
    columns = ("where", "cores", "load before")
    notes = ("A load near the number of cores means that others were at work here: times are then too long.",)
    place = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return Section("machine", "The machine", columns, ((place, cores, Number(load, 1)),), notes)


def _say(words: str) -> None:
    """Progress, beside the tables."""
    print(f"bench: {words}", file=sys.stderr, flush=True)


def _typed(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m evaluation.bench", description="How fast Saksi answers, and how well.")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--chain-python", default=sys.executable, metavar="PYTHON", help="a Python that has the packages of the extra `bench`"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
