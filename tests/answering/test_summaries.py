"""Summaries in the article's own sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.leaning import leans_back
from answering.summarising.brief import BRIEF_SENTENCES, brief
from answering.summarising.central import central_sentences
from answering.summarising.detailed import detailed, themes
from answering.summarising.parts import PartKind
from answering.summarising.styles import PARTS, Style
from answering.verification import Numbering, Withheld, verify
from retrieval.articles import Article
from retrieval.chunking import sentences

LONG = Article(
    id="long",
    title="Banjir",
    text=" ".join(
        f"Pada {1 + number % 28} Maret 2021, {number} rumah di desa ke-{number} terendam banjir." for number in range(300)
    ),
    date="2021-04-01",
)
ONE = Article(id="one", title="Satu", text="Air surut kemarin.", date="2021-04-01")


def test_a_brief_summary_is_three_sentences_that_stand_alone_in_order(article: Article) -> None:
    chosen = central_sentences(article, BRIEF_SENTENCES)
    assert len(chosen) == BRIEF_SENTENCES
    assert [one.start for one in chosen] == sorted(one.start for one in chosen)
    assert not any(leans_back(one) for one in chosen)


def test_what_was_said_already_is_not_taken_again() -> None:
    twice = Article(
        id="a",
        title="T",
        text="Gempa merusak 300 rumah di Cianjur. Gempa merusak 300 rumah di Cianjur pagi. Presiden mengirim bantuan beras.",
    )
    assert [one.text.split()[0] for one in central_sentences(twice, 2)] == ["Gempa", "Presiden"]


def test_several_articles_give_one_sentence_each(article: Article) -> None:
    other = replace(article, id="other", text="Banjir melanda Jakarta. Air surut sore hari.", translation=None)
    (part,) = brief([article, other])
    assert [draft.cites[0].article.id for draft in part.drafts] == [article.id, "other"]


def test_a_detailed_summary_goes_through_the_article_and_is_no_second_article(article: Article) -> None:
    parts = list(detailed([article]))
    assert [part.kind for part in parts] == [PartKind.PARAGRAPH] * len(parts)
    assert [part.name for part in parts][:2] == ["1", "2–3"]
    cited = [sentence for part in parts for draft in part.drafts for sentence in draft.cites]
    assert len(set(cited)) == len(cited) < len(sentences(article)) / 2


def test_paragraphs_of_one_sentence_are_put_together_by_what_they_are_about() -> None:
    flood = ["Banjir merendam Demak.", "Banjir di Demak setinggi dua meter.", "Warga Demak mengungsi dari banjir."]
    budget = ["Anggaran negara naik.", "Anggaran negara untuk sekolah bertambah.", "Sekolah menerima anggaran negara."]
    article = Article(id="a", title="T", text="\n\n".join([*flood, *budget]))
    assert [[sentence.text for sentence in theme] for theme in themes(article)] == [flood, budget]


def test_a_detailed_summary_of_several_articles_names_each() -> None:
    assert [(part.kind, part.name) for part in detailed([ONE, LONG])] == [
        (PartKind.ARTICLE, "Satu"),
        (PartKind.ARTICLE, "Banjir"),
    ]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("articles", [[], [ONE], [LONG], [ONE, LONG]], ids=["none", "one sentence", "300 sentences", "two"])
def test_every_quotation_of_every_style_is_exact(style: Style, articles: list[Article]) -> None:
    drafts = [draft for part in PARTS[style](articles) for draft in part.drafts]
    assert not [draft for draft in drafts if isinstance(verify(draft, Numbering()), Withheld)]
    assert bool(drafts) == bool(articles) or style is Style.PEOPLE


@given(st.text(max_size=400))
def test_no_text_makes_a_summary_fail(text: str) -> None:
    for style in Style:
        list(PARTS[style]([Article(id="a", title="t", text=text, date="2024-02-29")]))
