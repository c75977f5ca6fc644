"""Reads the texts from which the encoder is made: WordNet, Wordnet Bahasa, parallel sentences, and Saksi's own lists."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"
_EXAMPLE = re.compile(r'"([^"]+)"')
_ADJECTIVE_MARK = re.compile(r"\((?:a|p|ip)\)$")
PARTS_OF_SPEECH = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: its English and Indonesian words, what they mean in both languages, and the meanings beside it."""

    english: tuple[str, ...]
    indonesian: tuple[str, ...]
    gloss: str
    """WordNet's English definition, and its example sentences."""
    definition: str
    """WordNet's English definition alone."""
    indonesian_definition: str
    """Wordnet Bahasa's; empty where it has none."""
    related: tuple[str, ...]
    """Keys of synsets to which this one points: what it is a kind or a part of, and so on."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All that the encoder is made from."""

    synsets: dict[str, Synset]
    lexicon: tuple[tuple[str, tuple[str, ...]], ...]
    """English words and phrases with their Indonesian ones, best first."""
    informal: dict[str, str]
    """Informal Indonesian to formal."""
    parallel: tuple[tuple[str, str], ...]
    """English sentences with their Indonesian translations."""


def read_sources(data: Path, wordnet: Path) -> Sources:
    """`data` is the folder of development data, `wordnet` that of Princeton WordNet 3.0 (Debian's `wordnet-base`)."""
    parallel = [*_rows(data / "enid_tatoeba.jsonl.gz"), *_rows(data / "enid_nusax_train.jsonl")]
    return Sources(
        synsets=_synsets(data, wordnet),
        lexicon=tuple((english, tuple(indonesian.split("; "))) for english, indonesian in _table("en_id.tsv")),
        informal=dict(_table("informal.tsv")),
        parallel=tuple((row["en"], row["id_text"]) for row in parallel),
    )


def _table(name: str) -> Iterator[tuple[str, str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            left, right = line.split("\t")
            yield left, right


def _rows(file: Path) -> list[dict[str, str]]:
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()]


def _synsets(data: Path, wordnet: Path) -> dict[str, Synset]:
    lemmas, definitions = _bahasa(data / "wordnet_bahasa_ind.tab.gz")
    found = {}
    for letter, part in PARTS_OF_SPEECH.items():
        for line in (wordnet / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields, gloss = line.split(" | ", 1)
            key = f"{fields[:8]}-{letter}"
            english, related = _synset_fields(fields.split(" "))
            definition = re.split(r';\s*"', gloss, maxsplit=1)[0].strip().strip(";").strip()
            found[key] = Synset(
                english=english,
                indonesian=tuple(lemmas.get(key, ())),
                gloss=" ".join([definition, *_EXAMPLE.findall(gloss)]),
                definition=definition,
                indonesian_definition=definitions.get(key, ""),
                related=related,
            )
    return found


def _synset_fields(fields: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words and the pointers of a line of WordNet's data files (wndb(5WN))."""
    words = int(fields[3], 16)
    english = tuple(_ADJECTIVE_MARK.sub("", word).replace("_", " ") for word in fields[4 : 4 + 2 * words : 2])
    start = 5 + 2 * words
    pointers = range(start, start + 4 * int(fields[start - 1]), 4)
    return english, tuple(f"{fields[place + 1]}-{fields[place + 2].replace('s', 'a')}" for place in pointers)


def _bahasa(file: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Indonesian words and definitions by the key of Debian's synset."""
    lemmas: dict[str, list[str]] = {}
    definitions: dict[str, str] = {}
    for line in gzip.decompress(file.read_bytes()).decode("utf-8").splitlines():
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        key = _debian_key(int(fields[0][:8]), fields[0][-1].replace("s", "a"))
        if fields[1] == "ind:lemma":
            lemmas.setdefault(key, []).append(fields[2])
        elif fields[1] == "ind:def":
            definitions.setdefault(key, fields[-1])
    return lemmas, definitions


def _debian_key(offset: int, letter: str) -> str:
    """Debian's WordNet 3.0 (3.0-37) corrects three glosses, which moves what stands behind them in its file."""
    if letter == "v" and 613018 <= offset < 2422967:
        offset += 18
    elif letter == "a" and offset >= 1684133:
        offset += 1
    return f"{offset:08d}-{letter}"
