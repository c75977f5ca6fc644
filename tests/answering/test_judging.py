"""What the bundled article says to claims: that it is so, that it is only reported, that it is otherwise, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answering.checking.appellations import described, names_of, with_names
from answering.drafts import DraftedClaim
from answering.judging import LONGEST, Judge, Judgement, Verdict
from answering.similarity import SentenceSimilarity
from answering.verification import Verifier
from retrieval.articles import Article, Language
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon
from retrieval.retold import retold

(ARTICLE,) = bundled_articles()
VERIFIER = Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings())
JUDGE = Judge(VERIFIER)
SIMILARITY = SentenceSimilarity(VERIFIER.embedder)


def judged(claim: str, language: Language = "id", article: Article = ARTICLE) -> Judgement:
    return JUDGE.judge(claim, language, sentences(article))


def quoted(judgement: Judgement) -> str:
    assert judgement.sentence is not None
    return judgement.sentence.text


@pytest.mark.parametrize(
    ("claim", "language", "words"),
    [
        ("Musk pernah menjabat sebagai ketua grup itu.", "id", "duduk sebagai ketua"),
        ("OpenAI muncul pada 2015.", "id", "muncul pada tahun 2015"),
        ("OpenAI was founded in 2015.", "en", "muncul pada tahun 2015"),
        ("elon dulu ketua grup", "id", "duduk sebagai ketua"),
        ("Menurut laporan, Musk memecat karyawan yang mengkritiknya.", "id", "memecat karyawan"),
        ("Peneliti mencemooh OpenAI.", "id", "dicemooh"),
        ("Ini menciptakan lubang besar dalam anggaran perusahaan.", "id", "lubang besar"),
    ],
)
def test_what_a_sentence_says_is_supported_by_it(claim: str, language: Language, words: str) -> None:
    judgement = judged(claim, language)
    assert judgement.verdict is Verdict.SUPPORTED
    assert words in quoted(judgement)


@pytest.mark.parametrize(
    ("claim", "language", "words"),
    [
        ("kas openai bolong gede", "id", "lubang besar dalam anggaran"),
        ("Musk sempat tercatat sebagai ketua", "id", "duduk sebagai ketua"),
        ("the lab was set up as a counterweight to Google", "en", "penyeimbang bagi Google"),
    ],
)
def test_what_is_said_in_words_that_news_uses_for_each_other_is_supported(claim: str, language: Language, words: str) -> None:
    judgement = judged(claim, language)
    assert judgement.verdict is Verdict.SUPPORTED
    assert words in quoted(judgement)


@pytest.mark.parametrize(
    "claim",
    [
        "musk ngatain altman brengsek",
        "hoffman sama thiel gak ikut patungan ama musk",
        "hoffman sama zuckerberg ikut patungan ama musk",
        "the lab was set up as a counterweight to Apple",
    ],
)
def test_nothing_is_supported_by_kindred_words_that_a_strict_rule_forbids(claim: str) -> None:
    assert judged(claim, "en" if claim.startswith("the") else "id").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "language", "words"),
    [
        ("Musk memecat karyawan yang mengkritiknya.", "id", "memecat karyawan"),
        ("Brockman and Altman rejected Musk's takeover idea.", "en", "menolak gagasan"),
        ("Musk feels stressed about the future of humankind.", "en", "merasa tertekan"),
    ],
)
def test_what_the_article_only_relays_is_reported(claim: str, language: Language, words: str) -> None:
    judgement = judged(claim, language)
    assert judgement.verdict is Verdict.REPORTED
    assert words in quoted(judgement)


@pytest.mark.parametrize(
    ("claim", "language", "words"),
    [
        ("OpenAI Limited Partnership didirikan pada 2021.", "id", "didirikan pada 2019"),
        ("Kapitalisasi pasarnya menjadi US$3 miliar.", "id", "US$30 miliar"),
        ("Musk tidak pernah menjadi ketua grup.", "id", "duduk sebagai ketua"),
        ("OpenAI hired Karpathy away from Tesla in 2017.", "en", "mempekerjakan Andrej Karpathy"),
        ("OpenAI menandatangani kemitraan US$1 miliar dengan Google.", "id", "kemitraan US$1 miliar dengan Microsoft"),
        ("Musk called Altman a jerk.", "en", "brengsek"),
        ("Musk memperluas akses OpenAI ke database Twitter.", "id", "membatasi akses"),
        ("Altman said that everything Musk tweeted is true.", "en", "tidak benar"),
        ("Altman menanggapi komentar Musk pada hari Senin.", "id", "hari Kamis"),
        ("Musk kept paying after he left.", "en", "memotong pembayaran"),
        ("Musk masih menjabat sebagai ketua grup.", "id", "pernah duduk"),
        ("Only Altman rejected Musk's takeover idea.", "en", "menolak gagasan"),
    ],
)
def test_another_number_name_day_doer_or_yes_for_no_is_contradicted(claim: str, language: Language, words: str) -> None:
    judgement = judged(claim, language)
    assert judgement.verdict is Verdict.CONTRADICTED
    assert words in quoted(judgement)


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("Musk juga memimpin SpaceX.", "id"),
        ("Peter Thiel mendirikan PayPal.", "id"),
        ("Musk membeli Twitter seharga US$44 miliar.", "id"),
        ("chatgpt bisa membuat gambar", "id"),
        ("musk rekrut karpathy buat memimpin spacex", "id"),
        ("DeepMind belongs to Alphabet.", "en"),
        ("Bill Gates tinggal di Seattle.", "id"),
        ("Menurut laporan itu, persaingannya antara Altman dan Brockman.", "id"),
        ("Sam Altman is the CEO of Microsoft.", "en"),
        ("Musk adalah pendiri Tesla.", "id"),
        ("OpenAI memotong pembayaran baru setelah Musk pergi.", "id"),
        ("", "id"),
    ],
)
def test_what_the_article_does_not_say_is_neither_supported_nor_only_reported(claim: str, language: Language) -> None:
    assert judged(claim, language).verdict in (Verdict.ABSENT, Verdict.CONTRADICTED)


def test_nothing_is_said_without_sentences() -> None:
    assert JUDGE.judge("Musk pernah menjadi ketua grup.", "id", []) == Judgement(Verdict.ABSENT)


def test_names_are_not_gathered_from_two_sentences() -> None:
    news = Article(id="a", title="Klasemen", text="Persija berada di bawah Arema. Persib menang di Bandung.")
    assert judged("Persib berada di bawah Arema.", article=news).verdict is not Verdict.SUPPORTED


def test_of_whose_head_another_is_the_sentence_is_quoted_that_names_that_one() -> None:
    judgement = judged("Musk adalah CEO OpenAI.")
    assert judgement.verdict is Verdict.CONTRADICTED
    assert "CEO Sam Altman" in quoted(judgement)


def test_of_two_sentences_that_say_otherwise_the_plainer_is_quoted() -> None:
    assert "startup pemula yang muncul" in quoted(judged("OpenAI muncul pada 2012."))


def test_a_person_s_first_name_is_written_out_and_names_are_spelled_as_in_the_article() -> None:
    assert with_names("elon rekrut karpathy dari openai", "id", ARTICLE) == "Elon Musk rekrut Karpathy dari OpenAI"
    assert with_names("Elon Musk left.", "en", ARTICLE) == "Elon Musk left."
    assert with_names("A partnership with Microsoft", "en", ARTICLE) == "A partnership with Microsoft"
    assert names_of(ARTICLE)["google"].whole == "Google"


def test_what_the_article_is_about_may_be_meant_by_a_noun_but_not_a_longer_name() -> None:
    emerged = next(sentence for sentence in sentences(ARTICLE) if "startup pemula" in sentence.text)
    assert described("OpenAI emerged in 2015.", "en", emerged) == [("startup emerged in 2015.", "startup")]
    assert described("OpenAI Limited Partnership emerged in 2015.", "en", emerged) == []
    assert described("Tesla emerged in 2015.", "en", emerged) == []


def test_what_is_too_long_to_be_one_claim_is_not_in_the_articles_and_denies_nothing() -> None:
    told = "Musk pernah duduk sebagai ketua grup dan berada di sana " * 11
    assert len(told) > LONGEST
    assert judged(told).verdict is Verdict.ABSENT
    assert JUDGE.denied_by("Altman menerima gagasan itu " * 30, "id", sentences(ARTICLE), share=0.1) is None


# In the words of retellings

PLAIN = replace(ARTICLE, retellings=())


def near(claim: str, language: Language, article: Article) -> Judgement:
    """The judgement by the sentences that are nearest to the claim, as a check finds them."""
    found = sentences(article)
    nearness = zip(SIMILARITY.to(claim, found), SIMILARITY.of_retellings(claim, found), found, strict=True)
    return JUDGE.judge(claim, language, [one for *_, one in sorted(nearness, key=lambda row: -max(row[:2]))])


@pytest.mark.parametrize(
    ("claim", "verdict", "words"),
    [
        ("OpenAI dibuat untuk menandingi Google.", Verdict.SUPPORTED, "penyeimbang bagi Google"),
        ("Altman bilang omongan Musk kebanyakan salah.", Verdict.SUPPORTED, "Sebagian besar itu tidak benar"),
        ("Musk resign dari dewan OpenAI tahun 2018.", Verdict.REPORTED, "hengkang dari dewan"),
        ("Musk masih anggota dewan OpenAI.", Verdict.CONTRADICTED, "hengkang dari dewan"),
        ("OpenAI lahir tahun 2016.", Verdict.CONTRADICTED, "muncul pada tahun 2015"),
        ("Musk menghina Altman.", Verdict.CONTRADICTED, "brengsek"),
    ],
)
def test_a_claim_in_the_words_of_a_retelling_is_judged_and_the_article_quoted(claim: str, verdict: Verdict, words: str) -> None:
    judgement = near(claim, "id", ARTICLE)
    assert judgement.verdict is verdict
    assert words in quoted(judgement)
    assert judgement.sentence in sentences(ARTICLE)
    assert near(claim, "id", PLAIN).verdict is not verdict


def test_what_the_bot_says_is_not_verified_against_a_retelling() -> None:
    (sentence,) = [one for one in sentences(ARTICLE) if "penyeimbang bagi Google" in one.text]
    draft = DraftedClaim("OpenAI dibikin biar ada tandingan buat Google.", (sentence,))
    assert draft.text in {statement.text for statement in retold(sentence)}
    assert VERIFIER.why(draft, "id") is not None


def test_a_name_that_a_statement_leaves_out_contradicts_nothing() -> None:
    assert near("OpenAI started out as a nonprofit to rival Google.", "en", ARTICLE).verdict is not Verdict.CONTRADICTED
