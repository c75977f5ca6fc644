"""A claim does not deny what the evidence affirms, nor affirm what it denies."""

from __future__ import annotations

import pytest

from answering.vetoes import negation
from answering.vetoes.grounds import grounds
from retrieval.articles import Language
from tests.answering.vetoes.conftest import Write


@pytest.mark.parametrize(
    ("claim", "language", "evidence", "spoken"),
    [
        ("Pabrik itu tidak membayar upah.", "id", "Pabrik itu membayar upah.", "id"),
        ("Pabrik itu membayar upah.", "id", "Pabrik itu belum membayar upah.", "id"),
        ("The factory did not pay wages.", "en", "The factory paid wages.", "en"),
        ("The factory has paid wages.", "en", "The factory hasn't paid wages.", "en"),
        ("The factory paid the wages.", "en", "Pabrik itu tidak membayar upah.", "id"),
        ("Pabrik itu tidak membayar upah.", "id", "The factory paid wages.", "en"),
    ],
)
def test_a_denial_of_the_same_word_breaks(claim: str, language: Language, evidence: str, spoken: Language, write: Write) -> None:
    assert negation.broken(claim, language, grounds(write(evidence, spoken)))


@pytest.mark.parametrize(
    ("claim", "language", "evidence", "spoken"),
    [
        ("Pabrik itu tidak membayar upah.", "id", "Pabrik itu gagal membayar upah.", "id"),
        ("Pabrik itu membayar upah.", "id", "Pabrik itu tidak hanya membayar upah.", "id"),
        ("The factory failed to pay wages.", "en", "The factory did not pay wages.", "en"),
        ("Pabrik itu belum membayar upah.", "id", "Pabrik itu akan membayar upah.", "id"),
        ("The price did not rise.", "en", "Harga turun.", "id"),
        ("The factory paid wages.", "en", "The factory paid wages, but not bonuses.", "en"),
        ("The workers left without pay.", "en", "The workers were not paid.", "en"),
    ],
)
def test_what_may_be_the_same_breaks_nothing(
    claim: str, language: Language, evidence: str, spoken: Language, write: Write
) -> None:
    assert not negation.broken(claim, language, grounds(write(evidence, spoken)))
