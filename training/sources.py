"""Public data sets and the corpus as documents, questions and pairs: all that is trained on or measured."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.articles import Article
from retrieval.chunking import sentences

CORPUS = Path(__file__).parent / "corpus"
UNSEEN = Path(__file__).parents[1] / "evaluation" / "unseen" / "development"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its sentences as offsets into it."""

    id: str
    title: str
    text: str
    sentences: tuple[Span, ...]

    @staticmethod
    def of(name: str, title: str, text: str) -> Document:
        found = tuple((sentence.start, sentence.end) for sentence in sentences(Article(id=name, title=title, text=text)))
        return Document(name, title, text, found or ((0, len(text)),))

    def sentences_with(self, stretch: Span) -> list[int]:
        """The numbers of the sentences that the stretch touches."""
        return [n for n, (start, end) in enumerate(self.sentences) if start < stretch[1] and stretch[0] < end]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or a claim, about one document: the sentences that answer or decide it, and where the answer stands."""

    document: str
    text: str
    evidence: tuple[int, ...] = ()
    """Numbers of sentences; none where the document does not answer."""
    answers: tuple[Span, ...] = ()
    kind: str = "fact"
    language: str = "id"
    before: str | None = None
    """The question on which this one leans."""
    verdict: str | None = None
    """Of a claim: supported, contradicted, reported, absent."""
    pair: int = 0
    """Claims that differ in a word or two share it; 0 for none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Evidence and a claim with its verdict: supported, contradicted, absent, reported, or unsupported (not told which)."""

    premise: str
    claim: str
    verdict: str
    source: str
    group: str = ""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, `.gz` or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def corpus(folder: Path = CORPUS, *, split: str | None = None) -> tuple[dict[str, Document], list[Asked], list[Asked]]:
    """The invented news: documents by id, questions, claims; of one split, "train" or "valid", where it is named."""
    articles = [row for row in rows(folder / "articles.jsonl") if split in (None, row.get("split"))]
    documents = {row["id"]: Document.of(row["id"], row["title"], row["text"]) for row in articles}
    questions = [
        _question(documents[row["article"]], row) for row in rows(folder / "questions.jsonl") if row["article"] in documents
    ]
    claims = [_claim(documents[row["article"]], row) for row in rows(folder / "claims.jsonl") if row["article"] in documents]
    return documents, questions, claims


def encyclopaedia(data: Path, *, split: str) -> tuple[dict[str, Document], list[Asked]]:
    """IDK-MRC, FacQA and, for training, the translated SQuAD: passages and questions."""
    names = ["idkmrc", "facqa"]
    documents = {
        row["passage_id"]: Document.of(row["passage_id"], "", row["text"])
        for name in [*names, "transsquad_dev"]
        for row in rows(data / f"{name}_passages.jsonl")
    }
    files = [f"{name}_{split}.jsonl" for name in names] + (["transsquad_dev.jsonl"] if split == "train" else [])
    asked = [
        _public_question(documents[row["passage_id"]], row, name.split("_")[0]) for name in files for row in rows(data / name)
    ]
    return documents, [question for question in asked if question]


def pairs(data: Path, *, split: str) -> list[Pair]:
    """Pairs of evidence and claim: VitaminC, FEVER-Symmetric, counterfactual NLI, CG2C, IndoNLI, MultiNLI in Indonesian.

    `split` is "train", "valid" or "test_lay"; a file without splits gives one row of fifty to valid, by its group.
    """
    made = []
    for name in ("vitaminc", "fever_symmetric_dev", "counterfactual", "cg2c", "indonli", "mnli_translated_id"):
        for number, row in enumerate(rows(data / f"pairs_{name}.jsonl.gz")):
            group = str(row.get("group") or row["claim"])
            own = row.get("split") or ("valid" if sum(group.encode()) % 50 == 0 else "train")
            if own == split:
                made.append(Pair(row["premise"], row["claim"], row["label"], name, f"{name}-{group or number}"))
    return made


def parallel(data: Path) -> list[tuple[str, str]]:
    """The same sentences in English and Indonesian: Tatoeba, NusaX train, NTREX."""
    files = ("enid_tatoeba.jsonl.gz", "enid_nusax_train.jsonl", "enid_ntrex.jsonl.gz")
    return [(row["en"], row["id_text"]) for name in files for row in rows(data / name)]


def _question(document: Document, row: dict[str, Any]) -> Asked:
    stretches = [_stretch(document.text, evidence) for evidence in row["evidence"]]
    answers = []
    for evidence in row["evidence"]:
        start = document.text.find(evidence)
        inside = [(start + place, answer) for answer in row["answer"] if (place := evidence.find(answer)) >= 0]
        answers += [(place, place + len(answer)) for place, answer in inside]
    return Asked(
        document.id, row["question"], _numbers(document, stretches), tuple(answers), row["kind"], row["lang"], row["prev"]
    )  # fmt: skip


def _claim(document: Document, row: dict[str, Any]) -> Asked:
    stretches = [_stretch(document.text, evidence) for evidence in row["evidence"]]
    pair = hash_of(row["pair"] if row["pair"] and row["pair"] < row["id"] else row["id"])
    return Asked(
        document.id, row["claim"], _numbers(document, stretches), (), "claim", row["lang"], verdict=row["verdict"], pair=pair
    )  # fmt: skip


def hash_of(text: str) -> int:
    """A number for a string, the same in every process."""
    return int.from_bytes(text.encode()[-7:], "big")


def _public_question(document: Document, row: dict[str, Any], source: str) -> Asked | None:
    if not row["answerable"]:
        return Asked(document.id, row["question"], kind=source)
    spans = tuple((start, start + len(text)) for text, start in row["answers"])
    numbers = _numbers(document, spans[:1])
    return Asked(document.id, row["question"], numbers, spans, source) if numbers else None


def _stretch(text: str, part: str) -> Span:
    start = text.find(part)
    return start, start + len(part)


def _numbers(document: Document, stretches: list[Span] | tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(sorted({number for stretch in stretches for number in document.sentences_with(stretch)}))
