"""The styles people and sides: exact sentences under the names of those who speak, or of whom they tell."""

from __future__ import annotations

from answering.summarising.parts import PartKind
from answering.summarising.people import people
from answering.summarising.sides import sides
from answering.verification import Numbering, Withheld, verify
from retrieval.articles import Article
from retrieval.bundle import bundled_articles


def test_the_sides_of_the_bundled_article() -> None:
    parts = list(sides(bundled_articles()))
    assert [(part.kind, part.name) for part in parts] == [
        (PartKind.SIDE, "OpenAI, Sam Altman"),
        (PartKind.SIDE, "Elon Musk"),
        (PartKind.REPORT, ""),
        (PartKind.ARTICLE, ""),
    ]
    openai, musk, report, article = ([draft.text for draft in part.drafts] for part in parts)
    assert any("Sebagian besar itu tidak benar" in text for text in openai)
    assert [text.split()[0] for text in musk] == ["Beberapa", "Dia", "Dia"]
    assert any("sebuah laporan baru mengklaim" in text for text in report)
    assert not set(report) & set(article)


def test_the_people_of_the_bundled_article() -> None:
    parts = list(people(bundled_articles()))
    assert [part.name for part in parts] == ["Elon Musk", "Sam Altman", "Greg Brockman"]
    (rejected,) = parts[2].drafts
    assert "Greg Brockman dan CEO Sam Altman" in rejected.text


def test_every_claim_stands_on_its_sentences_word_for_word() -> None:
    for style in (people, sides):
        for part in style(bundled_articles()):
            assert not [draft for draft in part.drafts if isinstance(verify(draft, Numbering()), Withheld)]


def test_what_is_said_is_marked_in_its_sentence() -> None:
    (first, *_) = sides(bundled_articles())
    for draft in first.drafts:
        assert draft.emphasis
        assert all(0 <= span.start < span.end <= len(draft.text) for span in draft.emphasis)


def test_an_article_in_which_nobody_speaks_has_one_side_its_own() -> None:
    article = Article(id="a", title="Gempa", text="Gempa mengguncang Ambon. Tidak ada korban jiwa.")
    assert [part.kind for part in sides([article])] == [PartKind.ARTICLE]
    assert list(people([article])) == []


def test_nothing_comes_of_no_article() -> None:
    assert list(sides([])) == list(people([])) == []
