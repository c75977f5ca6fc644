"""The `saksi` command as a script sees it: a process, its output, its status."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Objects = Callable[[str], list[dict[str, Any]]]

KARPATHY = "Kapan Musk mempekerjakan Andrej Karpathy?"
HOSTILE = [
    "🙂🙂🙂",
    "a" * 10_000,
    "Musk " * 2_000,
    "@everyone <@1> [x](https://evil.example)",
    "'; DROP TABLE articles; --",
    "(.*)+$ [a-z]{1000} \\",
    "Siapa \u0000\u0007\u001b[31m Musk?",
    "\u202eمن هو Musk؟",
    "\ud800 Musk",
    "?",
]


def one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text


def test_a_batch_is_answered_line_by_line_and_what_is_no_question_says_so(run: Run, objects: Objects) -> None:
    lines = [
        json.dumps({"id": "1", "question": KARPATHY}),
        "not json",
        json.dumps({"id": 3}),
        json.dumps({"id": "4", "question": "Berapa gaji Sam Altman?"}),
        json.dumps({"id": "5", "question": "terima kasih"}),
        "",
        json.dumps({"id": "6", "question": "x", "history": "no"}),
        *(json.dumps({"id": f"h{number}", "question": question}) for number, question in enumerate(HOSTILE)),
    ]
    result = run("ask", "--batch", "-", stdin="\n".join(lines))
    answers = objects(result.stdout)
    assert result.returncode == 1
    assert [answer["id"] for answer in answers[:6]] == ["1", None, 3, "4", "5", "6"]
    assert ["error" in answer for answer in answers[:6]] == [False, True, True, False, False, True]
    assert answers[0]["outcome"] == "answered"
    assert "**pada 2017**" in answers[0]["text"]
    assert answers[3]["outcome"] == "declined"
    assert answers[3]["claims"] == []
    assert (answers[4]["reason"], answers[4]["claims"]) == ("unclear", [])
    assert all(answer["outcome"] in ("answered", "declined") for answer in answers[6:])
    assert "Traceback" not in result.stderr


def test_every_quotation_is_in_the_stored_text_to_the_character(run: Run, objects: Objects) -> None:
    questions = (Path(__file__).parents[2] / "evaluation/questions/article.jsonl").read_text(encoding="utf-8")
    some = "\n".join(questions.splitlines()[::6])
    stored = json.loads(run("articles", "show", "popularitas-openai-meningkat-elon-musk-iri", "--json").stdout)["text"]
    answers = objects(run("ask", "--batch", "-", stdin=some).stdout)
    citations = [citation for answer in answers for claim in answer["claims"] for citation in claim["citations"]]
    assert len(citations) > 10
    for citation in [*citations, *(near for answer in answers for near in answer["nearest"])]:
        assert stored[citation["start"] : citation["end"]] == citation["quote"]


def test_search_gives_as_many_sentences_as_are_wanted_best_first(run: Run, objects: Objects) -> None:
    (found,) = objects(run("search", "Elon Musk OpenAI", "--limit", "5", "--json").stdout)
    scores = [one["score"] for one in found["evidence"]]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)


def test_an_answer_on_a_pipe_is_plain_text_with_its_source_under_it(run: Run) -> None:
    result = run("ask", KARPATHY)
    assert result.returncode == 0
    assert "Musk mempekerjakan Andrej Karpathy dari OpenAI pada 2017" in result.stdout
    assert "[1] Popularitas OpenAI Meningkat, Elon Musk Iri, paragraf 3" in result.stdout
    assert "\x1b" not in result.stdout


def test_what_is_related_is_quoted_whole_and_not_as_an_answer(run: Run) -> None:
    result = run("ask", "Berapa gaji Sam Altman?", COLUMNS="40")
    assert "bukan jawaban" in result.stdout
    assert "menurut laporan itu.”" in result.stdout or ".”" in result.stdout


def test_saksi_alone_without_a_terminal_shows_questions_answers_and_a_summary(run: Run) -> None:
    result = run()
    assert result.returncode == 0
    assert result.stdout.count("› ") == 3
    assert "Ringkasan" in result.stdout


def test_the_chat_answers_takes_commands_and_ends_with_the_input(run: Run) -> None:
    result = run("chat", stdin=f"{KARPATHY}\n/sources\n/summary\n/help\n/nonsense\nthanks\n")
    assert result.returncode == 0
    assert "“Musk mempekerjakan Andrej Karpathy" in result.stdout
    assert "Ringkasan" in result.stdout
    assert "/nonsense" in result.stdout
    assert "Sama-sama!" in result.stdout or "You're welcome!" in result.stdout


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (("ask", ""), 2),
        (("ask", "   "), 2),
        (("ask",), 2),
        (("search", " "), 2),
        (("asq", "hi"), 2),
        (("search", "x", "--limit", "0"), 2),
        (("ask", "--batch", "-", "hi"), 2),
        (("ask", "--llm", "gpt", "hi"), 1),
        (("articles", "show", "no-such-article"), 1),
        (("articles", "add", "/no/such/file"), 1),
        (("articles", "add", "https://example.org/x"), 1),
        (("articles", "add"), 2),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_status(run: Run, typed: tuple[str, ...], status: int) -> None:
    result = run(*typed)
    assert result.returncode == status
    assert result.stdout == ""
    assert one_line(result.stderr)


def test_a_data_folder_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("ask", "hi", data=tmp_path / "file" / "inside")
    assert result.returncode == 1
    assert one_line(result.stderr)
    assert "--data-dir" in result.stderr


def test_a_damaged_database_is_one_line_and_is_not_touched(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "library.sqlite3"
    database.write_bytes(b"SQLite format 3\x00" + b"garbage" * 2000)
    before = database.read_bytes()
    result = run("ask", KARPATHY, data=tmp_path)
    assert result.returncode == 1
    assert one_line(result.stderr)
    assert database.read_bytes() == before


def test_articles_are_added_found_and_removed(run: Run, tmp_path: Path, objects: Objects) -> None:
    data = tmp_path / "data"
    (tmp_path / "banjir.md").write_text(
        "# Banjir di Demak\n\nBanjir merendam 12 desa di Demak pada 2 Maret 2024.\n", encoding="utf-8"
    )
    (tmp_path / "more.jsonl").write_text(
        '{"id": "g", "title": "Gempa", "text": "Gempa 5,1 mengguncang Tuban."}\n{"id": 1}\n', encoding="utf-8"
    )
    added = run("articles", "add", str(tmp_path / "banjir.md"), str(tmp_path / "more.jsonl"), "--json", data=data)
    assert added.returncode == 1
    assert "more.jsonl:2" in added.stderr
    (report,) = objects(added.stdout)
    assert (len(report["new"]), len(report["unreadable"])) == (2, 1)
    (answer,) = objects(run("ask", "Kapan banjir merendam desa di Demak?", "--json", data=data).stdout)
    assert "2 Maret 2024" in answer["claims"][0]["citations"][0]["quote"]
    (listed,) = objects(run("articles", "list", "--json", data=data).stdout)
    assert len(listed["articles"]) == 3
    assert run("articles", "remove", "popularitas-openai-meningkat-elon-musk-iri", data=data).returncode == 0
    (gone,) = objects(run("ask", KARPATHY, "--json", data=data).stdout)
    assert gone["outcome"] == "declined"


def test_example_questions_that_are_too_few_to_count_are_told_when_their_article_is_added(run: Run, tmp_path: Path) -> None:
    asked = {"language": "id", "made_by": "Rina", "answered": [["Di mana gempanya?"]], "unanswered": ["Siapa bupatinya?"]}
    article = {"id": "g", "title": "Gempa", "text": "Gempa 5,1 mengguncang Tuban.", "example_questions": [asked]}
    (tmp_path / "gempa.jsonl").write_text(json.dumps(article), encoding="utf-8")
    added = run("articles", "add", str(tmp_path / "gempa.jsonl"), data=tmp_path / "data")
    assert added.returncode == 0
    assert "g: its example questions count from 40 on, 40 for each sentence, and it has 2" in " ".join(added.stderr.split())


ARTICLE = "popularitas-openai-meningkat-elon-musk-iri"


def test_claims_are_verified_line_by_line_and_what_is_no_claim_says_so(run: Run, objects: Objects) -> None:
    cited = [{"article": ARTICLE, "quote": "mempekerjakan Andrej Karpathy"}]
    lines = [
        json.dumps({"id": "1", "claim": "Musk hired Andrej Karpathy in 2017.", "language": "en", "citations": cited}),
        json.dumps({"id": "2", "claim": "Musk hired Andrej Karpathy in 2018.", "citations": cited}),
        json.dumps({"id": "3", "claim": "Musk benar.", "citations": [{"article": ARTICLE, "quote": "tidak ada di sana"}]}),
        json.dumps({"id": "4", "claim": "Musk benar.", "citations": [{"article": "none", "quote": "Musk"}]}),
        json.dumps({"id": "5", "claim": "Musk benar.", "citations": []}),
        "not json",
        json.dumps({"id": 7, "citations": cited}),
        json.dumps({"id": 8, "claim": "x", "citations": [{"quote": "y"}]}),
        json.dumps({"id": 9, "claim": "x", "language": "fr", "citations": cited}),
    ]
    result = run("verify", "--batch", "-", stdin="\n".join(lines))
    verdicts = objects(result.stdout)
    assert result.returncode == 1
    assert verdicts[0] == {"id": "1", "verdict": "stands", "why": None}
    assert [verdict.get("why") for verdict in verdicts[1:5]] == ["number", "key", "key", "key"]
    assert [verdict["id"] for verdict in verdicts[5:]] == [None, 7, 8, 9]
    assert all("error" in verdict for verdict in verdicts[5:])
    assert "withheld" not in result.stderr
    assert "Traceback" not in result.stderr


def test_questions_of_one_s_own_are_put_to_articles_of_one_s_own(run: Run, objects: Objects, tmp_path: Path) -> None:
    article = {"id": "banjir", "title": "Banjir", "text": "Banjir merendam tiga desa di Bogor. Warga mengungsi ke balai desa."}
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(article) + "\n")
    questions = [
        {
            "question": "Berapa desa yang terendam banjir?",
            "kind": "count",
            "article": "banjir",
            "evidence": [{"start": 0, "end": 35}],
        },
        {"question": "Siapa presiden Prancis?", "kind": "off_topic", "evidence": []},
    ]
    (tmp_path / "mine.jsonl").write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")
    asked = ["--questions", str(tmp_path / "mine.jsonl"), "--articles", str(tmp_path / "articles.jsonl.gz")]
    page = tmp_path / "new" / "page.html"
    (found,) = objects(run("evaluate", *asked, "--json", "--html", str(page)).stdout)
    rows = {row["kind"]: row for row in found["mine"]["rows"]}
    assert (rows["count"]["right first"]["hits"], rows["off_topic"]["declined rightly"]["hits"]) == (1, 1)
    assert rows["all"]["exact"]["share"] == 1.0
    written = page.read_text(encoding="utf-8")
    assert "off_topic" in written
    assert written.count("<svg") == 3
    assert not re.search(r'(?:src|href)="(?!#)', written), "nothing is fetched"


def test_a_question_file_with_a_mistake_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text('{"question": "Siapa?"}\n', encoding="utf-8")
    result = run("evaluate", "--questions", str(tmp_path / "mine.jsonl"))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert 'mine.jsonl, line 1: "evidence" is missing' in result.stderr


def test_the_verifier_is_measured_by_a_command(run: Run, objects: Objects) -> None:
    claims = Path(__file__).parents[2] / "evaluation/claims/article.jsonl"
    (found,) = objects(run("evaluate", "--claims", str(claims), "--json").stdout)
    assert set(found) == {"development", "held_out"}
