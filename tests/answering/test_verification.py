"""A claim stands only if it is, word for word, what the sentences say that it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from answering.answers import Claim
from answering.drafts import DraftedClaim
from answering.quotations import quoted
from answering.verification import Numbering, Why, Withheld, verify
from retrieval.articles import Sentence

Find = Callable[[str], Sentence]


def a_draft(*cites: Sentence) -> DraftedClaim:
    return DraftedClaim(quoted(cites), cites)


def test_the_exact_sentence_stands_with_its_citation(sentence: Find) -> None:
    karpathy = sentence("Andrej Karpathy")
    claim = verify(a_draft(karpathy), Numbering())
    assert isinstance(claim, Claim)
    assert claim.citations[0].number == 1
    assert karpathy.article.text[karpathy.start : karpathy.end] == claim.citations[0].quote


def test_a_changed_number_is_withheld(sentence: Find) -> None:
    draft = a_draft(sentence("Andrej Karpathy"))
    verdict = verify(replace(draft, text=draft.text.replace("2017", "2018")), Numbering())
    assert verdict == Withheld(replace(draft, text=draft.text.replace("2017", "2018")), Why.QUOTATION)


def test_a_claim_without_a_sentence_is_withheld() -> None:
    verdict = verify(DraftedClaim("Musk benar.", ()), Numbering())
    assert isinstance(verdict, Withheld)
    assert verdict.why is Why.KEY


def test_a_stretch_that_is_no_sentence_of_the_article_is_withheld(sentence: Find) -> None:
    part = replace(sentence("Andrej Karpathy"), end=sentence("Andrej Karpathy").end - 10)
    verdict = verify(a_draft(part), Numbering())
    assert isinstance(verdict, Withheld)
    assert verdict.why is Why.KEY


def test_a_sentence_that_is_cited_twice_keeps_its_number(sentence: Find) -> None:
    numbering = Numbering()
    before, after = sentence("Pada episode podcast"), sentence("Dia juga menyebut Musk")
    first = verify(a_draft(after, before), numbering)
    second = verify(a_draft(before), numbering)
    assert isinstance(first, Claim)
    assert isinstance(second, Claim)
    assert [citation.number for citation in first.citations] == [1, 2]
    assert [citation.number for citation in second.citations] == [2]


def test_sentences_are_quoted_in_the_order_of_the_article(sentence: Find) -> None:
    before, after = sentence("Pada episode podcast"), sentence("Dia juga menyebut Musk")
    assert quoted((after, before)) == f"{before.text} {after.text}"
