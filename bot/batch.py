"""JSON Lines in, JSON Lines out: in the same order, each line flushed as soon as it is answered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol, TypeVar

from bot.contract import Object, UnreadableLine, error_object, line_of
from retrieval.errors import SaksiError


class Line(Protocol):
    """What a line of a batch puts."""

    @property
    def id(self) -> object: ...


Put = TypeVar("Put", bound=Line)


def run_batch(place: str, answer: Callable[[Put], Object], *, read: Callable[[bytes], Put]) -> int:
    """Answers every line of a file ("-" is standard input); the status is 1 if one could not be answered, else 0."""
    status = 0
    with _lines(place) as lines:
        for line in lines:
            if not line.strip():
                continue
            result, failed = _result(line, answer, read)
            status = max(status, failed)
            print(line_of(result), flush=True)
    return status


def _result(line: bytes, answer: Callable[[Put], Object], read: Callable[[bytes], Put]) -> tuple[Object, int]:
    """What a line comes to, and the status that it asks for."""
    try:
        put = read(line)
    except UnreadableLine as error:
        return error_object(error.line_id, error), 1
    try:
        return answer(put), 0
    except SaksiError as error:
        return error_object(put.id, error), 1


@contextmanager
def _lines(place: str) -> Iterator[BinaryIO]:
    if place == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(place, "rb")  # noqa: SIM115 - closed below; only the opening may fail with this message
    except OSError as error:
        raise SaksiError(
            f"{place} cannot be read ({error.strerror}): give a file of JSON Lines, or - for standard input"
        ) from error
    with file:
        yield file
