"""Every number of a claim is given by its evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.vetoes import numbers
from answering.vetoes.amounts import amounts
from answering.vetoes.grounds import grounds
from retrieval.articles import Article, Language
from retrieval.chunking import sentences


def breaks(claim: str, language: Language, text: str, spoken: Language = "id", date: str | None = None) -> bool:
    article = Article(id="t", title="", text=text, language=spoken, date=date)
    return numbers.broken(claim, language, grounds(sentences(article)))


@pytest.mark.parametrize(
    ("claim", "language", "evidence"),
    [
        ("40 percent of the shops closed", "en", "Sebanyak 40% toko tutup."),
        ("Empat puluh persen toko tutup", "id", "Sebanyak 40% toko tutup."),
        ("The loan is 2.5 trillion rupiah", "en", "Pinjaman itu Rp2,5 triliun."),
        ("1.2 million people came", "en", "Sebanyak 1.200.000 orang datang."),
        ("Half of the shops closed", "en", "Sebanyak 50 persen toko tutup."),
        ("Separuh toko tutup", "id", "Setengah dari toko itu tutup."),
        ("About 40 kilograms were sold", "en", "Sebanyak 39,7 kilogram terjual."),
        ("The shop opened at 4 p.m.", "en", "Toko dibuka pukul 16.00 WIB."),
        ("Toko dibuka jam empat sore", "id", "Toko dibuka pukul 16.00 WIB."),
        ("It opened on Tuesday, May 14", "en", "Toko dibuka Selasa (14/5/2024)."),
        ("It opened in the second quarter", "en", "Toko dibuka pada kuartal II."),
        ("A village was flooded", "en", "Air merendam Desa Larangan."),
        ("Sebanyak 240 rumah terendam", "id", "Banjir merendam 240 rumah di tiga desa."),
        ("It takes two weeks", "en", "Perjalanan itu makan 14 hari."),
    ],
)
def test_a_number_may_be_written_otherwise(claim: str, language: Language, evidence: str) -> None:
    assert not breaks(claim, language, evidence)


@pytest.mark.parametrize(
    ("claim", "language", "evidence"),
    [
        ("41 percent of the shops closed", "en", "Sebanyak 40% toko tutup."),
        ("The loan is 2.5 billion rupiah", "en", "Pinjaman itu Rp2,5 triliun."),
        ("The loan is 2.5 trillion dollars", "en", "Pinjaman itu Rp2,5 triliun."),
        ("Jembatan selesai dalam sehari", "id", "Jembatan selesai dalam dua hari."),
        ("Banjir merendam sebuah desa", "id", "Banjir merendam tiga desa."),
        ("Kedua desa terendam", "id", "Tiga desa terendam."),
        ("Both villages were flooded", "en", "Tiga desa terendam."),
        ("Jalan sekilometer rusak", "id", "Jalan sepanjang dua kilometer rusak."),
        ("A dozen shops closed", "en", "Sebanyak 14 toko tutup."),
        ("Sebanyak 40 toko tutup", "id", "Lebih dari 40 toko tutup."),
        ("Over 40 shops closed", "en", "Sebanyak 40 toko tutup."),
        ("Toko dibuka Rabu (14/5)", "id", "Toko dibuka Selasa (14/5/2024)."),
        ("Tiga rumah di 240 desa terendam", "id", "Banjir merendam 240 rumah di tiga desa."),
        ("It opened at 5 p.m.", "en", "Toko dibuka pukul 16.00 WIB."),
    ],
)
def test_another_number_unit_or_bound_breaks(claim: str, language: Language, evidence: str) -> None:
    assert breaks(claim, language, evidence)


def test_the_year_of_publication_is_the_year_where_none_is_told() -> None:
    assert not breaks("Toko dibuka tahun 2021", "id", "Toko dibuka tahun ini.", date="2021-03-02")
    assert breaks("Toko dibuka tahun 2020", "id", "Toko dibuka tahun ini.", date="2021-03-02")


@given(st.integers(min_value=2, max_value=10**9), st.data())
def test_an_altered_digit_always_breaks(number: int, data: st.DataObject) -> None:
    digits = list(str(number))
    place = data.draw(st.integers(0, len(digits) - 1))
    digits[place] = data.draw(st.sampled_from([one for one in "123456789" if one != digits[place]]))
    text = f"Sebanyak {number:,} karung beras terjual.".replace(",", ".")
    assert not breaks(f"{number:,} sacks of rice were sold", "en", text)
    assert breaks(f"{int(''.join(digits)):,} sacks of rice were sold", "en", text)


@given(st.text(max_size=80), st.sampled_from(["id", "en"]))
def test_every_text_has_its_amounts_inside(text: str, language: Language) -> None:
    assert all(0 <= amount.start < amount.end <= len(text) for amount in amounts(text, language))
