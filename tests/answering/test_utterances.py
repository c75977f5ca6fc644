"""Who said what is read where it is plain, to the character, and nowhere else."""

from __future__ import annotations

import pytest

from answering.sayings.affiliations import affiliations, office_holder
from answering.sayings.utterances import utterances
from retrieval.articles import Article, Language
from retrieval.bundle import bundled_articles

Said = list[tuple[str, str]]


def said(text: str, *, title: str = "Judul", language: Language = "id") -> Said:
    """Who says what in a text."""
    article = Article(id="a", title=title, text=text, language=language)
    return [(one.speaker.name, one.text) for one in utterances(article)]


def test_what_is_said_in_the_bundled_article() -> None:
    (article,) = bundled_articles()
    assert [(one.speaker.name, one.direct, one.text[:30]) for one in utterances(article)] == [
        ("OpenAI", False, "Musk akan terus mendukung proy"),
        ("OpenAI", False, "karena ‘lanskap kompetitif’ da"),
        ("Elon Musk", False, "OpenAI telah menjadi ‘perusaha"),
        ("Elon Musk", False, "mempertanyakan bagaimana US$10"),
        ("Elon Musk", False, "OpenAI dimulai sebagai open-so"),
        ("Sam Altman", True, "Sebagian besar itu tidak benar"),
        ("Sam Altman", False, "Musk sebagai “brengsek”"),
        ("Sam Altman", True, "dia benar-benar peduli dan mer"),
        ("Sam Altman", False, "Musk sangat peduli dengan masa"),
    ]


def test_an_utterance_is_a_stretch_of_one_sentence() -> None:
    (article,) = bundled_articles()
    for one in utterances(article):
        assert one.sentence.start <= one.start < one.end <= one.sentence.end
        assert one.text == article.text[one.start : one.end]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“Harga beras naik lagi,” kata Budi Santoso di Jakarta.", "Budi Santoso", "Harga beras naik lagi"),
        ('"Harga beras naik lagi," ujar Bupati Tegal, Umi Azizah, Senin.', "Umi Azizah", "Harga beras naik lagi"),
        ("Budi Santoso mengatakan bahwa harga beras naik.", "Budi Santoso", "harga beras naik"),
        ("Budi Santoso, ketua panitia, menambahkan, harga beras naik.", "Budi Santoso", "harga beras naik"),
        ("Menurut Budi Santoso, harga beras naik.", "Budi Santoso", "harga beras naik"),
        ("Harga beras naik dua kali lipat, kata Budi Santoso.", "Budi Santoso", "Harga beras naik dua kali lipat"),
        ("Karena itu, kata Budi Santoso, harga beras naik.", "Budi Santoso", "harga beras naik"),
        (
            "Menteri Keuangan Sri Mulyani Indrawati menegaskan, anggaran tetap aman.",
            "Sri Mulyani Indrawati",
            "anggaran tetap aman",
        ),
        (
            "Kabid Humas Polda Metro Jaya Kombes Argo Yuwono menyatakan bahwa pelaku sudah ditahan.",
            "Argo Yuwono",
            "pelaku sudah ditahan",
        ),
        ("Budi Santoso membantah bahwa harga beras naik.", "Budi Santoso", "membantah bahwa harga beras naik"),
        ('Budi Santoso menulis: "Harga beras naik lagi."', "Budi Santoso", "Harga beras naik lagi."),
    ],
)
def test_the_forms_in_which_indonesian_news_lets_people_speak(text: str, speaker: str, words: str) -> None:
    found = said(text)
    assert (speaker, words.removesuffix(".")) in [(name, spoken.removesuffix(".")) for name, spoken in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Prices will rise again,” said Perry Warjiyo, the governor.", "Prices will rise again"),
        ("“Prices will rise again,” Perry Warjiyo told reporters.", "Prices will rise again"),
        ("Perry Warjiyo said on Monday that prices would rise.", "prices would rise"),
        ("According to Perry Warjiyo, prices would rise.", "prices would rise"),
    ],
)
def test_the_forms_in_which_english_news_lets_people_speak(text: str, words: str) -> None:
    assert said(text, language="en") == [("Perry Warjiyo", words)]


