"""What a question asks for is looked for in sentences word by word, and beside what may be the answer."""

from __future__ import annotations

import pytest

from answering.matching import Matching
from answering.questions import read
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.lexicon import Lexicon, bundled_lexicon

LEXICON = Lexicon([("establish", ["mendirikan"]), ("company", ["perusahaan"])], ["dirikan; bentuk; rintis"])


def matching(question: str) -> Matching:
    return Matching(read(question, lexicon=LEXICON), near={}, rarity=lambda stem: 1.0)


def sentence(text: str) -> Sentence:
    return sentences(Article(id="a", title="Judul", text=text))[0]


def told(question: str, text: str) -> float:
    asked = matching(question)
    return asked.share(asked.told, asked.told, [sentence(text)])


def test_a_sentence_that_only_names_the_same_people_tells_little() -> None:
    question = "Kapan Sari menggugat Budi?"
    assert told(question, "Sari menggugat Budi pada 2019.") == 1
    assert told(question, "Sari bertemu Budi pada 2019.") < 0.6


def test_an_everyday_word_that_is_not_named_weighs_little() -> None:
    text = "Yayasan itu digugat pada 2019."
    assert told("Kapan yayasan itu mau digugat?", text) > told("Kapan yayasan itu disegel digugat?", text)


def test_a_word_is_named_by_what_news_may_say_for_it() -> None:
    assert 0 < told("Siapa yang mendirikan perusahaan?", "Budi merintis perusahaan.") < 1


def test_an_answer_counts_the_more_the_closer_it_stands_to_what_is_asked() -> None:
    asked = matching("Kapan perusahaan didirikan?")
    close = sentence("Perusahaan didirikan pada 2019 oleh tiga orang bersaudara yang bekerja di kota itu.")
    far = sentence("Perusahaan didirikan oleh tiga orang bersaudara yang bekerja di kota itu sampai tahun 2019.")
    without = sentence("Perusahaan didirikan oleh tiga bersaudara.")
    assert asked.beside(close, empty=0.4) > asked.beside(far, empty=0.4) > asked.beside(without, empty=0.4) == 0


@pytest.mark.parametrize("question", ["Kapan Sari?", "Kapan 2019?"])
def test_closeness_is_not_known_where_only_names_are_asked_for(question: str) -> None:
    assert matching(question).beside(sentence("Sari lahir pada 2019."), empty=0.4) == 0.4


@pytest.mark.parametrize(
    ("sentence_text", "of_another"),
    [
        ("CEO Twitter dan Tesla, Elon Musk, pernah menyumbang untuk OpenAI.", 1.0),
        ("Sam Altman adalah CEO OpenAI, bukan CEO Tesla.", 0.0),
        ("Orang-orang itu, termasuk CEO Sam Altman, menolaknya.", 0.0),
        ("Altman digambarkan sebagai CEO filantropis.", 0.0),
    ],
)
def test_a_role_with_another_name_behind_it_is_of_another(sentence_text: str, of_another: float) -> None:
    question = read("Siapa CEO OpenAI?", lexicon=bundled_lexicon())
    assert Matching(question, {}, lambda stem: 1.0).of_another(sentence(sentence_text)) == of_another


LAB = (
    "CEO Twitter dan Tesla, Elon Musk, pernah menyumbang. Orang-orang itu, termasuk pendiri Greg Brockman dan CEO Sam Altman, "
    "menolak. Elon Musk pergi. Sam Altman tinggal."
)


@pytest.mark.parametrize(
    ("question", "holders"),
    [
        ("Siapa CEO OpenAI?", [0.0, 1.0, 0.0, 0.0]),
        ("Who is the CEO of OpenAI?", [0.0, 1.0, 0.0, 0.0]),
        ("Siapa CEO Tesla?", [1.0, 0.0, 0.0, 0.0]),
        ("Siapa yang pergi?", [0.0, 0.0, 0.0, 0.0]),
    ],
)
def test_an_office_is_of_whom_the_article_says_or_else_of_the_person_who_stands_with_it(
    question: str, holders: list[float]
) -> None:
    asked = Matching(read(question, lexicon=bundled_lexicon()), {}, lambda stem: 1.0)
    article = Article(id="a", title="OpenAI", text=LAB)
    assert [asked.holder(one) for one in sentences(article)] == holders


def test_an_office_that_follows_a_person_is_not_whose_the_role_before_is() -> None:
    asked = Matching(read("Siapa pendiri OpenAI?", lexicon=bundled_lexicon()), {}, lambda stem: 1.0)
    assert asked.of_another(sentence("Mereka, termasuk salah satu Pendiri Greg Brockman dan CEO Sam Altman, menolaknya.")) == 0.0


def test_an_office_of_two_is_of_the_second_too() -> None:
    asked = Matching(read("Siapa CEO Tesla?", lexicon=bundled_lexicon()), {}, lambda stem: 1.0)
    assert asked.of_another(sentence("CEO Twitter dan Tesla, Elon Musk, pernah menyumbang untuk OpenAI.")) == 0.0


def test_a_sentence_that_says_what_the_thing_is_defines_it() -> None:
    asked = matching("Apa itu nikel?")
    plain = asked.defines(sentence("Nikel (Latin: niccolum) adalah logam putih."))
    longer = asked.defines(sentence("Harga nikel di pasar logam dunia pekan ini adalah yang tertinggi."))
    assert plain == 1
    assert 0 < longer < plain
    assert asked.defines(sentence("Logam itu merupakan nikel.")) == 0
    assert asked.defines(sentence("Nikel ditambang di Sulawesi.")) == 0
