"""Whose words a sentence gives is said where that is plain, and only there."""

from __future__ import annotations

import pytest

from answering.answers import Citation
from answering.sayings.speaker import reporter_of, speaker_of
from answering.sayings.utterances import utterances
from answering.voices import Voice, voice_of
from retrieval.articles import Article, Language, Sentence
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences


def first(text: str, language: Language = "id") -> Sentence:
    return sentences(Article(id="a", title="T", text=text, language=language))[0]


@pytest.mark.parametrize(
    ("begins", "speaker", "voice"),
    [
        ("Pada episode podcast", "Sam Altman", Voice.PERSON),
        ("Dia juga menyebut Musk", "Sam Altman", Voice.PERSON),
        ("Dia juga mengatakan bahwa Musk", "Sam Altman", Voice.PERSON),
        ("Dia menulis OpenAI", "Elon Musk", Voice.PERSON),
        ("Dia juga secara terbuka", "Elon Musk", Voice.PERSON),
        ("Perusahaan beralasan", "OpenAI", Voice.PERSON),
        ("Hal ini menyebabkan Musk", None, Voice.REPORT),
        ("Musk mempekerjakan", None, Voice.NARRATION),
        ("Laporan tersebut", None, Voice.REPORT),
    ],
)
def test_who_speaks_in_the_bundled_article(begins: str, speaker: str | None, voice: Voice) -> None:
    (article,) = bundled_articles()
    (sentence,) = [one for one in sentences(article) if one.text.startswith(begins)]
    cited = Citation(1, sentence)
    assert (cited.speaker, cited.voice) == (speaker, voice)


def test_a_citation_and_the_quotes_of_an_article_name_the_same_speaker() -> None:
    (article,) = bundled_articles()
    for one in utterances(article):
        assert Citation(1, one.sentence).speaker in (one.speaker.name, None)


@pytest.mark.parametrize(
    "text", ["Dia mengatakan itu benar.", "“Itu benar sekali, saya yakin,” ujarnya.", "Kata orang, itu benar."]
)
def test_nobody_is_named_where_it_is_not_plain(text: str) -> None:
    assert speaker_of(first(text)) is None


def test_two_speakers_of_one_sentence_are_not_one() -> None:
    text = "“Harga beras naik lagi,” kata Budi Santoso, dan Susi Susanti menambahkan bahwa stok beras habis."
    assert speaker_of(first(text)) is None
    assert voice_of(first(text)) is Voice.PERSON


@pytest.mark.parametrize(
    ("text", "language", "voice"),
    [
        ("“Air naik cepat sekali,” kata seorang warga.", "id", Voice.PERSON),
        ("Menurut laporan itu, harga beras naik dua kali.", "id", Voice.REPORT),
        ("Pabrik itu kabarnya akan ditutup.", "id", Voice.REPORT),
        ("Pabrik itu ditutup pada Mei.", "id", Voice.NARRATION),
        ("“The water rose fast,” said a neighbour.", "en", Voice.PERSON),
        ("The plant will reportedly close.", "en", Voice.REPORT),
        ("The plant closed in May.", "en", Voice.NARRATION),
    ],
)
def test_whose_words_a_sentence_gives(text: str, language: Language, voice: Voice) -> None:
    assert voice_of(first(text, language)) is voice


@pytest.mark.parametrize(
    ("text", "language", "by"),
    [
        ("Musk hengkang dari dewan pada 2018, menurut Gizmodo.", "id", "Gizmodo"),
        ("Pabrik itu ditutup, dilansir dari Kompas.", "id", "Kompas"),
        ("The plant closed in May, according to the Brackwater Herald.", "en", "Brackwater Herald"),
        ("Budi Santoso mengatakan bahwa pabrik itu ditutup, dikutip dari Kompas.", "id", "Budi Santoso"),
        ("Menurut laporan itu, pabrik ditutup.", "id", None),
        ("Pabrik itu ditutup.", "id", None),
    ],
)
def test_who_reports_is_the_person_that_speaks_or_the_source_that_is_named(text: str, language: Language, by: str | None) -> None:
    assert reporter_of(first(text, language)) == by


def test_a_source_beside_what_a_company_said_is_who_reports() -> None:
    (article,) = bundled_articles()
    by = {sentence.text[:30]: reporter_of(sentence) for sentence in sentences(article)}
    assert by["Hal ini menyebabkan Musk hengk"] == "Gizmodo"
    assert by["Pada episode podcast On With K"] == "Sam Altman"
    assert by["Musk dikenal dengan caranya ya"] is None
