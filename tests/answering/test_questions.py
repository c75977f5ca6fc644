"""What is being asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.answers import Courtesy
from answering.questions import AnswerType, asks, leans, read
from retrieval.articles import Language
from retrieval.lexicon import bundled_lexicon

LEXICON = bundled_lexicon()


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Kapan Musk keluar dari OpenAI?", "id", AnswerType.TIME),
        ("openai berdiri thn brp", "id", AnswerType.TIME),
        ("Tanggal berapa laporan itu terbit?", "id", AnswerType.TIME),
        ("Berapa uang yang disumbangkan Musk?", "id", AnswerType.AMOUNT),
        ("Siapa CEO OpenAI?", "id", AnswerType.PERSON),
        ("Di mana kantor OpenAI?", "id", AnswerType.PLACE),
        ("Di kota manakah kantor itu?", "id", AnswerType.PLACE),
        ("Pada tahun berapakah grup itu berdiri?", "id", AnswerType.TIME),
        ("knp elon cabut", "id", AnswerType.REASON),
        ("Apa itu AGI?", "id", AnswerType.DEFINITION),
        ("Apakah yang dimaksud dengan ekologi?", "id", AnswerType.DEFINITION),
        ("Siapa itu Arjuna?", "id", AnswerType.DEFINITION),
        ("Siapa itu yang menolak usul Musk?", "id", AnswerType.PERSON),
        ("Bagaimana tanggapan Altman?", "id", AnswerType.MANNER),
        ("Benarkah Musk memecat karyawan?", "id", AnswerType.YES_OR_NO),
        ("Artikel ini tentang apa?", "id", AnswerType.OVERVIEW),
        ("When did Musk leave OpenAI?", "en", AnswerType.TIME),
        ("In which year was it founded?", "en", AnswerType.TIME),
        ("How much did Musk donate?", "en", AnswerType.AMOUNT),
        ("Who is the CEO of OpenAI?", "en", AnswerType.PERSON),
        ("What is Sam Altman's salary?", "en", AnswerType.AMOUNT),
        ("Why did he leave?", "en", AnswerType.REASON),
        ("What is AGI?", "en", AnswerType.DEFINITION),
        ("Did Altman agree?", "en", AnswerType.YES_OR_NO),
        ("What is this article about?", "en", AnswerType.OVERVIEW),
        ("What happens to employees who criticise Musk?", "en", AnswerType.OTHER),
        ("What did Altman say when Kara Swisher asked him?", "en", AnswerType.OTHER),
        ("By whom was the proposal rejected?", "en", AnswerType.PERSON),
        ("And how much was it?", "en", AnswerType.AMOUNT),
    ],
)
def test_the_language_and_the_kind_of_answer_are_read_from_the_question(text: str, language: str, kind: AnswerType) -> None:
    question = read(text, lexicon=LEXICON)
    assert (question.language, question.answer_type) == (language, kind)


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


def test_words_that_only_say_what_kind_of_answer_is_wanted_are_not_looked_for() -> None:
    question = read("Apa yang dimaksud dengan AGI?", lexicon=LEXICON)
    assert [concept.text for concept in question.query.concepts] == ["agi"]


def test_the_language_of_a_meaning_is_not_looked_for() -> None:
    question = read("Apa kepanjangan AGI dalam bahasa Indonesia?", lexicon=bundled_lexicon())
    assert [concept.text for concept in question.query.concepts] == ["agi"]


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
