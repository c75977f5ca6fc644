"""A question file is read strictly, and the bundled ones ask what they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.questions import Place, Question, QuestionsError, bundled_sets, parsed, read
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences

KAPAN: dict[str, object] = {
    "id": "q-1",
    "question": "Kapan dia direkrut?",
    "language": "id",
    "kind": "follow_up",
    "history": [{"question": "Siapa Andrej Karpathy?"}],
    "evidence": ["Musk mempekerjakan Andrej Karpathy pada 2017."],
    "answer": "2017",
}
DECLINED: dict[str, object] = {**KAPAN, "id": "q-2", "kind": "unanswerable", "evidence": [], "answer": None}


def a_file(*lines: object) -> bytes:
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()


def trouble(data: bytes) -> str:
    with pytest.raises(QuestionsError) as error:
        parsed(data, place="mine.jsonl")
    assert len(str(error.value).splitlines()) == 1
    return str(error.value)


def trouble_with(**changed: object) -> str:
    return trouble(a_file(DECLINED, {**KAPAN, **changed}))


def test_a_question_is_what_its_line_says() -> None:
    assert parsed(a_file(KAPAN), place="mine.jsonl") == (
        Question(
            id="q-1",
            question="Kapan dia direkrut?",
            language="id",
            kind="follow_up",
            history=("Siapa Andrej Karpathy?",),
            evidence=("Musk mempekerjakan Andrej Karpathy pada 2017.",),
            answer="2017",
        ),
    )


def test_a_question_without_evidence_is_not_answerable() -> None:
    answerable, declined = parsed(a_file(KAPAN, DECLINED), place="mine.jsonl")
    assert (answerable.answerable, declined.answerable) == (True, False)


def test_blank_lines_line_ends_of_windows_and_a_byte_order_mark_do_no_harm() -> None:
    data = b"\xef\xbb\xbf" + a_file(KAPAN) + b"\r\n\r\n" + a_file(DECLINED) + b"\r\n"
    assert [question.id for question in parsed(data, place="mine.jsonl")] == ["q-1", "q-2"]


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_bytes(a_file(DECLINED, KAPAN))
    assert [question.id for question in read(file)] == ["q-2", "q-1"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match=r"none\.jsonl cannot be read \(No such file"):
        read(tmp_path / "none.jsonl")


def test_an_error_names_the_file_and_the_line() -> None:
    assert trouble(a_file(DECLINED) + b"\n\n{").startswith("mine.jsonl, line 3: the line is not JSON")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "mine.jsonl: there is no question in it"),
        (b"\n \n", "mine.jsonl: there is no question in it"),
        (b'"Kapan?"', "mine.jsonl, line 1: the line is not an object"),
        (b"\xff", "mine.jsonl, line 1: the line is not UTF-8"),
        (b"[" * 100_000, "mine.jsonl, line 1: the line is nested too deeply"),
    ],
)
def test_what_holds_no_questions_is_refused(data: bytes, why: str) -> None:
    assert trouble(data) == why


@pytest.mark.parametrize("key", ["question", "evidence"])
def test_a_missing_key_is_named(key: str) -> None:
    line = {name: value for name, value in KAPAN.items() if name != key}
    assert trouble(a_file(line)) == f'mine.jsonl, line 1: "{key}" is missing: a question has at least question and evidence'


def test_what_else_is_left_out_has_a_plain_meaning() -> None:
    (_, question) = parsed(a_file(KAPAN, {"question": "When did Musk leave?", "evidence": ["Musk pergi."]}), place="mine.jsonl")
    assert question == Question("line 2", "When did Musk leave?", "en", "question", (), ("Musk pergi.",), None)


def test_a_sentence_may_be_named_by_its_place_in_an_article() -> None:
    line = {**KAPAN, "article": "banjir", "evidence": [{"start": 3, "end": 40}]}
    (question,) = parsed(a_file(line), place="mine.jsonl")
    assert (question.article, question.evidence) == ("banjir", (Place(3, 40),))


def test_a_place_needs_its_article() -> None:
    assert trouble_with(evidence=[{"start": 3, "end": 40}]).endswith('by "start" and "end" needs the id of its "article"')


def test_unknown_keys_are_named() -> None:
    assert trouble_with(evidance=[], lang="id").startswith('mine.jsonl, line 2: "evidance", "lang" are unknown')


def test_an_id_stands_once() -> None:
    assert trouble(a_file(KAPAN, DECLINED, KAPAN)) == 'mine.jsonl, line 3: the id "q-1" stands on an earlier line too'


@pytest.mark.parametrize("key", ["id", "question"])
@pytest.mark.parametrize("value", ["", " ", 7, ["Kapan?"]])
def test_id_and_question_are_text(key: str, value: object) -> None:
    assert trouble_with(**{key: value}) == f'mine.jsonl, line 2: "{key}" is not text, or is empty'


@pytest.mark.parametrize("language", ["", "ID", "ms", ["id"]])
def test_the_language_is_one_of_two(language: object) -> None:
    assert trouble_with(language=language) == 'mine.jsonl, line 2: "language" is neither "id" nor "en"'


@pytest.mark.parametrize("kind", ["Follow up", "follow-up", "_", "1st"])
def test_a_kind_is_one_plain_word(kind: str) -> None:
    assert trouble_with(kind=kind) == 'mine.jsonl, line 2: "kind" is not one word of small letters, figures and _'


@pytest.mark.parametrize("history", ["Siapa?", ["Siapa?"], [{"asked": "Siapa?"}], [{"question": "Siapa?", "answer": "Dia"}]])
def test_the_history_is_a_list_of_questions(history: object) -> None:
    assert trouble_with(history=history).startswith('mine.jsonl, line 2: "history" is not a list of objects with a "question"')


def test_an_earlier_question_is_text() -> None:
    assert trouble_with(history=[{"question": ""}]) == 'mine.jsonl, line 2: "question" is not text, or is empty'


@pytest.mark.parametrize(
    "evidence", [None, "A sentence.", [""], [7], [["A sentence."]], [{"start": 3}], [{"start": 3, "end": 3}]]
)
def test_the_evidence_is_a_list_of_sentences(evidence: object) -> None:
    assert trouble_with(article="a", evidence=evidence).startswith('mine.jsonl, line 2: "evidence" is not a list of sentences')


@pytest.mark.parametrize("answer", [" ", 2017])
def test_an_answer_is_text(answer: object) -> None:
    assert trouble_with(answer=answer) == 'mine.jsonl, line 2: "answer" is not text, or is empty'


def citable() -> set[str]:
    (article,) = bundled_articles()
    return {sentence.text for sentence in sentences(article)}


@pytest.mark.parametrize("name", ["readers", "readers_more", "readers_held_out", "hard", "hard_held_out"])
def test_all_evidence_is_sentences_of_the_bundled_article(name: str) -> None:
    lacking = len({sentence for one in bundled_sets()[name] for sentence in one.evidence} - citable())
    assert lacking == 0  # of a held-out set only a figure is shown


@pytest.mark.parametrize("name", ["readers", "readers_more", "readers_held_out"])
def test_the_readers_sets_are_large_and_have_every_kind(name: str) -> None:
    questions = bundled_sets()[name]
    answerable = {question.kind for question in questions if question.answerable}
    assert len(questions) >= 150
    assert answerable == {"indonesian", "informal", "english", "follow_up", "false_premise", "attack"}
    assert {question.kind for question in questions if not question.answerable} == {"unanswerable", "attack"}


@pytest.mark.parametrize("name", ["readers", "hard"])
def test_follow_ups_and_only_they_have_a_history(name: str) -> None:
    assert all(bool(one.history) == (one.kind == "follow_up") for one in bundled_sets()[name])


@pytest.mark.parametrize("name", ["readers", "hard"])
def test_no_question_is_both_tuned_on_and_held_out(name: str) -> None:
    sets = bundled_sets()
    known = {(one.question, one.history) for one in sets[name]}
    assert sum((one.question, one.history) in known for one in sets[f"{name}_held_out"]) == 0
