"""The bench's tables are plain and tidy, and say the same as its JSON."""

from __future__ import annotations

import json

from evaluation import sections
from evaluation.asking import Replies, Reply, Seconds
from evaluation.processes import Cost
from evaluation.questions import Question
from evaluation.sections import Compared
from evaluation.tables import Number, Section, as_json, as_text
from evaluation.verdicts import Answer, QuestionSet, Verdict, by_kind

QUESTION = Question("q", "Siapa tinggal?", "id", "indonesian", (), ("Altman tinggal.",), "Altman")
DECLINED = Answer(True, "id", (), ())


def cells(section: Section, row: int) -> list[str]:
    """A row of the table as it is printed."""
    return [cell.strip() for cell in as_text(section).splitlines()[3 + row].split("   ") if cell.strip()]


def test_a_table_is_plain_text_in_columns() -> None:
    section = Section(
        "x", "Some figures", ("name", "n", "ms"), (("ask", 5, Number(1234.56, 1)), ("search", 12, None)), ("A note.",)
    )
    assert as_text(section) == "\n".join(
        [
            "Some figures",
            "------------",
            "name      n        ms",
            "ask       5   1,234.6",
            "search   12         –",
            "A note.",
        ]
    )


def test_what_was_left_out_is_said_in_one_line() -> None:
    assert as_text(sections.left_out("recall", "Recall", "Left out: give a folder.")).splitlines()[2:] == [
        "Left out: give a folder."
    ]


def test_cold_runs_show_the_median_and_the_range() -> None:
    section = sections.cold({"saksi ask": [Cost(5.0, 400), Cost(4.0, 420), Cost(9.0, 410)]})
    assert cells(section, 0) == ["saksi ask", "3", "5.00", "4.00", "9.00", "410"]


def test_warm_times_are_split_into_parts_and_stand_beside_the_chain() -> None:
    replies = tuple(Reply(DECLINED, Seconds(ms / 1000, 0.008, 0.001, 0.0)) for ms in (10, 20, 30))
    section = sections.warm(Replies(replies, 0.06), ([0.005, 0.015], 0.02))
    assert cells(section, 0) == ["saksi, in all", "3", "20.0", "29.0"]
    assert cells(section, 1) == ["retrieve", "3", "8.0", "8.0"]
    assert cells(section, 4) == ["the chain, in all", "2", "10.0", "14.5"]
    assert section.notes[-1] == "Questions per second: saksi 50.0, the chain 100.0."


def test_a_share_shows_percent_with_its_interval_and_json_has_the_counts() -> None:
    verdict = Verdict("indonesian", True, True, True, False, True, 2, 2, seconds=0.0204)
    section = sections.quality(QuestionSet("development", "Questions", (verdict,), "extractive", 0), by_kind([verdict]))
    assert cells(section, 0)[:3] == ["indonesian", "1", "100.0 [20.7–100.0]"]
    assert cells(section, 0)[4] == "–"
    assert cells(section, 0)[6:] == ["1/1", "2/2", "20", "20"]
    exact = json.loads(json.dumps(as_json([section])))["development"]["rows"][0]["exact"]
    assert (exact["hits"], exact["of"], exact["share"]) == (2, 2, 1.0)


def test_false_premises_that_are_marked_are_counted_apart() -> None:
    marked = Verdict("false_premise", True, True, True, False, True, 1, 1, corrects=True)
    wrongly = Verdict("indonesian", True, True, True, False, True, 1, 1, corrects=True)
    verdicts = (marked, Verdict("false_premise", True, False, True, True, True, 1, 1), wrongly)
    section = sections.quality(QuestionSet("x", "X", verdicts, "extractive", 0), by_kind(verdicts))
    assert section.notes[-1].endswith("1 of 2 false premises, 1 of 1 other questions.")


def test_our_chunks_are_as_long_together_as_the_chains() -> None:
    ours = ("Musk pergi.", "Altman tinggal.", "Microsoft datang.")
    one = Compared(QUESTION, ("x" * 26, "y" * 20), ours, ("Musk pergi.",), "Altman tinggal.")
    assert one.as_much_as(1) == ours[:2]
    assert one.as_much_as(2) == ours
    assert one.within(3) == ours[:1]


def test_the_comparison_counts_where_the_right_sentence_stands_whole() -> None:
    chain = ("Musk pergi. Altman ting", "Altman tinggal. Microsoft datang.")
    ours = ("Altman tinggal.", "Musk pergi.")
    section = sections.comparison([Compared(QUESTION, chain, ours, ("Musk pergi.", "Altman tinggal."), None)])
    shares = [cell.split(" [")[0] for cell in cells(section, 0)[2:]]
    assert shares == ["0.0", "100.0", "100.0", "100.0", "0.0", "0.0", "100.0"]
