"""Words, stems, spellings and languages as a reader would have them; no text is too odd for the analyser."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.articles import Language
from retrieval.language import language_of
from retrieval.words import plain, stem, stop_words, terms, words

ODD = st.text() | st.text(alphabet="abn't’ 2.-İß\u0301½ⅣA1_\n", max_size=60)
LANGUAGES: list[Language] = ["id", "en"]


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("menolak penolakan ditolak tertolak tolaklah", "tolak"),
        ("memecat dipecat pemecatan", "pecat"),
        ("menulis ditulis penulis tulisan tertulis", "tulis"),
        ("menyumbangkan disumbangkan sumbangan penyumbang", "sumbang"),
        ("mengambil diambil pengambilan", "ambil"),
        ("berinvestasi investasinya investasi", "investasi"),
        ("mengakui pengakuan diakui", "aku"),
        ("melanggar pelanggaran dilanggar", "langgar"),
        ("karyawannya karyawan", "karyawan"),
        ("terendah rendah merendahkan", "rendah"),
        ("terencana rencana berencana", "rencana"),
    ],
)
def test_forms_of_an_indonesian_word_share_its_root(forms: str, root: str) -> None:
    assert {form: stem(form, "id") for form in forms.split()} == dict.fromkeys(forms.split(), root)


def test_forms_of_an_english_word_share_their_stem() -> None:
    assert len({stem(form, "en") for form in "reject rejected rejecting rejects".split()}) == 1


@pytest.mark.parametrize(
    ("forms", "headword"),
    [
        ("larger largest large", "large"),
        ("organise organised organising organize", "organize"),
        ("centres centre center", "center"),
        ("behaviour behaviours behavior", "behavior"),
        ("spokesmen spokesman", "spokesman"),
        ("sought seeks seeking", "seek"),
        ("women woman", "woman"),
    ],
)
def test_forms_that_no_rule_leads_to_their_headword_and_british_spellings_have_its_stem(forms: str, headword: str) -> None:
    assert {form: stem(form, "en") for form in forms.split()} == dict.fromkeys(forms.split(), stem(headword, "en"))


def test_words_that_only_look_affixed_stay_whole() -> None:
    for word in "berita dia beda kera mentega sekolah perang terigu".split():
        assert stem(word, "id") == word


def test_a_negation_is_never_a_stop_word() -> None:
    assert not stop_words("id") & set("tidak bukan jangan belum tanpa tak".split())
    assert not stop_words("en") & set("not no never nor without none cannot".split())
    assert "tidak" in terms("Dia tidak setuju", "id")
    assert "not" in terms("He didn't agree", "en")


def test_words_keep_their_places_and_say_who_is_a_name() -> None:
    text = "Elon Musk's US$100 juta, kata-kata dia."
    found = words(text)
    assert [word.plain for word in found] == ["elon", "musk", "us", "100", "juta", "kata", "kata", "dia"]
    assert [text[word.start : word.end] for word in found[:2]] == ["Elon", "Musk's"]
    assert [word.plain for word in found if word.capital] == ["elon", "musk", "us"]


def test_initials_are_one_word_and_the_country_is_no_pronoun() -> None:
    assert [word.plain for word in words("The U.S. and the U.N. told us: J.K. Rowling, US Open, US$5.")] == (
        "the usa and the un told us jk rowling usa open us 5".split()
    )
    assert terms("Why did the US leave us?", "en") == ["usa", stem("leave", "en")]


def test_accents_do_not_matter() -> None:
    assert plain("Café") == plain("cafe") == "cafe"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Siapa yang menolak pengambilalihan itu?", "id"),
        ("gmn bro", "id"),
        ("Kenapa Musk keluar dari OpenAI?", "id"),
        ("Who rejected the takeover?", "en"),
        ("What is AGI", "en"),
        ("Why did Musk leave?", "en"),
    ],
)
def test_the_language_of_a_question_is_told(text: str, language: Language) -> None:
    assert language_of(text) == language


def test_a_text_that_says_nothing_of_its_language_has_the_default() -> None:
    assert (language_of("123"), language_of("", default="en")) == ("id", "en")


@given(ODD)
@example("n't")
@example("İ" * 100)
@example("\ud800")
def test_no_text_makes_the_analyser_raise(text: str) -> None:
    for language in LANGUAGES:
        assert all(term and "\n" not in term for term in terms(text, language))
        assert language_of(text, default=language) in LANGUAGES
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)


@given(st.text(alphabet="abdeghiklmnoprstuwy", max_size=20))
def test_a_stem_is_stable_and_never_empty(word: str) -> None:
    assert bool(stem(word, "id")) == bool(word)
    assert stem(word, "id") == stem(word, "id")
