"""How many claims of each kind pass."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from answering.verification import Verifier
from evaluation.claims import TO_THE_LETTER, ClaimsError, evaluate_claims, read_claims, show
from evaluation.measures import Share
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon

CLAIMS = Path(__file__).parents[2] / "evaluation/claims"


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings())


def test_of_the_claims_over_the_bundled_article_nearly_all_are_judged_rightly(verifier: Verifier) -> None:
    sections = {
        section.name: section for section in evaluate_claims([str(CLAIMS / "article.jsonl")], articles=None, verifier=verifier)
    }
    faithful, to_the_letter, rest = (row[2] for row in sections["development"].rows[:3])
    assert isinstance(faithful, Share)
    assert isinstance(to_the_letter, Share)
    assert isinstance(rest, Share)
    assert faithful.hits >= 0.9 * faithful.of
    assert to_the_letter.hits == 0
    assert rest.hits <= 0.1 * rest.of


def test_articles_are_read_from_a_gzipped_file(verifier: Verifier, tmp_path: Path) -> None:
    article = {"id": "a", "title": "Harga", "text": "Harga beras naik 5 persen pada 2019. Pedagang mengeluh."}
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(article) + "\n")
    claims = [
        {"id": "1", "set": "mine", "kind": "translation", "faithful": True, "claim": "The price of rice rose 5 percent in 2019.",
         "language": "en", "citations": [{"article": "a", "start": 0, "end": 36}]},
        {"id": "2", "set": "mine", "kind": "number", "faithful": False, "claim": "Harga beras naik 6 persen.",
         "language": "id", "citations": [{"article": "a", "quote": "naik 5 persen"}]},
    ]  # fmt: skip
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, claims)), encoding="utf-8")
    (section,) = evaluate_claims(
        [str(tmp_path / "claims.jsonl")], articles=str(tmp_path / "articles.jsonl.gz"), verifier=verifier
    )
    assert [(row[0], row[1], row[3]) for row in section.rows[3:]] == [("translation", 1, 0), ("number", 1, 1)]
    assert json.loads(show([section], as_json=True))["mine"]["rows"][0]["passed"]["hits"] == 1
    assert "translation" in show([section], as_json=False)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ClaimsError, match=r"nowhere\.jsonl"):
        read_claims(Path("nowhere.jsonl"))


def test_the_claims_that_come_with_saksi_can_be_read() -> None:
    kinds = {claim.kind for file in ("article.jsonl", "news.jsonl") for claim in read_claims(CLAIMS / file) if not claim.faithful}
    assert kinds >= TO_THE_LETTER
