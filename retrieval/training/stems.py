"""Makes `retrieval/data/stems.tsv`, `stems_tail.tsv` and `akin_stems.tsv`: the lexicon in stems, which take time to find.

    python -m retrieval.training.stems

To be run whenever one of the lists, the roots or the analyser change; a test tells when it was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from retrieval.lexicon import Lexicon, Phrase, group
from retrieval.words import data_lines

_DATA = Path(__file__).parents[1] / "data"
_HEAD = "# {} in stems, made by retrieval/training/stems.py.\n"
_AKIN = "akin_id.txt"
FILES = {"en_id.tsv": "stems.tsv", "en_id_tail.tsv": "stems_tail.tsv", _AKIN: "akin_stems.tsv"}
"""The lists as they are written, and in stems."""


def main() -> None:
    """Reads the lists and writes them in stems."""
    for written, stored in FILES.items():
        (_DATA / stored).write_text(in_stems(written), encoding="utf-8")


def in_stems(name: str) -> str:
    """A list of words with Indonesian ones, in stems: one phrase a line, a tab, what may stand for it.

    Of the groups of akin words the phrase is what is asked for, or nothing.
    """
    if name == _AKIN:
        return _HEAD.format(name) + "".join(_line(*group(line)) for line in data_lines(name))
    rows = (line.split("\t") for line in data_lines(name))
    entries = Lexicon((english, indonesian.split("; ")) for english, indonesian in rows).entries()
    return _HEAD.format(name) + "".join(_line(english, indonesian) for english, indonesian in entries)


def _line(asked: Phrase, found: Iterable[Phrase]) -> str:
    return f"{' '.join(asked)}\t{';'.join(map(' '.join, found))}\n"


if __name__ == "__main__":
    main()
