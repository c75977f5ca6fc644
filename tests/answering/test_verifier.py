"""A claim in a writer's own words stands only if no veto is broken and the judge finds that its sentences bear it."""

from __future__ import annotations

import pytest

from answering.answers import Claim
from answering.drafts import DraftedClaim
from answering.judge import Judge
from answering.reading import Verdicts
from answering.verification import LONGEST_CLAIM, Numbering, Verifier, Why, Withheld
from retrieval.articles import Article, Language
from retrieval.chunking import sentences
from tests.answering.conftest import NOTHING, SUPPORTS, ToldReader

NEWS = Article(
    id="pelabuhan",
    title="Pelabuhan Tanjung Seruni",
    text="Pelabuhan Tanjung Seruni melayani 240 kapal pada 2023. Kepala pelabuhan Darma Sutisna tidak menaikkan tarif. "
    "Serikat nelayan menuding tarif sewa gudang naik dua kali.",
)
SHIPS, TARIFF, RENT = sentences(NEWS)


def checked(reader: ToldReader, text: str, *cites: object, says: Verdicts = SUPPORTS, language: Language = "id") -> Why | None:
    reader.verdicts = {"": says}
    draft = DraftedClaim(text, tuple(cites))  # type: ignore[arg-type]
    outcome = Verifier(Judge(reader)).verify(draft, Numbering(), language=language)
    return outcome.why if isinstance(outcome, Withheld) else None


@pytest.mark.parametrize(
    ("claim", "cites", "why"),
    [
        ("Sebanyak 240 kapal dilayani Tanjung Seruni pada 2023.", (SHIPS,), None),
        ("Sebanyak 250 kapal dilayani Tanjung Seruni pada 2023.", (SHIPS,), Why.NUMBER),
        ('Tanjung Seruni "paling sibuk" dengan 240 kapal.', (SHIPS,), Why.QUOTATION),
        ("Pelabuhan Kalibening melayani 240 kapal.", (SHIPS,), Why.NAME),
        ("Darma Sutisna menaikkan tarif.", (TARIFF,), Why.NEGATION),
        ("Tarif sewa gudang naik dua kali.", (RENT,), Why.HEDGE),
        ("Musk benar.", (), Why.KEY),
        ("a" * (LONGEST_CLAIM + 1), (SHIPS,), Why.COVERAGE),
        ("…", (SHIPS,), Why.COVERAGE),
    ],
)
def test_the_first_rule_that_a_claim_breaks_is_why_it_is_withheld(
    reader: ToldReader, claim: str, cites: tuple[object, ...], why: Why | None
) -> None:
    assert checked(reader, claim, *cites) is why


def test_what_the_judge_does_not_find_borne_is_withheld(reader: ToldReader) -> None:
    assert checked(reader, "Pelabuhan itu ramai pada 2023.", SHIPS, says=NOTHING) is Why.COVERAGE


def test_a_sentence_word_for_word_needs_no_judge(reader: ToldReader) -> None:
    assert checked(reader, f" {SHIPS.text} ", SHIPS, says=NOTHING) is None
    assert reader.shown == []


def test_a_veto_is_looked_at_before_the_judge_is_asked(reader: ToldReader) -> None:
    assert checked(reader, "Sebanyak 250 kapal dilayani.", SHIPS) is Why.NUMBER
    assert reader.shown == []


def test_a_report_told_as_a_fact_stands_with_a_mark(reader: ToldReader) -> None:
    reader.verdicts = {"": SUPPORTS}
    draft = DraftedClaim("Tarif sewa gudang naik dua kali.", (RENT,))
    claim = Verifier(Judge(reader)).verify_or_mark(draft, Numbering(), language="id")
    assert isinstance(claim, Claim)
    assert claim.marked
    assert claim.text == "Tarif sewa gudang naik dua kali (menurut laporan)."
