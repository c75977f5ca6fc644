"""Sentences are weighed by signals whose weights stand in a file; the best one's score decides whether to answer."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from importlib import resources

import pytest

from answering.evidence import SIGNALS, Candidate, Evidence, Signals, suffices, weigh, weights
from answering.questions import read
from retrieval.articles import Article
from retrieval.chunking import sentences
from retrieval.lexicon import bundled_lexicon

NEWS = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam tiga desa di Bogor pada Senin. Bupati Ade Yasin meninjau lokasi. Warga mengungsi ke balai desa.",
)


def weighed(question: str, article: Article = NEWS) -> list[Evidence]:
    candidates = [Candidate(sentence, 0.5, 0.3, 4.0, 0.3, {}) for sentence in sentences(article)]
    return weigh(read(question, lexicon=bundled_lexicon()), candidates, rarity=lambda stem: 2.0)


def test_the_sentence_that_holds_what_is_asked_for_comes_first() -> None:
    assert weighed("Siapa bupati yang meninjau lokasi banjir?")[0].sentence.text.startswith("Bupati Ade Yasin")
    assert weighed("Ke mana warga mengungsi?")[0].sentence.text.startswith("Warga mengungsi")


def test_no_score_is_above_the_one_before_it_and_the_shares_add_up() -> None:
    evidence = weighed("Berapa desa yang terendam banjir?")
    scores = [one.score for one in evidence]
    assert scores == sorted(scores, reverse=True)
    assert sum(one.share for one in evidence) == pytest.approx(1)
    assert [one.share for one in evidence] == sorted((one.share for one in evidence), reverse=True)


def test_what_the_article_is_not_about_scores_low() -> None:
    about, not_about = weighed("Berapa desa yang terendam banjir di Bogor?")[0], weighed("Siapa pelatih Persib Bandung?")[0]
    assert about.score > 0.5 > not_about.score


def test_without_candidates_there_is_no_evidence() -> None:
    assert weigh(read("Siapa?", lexicon=bundled_lexicon()), [], rarity=lambda stem: 1.0) == []


@pytest.mark.parametrize(("strictness", "enough"), [(0.0, True), (1.0, False)])
def test_the_strictness_is_what_the_first_score_must_reach(*, strictness: float, enough: bool) -> None:
    assert suffices(weighed("Berapa desa yang terendam banjir?"), strictness=strictness) is enough
    assert not suffices([], strictness=strictness)


@pytest.mark.parametrize("table", ["ranking", "enough"])
def test_every_weight_is_a_signal_s(table: str) -> None:
    text = resources.files("answering").joinpath("data", "weights.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)[table]) - {"bias"} <= set(SIGNALS)
    assert weights(table).of


def test_a_signal_counts_its_weight() -> None:
    nothing = Signals(*(0.0 for _ in fields(Signals)))
    ranking = weights("ranking")
    one = dict.fromkeys(SIGNALS, 0.0) | {"type_fits": 1.0}
    assert ranking(Signals(**one)) - ranking(nothing) == pytest.approx(ranking.of["type_fits"])


def test_the_first_sentences_of_two_articles_are_both_seen() -> None:
    other = Article(id="gempa", title="Gempa", text="Gempa mengguncang Ambon. Banjir juga merendam Bogor.")
    candidates = [Candidate(sentence, 0.5, 0.3, 4.0, 0.3, {}) for article in (NEWS, other) for sentence in sentences(article)]
    evidence = weigh(read("Apa yang mengguncang Ambon?", lexicon=bundled_lexicon()), candidates, rarity=lambda stem: 2.0)
    assert evidence[0].sentence.article.id == "gempa"
