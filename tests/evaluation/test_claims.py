"""How many claims of each kind pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answering.verification import Verifier
from evaluation.claims import TO_THE_LETTER, ClaimsError, evaluate_claims, read_claims
from evaluation.measures import Share
from evaluation.tables import as_json
from retrieval.articles import Article
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon

CLAIMS = Path(__file__).parents[2] / "evaluation/claims"


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings())


def test_of_the_claims_over_the_bundled_article_nearly_all_are_judged_rightly(verifier: Verifier) -> None:
    sections = {
        section.name: section
        for section in evaluate_claims(read_claims(CLAIMS / "article.jsonl"), articles=(), verifier=verifier)
    }
    faithful, to_the_letter, rest = (row[2] for row in sections["development"].rows[:3])
    assert isinstance(faithful, Share)
    assert isinstance(to_the_letter, Share)
    assert isinstance(rest, Share)
    assert faithful.hits >= 0.9 * faithful.of
    assert to_the_letter.hits == 0
    assert rest.hits <= 0.1 * rest.of


def test_claims_are_judged_on_the_articles_that_they_name(verifier: Verifier, tmp_path: Path) -> None:
    article = Article(id="a", title="Harga", text="Harga beras naik 5 persen pada 2019. Pedagang mengeluh.")
    claims = [
        {"id": "1", "set": "mine", "kind": "translation", "faithful": True, "claim": "The price of rice rose 5 percent in 2019.",
         "language": "en", "citations": [{"article": "a", "start": 0, "end": 36}]},
        {"id": "2", "set": "mine", "kind": "number", "faithful": False, "claim": "Harga beras naik 6 persen.",
         "language": "id", "citations": [{"article": "a", "quote": "naik 5 persen"}]},
    ]  # fmt: skip
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, claims)), encoding="utf-8")
    (section,) = evaluate_claims(read_claims(tmp_path / "claims.jsonl"), articles=[article], verifier=verifier)
    assert [(row[0], row[1], row[3]) for row in section.rows[3:]] == [("translation", 1, 0), ("number", 1, 1)]
    assert json.loads(json.dumps(as_json([section])))["mine"]["rows"][0]["passed"]["hits"] == 1


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ClaimsError, match=r"nowhere\.jsonl"):
        read_claims(Path("nowhere.jsonl"))


def test_the_claims_that_come_with_saksi_can_be_read() -> None:
    kinds = {claim.kind for file in ("article.jsonl", "news.jsonl") for claim in read_claims(CLAIMS / file) if not claim.faithful}
    assert kinds >= TO_THE_LETTER
