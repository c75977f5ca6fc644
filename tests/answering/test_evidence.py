"""Sentences are weighed by signals whose weights stand in a file; the best one's score decides whether to answer."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from importlib import resources

import pytest

from answering.evidence import SIGNALS, Candidate, Evidence, Signals, rank, suffices, weigh, weights
from answering.near_examples import NO_EXAMPLES, NearExamples
from answering.questions import read
from retrieval.articles import Article, ExampleQuestions, Retelling
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


@pytest.mark.parametrize("where", ["in_company", "alone", "retold", "with_examples"])
@pytest.mark.parametrize("table", ["ranking", "enough"])
def test_every_weight_is_a_signal_s(where: str, table: str) -> None:
    text = resources.files("answering").joinpath("data", "weights.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)[where][table]) - {"bias"} <= set(SIGNALS)
    assert weights(where, table).of


def test_a_signal_counts_its_weight() -> None:
    nothing = Signals(*(0.0 for _ in fields(Signals)))
    ranking = weights("alone", "ranking")
    one = dict.fromkeys(SIGNALS, 0.0) | {"type_fits": 1.0}
    assert ranking(Signals(**one)) - ranking(nothing) == pytest.approx(ranking.of["type_fits"])


@pytest.mark.parametrize(("company", "where"), [(0.0, "alone"), (1.0, "in_company")])
def test_in_company_sentences_rank_by_other_weights_than_alone(company: float, where: str) -> None:
    one = Signals(**(dict.fromkeys(SIGNALS, 0.5) | {"company": company, "all_retold": 0.0, "all_have_examples": 0.0}))
    assert rank(one) == pytest.approx(weights(where, "ranking")(one))
    assert weights("alone", "ranking")(one) != pytest.approx(weights("in_company", "ranking")(one))


def among(question: str, *articles: tuple[Article, float]) -> list[Evidence]:
    """The evidence where each article has one chunk, with a keyword score."""
    candidates = [
        Candidate(sentence, 0.5, 0.3, keywords, 0.3, {}) for article, keywords in articles for sentence in sentences(article)
    ]
    return weigh(read(question, lexicon=bundled_lexicon()), candidates, rarity=lambda stem: 2.0)


def elsewhere(number: int) -> Article:
    return Article(id=f"banjir-{number}", title="Banjir", text="Banjir juga merendam Bekasi. Warga Bekasi menunggu bantuan.")


def test_no_article_fills_the_list() -> None:
    flood = Article(id="banjir", title="Banjir di Bogor", text=" ".join(["Banjir merendam Bogor."] * 4))
    found = [one.sentence.article.id for one in among("Apa yang merendam Bogor?", (flood, 4.0), (elsewhere(1), 3.9))]
    assert found[0] == "banjir"
    assert "banjir-1" in found[:3]
    assert len(found) == 6


def test_how_far_an_article_is_ahead_tells_the_more_the_more_others_there_are() -> None:
    question = "Berapa desa yang terendam banjir di Bogor?"

    def score(keywords: float, others: int) -> float:
        return among(question, (NEWS, 4.0), *((elsewhere(number), keywords) for number in range(others)))[0].score

    assert score(1.0, 8) > score(3.9, 8)
    assert score(1.0, 8) - score(3.9, 8) > score(1.0, 1) - score(3.9, 1)


def test_an_article_that_others_are_ahead_of_is_not_ahead() -> None:
    found = among("Berapa desa yang terendam banjir di Bogor?", (NEWS, 4.0), (elsewhere(1), 5.0))
    ahead = {one.sentence.article.id: one.signals.ahead for one in found}
    assert ahead["banjir"] == 0
    assert ahead["banjir-1"] == pytest.approx(0.2)


def test_what_the_title_names_counts_as_if_the_sentence_opened_with_it() -> None:
    text = "Peristiwa itu terjadi pada Senin. Empat warga terluka."
    told = Article(id="a", title="Jembatan Nanfangao Roboh", text=text)
    untold = Article(id="b", title="Kabar dari Luar Negeri", text=text)
    question = "Berapa yang terluka saat jembatan Nanfangao roboh?"
    opening = {
        name: max(one.signals.opening for one in weighed(question, article))
        for name, article in (("told", told), ("untold", untold))
    }
    assert opening["told"] > 0.9 > 0.5 > opening["untold"]


RETOLD = replace(NEWS, retellings=(Retelling(language="id", made_by="Rina", statements=((), (), ("Warga pindah sementara.",))),))


def weighed_with_retelling(*others: Article) -> list[Evidence]:
    """Evidence where the last sentence's retelling is nearer to the question than the others'."""
    found = [*sentences(RETOLD), *(one for article in others for one in sentences(article))]
    candidates = [Candidate(one, 0.5, 0.3, 4.0, 0.3, {}, retold_cosine=0.7 if "mengungsi" in one.text else 0.0) for one in found]
    return weigh(read("Bagaimana keadaan di sana?", lexicon=bundled_lexicon()), candidates, rarity=lambda stem: 2.0)


def test_the_sentence_whose_retelling_is_nearest_comes_first() -> None:
    first = weighed_with_retelling()[0]
    assert "mengungsi" in first.sentence.text
    assert (first.signals.retold, first.signals.all_retold) == (0.7, 1.0)


def test_an_article_that_is_retold_has_no_advantage_over_one_that_is_not() -> None:
    signals = next(one.signals for one in weighed_with_retelling(elsewhere(1)) if one.signals.retold)
    assert signals.all_retold == 0.0
    assert rank(signals) == pytest.approx(rank(replace(signals, retold=0.0)))


ASKED = ExampleQuestions(language="id", made_by="Rina", unanswered=("Siapa bupatinya?",))
EXAMPLED = replace(RETOLD, example_questions=(ASKED,))


def weighed_with_examples(near: NearExamples, *others: Article) -> list[Evidence]:
    """Evidence where the examples of the article say this, and those of others nothing."""
    found = [(sentence, near) for sentence in sentences(EXAMPLED)]
    found += [(sentence, NO_EXAMPLES) for article in others for sentence in sentences(article)]
    candidates = [Candidate(one, 0.5, 0.3, 4.0, 0.3, {}, examples=said) for one, said in found]
    return weigh(read("Bagaimana keadaan di sana?", lexicon=bundled_lexicon()), candidates, rarity=lambda stem: 2.0)


LAST = sentences(EXAMPLED)[-1]
ANSWERED = NearExamples(nearest={LAST.start: 0.9}, answered={LAST.start: 0.9}, unanswered=0.1)


def test_the_sentence_that_answers_near_examples_comes_first() -> None:
    first = weighed_with_examples(ANSWERED)[0]
    assert first.sentence == LAST
    assert (first.signals.example, first.signals.examples, first.signals.all_have_examples) == (0.9, 0.9, 1.0)


def test_near_examples_without_an_answer_make_the_best_sentence_less_sure() -> None:
    sure, unsure = weighed_with_examples(ANSWERED)[0], weighed_with_examples(replace(ANSWERED, unanswered=0.9))[0]
    assert sure.sentence == unsure.sentence
    assert sure.score > unsure.score


def test_an_article_that_has_examples_has_no_advantage_over_one_that_has_none() -> None:
    signals = next(one.signals for one in weighed_with_examples(ANSWERED, elsewhere(1)) if one.signals.example)
    assert signals.all_have_examples == 0.0
    assert rank(signals) == pytest.approx(rank(replace(signals, example=0.0, examples=0.0)))
