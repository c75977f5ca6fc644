"""Amounts, dates and years as comparable values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.checking.amounts import Bound, amounts, bearers
from retrieval.articles import Language


def says(claim: str, language: Language, evidence: str, other: Language) -> bool:
    """Whether the evidence gives every amount of the claim as the claim does."""
    return all(bearers(amount, amounts(evidence, other)) for amount in amounts(claim, language) if not amount.weak)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("US$1 billion", "US$1 miliar"),
        ("one billion dollars", "US$1 miliar"),
        ("more than 1 billion dollars", "lebih dari US$1 miliar"),
        ("March 26, 2023", "Minggu, 26 Maret 2023"),
        ("in 2023", "26 Maret 2023"),
        ("on Sunday", "Minggu, 26 Maret 2023"),
        ("two weeks", "14 hari"),
        ("an hour and 60 minutes", "60 menit"),
        ("12.5 per cent", "12,5 persen"),
        ("at least 30 percent", "setidaknya 30%"),
        ("755,000 barrels a day", "755 ribu barel per hari"),
        ("the 20th minute", "menit ke-20"),
        ("Masako, 35", "Masako, 35 tahun"),
        ("hundreds of thousands", "ratusan ribu"),
        ("two and a half million", "2,5 juta"),
        ("a third", "sepertiga"),
        ("at 7.30 pm", "pukul 19.30 WIB"),
    ],
)
def test_the_same_value_is_the_same_in_both_languages(claim: str, evidence: str) -> None:
    assert says(claim, "en", evidence, "id")


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("US$1 million", "US$1 miliar"),
        ("1 billion rupiah", "US$1 miliar"),
        ("1 billion dollars", "lebih dari US$1 miliar"),
        ("more than 30", "30"),
        ("March 27, 2023", "26 Maret 2023"),
        ("April 2023", "26 Maret 2023"),
        ("2022", "26 Maret 2023"),
        ("Monday", "Minggu, 26 Maret"),
        ("30", "30 persen"),
        ("755,000 barrels a month", "755 ribu barel per hari"),
        ("2-1", "1-2"),
        ("three weeks", "14 hari"),
    ],
)
def test_another_value_unit_or_bound_is_another(claim: str, evidence: str) -> None:
    assert not says(claim, "en", evidence, "id")


def test_figures_of_a_name_are_no_amount() -> None:
    assert amounts("GPT-4 dan DALLE-2", "id") == ()


def test_one_of_them_is_no_number() -> None:
    assert amounts("salah satu pendiri", "id") == ()


def test_a_bound_belongs_to_its_amount() -> None:
    (amount,) = amounts("lebih dari US$1 miliar", "id")
    assert amount.bound is Bound.ABOVE


@given(st.text(max_size=80), st.sampled_from(["id", "en"]))
def test_every_text_has_amounts_inside_it(text: str, language: Language) -> None:
    assert all(0 <= amount.start < amount.end <= len(text) for amount in amounts(text, language))


@given(st.integers(min_value=2, max_value=10**9))
def test_a_number_is_itself_and_no_other(number: int) -> None:
    assert says(f"{number:,} people", "en", f"{number:,}".replace(",", ".") + " orang", "id")
    assert not says(f"{number + 1:,} people", "en", f"{number:,}".replace(",", ".") + " orang", "id")
