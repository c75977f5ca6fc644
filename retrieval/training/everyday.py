"""Makes `retrieval/data/everyday.tsv`: how often words stand in everyday sentences.

    python -m retrieval.training.everyday enid_tatoeba.jsonl.gz

The source is Tatoeba's English sentences with their Indonesian translations (CC BY 2.0 FR), one pair a line as JSON with the
keys `en` and `id_text`. A word counts once a sentence, by its stem.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from retrieval.articles import Language
from retrieval.words import stem, words

_RESULT = Path(__file__).parents[1] / "data" / "everyday.tsv"
_SELDOM = 4
"""A word that stands in fewer sentences is as good as never heard."""

_HEAD = "# How many of {} everyday sentences have a stem. Made by retrieval/training/everyday.py from Tatoeba (CC BY 2.0 FR).\n"


def main() -> None:
    """Reads the pairs and writes the counts, the most common words first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    with gzip.open(parser.parse_args().pairs, "rt", encoding="utf-8") as file:
        pairs = [json.loads(line) for line in file]
    rows = [*_rows("id", (pair["id_text"] for pair in pairs)), *_rows("en", (pair["en"] for pair in pairs))]
    _RESULT.write_text(_HEAD.format(len(pairs)) + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def _rows(language: Language, texts: Iterable[str]) -> list[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({stem(word.plain, language) for word in words(text)})
    common = sorted(((-count, found) for found, count in counts.items() if count >= _SELDOM and found.isalpha()))
    return [f"{language}\t{found}\t{-count}" for count, found in common]


if __name__ == "__main__":
    main()
