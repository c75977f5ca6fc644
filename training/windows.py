"""Windows: a question beside a run of a document's sentences, as pieces; and what of them is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from training.sources import Document, Span

LONGEST = 320
"""Pieces in a window at most, the question's among them; what is longer is cut."""

CLAIM = "claim: "
"""Stands before a claim, so that the model knows it from a question."""


@dataclass(frozen=True, slots=True)
class Window:
    """What is read at once: a question or claim, and sentences `first` to `last` (exclusive) of a document."""

    query: str
    document: Document
    first: int
    last: int
    titled: bool = True

    @property
    def sentences(self) -> range:
        return range(self.first, self.last)


@dataclass(slots=True)
class Batch:
    """Windows as tensors, and where their sentences are."""

    pieces: Tensor
    mask: Tensor
    sentence: Tensor
    """For each piece the number of its sentence, counted over the batch; `count` where it belongs to none."""
    count: int
    owner: list[int] = field(default_factory=list)
    """For each sentence, the number of its window."""
    numbers: list[int] = field(default_factory=list)
    """For each sentence, its number in its document."""
    offsets: list[list[Span]] = field(default_factory=list)
    """For each window and piece, the offsets into the document's text; (-1, -1) for pieces of question and title."""


def batch_of(windows: Sequence[Window], tokenizer: Tokenizer) -> Batch:
    """The windows, padded to the longest."""
    texts = [_text(window) for window in windows]
    encoded = tokenizer.encode_batch([(window.query, text) for window, (text, _) in zip(windows, texts, strict=True)])
    longest = min(LONGEST, max(len(encoding.ids) for encoding in encoded))
    pieces = torch.ones((len(windows), longest), dtype=torch.long)
    mask = torch.zeros((len(windows), longest))
    sentence = torch.full((len(windows), longest), -1, dtype=torch.long)
    batch = Batch(pieces, mask, sentence, 0)
    for row, (window, encoding, (_, shift)) in enumerate(zip(windows, encoded, texts, strict=True)):
        length = min(longest, len(encoding.ids))
        pieces[row, :length] = torch.tensor(encoding.ids[:length])
        mask[row, :length] = 1
        _place(batch, row, window, _offsets(encoding, shift, length))
    sentence[sentence < 0] = batch.count
    return batch


def pooled(values: Tensor, batch: Batch) -> Tensor:
    """The mean of the values, (batch, length, k), over each sentence: (sentences, k)."""
    flat = values.reshape(-1, values.shape[-1]).float()
    index = batch.sentence.reshape(-1).to(values.device)
    sums = torch.zeros((batch.count + 1, flat.shape[1]), device=values.device).index_add(0, index, flat)
    sizes = torch.zeros(batch.count + 1, device=values.device).index_add(0, index, torch.ones_like(index, dtype=torch.float))
    return (sums / sizes.clamp(min=1)[:, None])[: batch.count]


def _text(window: Window) -> tuple[str, int]:
    """The window's text with its title before it, and by how much offsets into it differ from those into the document."""
    start, end = window.document.sentences[window.first][0], window.document.sentences[window.last - 1][1]
    title = f"{window.document.title}\n" if window.titled and window.document.title else ""
    return title + window.document.text[start:end], start - len(title)


def _offsets(encoding: Encoding, shift: int, length: int) -> list[Span]:
    return [
        (start + shift, end + shift) if kind == 1 and end > start else (-1, -1)
        for kind, (start, end) in zip(encoding.sequence_ids[:length], encoding.offsets[:length], strict=True)
    ]


def _place(batch: Batch, row: int, window: Window, offsets: list[Span]) -> None:
    """Notes which pieces are of which sentence."""
    batch.offsets.append(offsets)
    spans = window.document.sentences
    current = window.first
    numbered: dict[int, int] = {}
    for column, (start, end) in enumerate(offsets):
        while current < window.last and start >= spans[current][1]:
            current += 1
        if current == window.last or end <= spans[current][0]:
            continue
        if current not in numbered:
            numbered[current] = batch.count
            batch.owner.append(row)
            batch.numbers.append(current)
            batch.count += 1
        batch.sentence[row, column] = numbered[current]
