"""The bundled model, run by onnxruntime: loaded when first needed, without torch."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from answering.answers import Span
from answering.reading import ReadSentence, Verdicts, Window
from retrieval.errors import SaksiError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

_ERRORS_ALONE = 3
"""onnxruntime's level of log at which it says nothing of what it optimises."""

_LONGEST = 320
"""Pieces in a window at most, as in training; what is longer is cut."""

_LONGEST_QUERY = 128
"""Pieces of a question or claim at most; of a longer one the end is read, where what is asked mostly stands."""

_TOGETHER = 8
"""Windows that are read in one batch; more are no faster, and need more memory."""

_LONGEST_SPAN = 40
"""Pieces of an answer at most."""

_PADDING = 1

Numbers = NDArray[np.float32]


class NetworkError(SaksiError):
    """The bundled model cannot be loaded."""


class Network:
    """The reader and judge in one: what it reads beside a question or claim it reads once.

    Its head gives seven numbers for each piece of a window: how far it belongs to a sentence that answers, begins or ends the
    answer, supports, contradicts, does not decide, or only reports the claim. The mean over a sentence is the sentence's.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        """`folder` holds `model.onnx` and `tokenizer.json`; without one it is the bundled model's."""
        self._folder = folder or resources.files("answering").joinpath("model")
        self._loading = threading.Lock()

    def load(self) -> None:
        """Loads the weights now and not at the first question; raises `NetworkError` where that fails."""
        with self._loading:
            _ = self._session, self._tokenizer

    def read(self, query: str, windows: Sequence[Window]) -> list[ReadSentence]:
        """See `answering.reading.Reader`."""
        self.load()
        query = self._end_of(query)
        best: dict[object, ReadSentence] = {}
        for start in range(0, len(windows), _TOGETHER):
            for found in self._batch(query, windows[start : start + _TOGETHER]):
                known = best.get(found.sentence)
                if known is None or found.logit > known.logit:
                    best[found.sentence] = found
        return sorted(best.values(), key=lambda found: -found.logit)

    def _batch(self, query: str, windows: Sequence[Window]) -> Iterator[ReadSentence]:
        titled = [_titled(window) for window in windows]
        encoded = self._tokenizer.encode_batch([(query, text) for text, _ in titled])
        longest = min(_LONGEST, max(len(one.ids) for one in encoded))
        pieces = np.full((len(encoded), longest), _PADDING, dtype=np.int64)
        for row, one in enumerate(encoded):
            pieces[row, : len(one.ids)] = one.ids[:longest]
        head: Numbers = self._session.run(["head"], {"pieces": pieces, "mask": (pieces != _PADDING).astype(np.float32)})[0]
        for window, one, (_, shift), numbers in zip(windows, encoded, titled, head, strict=True):
            yield from _sentences(window, one, shift, numbers)

    def _end_of(self, query: str) -> str:
        offsets = self._tokenizer.encode(query, add_special_tokens=False).offsets
        return query if len(offsets) <= _LONGEST_QUERY else query[offsets[-_LONGEST_QUERY][0] :]

    @cached_property
    def _session(self) -> InferenceSession:
        from onnxruntime import InferenceSession, SessionOptions, set_default_logger_severity
        from onnxruntime.capi import onnxruntime_pybind11_state as errors

        set_default_logger_severity(_ERRORS_ALONE)
        options = SessionOptions()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads leave the cores to others
        options.enable_cpu_mem_arena = False  # or it keeps what the longest batch ever needed
        try:
            with resources.as_file(self._folder.joinpath("model.onnx")) as file:
                return InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        except (
            OSError,
            errors.NoSuchFile,
            errors.InvalidProtobuf,
            errors.InvalidGraph,
            errors.InvalidArgument,
            errors.Fail,
        ) as error:
            raise self._broken("model.onnx") from error

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        try:
            text = self._folder.joinpath("tokenizer.json").read_text("utf-8")
            json.loads(text)
            return Tokenizer.from_str(text)
        except (OSError, ValueError) as error:
            raise self._broken("tokenizer.json") from error

    def _broken(self, name: str) -> NetworkError:
        return NetworkError(f"the bundled model is not whole ({self._folder.joinpath(name)}): install Saksi again")


def _titled(window: Window) -> tuple[str, int]:
    """The window with its title, and by how much offsets into that differ from those into the article's text."""
    first = window.sentences[0]
    title = f"{first.article.title}\n" if first.article.title else ""
    return title + window.text, first.start - len(title)


def _sentences(window: Window, encoded: Encoding, shift: int, numbers: Numbers) -> Iterator[ReadSentence]:
    """The window's sentences, each with the means of its pieces; one that was cut off altogether is not read."""
    offsets = np.array(encoded.offsets)[: len(numbers)] + shift
    of_text = np.array([kind == 1 for kind in encoded.sequence_ids[: len(numbers)]]) & (offsets[:, 1] > offsets[:, 0])
    for sentence in window.sentences:
        inside = np.flatnonzero(of_text & (offsets[:, 0] < sentence.end) & (offsets[:, 1] > sentence.start))
        if len(inside):
            means = numbers[inside].mean(axis=0)
            span, probability = _span(numbers[inside, 1], numbers[inside, 2])
            start, end = max(offsets[inside[span[0]], 0], sentence.start), min(offsets[inside[span[1]], 1], sentence.end)
            start += len(text := sentence.article.text[start:end]) - len(text.lstrip())
            yield ReadSentence(
                sentence, float(means[0]), Span(int(start - sentence.start), int(end - sentence.start)), probability,
                Verdicts(*map(float, _softmax(means[3:7]))),
            )  # fmt: skip


def _span(starts: Numbers, ends: Numbers) -> tuple[tuple[int, int], float]:
    """The likeliest stretch of pieces, first and last, and its probability among all stretches."""
    joint = np.triu(np.outer(_softmax(starts), _softmax(ends)))
    joint -= np.triu(joint, _LONGEST_SPAN)
    first, last = np.unravel_index(int(joint.argmax()), joint.shape)
    return (int(first), int(last)), float(joint[first, last])


def _softmax(logits: Numbers) -> Numbers:
    odds = np.exp(logits - logits.max())
    return np.asarray(odds / odds.sum(), dtype=np.float32)
