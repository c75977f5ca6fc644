"""Where sentences end, and what never makes one; chunks are made of all of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.articles import Article, Chunk
from retrieval.chunking import chunks, sentences

PIECES = """Musk dia Mr. J.K. No.5 US$1,5 2023 . .Musk ., ... “ ” " ( ) '""".split()
SPACED = [". ", ", ", "?! ", "… ", "- ", "• ", "1. ", "J. K. ", "\n", "\n\n", "\r\n", "\u2028", "\t", " ", "Baca Juga: x"]
NEWS = st.lists(st.sampled_from(PIECES + SPACED)).map("".join)
"""Texts made of what makes sentences hard to tell."""


def article(text: str) -> Article:
    return Article(id="a", title="Judul berita", text=text, section="Nasional")


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Ia pernah berperan sebagai Mr. Money Bags untuk OpenAI.",
        "Buku karya J. K. Rowling laku keras.",
        "Menurut Dr. Budi dan Prof. Siti, hal itu benar.",
        "Kantor PT. Maju Jaya di Jl. Sudirman No. 5 terbakar.",
        "Inflasi naik 2.5 persen menjadi Rp1.500.000 per bulan.",
        "Ia ragu ... lalu pergi.",
        "“Saya tidak tahu. Tanya saja dia,” ujar Budi.",
        'Budi berkata, "Saya lelah. Saya pulang," lalu pergi.',
        "Ia menang (untuk kali kedua. Sebelumnya pada 2019) di Jakarta.",
        "Alamat situsnya www.Kompas.com sejak dulu.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ini satu. Itu dua.", ["Ini satu.", "Itu dua."]),
        ("Benarkah? Tentu saja! Begitulah…", ["Benarkah?", "Tentu saja!", "Begitulah…"]),
        ("“Benar.” Ia lalu pergi.", ["“Benar.”", "Ia lalu pergi."]),
        ("Ia minum vitamin C. Lalu ia tidur.", ["Ia minum vitamin C.", "Lalu ia tidur."]),
        ("Rapat selesai.Musk pulang ke rumah.", ["Rapat selesai.", "Musk pulang ke rumah."]),
        ("Rapat selesai.,Musk pulang.", ["Rapat selesai.", "Musk pulang."]),
        ("• Beras naik\n• Gula turun", ["Beras naik", "Gula turun"]),
        ("1. Beras naik.\n2. Gula turun.", ["1. Beras naik.", "2. Gula turun."]),
        ("Nasional\n\nJudul berita\n\nIsi berita.\n\nBaca Juga: Berita lain", ["Isi berita."]),
        ("Simak selengkapnya di sini\nIsi.\nADVERTISEMENT\n", ["Isi."]),
        ("… --- !!!", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_an_abbreviated_month_goes_on_with_its_day_and_ends_a_sentence_elsewhere() -> None:
    assert cut("Construction begins Jan. 5, 2025, officials said.") == ["Construction begins Jan. 5, 2025, officials said."]
    assert cut("The bridge opened last Dec. Traffic doubled.") == ["The bridge opened last Dec.", "Traffic doubled."]


def test_a_wrapped_line_goes_on_and_a_short_one_does_not() -> None:
    wrapped = "Presiden menyampaikan pidato kenegaraan di hadapan anggota\nDewan Perwakilan Rakyat hari ini."
    assert cut(wrapped) == [wrapped]
    assert cut("Kabar hari ini\nHujan turun.") == ["Kabar hari ini", "Hujan turun."]


def test_a_long_line_that_begins_like_furniture_is_prose() -> None:
    prose = "Baca juga adalah kebiasaan baik, " + "kata guru itu kepada murid-muridnya di sekolah, " * 5 + "setiap hari."
    assert cut(prose) == [prose]


@given(st.text() | NEWS)
@example("a.\u0130\u0130 b. c")
@example('"a. B." C. "')
def test_sentences_are_in_order_apart_and_without_white_space_at_their_ends(text: str) -> None:
    found = sentences(article(text))
    end = 0
    for sentence in found:
        assert end <= sentence.start < sentence.end <= len(text)
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip()
        end = sentence.end


@given(st.text() | NEWS, st.integers(0, 60))
def test_chunks_are_made_of_all_sentences_and_fit_when_sentences_do(text: str, most: int) -> None:
    whole = article(text)

    def fits(part: str) -> bool:
        return len(part) <= most

    made = chunks(whole, fits=fits)
    assert tuple(sentence for chunk in made for sentence in chunk.sentences) == sentences(whole)
    for chunk in made:
        assert fits(chunk.text) or len(chunk.sentences) == 1


def test_a_chunk_without_sentences_cannot_be() -> None:
    with pytest.raises(ValueError, match="at least one sentence"):
        Chunk(())


@pytest.mark.parametrize("piece", ["Ini satu kalimat. ", "“Ya. Itu.” ", "baris pendek\n", "((a. B ", ".", "“"])
def test_a_long_text_is_cut_in_time_that_grows_with_its_length_only(piece: str) -> None:
    began = time.perf_counter()
    sentences(article(piece * (200_000 // len(piece))))
    assert time.perf_counter() - began < 10, "it took minutes when every sentence looked at the whole text"
