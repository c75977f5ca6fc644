"""The tables of words that the rules look things up in."""

from __future__ import annotations

from functools import cache
from importlib import resources


def lines(table: str) -> list[str]:
    """The lines of one of the tables in `data/words.txt`, without its head."""
    return _tables()[table]


@cache
def _tables() -> dict[str, list[str]]:
    text = resources.files("answering.vetoes").joinpath("data", "words.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = current = []
        elif line and not line.startswith("#"):
            current.append(line)
    return found
