"""What is only alleged, guessed, hoped or planned is told as that."""

from __future__ import annotations

import pytest

from answering.vetoes import is_only_reported
from tests.answering.vetoes.conftest import Write


@pytest.mark.parametrize(
    "evidence",
    ["Warga menuduh pabrik mencemari sungai.", "Konon pabrik mencemari sungai.", "Pabrik diduga mencemari sungai."],
)
def test_an_allegation_stated_as_a_fact_is_only_reported(evidence: str, write: Write) -> None:
    assert is_only_reported("Pabrik mencemari sungai.", "id", write(evidence))
    assert not is_only_reported("The factory allegedly polluted the river.", "en", write(evidence))


def test_a_plan_stated_as_a_fact_is_only_reported(write: Write) -> None:
    assert is_only_reported("The harvest doubled.", "en", write("Farmers hope the harvest will double.", "en"))


def test_what_is_told_plainly_is_a_fact(write: Write) -> None:
    assert not is_only_reported("Pabrik mencemari sungai.", "id", write("Limbah pabrik mencemari sungai."))


def test_what_somebody_says_of_themselves_is_taken(write: Write) -> None:
    assert not is_only_reported("Pabrik Lurana tutup.", "id", write("Pabrik Lurana mengatakan akan tutup."))
