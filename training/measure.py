"""Measures a model on what it was not trained on: in seconds, for the log, or wholly.

`python -m training.measure CHECKPOINT --data FOLDER --base FOLDER` puts the whole of IDK-MRC's valid split, IndoNLI's test_lay
and VitaminC's valid part to a checkpoint, and beside each what the question or claim alone gives away; and the unseen news to
the untrained base.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training import sources
from training.network import HEAD, Network
from training.sources import Asked, Document, Pair, Span
from training.windows import CLAIM, Window, batch_of, pooled

VERDICTS = HEAD[3:]
_LIMIT = 650
"""Characters of a window, as the program cuts them."""


Pieces = Sequence[tuple[Document, range]]
"""Windows: runs of a document's sentences."""

_NO_TEXT = [(Document("none", "", ".", ((0, 1),)), range(1))]
"""What is read where only the question or claim is to tell."""


class Yardstick:
    """Valid sets, one in so many of each, and the windows of each question of unseen news as the untrained base finds them."""

    def __init__(self, data: Path, tokenizer: Tokenizer, *, network: Network, unseen: Path) -> None:
        self._tokenizer = tokenizer
        self._passages = passages(data, every=5)
        self._pairs = {name: found[::8] for name, found in claims_of(data).items()}
        self._news, self._questions, self._claims = sources.corpus(unseen)
        windows = [piece for document in self._news.values() for piece in _cut(document)]
        self._windows = nearest_windows(network, tokenizer, [*self._questions, *self._claims], windows, limit=6)

    def figures(self, network: Network) -> dict[str, float]:
        """Shares by name, rounded."""
        network.eval()
        with torch.no_grad():
            found = {**self._of_passages(network), **self._of_pairs(network), **self._of_news(network)}
        network.train()
        return {name: round(float(value), 3) for name, value in found.items()}

    def _of_passages(self, network: Network) -> dict[str, float]:
        return of_passages(network, self._tokenizer, self._passages)

    def _of_pairs(self, network: Network) -> dict[str, float]:
        return {name: accuracy(network, self._tokenizer, pairs) for name, pairs in self._pairs.items()}

    def _of_news(self, network: Network) -> dict[str, float]:
        first: dict[str, list[bool]] = defaultdict(list)
        odds, answerable = [], []
        for question, windows in zip(self._questions, self._windows, strict=False):
            best, score, _ = read(network, self._tokenizer, query_of(question), windows)
            odds.append(score)
            answerable.append(bool(question.evidence))
            if question.evidence:
                right = best[0].id == question.document and best[1] in question.evidence
                first[question.kind].append(right)
        cut = np.quantile([score for score, able in zip(odds, answerable, strict=True) if able], 0.12)
        declined = np.mean([score < cut for score, able in zip(odds, answerable, strict=True) if not able])
        found = {f"news_{kind}": float(np.mean(right)) for kind, right in sorted(first.items())}
        found["news_first"] = float(np.mean([one for right in first.values() for one in right]))
        found |= {"news_auroc": auroc(odds, answerable), "news_declined_at_12": float(declined)}
        verdicts = [
            self._verdict(network, claim, windows)
            for claim, windows in zip(self._claims, self._windows[len(self._questions) :], strict=True)
        ]
        truth = [claim.verdict or "" for claim in self._claims]
        found["news_claims_f1"] = macro_f1(truth, verdicts)
        found["news_contradicted_supported"] = float(
            np.mean([verdict == "supported" for verdict, true in zip(verdicts, truth, strict=True) if true == "contradicted"])
        )
        return found

    def _verdict(self, network: Network, claim: Asked, windows: Sequence[tuple[Document, range]]) -> str:
        batch = batch_of([Window(CLAIM + claim.text, d, p.start, p.stop) for d, p in windows], self._tokenizer)
        means = pooled(network(batch.pieces, batch.mask)[1].float(), batch)
        return VERDICTS[int(means[int(means[:, 0].argmax()), 3:].argmax())]


def passages(data: Path, *, every: int = 1) -> list[tuple[Asked, Pieces]]:
    """IDK-MRC's valid questions, one in so many, each with its passage as windows."""
    documents, questions = sources.encyclopaedia(data, split="valid")
    chosen = [question for question in questions if question.kind == "idkmrc"][::every]
    return [(question, _cut(documents[question.document])) for question in chosen]


def claims_of(data: Path) -> dict[str, list[Pair]]:
    """IndoNLI's test by lay people, and VitaminC's valid part."""
    valid = [pair for pair in sources.pairs(data, split="valid") if pair.source == "vitaminc"]
    return {"indonli": sources.pairs(data, split="test_lay"), "vitaminc": valid}


