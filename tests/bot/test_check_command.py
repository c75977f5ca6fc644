"""`saksi check` as a script sees it: a process, its output, its status."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Objects = Callable[[str], list[dict[str, Any]]]

ARTICLE = "popularitas-openai-meningkat-elon-musk-iri"
HOSTILE = [
    "🙂",
    "@everyone <@1> [x](https://evil.example)",
    "'; DROP TABLE articles; --",
    "Musk " * 2000,
    "a" * 4000,
    "(.*)+$ \\",
    "Siapa \u0000\u001b[31m Musk",
    "\ud800 Musk pergi",
    "1. 2. 3.",
    "“Musk",
    "Musk dan dan dan, tapi dan",
]


def test_a_batch_is_checked_line_by_line_and_what_is_no_message_says_so(run: Run, objects: Objects) -> None:
    lines = [
        json.dumps({"id": "1", "message": "Musk ga pernah jadi ketua grup. Menurutku dia keren. Kenapa?"}),
        "not json",
        json.dumps({"id": 3}),
        json.dumps({"id": 4, "message": 5}),
        json.dumps({"id": "5", "message": ""}),
        *(json.dumps({"id": f"h{number}", "message": message}) for number, message in enumerate(HOSTILE)),
    ]
    result = run("check", "--batch", "-", stdin="\n".join(lines))
    checked = objects(result.stdout)
    assert result.returncode == 1
    assert [line["id"] for line in checked[:5]] == ["1", None, 3, 4, "5"]
    assert ["error" in line for line in checked[:5]] == [False, True, True, True, False]
    assert [claim["verdict"] for claim in checked[0]["claims"]] == ["contradicted", "opinion", "question"]
    assert (checked[4]["claims"], checked[4]["left_out"]) == ([], 0)
    assert len(checked) == len(lines)
    assert all(isinstance(line["claims"], list) for line in checked[5:])
    assert "Traceback" not in result.stderr


def test_every_claim_stands_in_the_message_and_every_quotation_in_the_article(run: Run, objects: Objects) -> None:
    message = "Musk membatasi akses OpenAI ke database Twitter dan memecat karyawan yang mengkritiknya. OpenAI muncul pada 2012."
    (checked,) = objects(run("check", message, "--json").stdout)
    stored = json.loads(run("articles", "show", ARTICLE, "--json").stdout)["text"]
    assert [claim["verdict"] for claim in checked["claims"]] == ["supported", "reported", "contradicted"]
    for claim in checked["claims"]:
        assert claim["text"] in message
        assert claim["citations"]
        for citation in claim["citations"]:
            assert stored[citation["start"] : citation["end"]] == citation["quote"]


def test_on_a_pipe_the_verdicts_stand_in_words_beside_their_signs(run: Run) -> None:
    result = run("check", "Musk fired employees who criticised him. Musk lives in Texas.")
    assert result.returncode == 0
    assert "≈ Only reported" in result.stdout
    assert "“Musk dikenal dengan caranya yang mendominasi" in result.stdout
    assert "In English: Musk is known for his domineering ways" in result.stdout
    assert "∅ Not in the articles" in result.stdout


def test_an_empty_library_says_that_there_is_nothing_to_check_against(run: Run, tmp_path: Any) -> None:
    result = run("check", "Musk pergi pada 2018.", data=tmp_path / "empty", SAKSI_LIBRARY__BUNDLED_ARTICLE="false")
    assert "Belum ada artikel" in result.stdout


@pytest.mark.parametrize("typed", [["check"], ["check", "  "], ["check", "x", "--batch", "-"]])
def test_wrong_use_is_one_line_and_status_2(run: Run, typed: list[str]) -> None:
    result = run(*typed)
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.strip().splitlines()) == 1
    assert "message" in result.stderr
