"""Programs are run, talked to and measured, and one that fails is quoted in one line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from evaluation.asking import ask
from evaluation.processes import BenchError, Object, conversation, cost, environment, output
from evaluation.questions import Question, Quotation
from evaluation.verdicts import Answer

ECHO = "import sys\nfor line in sys.stdin: print(line, end='', flush=True)"
FAILS = "import sys\nprint('first', file=sys.stderr)\nsys.exit('no such article')"
FOLLOW_UP = Question("q", "Kapan?", "id", "follow_up", ("Siapa tinggal?",), ("Altman tinggal.",), "2018")
CITATION = {"number": 1, "article": "a", "title": "A", "start": 12, "end": 27, "quote": "Altman tinggal.", "voice": "report"}


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


class RecordedSaksi:
    """Answers every question alike, and remembers what it was asked."""

    def __init__(self, **answer: object) -> None:
        self.asked: list[Mapping[str, object]] = []
        self._answer = answer

    def __call__(self, asked: Mapping[str, object]) -> tuple[Object, float]:
        self.asked.append(asked)
        seconds = {"retrieve": 0.2, "write": 0.1, "verify": 0.05}
        return {"outcome": "answered", "language": "id", "claims": [], "nearest": [], "seconds": seconds, **self._answer}, 0.5


def test_a_program_costs_time_and_memory(tmp_path: Path) -> None:
    spent = cost(python("import sys; sys.exit(sys.stdin.read() != 'Kapan?')"), folder=tmp_path, given="Kapan?")
    assert spent.seconds > 0
    assert spent.peak_mib > 1


def test_what_a_program_prints_is_read(tmp_path: Path) -> None:
    assert output(python("print('tujuh')"), folder=tmp_path).strip() == "tujuh"


def test_a_line_gets_its_answer(tmp_path: Path) -> None:
    with conversation(python(ECHO), folder=tmp_path) as exchange:
        assert [exchange({"id": name})[0] for name in ("a", "é")] == [{"id": "a"}, {"id": "é"}]


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"ended with status 1: no such article$"):
        cost(python(FAILS), folder=tmp_path)
    with pytest.raises(BenchError, match=r"ended with status 1: no such article$"):
        output(python(FAILS), folder=tmp_path)
    with (
        pytest.raises(BenchError, match=r"ended with status 1: no such article$"),
        conversation(python(FAILS), folder=tmp_path) as exchange,
    ):
        exchange({"id": "a"})


def test_a_line_that_could_not_be_answered_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"^question a: no question$"), conversation(python(ECHO), folder=tmp_path) as exchange:
        exchange({"id": "a", "error": "no question"})


def test_settings_of_the_one_who_measures_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSI_ANSWERING__STRICTNESS", "1")
    assert not [name for name in environment() if name.startswith("SAKSI_")]


def test_a_question_is_asked_with_its_history_and_its_answer_read() -> None:
    saksi = RecordedSaksi(claims=[{"text": "Altman tinggal.", "citations": [CITATION]}])
    (reply,) = ask(saksi, [FOLLOW_UP]).replies
    assert saksi.asked == [{"id": "q", "question": "Kapan?", "history": [{"question": "Siapa tinggal?"}]}]
    assert reply.answer == Answer(False, "id", (Quotation("a", 12, 27, "Altman tinggal."),), ())
    assert (reply.seconds.total, reply.seconds.retrieve) == (0.5, 0.2)


def test_what_is_nearest_is_read_as_no_answer() -> None:
    (reply,) = ask(RecordedSaksi(outcome="declined", nearest=[CITATION]), [FOLLOW_UP]).replies
    assert reply.answer.declined
    assert reply.answer.first_quote is None
