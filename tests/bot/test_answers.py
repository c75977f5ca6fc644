"""Answers as a reader gets them, from the real parts put together."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from answering.answers import Answered, Claim, Courtesy, Declined, Reason
from answering.making import Stage
from bot.assemble import Saksi, opened
from bot.chat import Chat
from bot.contract import outcome_object
from bot.printing import Printer
from config.settings import load
from retrieval.articles import Article, Language


def first_quote(saksi: Saksi, question: str, *history: str) -> str:
    outcome = saksi.answerer.answer(question, history=history).outcome
    assert isinstance(outcome, Answered), question
    return outcome.claims[0].citations[0].quote


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Siapa yang menolak gagasan pengambilalihan Musk?", "Greg Brockman dan CEO Sam Altman"),
        ("openai limited partnership didirikan thn brp?", "didirikan pada 2019"),
        ("knp elon hengkang dr openai", "hengkang dari dewan OpenAI"),
        ("How much did Musk donate to the nonprofit?", "US$100 juta"),
        ("Which podcast did Altman appear on?", "On With Kara Swisher"),
    ],
)
def test_a_question_is_answered_by_the_sentence_that_says_it(saksi: Saksi, question: str, words: str) -> None:
    assert words in first_quote(saksi, question)


def test_a_follow_up_is_understood_from_what_was_asked_before(saksi: Saksi) -> None:
    assert "di tahun itu" in first_quote(saksi, "Kapan itu terjadi?", "Mengapa Musk hengkang dari OpenAI?")


def test_a_sentence_that_leans_is_quoted_with_the_one_that_says_who_is_meant(saksi: Saksi) -> None:
    outcome = saksi.answerer.answer("Siapa yang menyebut Musk brengsek?").outcome
    assert isinstance(outcome, Answered)
    answer, context = outcome.claims[0].citations
    assert answer.quote.startswith("Dia juga menyebut Musk")
    assert context.quote.startswith("Pada episode podcast")
    assert "Altman" in outcome.claims[0].text


@pytest.mark.parametrize("question", ["Siapa presiden Prancis?", "Where does Sam Altman live?", "resep rendang dong"])
def test_what_the_article_does_not_say_is_declined(saksi: Saksi, question: str) -> None:
    outcome = saksi.answerer.answer(question).outcome
    assert isinstance(outcome, Declined)
    assert outcome.reason is Reason.NOT_IN_ARTICLES


def test_the_nearest_sentences_of_a_decline_are_no_claims(saksi: Saksi) -> None:
    reply = saksi.answerer.answer("Apa jabatan lama Karpathy di Stanford?")
    shown = outcome_object(reply.outcome, reply.seconds)
    assert (shown["outcome"], shown["claims"]) == ("declined", [])
    assert len(shown["nearest"]) <= 2


def test_thanks_get_a_friendly_sentence_in_their_language(saksi: Saksi) -> None:
    reply = saksi.answerer.answer("terima kasih ya")
    assert isinstance(reply.outcome, Declined)
    assert reply.outcome.courtesy is Courtesy.THANKS
    assert outcome_object(reply.outcome, reply.seconds)["text"].startswith("Sama-sama")


def test_asking_what_the_article_is_about_gives_its_summary(saksi: Saksi) -> None:
    outcome = saksi.answerer.answer("Artikel ini tentang apa?").outcome
    assert isinstance(outcome, Answered)
    assert len(outcome.claims) == 3


def test_what_one_server_added_no_other_is_told(tmp_path: Path) -> None:
    saksi = opened(load(folder=tmp_path, environ={}, overrides={"data_dir": str(tmp_path)}))
    text = "Gempa berkekuatan 6,1 mengguncang Tuban pada Jumat pagi."
    saksi.add([Article(id="gempa", title="Gempa di Tuban", text=text, scope="server-1")])
    saksi.index()
    asked = "Berapa kekuatan gempa di Tuban?"
    own = saksi.answerer.answer(asked, scopes=["server-1", ""]).outcome
    assert isinstance(own, Answered)
    assert own.claims[0].text == text
    for scopes in ([""], ["server-2", ""], ["server-2"]):
        other = saksi.answerer.answer(asked, scopes=scopes).outcome
        assert isinstance(other, Declined)
        assert all(citation.sentence.article.id != "gempa" for citation in other.nearest)
        evidence = saksi.answerer.evidence(asked, scopes=scopes)[1]
        assert all(found.sentence.article.id != "gempa" for found in evidence)


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    overrides = {"data_dir": str(tmp_path), "library": {"bundled_article": False}}
    outcome = opened(load(folder=tmp_path, environ={}, overrides=overrides)).answerer.answer("Siapa Musk?").outcome
    assert isinstance(outcome, Declined)
    assert outcome.reason is Reason.NO_ARTICLES


def test_every_decline_and_its_nearest_is_printed_in_the_language_of_the_question(saksi: Saksi) -> None:
    console = Console(file=StringIO(), width=200)
    Printer(console).outcome(saksi.answerer.answer("Berapa gaji Sam Altman?").outcome)
    Printer(console).outcome(saksi.answerer.answer("What is Sam Altman's salary?").outcome)
    assert isinstance(console.file, StringIO)
    printed = console.file.getvalue()
    assert "Artikel tidak menjawab pertanyaan itu." in printed
    assert "The articles do not answer that." in printed


def test_control_c_abandons_a_line_and_not_the_chat(saksi: Saksi) -> None:
    def typed() -> Iterator[str | type[BaseException]]:
        yield KeyboardInterrupt
        yield "Siapa yang menolak gagasan Musk?"
        yield EOFError

    lines = typed()

    def next_line(_: str) -> str:
        line = next(lines)
        if isinstance(line, str):
            return line
        raise line

    console = Console(file=StringIO(), width=200)
    Chat(saksi, console, ask_for_line=next_line).run()
    assert isinstance(console.file, StringIO)
    assert "Greg Brockman" in console.file.getvalue()
    assert "Sampai jumpa!" in console.file.getvalue()


@pytest.mark.parametrize(
    ("question", "stages"),
    [
        ("Kapan Musk mempekerjakan Andrej Karpathy?", [Stage.SEARCHING, Stage.WRITING, Stage.CHECKING]),
        ("Artikel ini tentang apa?", [Stage.SEARCHING, Stage.CHECKING]),
        ("Siapa presiden Prancis?", [Stage.SEARCHING]),
        ("terima kasih", [Stage.SEARCHING]),
        ("???", [Stage.SEARCHING]),
    ],
)
def test_whoever_watches_is_told_of_each_stage_as_it_begins(saksi: Saksi, question: str, stages: list[Stage]) -> None:
    seen: list[Stage | Claim] = []
    saksi.answerer.answer(question, watch=seen.append)
    assert [event for event in seen if isinstance(event, Stage)] == stages
    claims = [event for event in seen if isinstance(event, Claim)]
    assert bool(claims) == (Stage.CHECKING in stages)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_question_whose_own_words_do_not_tell_is_answered_in_the_reader_s_language(saksi: Saksi, language: Language) -> None:
    assert saksi.answerer.answer("Karpathy 2017?", default_language=language).outcome.language == language
    assert saksi.answerer.answer("Kapan Musk keluar?", default_language=language).outcome.language == "id"