def of_passages(network: Network, tokenizer: Tokenizer, asked: Sequence[tuple[Asked, Pieces]]) -> dict[str, float]:
    """Passage given: AUROC of answerable, F1 of the answers' words and the share of right sentences, on the answerable."""
    answerable, scores, f1, sentence = [], [], [], []
    for question, pieces in asked:
        best, odds, span = read(network, tokenizer, query_of(question), pieces)
        answerable.append(bool(question.evidence))
        scores.append(odds)
        if question.evidence:
            document = pieces[0][0]
            sentence.append(best[1] in question.evidence)
            f1.append(max(_f1(document.text[span[0] : span[1]], document.text[a:b]) for a, b in question.answers))
    return {"idkmrc_auroc": auroc(scores, answerable), "idkmrc_f1": np.mean(f1), "idkmrc_sentence": np.mean(sentence)}


def query_of(question: Asked) -> str:
    """What is read: a follow-up after the question on which it leans."""
    return f"{question.before} {question.text}" if question.before else question.text


def read(network: Network, tokenizer: Tokenizer, query: str, pieces: Pieces) -> tuple[tuple[Document, int], float, Span]:
    """The best sentence of the windows, the logit of "some sentence answers", and the best span in that window."""
    batch = batch_of([Window(query, document, piece.start, piece.stop) for document, piece in pieces], tokenizer)
    head = network(batch.pieces, batch.mask)[1].float()
    logits = pooled(head[:, :, :1], batch)[:, 0]
    best = int(logits.argmax())
    row = batch.owner[best]
    document, number = pieces[row][0], batch.numbers[best]
    start, end = document.sentences[number]
    inside = [n for n, (a, b) in enumerate(batch.offsets[row]) if a >= 0 and a < end and b > start]
    spans = head[row, inside, 1:3].log_softmax(0)
    scores = (spans[:, None, 0] + spans[None, :, 1]).triu().tril(40) + torch.ones(len(inside), len(inside)).tril(-1) * -99
    i, j = divmod(int(scores.argmax()), len(inside))
    return (
        (document, number),
        float(logits.logsumexp(0)),
        (batch.offsets[row][inside[i]][0], batch.offsets[row][inside[max(i, j)]][1]),
    )


def accuracy(network: Network, tokenizer: Tokenizer, pairs: Sequence[Pair], *, blind: bool = False) -> float:
    """The share of pairs judged rightly; `blind` hides the evidence, to tell what the claim alone gives away."""
    right = []
    for start in range(0, len(pairs), 32):
        part = pairs[start : start + 32]
        premises = ["." if blind else pair.premise.strip() for pair in part]
        documents = [Document("pair", "", premise, ((0, len(premise)),)) for premise in premises]
        batch = batch_of(
            [Window(CLAIM + pair.claim, document, 0, 1) for pair, document in zip(part, documents, strict=True)], tokenizer
        )
        verdicts = pooled(network(batch.pieces, batch.mask)[1].float(), batch)[:, 3:6].argmax(-1)
        right += [VERDICTS[int(v)] == part[w].verdict for v, w in zip(verdicts, batch.owner, strict=True)]
    return float(np.mean(right))


def nearest_windows(
    network: Network, tokenizer: Tokenizer, asked: Sequence[Asked], windows: Sequence[tuple[Document, range]], *, limit: int
) -> list[list[tuple[Document, range]]]:
    """For each question the windows nearest to it: those with the best sentences, by mean vector."""
    texts, owners = [], []
    for number, (document, piece) in enumerate(windows):
        for sentence in piece:
            start, end = document.sentences[sentence]
            texts.append(f"passage: {document.title}. {document.text[start:end]}")
            owners.append(number)
    vectors = _embedded(network, tokenizer, texts)
    queries = _embedded(network, tokenizer, [f"query: {query_of(question)}" for question in asked])
    found = []
    for scores in queries @ vectors.T:
        order = dict.fromkeys(owners[place] for place in np.argsort(-scores)[:60])
        found.append([windows[number] for number in list(order)[:limit]])
    return found


