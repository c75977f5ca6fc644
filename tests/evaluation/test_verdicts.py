"""What an answer is worth, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.measures import Share
from evaluation.questions import Place, Question, Quotation
from evaluation.verdicts import Answer, Verdict, by_kind, declines_over_strictness, judged

TEXT = "Musk pergi. Altman tinggal. Microsoft datang. Karpathy pindah."
MUSK, ALTMAN, MICROSOFT, KARPATHY = (
    Quotation("a", 0, 11, "Musk pergi."),
    Quotation("a", 12, 27, "Altman tinggal."),
    Quotation("a", 28, 45, "Microsoft datang."),
    Quotation("a", 46, 62, "Karpathy pindah."),
)
TEXTS = {"a": TEXT}
WHO_STAYED = Question("q", "Siapa tinggal?", "id", "indonesian", (), (ALTMAN.quote,), "Altman")
WHAT_WEATHER = replace(WHO_STAYED, question="Bagaimana cuacanya?", kind="unanswerable", evidence=(), answer=None)
DECLINED = Answer(True, "id", (), ())


def an_answer(*cited: Quotation, language: str = "id") -> Answer:
    return Answer(False, language, cited, ())


def verdict(question: Question, answer: Answer, *evidence: Quotation) -> Verdict:
    return judged(question, answer, evidence=evidence, texts=TEXTS)


def test_an_answer_is_right_if_its_first_citation_is() -> None:
    assert verdict(WHO_STAYED, an_answer(ALTMAN, MUSK)).first_right
    assert not verdict(WHO_STAYED, an_answer(MUSK, ALTMAN)).first_right


def test_any_sentence_of_the_evidence_is_right() -> None:
    either = replace(WHO_STAYED, evidence=(KARPATHY.quote, MUSK.quote))
    assert verdict(either, an_answer(MUSK)).first_right


def test_what_is_shown_as_related_is_no_citation_but_must_be_exact() -> None:
    related = verdict(WHO_STAYED, Answer(True, "id", (), (ALTMAN, replace(MUSK, end=12))))
    assert (related.first_right, related.declined, related.quotations, related.exact) == (False, True, 2, 1)


def test_the_first_three_sentences_of_evidence_count_even_where_it_was_declined() -> None:
    assert verdict(WHO_STAYED, DECLINED, MUSK, KARPATHY, ALTMAN).among_three
    assert not verdict(WHO_STAYED, DECLINED, MUSK, KARPATHY, MICROSOFT, ALTMAN).among_three


def test_a_question_that_must_be_declined_is_never_answered_rightly() -> None:
    assert not verdict(WHAT_WEATHER, an_answer(MUSK), MUSK).first_right
    assert not verdict(WHAT_WEATHER, DECLINED, MUSK).first_right


def test_the_language_is_that_of_the_question() -> None:
    assert verdict(WHO_STAYED, an_answer(ALTMAN)).language_right
    assert not verdict(WHO_STAYED, an_answer(ALTMAN, language="en")).language_right


@pytest.mark.parametrize(
    "wrong",
    [
        replace(MUSK, quote="Musk pergi"),
        replace(MUSK, quote="musk pergi."),
        replace(MUSK, start=1, end=12),
        replace(MUSK, article="b"),
        replace(KARPATHY, start=-16),
        replace(KARPATHY, end=63),
        Quotation("a", 0, 0, ""),
    ],
)
def test_a_quotation_is_exact_only_to_the_character(wrong: Quotation) -> None:
    assert MUSK.is_exact(TEXTS)
    assert not wrong.is_exact(TEXTS)


def test_figures_are_counted_by_kind_and_for_all() -> None:
    kinds = by_kind(
        [
            verdict(WHO_STAYED, an_answer(ALTMAN), ALTMAN),
            verdict(WHO_STAYED, an_answer(MUSK), MUSK, ALTMAN),
            verdict(WHO_STAYED, DECLINED, MUSK),
            verdict(WHAT_WEATHER, DECLINED),
            verdict(WHAT_WEATHER, an_answer(replace(MUSK, end=12), language="en")),
        ]
    )
    assert list(kinds) == ["indonesian", "unanswerable", "all"]
    assert kinds["indonesian"].first_right == Share(1, 3)
    assert kinds["indonesian"].among_three == Share(2, 3)
    assert kinds["indonesian"].declined_wrongly == Share(1, 3)
    assert kinds["indonesian"].declined_rightly == Share(0, 0)
    assert kinds["unanswerable"].declined_rightly == Share(1, 2)
    assert kinds["unanswerable"].first_right == Share(0, 0)
    assert kinds["unanswerable"].language_right == Share(1, 2)
    everything = kinds["all"]
    assert (everything.questions, everything.exact) == (5, Share(2, 3))
    assert (everything.first_right, everything.declined_rightly) == (Share(1, 3), Share(1, 2))


def test_a_place_is_shown_by_a_sentence_that_covers_most_of_it() -> None:
    there = replace(WHO_STAYED, evidence=(Place(12, 27),), article="a")
    assert verdict(there, an_answer(ALTMAN)).first_right
    assert verdict(there, an_answer(Quotation("a", 12, 45, TEXT[12:45]))).first_right
    assert not verdict(there, an_answer(MICROSOFT)).first_right
    assert not verdict(there, an_answer(replace(ALTMAN, article="b"))).first_right


def test_a_part_of_a_sentence_tells_it() -> None:
    assert verdict(replace(WHO_STAYED, evidence=("Altman",)), an_answer(ALTMAN)).first_right


def test_a_stricter_bot_declines_more_of_both() -> None:
    sure = [(0.2, False), (0.6, False), (0.4, True), (0.9, True)]
    verdicts = [Verdict("x", answerable, True, True, False, True, 0, 0, sureness=score) for score, answerable in sure]
    at = {strictness: (right, wrong) for strictness, right, wrong in declines_over_strictness(verdicts, steps=10)}
    assert at[0.0] == (0.0, 0.0)
    assert at[0.5] == (0.5, 0.5)
    assert at[1.0] == (1.0, 1.0)


def test_without_both_sorts_of_questions_there_is_nothing_to_trade() -> None:
    assert declines_over_strictness([verdict(WHO_STAYED, DECLINED)]) == []
