"""The network: one encoder, and for every piece of text six numbers from which sentences, spans and verdicts are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

HEAD = ("answers", "start", "end", "supported", "contradicted", "absent", "reported")
"""What the head says of each piece. The mean of `answers` over a sentence is its logit beside 0 for "no answer"; the mean of
the last four are the logits of the verdicts on a claim."""


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), normalised after each residual sum."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.project = nn.Linear(width, 3 * width)
        self.merge = nn.Linear(width, width)
        self.merge_norm = nn.LayerNorm(width, eps=1e-12)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.narrow_norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        query, key, value = (
            part.view(batch, length, self.heads, -1).transpose(1, 2) for part in self.project(hidden).split(width, dim=-1)
        )
        scores = (query * (width // self.heads) ** -0.5) @ key.transpose(2, 3) + mask
        attended = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        hidden = self.merge_norm(hidden + self.merge(attended))
        return self.narrow_norm(hidden + self.narrow(nn.functional.gelu(self.widen(hidden))))


class Network(nn.Module):
    """The encoder with its head."""

    def __init__(self, *, vocabulary: int, width: int, layers: int, heads: int, inner: int, positions: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.head = nn.Linear(width, len(HEAD))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states, (batch, length, width), and the head's numbers, (batch, length, 7), of pieces (batch, length).

        `mask` is 1 where there is a piece and 0 where there is padding.
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.norm(self.words(pieces) + self.positions(places))
        barred = ((1 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0).to(hidden.dtype)
        for layer in self.layers:
            hidden = layer(hidden, barred)
        return hidden, self.head(hidden)

    @classmethod
    def from_base(cls, folder: Path) -> Network:
        """From weights in the format of Transformers' `BertModel`, with a new head."""
        config = json.loads((folder / "config.json").read_text("utf-8"))
        network = cls(
            vocabulary=config["vocab_size"], width=config["hidden_size"], layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"], inner=config["intermediate_size"], positions=config["max_position_embeddings"],
        )  # fmt: skip
        base = {name: tensor.float() for name, tensor in load_file(folder / "model.safetensors").items()}
        network.load_state_dict({**_renamed(base, config["num_hidden_layers"]), **_head(network)})
        return network

    @classmethod
    def from_checkpoint(cls, path: Path) -> Network:
        """As `save` wrote it."""
        tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
        layers = 1 + max(int(name.split(".")[1]) for name in tensors if name.startswith("layers."))
        vocabulary, width = tensors["words.weight"].shape
        network = cls(
            vocabulary=vocabulary, width=width, layers=layers, heads=width // 32,
            inner=tensors["layers.0.widen.weight"].shape[0], positions=tensors["positions.weight"].shape[0],
        )  # fmt: skip
        network.load_state_dict(tensors)
        return network

    def save(self, path: Path, tensors: dict[str, Tensor] | None = None) -> None:
        """Writes the weights as float16, whole or not at all."""
        kept = {name: tensor.detach().cpu().half().contiguous() for name, tensor in (tensors or self.state_dict()).items()}
        partial = path.with_suffix(".partial")
        save_file(kept, partial)
        partial.replace(path)


def _head(network: Network) -> dict[str, Any]:
    return {f"head.{name}": tensor for name, tensor in network.head.state_dict().items()}


def _renamed(base: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The tensors under this network's names; the one type embedding that is used is added to the positions."""
    made = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    parts = {
        "merge": "attention.output.dense", "merge_norm": "attention.output.LayerNorm", "widen": "intermediate.dense",
        "narrow": "output.dense", "narrow_norm": "output.LayerNorm",
    }  # fmt: skip
    for number in range(layers):
        there = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            queries = [base[f"{there}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            made[f"layers.{number}.project.{kind}"] = torch.cat(queries)
            made |= {f"layers.{number}.{ours}.{kind}": base[f"{there}{theirs}.{kind}"] for ours, theirs in parts.items()}
    return made
