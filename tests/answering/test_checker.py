"""A whole message checked: its parts in order, the first of many, and whom a report is by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from answering.checker import MOST_CLAIMS, Checker
from answering.judge import Judge, Verdict
from retrieval.articles import Article
from retrieval.retriever import FoundChunk
from tests.answering.conftest import CONTRADICTS, RELAYS, SUPPORTS, ToldReader, found_in

NEWS = Article(
    id="pasar",
    title="Pasar Wadungan",
    text="Pasar Wadungan terbakar pada Senin. Api padam setelah dua jam. Dia menyebut kerugian mencapai Rp3 miliar. "
    "Polisi berjaga di gerbang. Menurut Ratna Wijaya, kebakaran itu dipicu korsleting. Warga menonton dari jauh. "
    "Jalan ditutup sampai sore. Tidak ada korban jiwa.",
)
SAYS = {"terbakar": SUPPORTS, "korban": CONTRADICTS, "Ratna": RELAYS, "kerugian": SUPPORTS}


class Shelf:
    """The chunk that shares most words with a text; and what was looked for, and where."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Sequence[str]]] = []

    def found(self, text: str, scopes: Sequence[str]) -> list[FoundChunk]:
        self.asked.append((text, scopes))
        return sorted(found_in(NEWS), key=lambda one: -len(set(text.split()) & set(one.chunk.text.split())))[:1]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def checker(shelf: Shelf, reader: ToldReader) -> Checker:
    reader.verdicts = SAYS
    return Checker(find=shelf.found, size=lambda scopes: 1, judge=Judge(reader))


def test_every_part_has_its_verdict_in_the_message_s_order(checker: Checker) -> None:
    check = checker.check("Pasar Wadungan terbakar pada Senin. Menurutku itu keren. Kenapa? Ternyata ada korban jiwa.")
    verdicts = [claim.verdict for claim in check.claims]
    assert verdicts == [Verdict.SUPPORTED, Verdict.OPINION, Verdict.QUESTION, Verdict.CONTRADICTED]
    assert [len(claim.citations) for claim in check.claims] == [1, 0, 0, 1]


@pytest.mark.parametrize("message", ["", "  \n ", "👍", "<@1>"])
def test_a_message_without_words_has_no_claims(checker: Checker, message: str) -> None:
    check = checker.check(message, default_language="en")
    assert (check.claims, check.left_out, check.language) == ((), 0, "en")


def test_of_many_claims_the_first_are_looked_at_and_the_others_counted(checker: Checker, shelf: Shelf) -> None:
    check = checker.check(" ".join(f"Pasar Wadungan punya {n} kios besar." for n in range(2, 32)))
    assert len(check.claims) == len(shelf.asked) == MOST_CLAIMS
    assert check.left_out == 30 - MOST_CLAIMS


def test_opinions_and_questions_are_not_looked_up(checker: Checker, shelf: Shelf) -> None:
    checker.check("Menurutku pasar itu keren. Kenapa terbakar?")
    assert shelf.asked == []


def test_only_the_articles_of_the_asker_s_scopes_are_asked(checker: Checker, shelf: Shelf) -> None:
    checker.check("Pasar Wadungan terbakar pada Senin.", scopes=["7", ""])
    assert shelf.asked == [("Pasar Wadungan terbakar pada Senin.", ["7", ""])]


def test_a_sentence_that_is_cited_twice_has_one_number(checker: Checker) -> None:
    check = checker.check("Pasar Wadungan terbakar pada Senin. Hari Senin pasar Wadungan terbakar.")
    assert [claim.verdict for claim in check.claims] == [Verdict.SUPPORTED, Verdict.SUPPORTED]
    assert [citation.number for citation in check.citations] == [1]


def test_a_sentence_that_leans_on_the_one_before_is_cited_with_it(checker: Checker) -> None:
    check = checker.check("Disebut kerugian mencapai Rp3 miliar.")
    sentence, *context = [citation.quote for citation in check.claims[0].citations]
    assert "kerugian" in sentence
    assert context == ["Api padam setelah dua jam."]


def test_only_what_is_reported_says_by_whom(checker: Checker) -> None:
    check = checker.check("Kebakaran pasar itu dipicu korsleting. Pasar Wadungan terbakar pada Senin.")
    assert [(claim.verdict, claim.by) for claim in check.claims] == [
        (Verdict.REPORTED, "Ratna Wijaya"),
        (Verdict.SUPPORTED, None),
    ]
