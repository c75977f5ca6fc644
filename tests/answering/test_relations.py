"""Whose head, founder or maker somebody is: how it is read, and that no claim gives it to another."""

from __future__ import annotations

import pytest

from answering.checking.relations import Party, Relation, relations
from answering.checking.statements import statement
from answering.drafts import DraftedClaim
from answering.verification import Numbering, Verifier, Why, Withheld
from retrieval.articles import Article, Language
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon

VERIFIER = Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings())
PERSONS = ("elon", "musk", "sam", "altman", "greg", "brockman", "junita", "parjanti")


def told(party: Party) -> str:
    return " ".join(sorted(party.words)) or "described"


def read(text: str, language: Language) -> list[tuple[str, list[str], list[str]]]:
    """Each relation: its word, who it is, and whose."""

    def line(relation: Relation) -> tuple[str, list[str], list[str]]:
        return relation.term.plain, [told(one) for one in relation.who], [told(one) for one in relation.whose]

    return [line(relation) for relation in relations(statement(text, language), PERSONS)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("CEO Twitter dan Tesla, Elon Musk, pergi.", "id", [("ceo", ["elon musk"], ["twitter", "tesla"])]),
        ("Twitter and Tesla CEO Elon Musk left.", "en", [("ceo", ["elon musk"], ["tesla", "twitter"])]),
        ("Musk pergi dari OpenAI, pembuat ChatGPT.", "id", [("pembuat", ["openai"], ["chatgpt"])]),
        ("Sam Altman is OpenAI's CEO.", "en", [("ceo", ["altman sam"], ["openai"])]),
        ("Musk dulu ketua grup itu.", "id", [("ketua", ["musk"], ["described"])]),
        ("Altman digambarkan oleh laporan itu sebagai CEO filantropis.", "id", [("ceo", ["altman"], [])]),
        (
            "termasuk salah satu Pendiri Greg Brockman dan CEO Sam Altman menolak.",
            "id",
            [("pendiri", ["brockman greg"], []), ("ceo", ["altman sam"], [])],
        ),
        (
            "Kata Kepala Taman Gunung Merbabu (TGM) Junita Parjanti.",
            "id",
            [("kepala", ["junita parjanti"], ["gunung merbabu taman tgm"])],
        ),
        ("ChatGPT dibuat oleh Tesla.", "id", [("dibuat", ["tesla"], ["chatgpt"])]),
        ("Tingkah Musk membuat OpenAI mencari mitra.", "id", []),
        ("Musk merekrut dia untuk memimpin Tesla.", "id", []),
    ],
)
def test_who_is_what_to_whom_is_read(text: str, language: Language, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert read(text, language) == expected


def test_a_description_may_mean_a_company_and_no_person() -> None:
    described, company, person = Party(frozenset()), Party(frozenset({"openai"})), Party(frozenset({"musk"}), person=True)
    assert described.may_be(company)
    assert not described.may_be(person)


OF_MUSK = "CEO Twitter dan Tesla, Elon Musk, pernah menjadi pemodal OpenAI, pembuat ChatGPT."
OF_ALTMAN = "Meskipun Sam Altman digambarkan sebagai CEO filantropis, perusahaan itu bermitra dengan Microsoft."


def why(claim: str, language: Language, evidence: str) -> Why | None:
    """Why the claim is withheld; `None` if it stands."""
    (sentence,) = sentences(Article(id="one", title="", text=evidence))
    outcome = VERIFIER.verify(DraftedClaim(claim, (sentence,)), Numbering(), language=language)
    return outcome.why if isinstance(outcome, Withheld) else None


@pytest.mark.parametrize(
    ("claim", "language", "evidence"),
    [
        ("Elon Musk adalah CEO Tesla.", "id", OF_MUSK),
        ("Elon Musk is the CEO of Twitter.", "en", OF_MUSK),
        ("CEO Tesla Elon Musk pernah menjadi pemodal OpenAI.", "id", OF_MUSK),
        ("OpenAI adalah pembuat ChatGPT.", "id", OF_MUSK),
        ("ChatGPT dibuat oleh OpenAI.", "id", OF_MUSK),
        ("Sam Altman digambarkan sebagai CEO perusahaan itu.", "id", OF_ALTMAN),
    ],
)
def test_what_somebody_is_to_somebody_stands(claim: str, language: Language, evidence: str) -> None:
    assert why(claim, language, evidence) is None


@pytest.mark.parametrize(
    ("claim", "language", "evidence"),
    [
        ("Elon Musk adalah CEO OpenAI.", "id", OF_MUSK),
        ("Elon Musk is the CEO of OpenAI.", "en", OF_MUSK),
        ("Elon Musk adalah pembuat ChatGPT.", "id", OF_MUSK),
        ("Elon Musk adalah pemodal Tesla.", "id", OF_MUSK),
        ("OpenAI pernah menjadi pemodal Elon Musk.", "id", OF_MUSK),
        ("ChatGPT dibuat oleh Tesla.", "id", OF_MUSK),
        ("Elon Musk founded Tesla.", "en", OF_MUSK),
        ("Sam Altman adalah CEO Microsoft.", "id", OF_ALTMAN),
    ],
)
def test_what_is_another_s_is_withheld(claim: str, language: Language, evidence: str) -> None:
    assert why(claim, language, evidence) is Why.COVERAGE


SIGNED = "Meskipun Sam Altman mencoba untuk tidak mengambil saham, OpenAI menandatangani kemitraan dengan Microsoft."
REFUSED = "Greg Brockman dan CEO Sam Altman sama-sama menolak gagasan Elon Musk."


@pytest.mark.parametrize(
    ("claim", "language", "evidence", "reason"),
    [
        ("OpenAI menandatangani kemitraan dengan Microsoft.", "id", SIGNED, None),
        ("Sam Altman menandatangani kemitraan dengan Microsoft.", "id", SIGNED, Why.COVERAGE),
        ("Sam Altman signed a partnership with Microsoft.", "en", SIGNED, Why.COVERAGE),
        ("Greg Brockman menolak gagasan Elon Musk.", "id", REFUSED, None),
        ("Gagasan Elon Musk ditolak oleh Sam Altman.", "id", REFUSED, None),
        ("Microsoft mengendalikan OpenAI.", "id", "Musk jengkel bahwa OpenAI dikendalikan oleh Microsoft.", None),
        ("OpenAI dikendalikan oleh Musk.", "id", "Musk jengkel bahwa OpenAI dikendalikan oleh Microsoft.", Why.COVERAGE),
        ("Musk merekrut Karpathy untuk memimpin Tesla.", "id", "Musk mempekerjakan Karpathy untuk memimpin Tesla.", None),
    ],
)
def test_who_does_it_is_whom_the_evidence_names(claim: str, language: Language, evidence: str, reason: Why | None) -> None:
    assert why(claim, language, evidence) is reason
