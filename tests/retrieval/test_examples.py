"""Example questions are one list, each with the sentences that answer it; those that do not fit their article are left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.articles import Article, ExampleQuestions
from retrieval.chunking import sentences
from retrieval.examples import examples, misfit, shortfall

RINA = ExampleQuestions(
    language="id",
    made_by="Rina",
    answered=(("Di mana banjirnya?", "Apa yang terjadi di Bogor?"), ("Siapa yang mengungsi?", "Apa yang terjadi di Bogor?")),
    denied=((), ("Kenapa warga tetap di rumah?",)),
    unanswered=("Siapa bupatinya?",),
)
BUDI = ExampleQuestions(language="en", made_by="Budi", unanswered=("Who is the mayor?", "Siapa bupatinya?"))
FLOOD = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam tiga desa di Bogor. Warga meninggalkan rumah.",
    example_questions=(RINA, BUDI),
)
FIRST, SECOND = (sentence.start for sentence in sentences(FLOOD))


def test_each_question_stands_once_with_the_sentences_that_answer_it() -> None:
    assert {(example.text, example.answered_by, example.denied) for example in examples(FLOOD)} == {
        ("Di mana banjirnya?", (FIRST,), False),
        ("Apa yang terjadi di Bogor?", (FIRST, SECOND), False),
        ("Siapa yang mengungsi?", (SECOND,), False),
        ("Kenapa warga tetap di rumah?", (SECOND,), True),
        ("Siapa bupatinya?", (), False),
        ("Who is the mayor?", (), False),
    }


def test_a_question_has_its_authors_language() -> None:
    assert {example.text: example.language for example in examples(FLOOD)}["Who is the mayor?"] == "en"


def test_an_informal_question_is_searched_in_formal_spelling() -> None:
    asked = ExampleQuestions(language="id", made_by="Rina", unanswered=("bupatinya siapa sih, gak tau gue",))
    (example,) = examples(replace(FLOOD, example_questions=(asked,)))
    assert "tidak tahu" in example.searched_text
    assert example.text == "bupatinya siapa sih, gak tau gue"


def test_an_article_without_example_questions_has_none() -> None:
    assert examples(replace(FLOOD, example_questions=())) == ()


@pytest.mark.parametrize(
    ("which", "short"),
    [
        ("answered", replace(BUDI, answered=(("Where is the flood?",),))),
        ("denied", replace(BUDI, denied=(("Why was it dry?",),))),
    ],
)
def test_lists_for_another_number_of_sentences_are_left_out(which: str, short: ExampleQuestions) -> None:
    assert misfit(FLOOD, short) == f'"{which}" has questions for 1 sentences and the article 2'
    assert examples(replace(FLOOD, example_questions=(short,))) == ()
    assert misfit(FLOOD, BUDI) is None


def test_too_few_do_not_count_and_it_is_said_how_many_would() -> None:
    assert shortfall(FLOOD) == "its example questions count from 80 on, 40 for each sentence, and it has 6"
    many = replace(RINA, unanswered=tuple(f"Siapa nomor {number}?" for number in range(80)))
    assert shortfall(replace(FLOOD, example_questions=(many,))) == "its example questions count only beside retellings"
    none = replace(many, answered=(), denied=())
    assert "some have an answer" in (shortfall(replace(FLOOD, example_questions=(none,))) or "")


# The bundled article's


def test_the_bundled_examples_count(bundled: Article) -> None:
    assert shortfall(bundled) is None


def test_the_bundled_examples_fit_and_leave_no_sentence_out(bundled: Article) -> None:
    assert {given.language for given in bundled.example_questions} == {"id", "en"}
    assert all(misfit(bundled, given) is None for given in bundled.example_questions)
    answering = {start for example in examples(bundled) for start in example.answered_by if not example.denied}
    assert answering == {sentence.start for sentence in sentences(bundled)}


def test_no_bundled_example_is_written_twice(bundled: Article) -> None:
    written = [text for given in bundled.example_questions for text in given.unanswered]
    written += [
        text
        for given in bundled.example_questions
        for lists in (given.answered, given.denied)
        for texts in lists
        for text in set(texts)
    ]
    counted = {text: written.count(text) for text in set(written)}
    several = {example.text for example in examples(bundled) if len(example.answered_by) > 1}
    assert {text for text, count in counted.items() if count > 1} <= several
