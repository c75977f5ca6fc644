"""What a claim quotes, links to or mentions stands so in its evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from answering.vetoes import quotation
from answering.vetoes.grounds import Grounds, grounds
from retrieval.articles import Article
from retrieval.chunking import sentences


def said(text: str) -> Grounds:
    return grounds(sentences(Article(id="t", title="", text=text)))


MAYOR = said("Wali kota menyebut jembatan itu “utang lama kepada warga”.")


def test_words_in_quotation_marks_stand_to_the_letter() -> None:
    assert not quotation.broken('Jembatan itu "utang lama kepada warga"', "id", MAYOR)
    assert quotation.broken('Jembatan itu "utang baru kepada warga"', "id", MAYOR)


def test_a_claim_that_says_that_it_translates_may_quote_in_translation() -> None:
    assert not quotation.broken('The bridge is "an old debt" (translated)', "en", MAYOR)


def test_the_name_of_a_work_is_no_quotation() -> None:
    assert not quotation.broken("“Hujan di Dermaga” laris", "id", said("Novel itu laris."))


def test_a_link_or_a_mention_of_its_own_breaks() -> None:
    assert quotation.broken("Lihat https://example.org/a", "id", MAYOR)
    assert quotation.broken("Kata @everyone begitu", "id", MAYOR)


@given(st.from_regex(r"[a-z]{4,8} [a-z]{4,8}", fullmatch=True))
def test_only_what_is_there_may_be_quoted(words: str) -> None:
    assert not quotation.broken(f"Ia bilang “{words}”", "id", said(f"Ia bilang “{words}”."))
    assert quotation.broken(f"Ia bilang “{words}x”", "id", said(f"Ia bilang “{words}”."))