def right_by_vectors(network: Network, tokenizer: Tokenizer, folders: Sequence[Path]) -> dict[str, float]:
    """How often the first sentence is right, by kind of question, by vectors alone: cosine and late interaction, added.

    All articles of the folders stand in one library. It is what an untrained base can do, and so the floor.
    """
    read = [sources.corpus(folder) for folder in folders]
    documents = [document for one, _, _ in read for document in one.values()]
    asked = [question for _, questions, _ in read for question in questions if question.evidence]
    places = [(document.id, number) for document in documents for number in range(len(document.sentences))]
    texts = [f"passage: {d.title}. {d.text[start:end]}" for d in documents for start, end in d.sentences]
    pieces = [_pieces(network, tokenizer, text) for text in texts]
    means = np.array([_unit(vectors.mean(0)) for vectors in pieces])
    right: dict[str, list[bool]] = defaultdict(list)
    for question in asked:
        query = _pieces(network, tokenizer, f"query: {query_of(question)}")
        cosine = means @ _unit(query.mean(0))
        late = np.array([(_unit(query) @ _unit(vectors).T).max(1).mean() for vectors in pieces])
        best = places[int(((cosine - cosine.mean()) / cosine.std() + (late - late.mean()) / late.std()).argmax())]
        right[question.kind].append(best[0] == question.document and best[1] in question.evidence)
    right["all"] = [one for found in list(right.values()) for one in found]
    return {kind: float(np.mean(found)) for kind, found in right.items()}


def _pieces(network: Network, tokenizer: Tokenizer, text: str) -> np.ndarray:
    with torch.no_grad():
        ids = torch.tensor([tokenizer.encode(text).ids])
        hidden: np.ndarray = network(ids, torch.ones(ids.shape))[0][0].float().numpy()
    return hidden


def _unit(vectors: np.ndarray) -> np.ndarray:
    unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return unit


def _embedded(network: Network, tokenizer: Tokenizer, texts: Sequence[str]) -> np.ndarray:
    made = []
    with torch.no_grad():
        for start in range(0, len(texts), 64):
            encoded = tokenizer.encode_batch(list(texts[start : start + 64]))
            longest = min(160, max(len(one.ids) for one in encoded))
            pieces = torch.tensor([(one.ids + [1] * longest)[:longest] for one in encoded])
            mask = (pieces != 1).float()
            hidden = network(pieces, mask)[0].float() * mask[:, :, None]
            made.append(torch.nn.functional.normalize(hidden.sum(1), dim=-1).numpy())
    return np.concatenate(made)


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The chance that a positive has a higher score than a negative."""
    order = np.argsort(np.argsort(scores))
    truth = np.array(positive)
    count = truth.sum()
    return float((order[truth].sum() - count * (count - 1) / 2) / (count * (len(truth) - count)))


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """The mean over the four verdicts of F1."""
    made = []
    for verdict in VERDICTS:
        hits = sum(a == b == verdict for a, b in zip(truth, said, strict=True))
        made.append(2 * hits / max(1, sum(a == verdict for a in truth) + sum(b == verdict for b in said)))
    return float(np.mean(made))


def _cut(document: Document) -> list[tuple[Document, range]]:
    """Windows of whole sentences, each beginning with the last sentence of the one before."""
    pieces, first = [], 0
    while first < len(document.sentences):
        last = first + 1
        while last < len(document.sentences) and document.sentences[last][1] - document.sentences[first][0] <= _LIMIT:
            last += 1
        pieces.append((document, range(first, last)))
        if last == len(document.sentences):
            break
        first = last - 1 if last - first > 1 else last
    return pieces


def _f1(one: str, other: str) -> float:
    mine, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    shared = sum((mine & theirs).values())
    return 2 * shared / max(1, sum(mine.values()) + sum(theirs.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a checkpoint on whole valid sets.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    network = Network.from_checkpoint(arguments.checkpoint).eval()
    with torch.no_grad():
        asked = passages(arguments.data)
        found = of_passages(network, tokenizer, asked)
        alone = [read(network, tokenizer, query_of(question), _NO_TEXT)[1] for question, _ in asked]
        found["idkmrc_auroc_question_alone"] = auroc(alone, [bool(question.evidence) for question, _ in asked])
        unseen = [sources.UNSEEN, sources.UNSEEN.with_name("heldout")]
        by_vectors = right_by_vectors(Network.from_base(arguments.base).eval(), tokenizer, unseen)
        found |= {f"untrained_base_unseen_{kind}": share for kind, share in by_vectors.items()}
        for name, pairs in claims_of(arguments.data).items():
            found[name] = accuracy(network, tokenizer, pairs)
            found[f"{name}_claim_alone"] = accuracy(network, tokenizer, pairs, blind=True)
    print(json.dumps({name: round(float(value), 3) for name, value in found.items()}, indent=1))


if __name__ == "__main__":
    main()
