"""A model's reply as lines, each as soon as it is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.models import Message, Model
from answering.usage import Usage

_THINKING = "<think>"
_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)


class Reply:
    """A reply as it arrives, up to a limit of characters."""

    def __init__(self, model: Model, messages: Sequence[Message], usage: Usage, *, limit: int) -> None:
        self._pieces = model.stream(messages, usage)
        self._limit = limit
        self.text = ""

    def lines(self) -> Iterator[str]:
        """Its lines that say anything, each as soon as it is complete.

        What a model thinks aloud before them is left out, and so is a last line that was cut off before its key.
        """
        begin: int | None = None
        for piece in self._pieces:
            self.text += piece
            if len(self.text) > self._limit:
                return  # the line at which it was cut is no line
            begin = self._begin() if begin is None else begin
            while begin is not None and (end := self.text.find("\n", begin)) >= 0:
                if line := self.text[begin:end].strip():
                    yield line
                begin = end + 1
        line = self.text[begin or 0 :].strip()
        if line and ("[" in line or not begin):
            yield line

    def _begin(self) -> int | None:
        """Where the answer begins; `None` as long as that is not plain, because the model still thinks."""
        begun = self.text.lstrip()
        if begun and not begun.startswith(_THINKING[: len(begun)]):
            return 0
        thought = _THOUGHT.match(self.text)
        return thought.end() if thought else None
