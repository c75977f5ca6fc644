"""The judge decides by the model; the vetoes keep what breaks an exact rule from being called supported."""

from __future__ import annotations

import pytest

from answering.judge import CLAIM, Judge, Judgement, Verdict
from answering.reading import Verdicts
from retrieval.articles import Article
from retrieval.chunking import sentences
from tests.answering.conftest import CONTRADICTS, NOTHING, RELAYS, SUPPORTS, ToldReader, found_in

NEWS = Article(
    id="jembatan",
    title="Jembatan Sungai Lelar",
    text="Jembatan Lelar dibuka pada Mei 2021. Biayanya Rp40 miliar. Bupati Wirsa menduga jalan di dekatnya akan rusak.",
)
OPENED, COST, ROAD = sentences(NEWS)


@pytest.mark.parametrize(
    ("says", "verdict"),
    [
        (SUPPORTS, Judgement(Verdict.SUPPORTED, OPENED)),
        (CONTRADICTS, Judgement(Verdict.CONTRADICTED, OPENED)),
        (RELAYS, Judgement(Verdict.REPORTED, OPENED)),
        (NOTHING, Judgement(Verdict.ABSENT)),
    ],
)
def test_what_the_model_says_of_the_deciding_sentence_is_the_verdict(
    reader: ToldReader, says: Verdicts, verdict: Judgement
) -> None:
    reader.verdicts = {"dibuka": says}
    assert Judge(reader).judge("Jembatan Lelar dibuka pada Mei 2021.", "id", found_in(NEWS)) == verdict


def test_a_claim_is_read_as_a_claim(reader: ToldReader) -> None:
    Judge(reader).judge("Biayanya Rp40 miliar.", "id", found_in(NEWS))
    assert reader.shown[0][0] == f"{CLAIM}Biayanya Rp40 miliar."


def test_a_number_that_the_sentence_does_not_give_is_never_supported(reader: ToldReader) -> None:
    reader.verdicts = {"Rp40": SUPPORTS}
    said = Judge(reader).judge("Biaya jembatan itu Rp41 miliar.", "id", found_in(NEWS))
    assert said.verdict is not Verdict.SUPPORTED


def test_a_name_that_the_article_does_not_have_is_never_supported(reader: ToldReader) -> None:
    reader.verdicts = {"Wirsa": SUPPORTS}
    said = Judge(reader).judge("Bupati Hartono menduga jalan di dekatnya akan rusak.", "id", found_in(NEWS))
    assert said.verdict is not Verdict.SUPPORTED


def test_a_guess_that_is_told_as_a_fact_is_only_reported(reader: ToldReader) -> None:
    reader.verdicts = {"menduga": SUPPORTS}
    assert Judge(reader).judge("Jalan di dekatnya akan rusak.", "id", found_in(NEWS)) == Judgement(Verdict.REPORTED, ROAD)


def test_without_chunks_a_claim_is_absent(reader: ToldReader) -> None:
    assert Judge(reader).judge("Jembatan itu runtuh.", "id", []) == Judgement(Verdict.ABSENT)
    assert reader.shown == []


def test_only_the_cited_sentences_support_a_claim(reader: ToldReader) -> None:
    reader.verdicts = {"dibuka": SUPPORTS}
    judge = Judge(reader)
    assert judge.supports("Jembatan itu dibuka pada 2021.", (OPENED,)) > 0.9
    assert judge.supports("Jembatan itu dibuka pada 2021.", (COST,)) < 0.1