@pytest.mark.parametrize(
    "text",
    [
        "“Kami sangat kecewa dengan putusan ini,” kata seorang warga. “Kami akan naik banding,” tambahnya.",
        "Laporan itu menyebutkan bahwa harga beras naik.",
        "Budi Santoso tidak mengatakan kapan harga beras naik.",
        "Budi Santoso diminta menjelaskan bahwa harga beras naik.",
        "Budi Santoso dan Susi Susanti mengatakan bahwa harga beras naik.",
        "Juru bicara Erick mengatakan bahwa harga beras naik. Erick Thohir diam.",
        '"Harga beras naik lagi," ujar adik Budi Santoso.',
        'Film "Ada Apa dengan Cinta" diputar lagi. "Ini film yang bagus sekali," katanya.',
        "Dia mengatakan bahwa harga beras naik.",
        "",
    ],
)
def test_nobody_speaks_where_it_is_not_plain_who(text: str) -> None:
    assert said(text) == []


def test_dia_and_nya_mean_whoever_spoke_last() -> None:
    text = "Budi Santoso mengatakan bahwa harga beras naik. “Kami sudah siap,” ujarnya. Dia menambahkan, stok beras cukup."
    assert [name for name, _ in said(text)] == ["Budi Santoso"] * 3


def test_nya_means_nobody_when_another_person_came_between() -> None:
    text = "“Saya tidak tahu itu,” kata Budi Santoso. Susi Susanti datang kemudian. “Saya tahu semuanya,” ujarnya."
    assert said(text) == [("Budi Santoso", "Saya tidak tahu itu")]


@pytest.mark.parametrize("between", ["Seorang warga mengatakan bahwa air terus naik.", "Menurut seorang warga, air terus naik."])
def test_nya_means_nobody_when_somebody_without_a_name_spoke_between(between: str) -> None:
    text = f"“Kami siap membantu,” kata Budi Santoso. {between} “Kami butuh bantuan segera,” ujarnya."
    assert said(text) == [("Budi Santoso", "Kami siap membantu")]


def test_a_quotation_that_follows_its_speaker_s_own_is_theirs() -> None:
    text = "“Kami sudah siap,” kata Budi Santoso. “Kami tidak akan mundur.”"
    assert said(text) == [("Budi Santoso", "Kami sudah siap"), ("Budi Santoso", "Kami tidak akan mundur.")]


def test_a_long_quotation_is_one_speaker_s_in_all_its_sentences() -> None:
    sentences = " ".join(f"Ini kalimat nomor {number} dari pidato yang sangat panjang sekali." for number in range(12))
    found = said(f"“{sentences}” kata Budi Santoso.")
    assert {name for name, _ in found} == {"Budi Santoso"}
    assert " ".join(words for _, words in found) == sentences


def test_a_short_name_is_the_one_that_is_written_out() -> None:
    text = "Basuki Hadimuljono (Basuki) datang. “Jalan tol dibuka,” kata Basuki. Hadimuljono mengatakan bahwa jalan itu bagus."
    assert {name for name, _ in said(text)} == {"Basuki Hadimuljono"}


def test_a_short_name_that_may_be_two_people_s_is_nobody_s() -> None:
    assert said("Budi Santoso dan Budi Waseso bertemu. Budi mengatakan bahwa harga naik.") == []


def test_an_article_says_who_belongs_to_which_organisation() -> None:
    (article,) = bundled_articles()
    found = {name: [office.of for office in offices] for name, offices in affiliations(article).items()}
    assert found == {"Elon Musk": ["Twitter", "Tesla"], "Greg Brockman": ["OpenAI"], "Sam Altman": ["OpenAI"]}
    assert (holder := office_holder("ceo tesla", article))
    assert holder.name == "Elon Musk"
    assert office_holder("CEO Microsoft", article) is None


def test_what_an_office_s_holder_says_is_the_holder_s() -> None:
    text = "CEO Tesla, Elon Musk, datang ke Bali. CEO Tesla mengatakan bahwa pabrik akan dibangun."
    assert said(text) == [("Elon Musk", "pabrik akan dibangun")]
