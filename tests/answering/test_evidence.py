"""Every sentence gets one probability from the reader and a few plain signals; the best one's decides whether to answer."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from importlib import resources

import pytest

from answering.evidence import MOST_WINDOWS, SIGNALS, Signals, suffices, weigh, weights
from answering.questions import Question, read
from retrieval.articles import Article
from retrieval.lexicon import bundled_lexicon
from tests.answering.conftest import CONTRADICTS, ToldReader, found_in

FLOOD = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam tiga desa di Bogor pada Senin. Bupati Ade Yasin meninjau lokasi. Warga mengungsi ke balai desa.",
)
FIRE = Article(id="kebakaran", title="Kebakaran di Medan", text="Api melalap sebuah pasar di Medan. Polisi mencari penyebabnya.")


def asked(text: str, *history: str) -> Question:
    return read(text, lexicon=bundled_lexicon(), history=history)


def test_the_sentence_that_the_reader_is_surest_of_comes_first(reader: ToldReader) -> None:
    reader.logits = {"Ade Yasin": 4.0, "tiga desa": 1.0}
    evidence = weigh(asked("Siapa bupati yang meninjau banjir?"), found_in(FLOOD), reader)
    assert [one.sentence.text[:6] for one in evidence[:2]] == ["Bupati", "Banjir"]
    assert [one.score for one in evidence] == sorted((one.score for one in evidence), reverse=True)


def test_the_reader_sees_every_chunk_with_the_sentence_before_it(reader: ToldReader) -> None:
    weigh(asked("Ke mana warga mengungsi?"), found_in(FLOOD), reader)
    ((_, windows),) = reader.shown
    assert [window.text for window in windows] == [
        "Banjir merendam tiga desa di Bogor pada Senin. Bupati Ade Yasin meninjau lokasi.",
        "Bupati Ade Yasin meninjau lokasi. Warga mengungsi ke balai desa.",
    ]


def test_only_the_best_chunks_are_read(reader: ToldReader) -> None:
    long = Article(id="panjang", title="", text=" ".join(f"Kalimat nomor {n} ada di sini." for n in range(60)))
    weigh(asked("Nomor berapa?"), found_in(long), reader)
    assert len(reader.shown[0][1]) == MOST_WINDOWS


def test_a_follow_up_is_read_after_the_question_it_leans_on(reader: ToldReader) -> None:
    weigh(asked("Kapan dia ke sana?", "Siapa bupati yang meninjau banjir?"), found_in(FLOOD), reader)
    assert reader.shown[0][0] == "Siapa bupati yang meninjau banjir? Kapan dia ke sana?"


def test_an_article_that_never_names_what_is_asked_for_is_known_by_that(reader: ToldReader) -> None:
    evidence = weigh(asked("Kapan pasar di Medan terbakar?"), [*found_in(FLOOD), *found_in(FIRE)], reader)
    names = {one.sentence.article.id: one.signals.names for one in evidence}
    assert names == {"banjir": 0.0, "kebakaran": 1.0}


def test_an_article_stands_out_by_how_far_its_best_sentence_is_ahead_of_another_s(reader: ToldReader) -> None:
    reader.logits = {"Api melalap": 3.0, "Warga": 1.0}
    ahead = {
        one.sentence.text[:5]: one.signals.ahead for one in weigh(asked("Apa?"), [*found_in(FLOOD), *found_in(FIRE)], reader)
    }
    assert (ahead["Api m"], ahead["Warga"]) == (2.0, -2.0)


def test_what_denies_the_question_is_told(reader: ToldReader) -> None:
    reader.logits, reader.verdicts = {"tiga desa": 3.0}, {"tiga desa": CONTRADICTS}
    assert weigh(asked("Kenapa banjir hanya merendam satu desa?"), found_in(FLOOD), reader)[0].verdicts == CONTRADICTS


def test_without_chunks_there_is_no_evidence(reader: ToldReader) -> None:
    assert weigh(asked("Siapa bupati?"), [], reader) == []


@pytest.mark.parametrize(("strictness", "enough"), [(0.0, True), (1.0, False)])
def test_the_strictness_is_what_the_first_score_must_reach(reader: ToldReader, *, strictness: float, enough: bool) -> None:
    assert suffices(weigh(asked("Berapa desa?"), found_in(FLOOD), reader), strictness=strictness) is enough
    assert not suffices([], strictness=strictness)


def test_every_weight_is_a_signal_s() -> None:
    text = resources.files("answering").joinpath("data", "weights.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == {"bias", *SIGNALS}


def test_a_surer_reader_makes_a_higher_probability() -> None:
    nothing = dict.fromkeys((field.name for field in fields(Signals)), 0.0)
    chances = [weights().probability(Signals(**nothing | {"reader": logit})) for logit in (-99.0, -2.0, 0.0, 2.0, 99.0)]
    assert chances == sorted(chances)
    assert 0 < chances[0] < chances[-1] < 1
