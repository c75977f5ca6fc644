"""`saksi quotes` as a script sees it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from retrieval.bundle import bundled_articles

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_every_quotation_stands_word_for_word_in_the_sentence_that_it_cites(run: Run) -> None:
    (article,) = bundled_articles()
    found = json.loads(run("quotes", "altman", "--json").stdout)
    assert found["person"] == "Sam Altman"
    assert [quote["direct"] for quote in found["quotes"]] == [True, False, True, False]
    assert found["quotes"][0]["date"] == "2023-03-23"
    for quote in found["quotes"]:
        (citation,) = quote["citations"]
        assert quote["text"] in citation["quote"] == article.text[citation["start"] : citation["end"]]


def test_a_person_by_their_office(run: Run) -> None:
    assert json.loads(run("quotes", "CEO", "Tesla", "--json").stdout)["person"] == "Elon Musk"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Sam Altmen", "Tidak ada tokoh “Sam Altmen” di artikel. Mungkin maksud Anda: Sam Altman?\n"),
        ("**@everyone**", "Tidak ada tokoh “**@everyone**” di artikel.\n"),
        ("x" * 300, f"Tidak ada tokoh “{'x' * 60}…” di artikel.\n"),
    ],
)
def test_nobody_of_that_name_is_one_line(run: Run, typed: str, line: str) -> None:
    result = run("quotes", typed)
    assert (result.returncode, result.stdout) == (0, line)


def test_nobody_of_that_name_as_json(run: Run) -> None:
    found = json.loads(run("quotes", "Sam Altmen", "--json").stdout)
    assert found == {"person": None, "quotes": [], "told": [], "nearest": ["Sam Altman"]}


def test_of_a_person_who_says_nothing_there_is_what_is_said_of_them(run: Run) -> None:
    found = json.loads(run("quotes", "Greg Brockman", "--json").stdout)
    assert (found["person"], found["quotes"], len(found["told"])) == ("Greg Brockman", [], 1)


@pytest.mark.parametrize(
    ("arguments", "status"), [(["quotes"], 2), (["quotes", "  "], 2), (["quotes", "musk", "--article", "none"], 1)]
)
def test_wrong_use_is_one_line(run: Run, arguments: list[str], status: int) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert len(result.stderr.strip().splitlines()) == 1
