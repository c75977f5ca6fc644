"""Words of everyday speech tell little, whatever the library holds."""

from __future__ import annotations

from retrieval.everyday import unheard


def test_an_everyday_word_tells_less_than_a_seldom_one() -> None:
    assert unheard("orang", "id") < unheard("perusahaan", "id") < unheard("nirlaba", "id") == 1


def test_counts_are_of_one_language() -> None:
    assert unheard("go", "en") < unheard("go", "id")
