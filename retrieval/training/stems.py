"""Makes `retrieval/data/stems.tsv` and `stems_tail.tsv`: the lexicon in stems, because to find them takes time at every start.

    python -m retrieval.training.stems

To be run whenever `en_id.tsv`, `en_id_tail.tsv`, the roots or the analyser change; a test tells when it was forgotten.
"""

from __future__ import annotations

from pathlib import Path

from retrieval.lexicon import Lexicon
from retrieval.words import data_lines

_DATA = Path(__file__).parents[1] / "data"
_HEAD = "# {} in stems, made by retrieval/training/stems.py.\n"
FILES = {"en_id.tsv": "stems.tsv", "en_id_tail.tsv": "stems_tail.tsv"}
"""The lists as they are written, and in stems."""


def main() -> None:
    """Reads the lists and writes them in stems."""
    for written, stored in FILES.items():
        (_DATA / stored).write_text(in_stems(written), encoding="utf-8")


def in_stems(name: str) -> str:
    """A list of English words with Indonesian ones, in stems: one English phrase a line, a tab, its translations."""
    rows = (line.split("\t") for line in data_lines(name))
    entries = Lexicon((english, indonesian.split("; ")) for english, indonesian in rows).entries()
    lines = ("\t".join((" ".join(english), ";".join(map(" ".join, indonesian)))) for english, indonesian in entries)
    return _HEAD.format(name) + "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
