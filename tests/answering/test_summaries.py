"""Summaries in the article's own sentences."""

from __future__ import annotations

from dataclasses import replace

from answering.summaries import BRIEF_SENTENCES, brief, central_sentences
from hypothesis import given
from hypothesis import strategies as st

from answering.leaning import leans_back
from answering.making import Making
from retrieval.articles import Article


def test_a_brief_summary_is_three_sentences_that_stand_alone_in_order(article: Article) -> None:
    chosen = central_sentences(article, BRIEF_SENTENCES)
    assert len(chosen) == BRIEF_SENTENCES
    assert [one.start for one in chosen] == sorted(one.start for one in chosen)
    assert not any(leans_back(one) for one in chosen)


def test_every_sentence_of_a_summary_is_cited_and_stands(article: Article) -> None:
    making = Making()
    claims = making.verified(brief([article]))
    assert (len(claims), making.withheld) == (BRIEF_SENTENCES, [])
    assert [claim.citations[0].number for claim in claims] == [1, 2, 3]


def test_several_articles_give_one_sentence_each(article: Article) -> None:
    other = replace(article, id="other", text="Banjir melanda Jakarta. Air surut sore hari.", translation=None)
    assert [draft.cites[0].article.id for draft in brief([article, other])] == [article.id, "other"]


@given(st.text(max_size=400))
def test_no_text_makes_a_summary_fail(text: str) -> None:
    central_sentences(Article(id="a", title="t", text=text), BRIEF_SENTENCES)
