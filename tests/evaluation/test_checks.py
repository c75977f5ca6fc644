"""How often the checker says what was expected of a message's claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answering.checker import Checker
from answering.judging import Verdict
from bot.assemble import opened
from config.settings import load
from evaluation.checks import ChecksError, evaluate_checks, read_checks
from evaluation.measures import Share
from evaluation.tables import Number, as_text

CHECKS = Path(__file__).parents[2] / "evaluation/checks"


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    folder = tmp_path_factory.mktemp("data")
    return opened(load(folder=folder, environ={}, overrides={"data_dir": str(folder)})).checker


def test_on_the_development_messages_nearly_all_verdicts_are_right_and_none_is_too_kind(checker: Checker) -> None:
    (section,) = evaluate_checks(read_checks(CHECKS / "development.jsonl"), checker=checker)
    for row in section.rows[:4]:
        assert isinstance(row[4], Number)
        assert row[4].value >= 0.85, row[0]
    assert "Contradicted, and called supported: 0." in section.notes[0]


def test_a_claim_is_compared_with_the_part_that_shares_its_stretch(checker: Checker, tmp_path: Path) -> None:
    text = "Musk pernah duduk sebagai ketua grup"
    claims = [
        {"text": text, "verdict": "supported", "quotes": ["Musk pernah duduk sebagai ketua grup"]},
        {"text": "Altman lahir di Paris", "verdict": "supported", "quotes": []},
        {"text": "halo", "verdict": "absent", "quotes": []},
    ]
    line = {"id": "1", "set": "mine", "message": f"halo! {text}. Altman lahir di Paris.", "kind": "formal", "claims": claims}
    (tmp_path / "checks.jsonl").write_text(json.dumps(line), encoding="utf-8")
    (section,) = evaluate_checks(read_checks(tmp_path / "checks.jsonl"), checker=checker)
    supported = dict(zip(section.columns, section.rows[0], strict=True))
    found, cited = supported["found"], supported["cited rightly"]
    assert isinstance(found, Share)
    assert isinstance(cited, Share)
    assert (found.hits, found.of, supported["said instead"], cited.hits) == (1, 2, "absent 1", 1)
    assert section.rows[list(Verdict).index(Verdict.ABSENT)][-1] == "not seen 1"
    assert "Claims checked, mine" in as_text(section)


@pytest.mark.parametrize("line", ["{}", '{"id": "1", "set": "s", "message": "m", "kind": "k", "claims": [{"text": "t"}]}',
                                  '{"id": "1", "set": "s", "message": "m", "kind": "k", "claims": 3}'])  # fmt: skip
def test_a_line_that_is_not_as_it_should_be_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "checks.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ChecksError, match=r"checks\.jsonl, line 1"):
        read_checks(tmp_path / "checks.jsonl")
