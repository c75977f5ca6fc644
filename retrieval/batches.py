"""Long sequences in short ones (`itertools.batched`, which Python has from 3.12 on)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in order, in tuples of `size`; the last may be shorter, none is empty."""
    iterator = iter(items)
    while batch := tuple(islice(iterator, size)):
        yield batch
