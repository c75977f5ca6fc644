"""An international word is found under its Indonesian spelling, by the rules of Indonesian orthography for loans."""

from __future__ import annotations

import pytest

from retrieval.lexicon import Lexicon
from retrieval.query import query
from retrieval.respelling import respelt


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("cosmology", "kosmologi"),
        ("confederation", "konfederasi"),
        ("university", "universitas"),
        ("philosophy", "filosofi"),
        ("quantum", "kuantum"),
        ("catholic", "katolik"),
        ("basilica", "basilika"),
        ("prussia", "prusia"),
        ("ashoka", "asoka"),
        ("clotilde", "klotilda"),
        ("jericho", "yerikho"),
        ("socialism", "sosialisme"),
    ],
)
def test_a_loan_or_a_name_is_spelt_as_indonesian_does(english: str, indonesian: str) -> None:
    assert indonesian in respelt(english)


@pytest.mark.parametrize("word", ["musk", "tesla", "bank", "axe", "2018", "café", "openai", ""])
def test_a_word_that_no_rule_touches_or_that_is_short_is_left_alone(word: str) -> None:
    assert respelt(word) == ()


def test_there_are_never_many_spellings() -> None:
    assert len(respelt("chchchchchchchjjjxxy")) <= 24


def test_the_word_itself_is_not_among_its_spellings() -> None:
    assert "jericho" not in respelt("jericho")


def test_an_english_name_is_looked_for_in_both_spellings() -> None:
    (concept, *_) = query("Where was Ashoka born?", "en", Lexicon([("born", ["lahir"])])).concepts
    assert {("ashoka",), ("asoka",)} <= {naming.phrase for naming in concept.namings}


def test_a_word_that_has_a_translation_is_not_respelt() -> None:
    (concept,) = query("the church", "en", Lexicon([("church", ["gereja"])])).concepts
    assert not any("kurk" in phrase or "khurkh" in phrase for phrase in (naming.phrase for naming in concept.namings))


def test_an_indonesian_question_is_not_respelt() -> None:
    (concept, *_) = query("Di mana Jericho?", "id", Lexicon([])).concepts
    assert ("yerikho",) not in {naming.phrase for naming in concept.namings}
