"""A whole message checked: its parts in order, the first of many, and whom a report is by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from answering.checker import MOST_CLAIMS, Checker
from answering.evidence import Evidence, Signals
from answering.judging import Judge, Verdict
from answering.near_claims import ClaimSearch
from answering.questions import Question, read
from answering.speakers import reporter_of
from answering.verification import Verifier
from answering.weighing import Weigher
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon

(ARTICLE,) = bundled_articles()
NOTHING = Signals(*(0.0 for _ in Signals.__slots__))


class Shelf:
    """The bundled article's sentences, those first that share most words; and what was looked for, and where."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Sequence[str]]] = []

    def evidence(self, text: str, *, scopes: Sequence[str] = ()) -> tuple[Question, list[Evidence]]:
        self.asked.append((text, scopes))
        found = sorted(sentences(ARTICLE), key=lambda one: -len(set(text.split()) & set(one.text.split())))
        return read(text, lexicon=bundled_lexicon()), [Evidence(one, 0.5, NOTHING) for one in found]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def checker(shelf: Shelf) -> Checker:
    return Checker(
        evidence=shelf.evidence,
        size=lambda scopes: 1,
        judge=Judge(Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings())),
        weigher=Weigher(ClaimSearch(embedder=BundledEmbeddings(), vectors=lambda _: None)),
    )


def test_every_part_has_its_verdict_in_the_message_s_order(checker: Checker) -> None:
    check = checker.check("Musk pernah duduk sebagai ketua grup. Menurutku dia keren. Kenapa? Musk tinggal di Texas.")
    verdicts = [claim.verdict for claim in check.claims]
    assert verdicts == [Verdict.SUPPORTED, Verdict.OPINION, Verdict.QUESTION, Verdict.ABSENT]
    assert [len(claim.citations) for claim in check.claims] == [1, 0, 0, 0]


@pytest.mark.parametrize("message", ["", "  \n ", "👍", "<@1>"])
def test_a_message_without_words_has_no_claims(checker: Checker, message: str) -> None:
    check = checker.check(message, default_language="en")
    assert (check.claims, check.left_out, check.language) == ((), 0, "en")


def test_of_many_claims_the_first_are_looked_at_and_the_others_counted(checker: Checker, shelf: Shelf) -> None:
    check = checker.check(" ".join(f"Musk membangun {n} jembatan." for n in range(2, 32)))
    assert len(check.claims) == len(shelf.asked) == MOST_CLAIMS
    assert check.left_out == 30 - MOST_CLAIMS


def test_opinions_and_questions_are_not_looked_up(checker: Checker, shelf: Shelf) -> None:
    checker.check("Menurutku Musk keren. Kenapa dia pergi?")
    assert shelf.asked == []


def test_only_the_articles_of_the_asker_s_scopes_are_asked(checker: Checker, shelf: Shelf) -> None:
    checker.check("Musk pernah duduk sebagai ketua grup.", scopes=["7", ""])
    assert shelf.asked == [("Musk pernah duduk sebagai ketua grup.", ["7", ""])]


def test_a_sentence_that_is_cited_twice_has_one_number(checker: Checker) -> None:
    check = checker.check("Musk pernah duduk sebagai ketua grup. Musk bukan ketua grup.")
    assert [claim.verdict for claim in check.claims] == [Verdict.SUPPORTED, Verdict.CONTRADICTED]
    assert [citation.number for citation in check.citations] == [1]


def test_a_sentence_that_leans_on_the_one_before_is_cited_with_it(checker: Checker) -> None:
    check = checker.check("Altman menyebut Musk brengsek.")
    sentence, *context = [citation.quote for citation in check.claims[0].citations]
    assert "brengsek" in sentence
    assert context


def test_who_reports_is_told_where_that_is_plain() -> None:
    by = {sentence.text[:30]: reporter_of(sentence) for sentence in sentences(ARTICLE)}
    assert by["Hal ini menyebabkan Musk hengk"] == "Gizmodo"
    assert by["Pada episode podcast On With K"] == "Altman"
    assert by["Musk dikenal dengan caranya ya"] is None


def test_only_what_is_reported_says_by_whom(checker: Checker) -> None:
    check = checker.check("Musk hengkang dari dewan OpenAI untuk fokus pada Tesla. Musk pernah duduk sebagai ketua grup.")
    assert [(claim.verdict, claim.by) for claim in check.claims] == [(Verdict.REPORTED, "Gizmodo"), (Verdict.SUPPORTED, None)]
