"""Trains the model: `python -m training.train --data FOLDER --base FOLDER --out FOLDER`; goes on from where it was stopped.

Each step reads questions and claims with their windows under one softmax over all sentences and "no answer", and pairs of
evidence and claim. Weights are kept as float32 and read as bfloat16 where the machine multiplies that faster.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from retrieval.words import informal_forms
from training import measure, sources
from training.drawing import Drawer, Judged, PairDrawer, Reading
from training.network import HEAD, Network
from training.sources import Asked, Pair
from training.windows import Batch, batch_of, pooled

VERDICTS = HEAD[3:]
PAIR_WEIGHTS = {
    "vitaminc": 3.0,
    "indonli": 2.0,
    "counterfactual": 1.0,
    "mnli_translated_id": 0.7,
    "parallel": 0.7,
    "cg2c": 0.3,
    "fever_symmetric_dev": 0.3,
}
"""How often each source of pairs is drawn: near misses most, long or machine-translated ones least."""

WEIGHTS = {"sentence": 1.0, "span": 0.5, "verdict": 1.0, "premise": 0.2}
"""What the losses of a reading count: sentences, spans, verdicts on claims, and on what questions take for granted."""

QUESTIONS, CLAIMS, PAIRS = 5, 4, 20
"""What one step reads: questions, public and of the corpus together; claims of the corpus; pairs."""


class Trainer:
    """The network in training: weights, optimiser, the step's number."""

    def __init__(self, network: Network, *, device: str, rate: float, steps: int, half: bool) -> None:
        self.device = device
        self.steps = steps
        self.step = 0
        self.rate = rate
        self.network = network.to(device)
        self.network.words.weight.requires_grad_(False)
        if half:
            self.network.bfloat16()
        self._live = [(name, tensor) for name, tensor in self.network.named_parameters() if tensor.requires_grad]
        self.master = {name: tensor.detach().float().clone() for name, tensor in self._live}
        self.optimiser = torch.optim.AdamW(self.master.values(), lr=rate, weight_decay=0.01, betas=(0.9, 0.98))

    def read(self, batch: Batch) -> Tensor:
        """The head's numbers for a batch; rows of like length are read together, so that little padding is."""
        lengths = batch.mask.sum(1).int()
        order = lengths.argsort()
        parts = order.split(max(4, len(order) // 3))
        made = []
        for part in parts:
            longest = int(lengths[part].max())
            pieces, mask = batch.pieces[part, :longest].to(self.device), batch.mask[part, :longest].to(self.device)
            head = self.network(pieces, mask)[1].float()
            made.append(nn.functional.pad(head, (0, 0, 0, batch.pieces.shape[1] - longest)))
        return torch.cat(made)[order.argsort().to(self.device)]

    def update(self) -> None:
        """One step of AdamW on float32 weights; the rate rises over the first 3% of all steps, then falls linearly to 2%."""
        for name, tensor in self._live:
            self.master[name].grad = None if tensor.grad is None else tensor.grad.float()
            tensor.grad = None
        nn.utils.clip_grad_norm_(self.master.values(), 1.0)
        done = self.step / self.steps
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * min(1.0, (done + 1e-4) / 0.03, 0.02 + 0.98 * (1 - done) / 0.97)
        self.optimiser.step()
        with torch.no_grad():
            for name, tensor in self._live:
                tensor.copy_(self.master[name])
        self.step += 1

    def save(self, folder: Path) -> None:
        """The checkpoint: float16 weights to use, and all that going on needs."""
        folder.mkdir(parents=True, exist_ok=True)
        self.network.save(folder / "model.safetensors", {**self.network.state_dict(), **self.master})
        state = {"step": self.step, "master": self.master, "optimiser": self.optimiser.state_dict()}
        torch.save(state, folder / "state.partial")
        (folder / "state.partial").replace(folder / "state.pt")

    def resume(self, folder: Path) -> None:
        """Goes on from a checkpoint, if there is one."""
        if not (folder / "state.pt").exists():
            return
        state = torch.load(folder / "state.pt", map_location=self.device)
        self.step = state["step"]
        self.optimiser.load_state_dict(state["optimiser"])
        with torch.no_grad():
            for name, tensor in self._live:
                self.master[name].copy_(state["master"][name])
                tensor.copy_(state["master"][name])


def reading_loss(trainer: Trainer, readings: Sequence[Reading], tokenizer: Tokenizer) -> dict[str, Tensor]:
    """The losses of sentences, spans and verdicts for questions and claims with their windows."""
    windows = [window for reading in readings for window in reading.windows]
    batch = batch_of(windows, tokenizer)
    head = trainer.read(batch)
    means = pooled(head, batch)
    group_of = [number for number, reading in enumerate(readings) for _ in reading.windows]
    right = [sentences for reading in readings for sentences in reading.right]
    is_right = torch.tensor([n in right[w] for w, n in zip(batch.owner, batch.numbers, strict=True)])
    group = torch.tensor([group_of[w] for w in batch.owner])
    losses: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    for number, reading in enumerate(readings):
        mine = group == number
        logits = torch.cat([means[mine, 0], torch.zeros(1, device=means.device)])
        good = torch.cat([is_right[mine], torch.tensor([False])])
        good[-1] = not bool(good.any())
        losses["sentence"].append(logits.logsumexp(0) - logits[good].logsumexp(0))
        if verdict := verdict_of(reading.asked):
            name = "verdict" if reading.asked.verdict else "premise"
            losses[name] += _verdict_losses(verdict, means[mine, 3:], is_right[mine])
    first = 0
    for reading in readings:
        for place, sentences in enumerate(reading.right):
            if sentences and reading.asked.answers and reading.windows[place].document.id == reading.asked.document:
                losses["span"] += _span_losses(reading.asked, batch, first + place, head)
        first += len(reading.windows)
    return {name: torch.stack(found).mean() for name, found in losses.items() if found}


def pair_loss(trainer: Trainer, judged: Sequence[Judged], tokenizer: Tokenizer) -> Tensor:
    """Cross-entropy of the verdicts; "unsupported" is either contradicted or absent."""
    batch = batch_of([one.window for one in judged], tokenizer)
    logits = pooled(trainer.read(batch), batch)[:, 3:].log_softmax(-1)
    losses = []
    for row, one in zip(logits, (judged[window] for window in batch.owner), strict=True):
        if one.verdict == "unsupported":
            losses.append(-row[[VERDICTS.index("contradicted"), VERDICTS.index("absent")]].logsumexp(0))
        else:
            losses.append(-row[VERDICTS.index(one.verdict)])
    return torch.stack(losses).mean()


def verdict_of(asked: Asked) -> str | None:
    """What the sentence that decides says to a claim, or to what a question of the corpus takes for granted; `None`: unknown."""
    if asked.verdict or asked.kind in ("idkmrc", "facqa", "transsquad", "none"):
        return asked.verdict
    return "contradicted" if asked.kind == "premise" else "supported"


def _verdict_losses(verdict: str, logits: Tensor, right: Tensor) -> list[Tensor]:
    """The verdict where it is decided; the other sentences say nothing of it."""
    scores = logits.log_softmax(-1)
    losses = []
    if right.any():
        losses.append(-scores[right].mean(0)[VERDICTS.index(verdict)])
    if (~right).any():
        losses.append(-scores[~right].mean(0)[VERDICTS.index("absent")])
    return losses


def _span_losses(asked: Asked, batch: Batch, row: int, head: Tensor) -> list[Tensor]:
    """Where the answer begins and ends, among the pieces of its window's text."""
    inside = [column for column, (start, _) in enumerate(batch.offsets[row]) if start >= 0]
    starts, ends = [], []
    for begin, stop in asked.answers:
        within = [
            n for n, column in enumerate(inside) if begin < batch.offsets[row][column][1] and batch.offsets[row][column][0] < stop
        ]
        if within and batch.offsets[row][inside[within[-1]]][1] >= stop:
            starts.append(within[0])
            ends.append(within[-1])
    if not starts:
        return []
    scores = head[row, inside, 1:3].log_softmax(0)
    return [-scores[starts, 0].logsumexp(0), -scores[ends, 1].logsumexp(0)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the bundled model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder and its tokenizer")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--from", dest="initial", type=Path, help="a checkpoint's model.safetensors to begin from, not the base")
    parser.add_argument("--corpus", type=float, default=0.0, help="the share of questions that are of the corpus, 0 to 1")
    parser.add_argument("--unseen", type=Path, default=sources.UNSEEN, help="folder of news to measure on, never trained on")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints and measurements")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--float32", action="store_true", help="read weights as float32, not bfloat16")
    parser.add_argument("--seed", type=int, default=16)
    return parser.parse_args()


def main() -> None:
    arguments = _arguments()
    torch.manual_seed(arguments.seed)
    chance = random.Random(arguments.seed)
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    network = Network.from_checkpoint(arguments.initial) if arguments.initial else Network.from_base(arguments.base)
    trainer = Trainer(network, device=arguments.device, rate=arguments.rate, steps=arguments.steps, half=not arguments.float32)
    trainer.resume(arguments.out)
    chance.seed(arguments.seed + trainer.step)
    streams = _streams(arguments, chance)
    yardstick = measure.Yardstick(arguments.data, tokenizer, network=Network.from_base(arguments.base), unseen=arguments.unseen)
    began, sums = time.monotonic(), dict[str, float]()
    while trainer.step < arguments.steps:
        for name, value in _step(trainer, streams, tokenizer).items():
            sums[name] = 0.98 * sums.get(name, value) + 0.02 * value
        if trainer.step % 50 == 0:
            rounded = {name: round(value, 3) for name, value in sums.items()}
            print(json.dumps({"step": trainer.step, "seconds": round(time.monotonic() - began), **rounded}), flush=True)
        if trainer.step % arguments.every == 0 or trainer.step == arguments.steps:
            trainer.save(arguments.out)
            print(json.dumps({"step": trainer.step, **yardstick.figures(trainer.network)}), flush=True)


Streams = tuple[Iterator[Reading], Iterator[Reading], Iterator[list[Judged]]]


def _step(trainer: Trainer, streams: Streams, tokenizer: Tokenizer) -> dict[str, float]:
    questions, claims, judged = streams
    found = {}
    losses = reading_loss(trainer, [*islice(questions, QUESTIONS), *islice(claims, CLAIMS)], tokenizer)
    torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum().backward()  # type: ignore[no-untyped-call]
    found |= {name: float(value.detach()) for name, value in losses.items()}
    loss = pair_loss(trainer, next(judged), tokenizer)
    loss.backward()  # type: ignore[no-untyped-call]
    found["pair"] = float(loss.detach())
    trainer.update()
    return found


def _streams(arguments: argparse.Namespace, chance: random.Random) -> Streams:
    chatted = {formal: chat for chat, formal in informal_forms().items() if " " not in formal}
    public_documents, public_questions = sources.encyclopaedia(arguments.data, split="train")
    public = Drawer(public_documents, public_questions, chance=chance, informal=chatted)
    pairs = sources.pairs(arguments.data, split="train")
    parallel = sources.parallel(arguments.data)
    for number, (english, indonesian) in enumerate(parallel):
        premise, claim = (english, indonesian) if number % 2 else (indonesian, english)
        pairs.append(Pair(premise, claim, "supported", "parallel", f"parallel-{number}"))
    judged = PairDrawer(pairs, weights=PAIR_WEIGHTS, chance=chance).batches(PAIRS)
    if not arguments.corpus:
        return public.readings(), iter(()), judged
    documents, questions, claims = sources.corpus(split="train")
    own = Drawer(documents, questions, chance=chance, informal=chatted)
    questioned = _mixed(own.readings(), public.readings(), arguments.corpus, chance)
    claimed = Drawer(documents, claims, chance=chance, informal=chatted).readings()
    return questioned, claimed, judged


def _mixed(one: Iterator[Reading], other: Iterator[Reading], share: float, chance: random.Random) -> Iterator[Reading]:
    while True:
        yield next(one if chance.random() < share else other)


if __name__ == "__main__":
    main()
