"""What is being asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.answers import Courtesy
from answering.questions import asks, leans, read
from retrieval.articles import Language
from retrieval.lexicon import bundled_lexicon

LEXICON = bundled_lexicon()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kapan Musk keluar dari OpenAI?", "id"),
        ("openai berdiri thn brp", "id"),
        ("knp elon cabut", "id"),
        ("In which year was it founded?", "en"),
        ("And how much was it?", "en"),
        ("whos the coach of rizal anugrah", "en"),
    ],
)
def test_the_language_is_read_from_the_question_s_own_words(text: str, language: str) -> None:
    assert read(text, lexicon=LEXICON).language == language


@pytest.mark.parametrize(
    ("text", "overview"),
    [
        ("Artikel ini tentang apa?", True),
        ("tolong ringkas dong", True),
        ("What is this article about?", True),
        ("Can you summarise the article?", True),
        ("Siapa CEO OpenAI?", False),
        ("Apa isi surat itu?", False),
        ("What did the report say about the bridge?", False),
    ],
)
def test_a_question_about_the_whole_article_is_told_from_others(text: str, *, overview: bool) -> None:
    assert read(text, lexicon=LEXICON).overview is overview


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("halo", Courtesy.GREETING),
        ("Selamat pagi!", Courtesy.GREETING),
        ("hi there", Courtesy.GREETING),
        ("terima kasih banyak ya", Courtesy.THANKS),
        ("thanks!!", Courtesy.THANKS),
        ("siapa kamu?", Courtesy.ABOUT_THE_BOT),
        ("Who are you?", Courtesy.ABOUT_THE_BOT),
        ("bye", Courtesy.GOODBYE),
    ],
)
def test_a_courtesy_is_no_question(text: str, courtesy: Courtesy) -> None:
    assert read(text, lexicon=LEXICON).courtesy is courtesy


@pytest.mark.parametrize("text", ["Halo, siapa CEO OpenAI?", "Siapa yang mengucapkan terima kasih?", "Who said hello?"])
def test_a_question_with_a_courtesy_in_it_is_a_question(text: str) -> None:
    assert read(text, lexicon=LEXICON).courtesy is None


def test_a_follow_up_borrows_what_the_question_before_it_named() -> None:
    question = read("Kapan itu terjadi?", lexicon=LEXICON, history=["Mengapa Musk hengkang dari OpenAI?"])
    borrowed = {concept.text: concept.weight for concept in question.query.concepts}
    assert question.follows is not None
    assert 0 < borrowed["hengkang"] < 1


def test_a_question_that_stands_alone_borrows_nothing() -> None:
    question = read("Siapa CEO perusahaan Tesla?", lexicon=LEXICON, history=["Mengapa Musk hengkang dari OpenAI?"])
    assert question.follows is None
    assert "hengkang" not in {concept.text for concept in question.query.concepts}


def test_a_short_follow_up_has_the_language_of_the_conversation() -> None:
    assert read("2019?", lexicon=LEXICON, history=["When was the subsidiary founded?"]).language == "en"


def test_a_question_after_thanks_is_not_a_follow_up_of_the_thanks() -> None:
    assert read("Siapa dia?", lexicon=LEXICON, history=["terima kasih"]).follows is None


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Apa yang dimaksud dengan AGI?", ["agi"]),
        ("Pada tahun berapa jembatan dibangun?", ["jembatan", "dibangun"]),
        ("What year did the bridge open?", ["bridge", "open"]),
        ("Tahun berapa?", ["tahun"]),
    ],
)
def test_words_that_only_say_what_kind_of_answer_is_wanted_are_not_looked_for_beside_others(text: str, sought: list[str]) -> None:
    assert [concept.text for concept in read(text, lexicon=LEXICON).query.concepts] == sought


def test_a_follow_up_s_own_text_is_what_was_asked_last() -> None:
    question = read("Kapan itu terjadi?", lexicon=LEXICON, history=["Mengapa Musk hengkang dari OpenAI?"])
    assert question.own_text == "Kapan itu terjadi?"
    assert question.query.text == "Mengapa Musk hengkang dari OpenAI? Kapan itu terjadi?"


@given(st.text(max_size=300), st.lists(st.text(max_size=80), max_size=3))
def test_no_text_makes_reading_a_question_fail(text: str, history: list[str]) -> None:
    question = read(text, lexicon=LEXICON, history=history)
    assert question.language in ("id", "en")
    assert leans(question) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Musk pergi ke mana?",
        "siapa ceo openai",
        "kapan musk keluar",
        "brp duit yg disumbang musk",
        "ceritakan tentang Altman",
        "jelaskan kenapa dia pergi",
        "who runs openai",
        "tell me about Altman",
        "how much did he give",
        "tanggul itu kuat sampai berapa meter",
        "Sanksi apa yang dijatuhkan bank sentral",
        "by how much did malaria cases fall",
        "?",
    ],
)
def test_a_text_that_asks_for_something_is_a_question_with_or_without_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "halo semua",
        "mantap",
        "Musk pergi kemarin.",
        "good morning",
        "I read it yesterday.",
        "😂😂",
        "ok, terima kasih",
        "Apa pun hasilnya, kami siap.",
        "gak ada apa-apa",
        "Well, it was a good year.",
    ],
)
def test_small_talk_and_statements_are_no_questions(text: str) -> None:
    assert not asks(text)


@given(st.text(max_size=80))
def test_any_text_is_a_question_or_not_and_always_is_one_with_its_mark(text: str) -> None:
    assert asks(text) in (True, False)
    assert asks(text + "?")


@pytest.mark.parametrize(("default", "language"), [("id", "id"), ("en", "en")])
def test_a_question_whose_own_words_do_not_tell_is_in_the_language_that_is_usual_there(default: Language, language: str) -> None:
    assert read("OpenAI 2018?", lexicon=LEXICON, default_language=default).language == language
    assert read("Kapan Musk keluar?", lexicon=LEXICON, default_language=default).language == "id"
    assert read("When did Musk leave?", lexicon=LEXICON, default_language=default).language == "en"


def test_a_follow_up_whose_own_words_do_not_tell_is_in_the_language_of_what_it_follows() -> None:
    question = read("OpenAI 2018?", lexicon=LEXICON, history=["When did Musk leave?"], default_language="id")
    assert question.language == "en"
