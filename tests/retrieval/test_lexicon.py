"""The bundled lexicon is what the lists say, knows everyday news words, and lets its tail answer only where nothing better is."""

from __future__ import annotations

import re

import pytest

from retrieval.lexicon import Lexicon, bundled_lexicon, group, phrase
from retrieval.training.stems import FILES, in_stems
from retrieval.words import data_lines

NEWS_WORDS = """
accuse admit agency agreement airport allegation amid announce appeal appoint approve arrest attack attorney ban bank bankruptcy
bid bill billion blame bomb border boycott bribe budget campaign candidate ceasefire chairman charge citizen claim coalition
commission company compete condemn conflict court crash crisis debt defendant deficit democracy deny deploy dispute drought
earthquake economy election embassy employee evacuate export fine fire flood founder fraud funding government growth hostage
import inflation injured inquiry invest investigation invade launch lawsuit lawyer leader lie loan loss merger minister murder
nominate nonprofit oppose outbreak parliament peace penalty plaintiff pledge police poll poverty prison profit protest quit
recall refugee reject release reveal resign sanction settle shareholder shortage spokesman stake strike sue survivor suspect
takeover tariff tax testify threat trial trillion unemployment verdict victim violence vote warn weapon whistleblower withdraw
AI chatbot startup smartphone vaccine pandemic lockdown tsunami cybersecurity cryptocurrency deepfake livestream
women children wounded broke bought sought ministries larger strongest organisation labour programme
""".split()

MALAY = set(
    "kerana televisyen universiti muzik hospital syarikat akaun pasport kempen pesakit bilion basikal fizik aktiviti".split()
)


def written(name: str) -> dict[str, list[str]]:
    rows = (line.split("\t") for line in data_lines(name))
    return {english: indonesian.split("; ") for english, indonesian in rows}


@pytest.mark.parametrize("name", FILES)
def test_the_stems_are_those_of_the_lists_as_they_are_now(name: str) -> None:
    stored = "".join(f"{line}\n" for line in data_lines(FILES[name]))
    made = in_stems(name).partition("\n")[2]
    assert stored == made, "run: python -m retrieval.training.stems"


@pytest.mark.parametrize("word", NEWS_WORDS)
def test_an_everyday_english_news_word_has_indonesian_ones(word: str) -> None:
    assert bundled_lexicon().translations(phrase(word, "en"))


@pytest.mark.parametrize(
    ("english", "commonest"),
    [
        ("reject", "menolak"),
        ("sue", "menggugat"),
        ("founder", "pendiri"),
        ("higher", "tinggi"),
        ("court", "pengadilan"),
        ("cheque", "cek"),
        ("storey", "lantai"),
        ("UK", "Inggris"),
        ("as", ""),
    ],
)
def test_the_first_indonesian_word_is_the_commonest(english: str, commonest: str) -> None:
    found = bundled_lexicon().translations(phrase(english, "en"))
    assert found[:1] == ((phrase(commonest, "id"),) if commonest else ())


def test_the_tail_answers_only_where_the_entries_are_silent_and_makes_no_synonyms() -> None:
    entries = [(("reject",), (("tolak",),))]
    tail = [(("reject",), (("buang",),)), (("spurn",), (("tolak",), ("cemooh",)))]
    lexicon = Lexicon.of_stems(entries, tail=tail)
    assert lexicon.translations(("reject",)) == (("tolak",),)
    assert lexicon.translations(("spurn",)) == (("tolak",), ("cemooh",))
    assert lexicon.english(("tolak",)).keys() == {("reject",)}
    assert lexicon.english(("cemooh",)).keys() == {("spurn",)}
    assert lexicon.english(("buang",)) == {}
    assert lexicon.synonyms(("tolak",)) == lexicon.english_synonyms(("reject",)) == {}


def test_a_rare_word_is_found_in_the_bundled_tail() -> None:
    assert bundled_lexicon().translations(phrase("hypotenuse", "en")) == (phrase("hipotenusa", "id"),)
    assert len(written("en_id_tail.tsv")) > 7_000


def test_a_group_of_akin_words_keeps_what_is_asked_for_apart() -> None:
    assert group("jabatan: ketua; direktur") == (phrase("jabatan", "id"), (phrase("ketua", "id"), phrase("direktur", "id")))
    assert group("mundur; hengkang; mundur") == ((), (phrase("mundur", "id"), phrase("hengkang", "id")))


def test_who_asks_for_a_kind_may_be_told_a_word_and_not_the_other_way_round() -> None:
    lexicon = Lexicon.of_stems((), akin=[group("jabatan: ketua; direktur")])
    assert phrase("ketua", "id") in lexicon.akin(phrase("jabatan", "id"))
    assert lexicon.akin(phrase("ketua", "id")) == ()


@pytest.mark.parametrize("name", ["en_id.tsv", "en_id_tail.tsv"])
def test_every_row_is_in_order_whole_and_without_malay_spellings(name: str) -> None:
    rows = written(name)
    assert list(rows) == sorted(rows)
    assert all(english.strip() == english and all(words) for english, words in rows.items())
    used = {word for words in rows.values() for text in words for word in re.findall(r"[a-z]+", text)}
    assert used & MALAY == set()
