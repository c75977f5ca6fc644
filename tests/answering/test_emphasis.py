"""The words that answer a question of a certain kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from answering.emphasis import answers_in, has_answer
from answering.questions import read
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.lexicon import bundled_lexicon

Find = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("question", "words", "answers"),
    [
        ("Kapan Musk mempekerjakan Karpathy?", "Andrej Karpathy", ["pada 2017"]),
        ("When was the report carried by Gizmodo?", "Gizmodo", ["di tahun itu", "Minggu, 26 Maret 2023"]),
        ("Tanggal berapa laporan itu?", "Gizmodo", ["Minggu, 26 Maret 2023"]),
        ("Berapa uang yang disumbangkan Musk?", "US$100 juta", ["US$100 juta", "US$30 miliar"]),
        ("How much money went into the venture?", "Reid Hoffman", ["lebih dari US$1 miliar"]),
        ("Siapa yang menolak gagasan Musk?", "Greg Brockman", ["Greg Brockman", "Sam Altman"]),
        ("Siapa yang mengendalikan OpenAI menurut Musk?", "jengkel bahwa", ["Microsoft"]),
    ],
)
def test_what_answers_is_found(sentence: Find, question: str, words: str, answers: list[str]) -> None:
    cited = sentence(words)
    found = answers_in(read(question, lexicon=bundled_lexicon()), cited)
    assert [cited.text[span.start : span.end] for span in found] == answers


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Berapa karyawan yang dipecat Musk?", "memecat karyawan"),
        ("Berapa persen saham Microsoft?", "kemitraan US$1 miliar"),
        ("Umur Elon Musk berapa?", "Mr. Money Bags"),
        ("Tanggal berapa OpenAI menggandeng Microsoft?", "kemitraan US$1 miliar"),
        ("How many parameters does GPT-4 have?", "GPT-4"),
        ("Kapan Musk membatasi akses?", "membatasi akses"),
    ],
)
def test_a_sentence_without_the_thing_that_is_asked_for_does_not_fit(sentence: Find, question: str, words: str) -> None:
    assert has_answer(read(question, lexicon=bundled_lexicon()), sentence(words)) == 0.0


def test_a_word_of_no_content_that_begins_a_sentence_is_no_part_of_a_name() -> None:
    article = Article(id="a", title="Semen", text="Adalah Joseph Aspdin yang mengurus paten itu. Joseph Aspdin lahir di Leeds.")
    first = sentences(article)[0]
    (found,) = answers_in(read("Siapa yang menemukan semen?", lexicon=bundled_lexicon()), first)
    assert first.text[found.start : found.end] == "Joseph Aspdin"


def test_what_the_question_itself_names_is_no_answer(sentence: Find) -> None:
    question = read("Siapa Elon Musk?", lexicon=bundled_lexicon())
    cited = sentence("Laporan tersebut mengisyaratkan")
    assert "Musk" not in [cited.text[span.start : span.end] for span in answers_in(question, cited)]


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Berapa karyawan yang dipecat?", "Perusahaan itu memecat 12 orang.", 1.0),
        ("Berapa karyawan yang dipecat?", "Perusahaan itu memecat mereka pada 12 hari terakhir.", 0.0),
        ("Tanggal berapakah rapat itu?", "Rapat digelar Minggu (28/7) di Jakarta.", 1.0),
        ("Di kota mana rapat digelar?", "Rapat digelar di Jakarta.", 1.0),
        ("Di kota mana rapat digelar?", "Rapat digelar oleh Microsoft.", 0.7),
        ("Di kota mana rapat digelar?", "Rapat digelar oleh mereka.", 0.0),
        ("Di mana markasnya?", "Markasnya di lereng gunung Merapi.", 1.0),
        ("Berapa panjang jembatan itu?", "Jembatan sepanjang 1,2 km itu menelan Rp3 miliar.", 1.0),
        ("Berapa panjang jembatan itu?", "Jembatan itu satu dari dua jembatan terpanjang.", 0.0),
        ("How tall is the tower?", "Menara setinggi 95 meter itu dibangun pada 1998.", 1.0),
        ("Berapa banyak perguruan tinggi yang ikut?", "Ada 12 perguruan tinggi yang ikut.", 1.0),
        ("Berapa lama rapat itu?", "Rapat berlangsung dua jam.", 1.0),
        ("Berapa lama ia memerintah?", "Ia memerintah pada 1981–1989.", 1.0),
        ("Berapa lama rapat itu?", "Rapat dihadiri 12 orang.", 0.0),
        ("Kapan candi itu dibangun?", "Candi itu dibangun pada awal abad ke-9.", 1.0),
        ("Kapan bir mulai dibuat?", "Bir dibuat sejak ribuan tahun yang lalu.", 1.0),
    ],
)
def test_how_well_a_sentence_fits_what_is_asked_for(question: str, text: str, fits: float) -> None:
    cited = sentences(Article(id="a", title="Judul", text=text))[0]
    assert has_answer(read(question, lexicon=bundled_lexicon()), cited) == fits
