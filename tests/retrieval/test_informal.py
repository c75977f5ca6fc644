"""Informal Indonesian is read as the formal words that it stands for, and nothing else is touched."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.colloquial import formal_word
from retrieval.informal import formal
from retrieval.words import data_lines, informal_forms, terms


@pytest.mark.parametrize(
    ("informal", "expected"),
    [
        ("gmn caranya ga setuju?", "bagaimana cara tidak setuju?"),
        ("siapa aja yg nolak", "siapa saja yang menolak"),
        ("kpn Musk cabut", "kapan Musk cabut"),
        ("ga usah", "tidak perlu"),
        ("orang2 itu", "orang-orang itu"),
        ("GMN SIH", "bagaimana sih"),
    ],
)
def test_an_informal_question_becomes_formal(informal: str, expected: str) -> None:
    assert formal(informal).split()[0] == expected.split()[0]
    assert set(terms(formal(informal), "id")) == set(terms(expected, "id"))


@pytest.mark.parametrize(
    ("informal", "expected"),
    [
        # active, with the sound of the root that "N-" swallows
        ("nyetak", "mencetak"),
        ("ngalihin", "mengalihkan"),
        ("ngeringanin", "meringankan"),
        ("nyingkirin", "menyingkirkan"),
        # "-in" for "-kan" and "-i"
        ("didakwain", "didakwakan"),
        ("dinikmatin", "dinikmati"),
        ("dipatuhin", "dipatuhi"),
        # "ke-" for "ter-"
        ("kelempar", "terlempar"),
        ("kesekolah", "ke sekolah"),
        # as said
        ("cepetan", "cepatan"),
        # vowels left out
        ("klmt", "kalimat"),
        ("brdiri", "berdiri"),
        ("dmaksud", "dimaksud"),
        # "-nya", twice, and drawn out
        ("rumahny", "rumahnya"),
        ("gedungx", "gedungnya"),
        ("temen2nya", "teman-temannya"),
        ("tweet2nya", "tweet-tweetnya"),
        ("senanggg", "senang"),
        ("bangettt", "sangat"),
    ],
)
def test_a_form_that_the_table_has_not_is_made_formal_where_its_root_is_known(informal: str, expected: str) -> None:
    assert informal not in informal_forms()
    assert formal(informal) == expected


@pytest.mark.parametrize("text", ["PT ABC dan AI", "Siapa yang menolak usulan Musk?", "PR dari guru", "GPT-4 2023"])
def test_what_is_formal_or_an_abbreviation_is_left_alone(text: str) -> None:
    assert formal(text) == text


@pytest.mark.parametrize(
    "word",
    """
    musk putin berlin stalin nyoman ngurah nissan mandela melania kevin kediri danny harry matt maxx felix
    kpk bca bri pln dpr psi
    meeting mining login within nothing speech brand smart spring kernel
    kedua ketua keluar kekasih kehendak kelapa kenari mesin cermin yakin dingin miskin
    nyanyi nyaman nyata nyawa ngeri nanas nilai makan malam minum musuh macet
    prancis kritik strategi klub stasiun gratis truk
    """.split(),
)
def test_names_english_and_formal_words_are_no_informal_forms(word: str) -> None:
    assert formal_word(word) is None


def test_capitals_say_nothing_where_every_word_has_one() -> None:
    assert formal("Gmn Klmt Itu") == "bagaimana kalimat Itu"
    assert formal("Musk cabut. Knp? Gmn nasib OpenAI?") == "Musk cabut. mengapa? bagaimana nasib OpenAI?"


def test_a_name_within_a_sentence_is_left_alone_whatever_it_looks_like() -> None:
    assert formal("Siapa itu Nyari dan Kebawa?") == "Siapa itu Nyari dan Kebawa?"


def test_every_formal_word_of_the_lexicon_is_left_alone() -> None:
    known = {word for line in data_lines("en_id.tsv") for word in re.findall(r"\b[a-z]{3,}\b", line.partition("\t")[2])}
    sample = random.Random(0).sample(sorted(known), 3000)  # noqa: S311
    assert [word for word in sample if formal_word(word)] == []


def test_the_table_says_every_form_once_and_never_the_form_itself() -> None:
    forms = [line.split("\t")[0] for line in data_lines("informal.tsv")]
    assert len(forms) == len(set(forms)) > 4_800
    assert [form for form, meant in informal_forms().items() if form == meant] == []


@given(st.text() | st.text(alphabet="abdegiklmnorstuy2x ", max_size=30))
@example("2")
@example("ng")
@example("ke")
@example("\ud800")
@example("nyaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
def test_no_text_makes_it_raise(text: str) -> None:
    assert isinstance(formal(text), str)
