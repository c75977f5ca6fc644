"""Verdicts and figures, against numbers that were worked out by hand or stand in the literature."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures import (
    Answer,
    Quotation,
    Share,
    Verdict,
    by_kind,
    judged,
    mean_reciprocal_rank,
    median,
    percentile,
    recall_at,
)
from evaluation.questions import Question

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
    return judged(question, answer, evidence=[found.quote for found in evidence], texts=TEXTS)


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


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (Share(81, 263), 0.2553, 0.3662),  # Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3
        (Share(15, 148), 0.0624, 0.1605),  # the same
        (Share(0, 20), 0.0, 0.1611),  # the same
        (Share(1, 29), 0.0061, 0.1718),  # the same
        (Share(20, 20), 0.8389, 1.0),
    ],
)
def test_intervals_are_those_of_wilson(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_stays_within_0_and_1(counts: tuple[int, int]) -> None:
    low, high = Share(*counts).interval
    value = Share(*counts).value
    assert value is not None
    assert 0 <= low <= value + 1e-12
    assert value - 1e-12 <= high <= 1


def test_a_share_of_nothing_says_nothing() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, (0.0, 1.0))


def test_recall_and_reciprocal_ranks_are_those_worked_out_by_hand() -> None:
    ranks = [1, 2, 6, None, 11]
    assert [recall_at(limit, ranks) for limit in (1, 5, 10)] == [Share(1, 5), Share(2, 5), Share(3, 5)]
    assert mean_reciprocal_rank(ranks) == pytest.approx((1 + 1 / 2 + 1 / 6 + 0 + 1 / 11) / 5)


def test_medians_and_percentiles_are_interpolated() -> None:
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert median([4.0, 1.0, 2.0, 3.0]) == 2.5
    assert percentile([5.0], 95) == 5.0
    assert percentile([20.0, 10.0], 95) == pytest.approx(19.5)
    assert percentile([float(number) for number in range(101)], 95) == pytest.approx(95)
