"""Texts as vectors by the encoder that comes with Saksi: one vector a word, Indonesian and English, without torch."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import EmbeddingError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BUNDLED_MODEL = Path(__file__).parent / "model"
_FILES = ("tokenizer.json", "model.safetensors")
LARGEST_CHUNK = 160
"""Pieces of words. A mean over more has too many subjects to be near to a question about one of them."""


class StaticEncoder:
    """A model that sentence-transformers' `StaticEmbedding` saved, read without it: the same vectors to 1e-5.

    A text's vector is the mean of the vectors of its pieces, brought to length 1; word order does not matter.
    The files are read when the first text is encoded.
    """

    def __init__(self, folder: Path = BUNDLED_MODEL) -> None:
        self._folder = folder
        self._loading = threading.Lock()

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the model does."""
        digest = hashlib.sha256()
        for name in _FILES:
            try:
                digest.update((self._folder / name).read_bytes())
            except OSError as error:
                raise _unreadable(self._folder, error) from error
        return digest.hexdigest()[:16]

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self._model.rows.shape[1])

    def fits(self, text: str) -> bool:
        """Whether a text is short enough for one vector to tell what it is about."""
        return len(self._pieces([text])[0]) <= LARGEST_CHUNK

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; zeros for a text without a known letter or digit. Shape (texts, dimension)."""
        made = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for place, pieces in enumerate(self._pieces(texts)):
            made[place] = self._model.sum(pieces)
        lengths = np.linalg.norm(made, axis=1, keepdims=True)
        return np.asarray(made / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of each text's pieces. Half a surrogate pair, which UTF-8 cannot hold, is read as "?"."""
        whole = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        return [encoding.ids for encoding in self._model.tokenizer.encode_batch(whole, add_special_tokens=False)]

    @property
    def _model(self) -> _Model:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> _Model:
        return _load(self._folder)


@dataclass(frozen=True, slots=True)
class _Model:
    """A piece's vector is `rows[mapping[piece]] * weights[piece]`."""

    tokenizer: Tokenizer
    rows: NDArray[np.int8]
    mapping: NDArray[np.int32]
    weights: NDArray[np.float32]

    def sum(self, pieces: list[int]) -> NDArray[np.float32]:
        """The sum of the vectors of some pieces; shape (dimension,)."""
        distinct, times = np.unique(np.array(pieces, dtype=np.int64), return_counts=True)
        weights = self.weights[distinct] * times.astype(np.float32)
        return np.asarray(weights @ self.rows[self.mapping[distinct]].astype(np.float32), dtype=np.float32)


def _load(folder: Path) -> _Model:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    tokenizer_file, tensors_file = (folder / name for name in _FILES)
    try:
        tensors = load_file(tensors_file)
        return _Model(
            tokenizer=_tokenizer(tokenizer_file),
            rows=tensors["embeddings"],
            mapping=tensors["mapping"],
            weights=tensors["weights"],
        )
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise _unreadable(folder, error) from error


def _tokenizer(file: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    description = file.read_text(encoding="utf-8")
    try:
        return Tokenizer.from_str(description)
    except Exception as error:  # tokenizers raises nothing more exact
        raise ValueError(f"{file.name}: {error}") from error


def _unreadable(folder: Path, error: Exception) -> EmbeddingError:
    return EmbeddingError(f"the encoder in {folder} cannot be read ({type(error).__name__}: {error}): install Saksi again")
