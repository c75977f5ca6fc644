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
    ],
)
def test_how_well_a_sentence_fits_what_is_asked_for(question: str, text: str, fits: float) -> None:
    cited = sentences(Article(id="a", title="Judul", text=text))[0]
    assert has_answer(read(question, lexicon=bundled_lexicon()), cited) == fits
