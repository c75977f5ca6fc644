"""The first rule that a claim breaks is named."""

from __future__ import annotations

from answering.vetoes import Veto, first_broken
from tests.answering.vetoes.conftest import Write

TEXT = "Rendra Maulisa membeli 40 karung beras, “yang terbaik di sini”."


def test_each_rule_has_its_name_and_numbers_come_first(write: Write) -> None:
    cites = write(TEXT)
    assert first_broken("Rendra Maulisa membeli 40 karung beras", "id", cites) is None
    assert first_broken("Tadi Jurnawi membeli 41 karung beras", "id", cites) is Veto.NUMBER
    assert first_broken("Rendra bilang “yang terburuk di sini”", "id", cites) is Veto.QUOTATION
    assert first_broken("Tadi Jurnawi membeli 40 karung beras", "id", cites) is Veto.NAME
    assert first_broken("Rendra tidak membeli beras", "id", cites) is Veto.NEGATION
