"""The encoder's vocabulary: which words are whole pieces, and which words share the vector of their family."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from retrieval.stemming import bundled_stemmer
from retrieval.training.encoder_sources import PARTS_OF_SPEECH, Sources

UNKNOWN = "[UNK]"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RAREST_ENGLISH = 12
"""An English word that no lexicon has is a whole piece if WordNet's texts have it this often."""
_PIECES = 1000
"""So many of the most frequent groups of three letters are pieces, and as many of four; all of one and two."""
_LONGEST_WORD = 64
_YEARS = range(1800, 2041)
_AFFIXES = ("lah", "kah", "kan", "an", "i", "s", "es", "ed", "ing")

_PLAIN_WORD = re.compile(r"[a-z]+")
_NYA = re.compile(r"(?<=[a-z]{4})nya$")

_DETACHMENTS = {
    "noun": "s: ses:s ves:f xes:x zes:z ches:ch shes:sh men:man ies:y",
    "verb": "s: ies:y es:e es: ed:e ed: ing:e ing:",
    "adj": "er: est: er:e est:e",
}
"""WordNet's rules of detachment (morphy(7WN)): ending, and what stands in its place in the base form."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces in the order of their numbers. A piece's vector is its own row's (if it has one) plus its family's."""

    pieces: tuple[str, ...]
    families: tuple[str, ...]
    """One a piece: the root of an Indonesian word, the base form of an English one, else the piece itself."""
    own: tuple[str, ...]
    """One a piece: the word whose own row it has beside its family's, itself or the formal one; empty if it has none."""

    def tokenizer(self) -> Tokenizer:
        """Words in lower case without accents, punctuation or the clitic "-nya"; unknown ones cut into pieces."""
        numbers = {piece: number for number, piece in enumerate(self.pieces)}
        made = Tokenizer(models.WordPiece(numbers, unk_token=UNKNOWN, max_input_chars_per_word=_LONGEST_WORD))
        made.normalizer = normalizers.Sequence(
            [
                normalizers.NFKD(),
                normalizers.StripAccents(),
                normalizers.Lowercase(),
                normalizers.Replace(Regex(r"n['’]t\b"), " not"),
                normalizers.Replace(Regex(r"['’](s|re|ve|ll|d|m)\b"), " "),
                normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), " "),
                normalizers.Replace(Regex(r"(?<=[a-z]{4})nya\b"), " "),
                normalizers.Replace(Regex(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])"), " "),
            ]
        )
        made.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        return made


class EnglishBases:
    """The base form of an English word, by WordNet's exceptions and rules."""

    def __init__(self, wordnet: Path) -> None:
        parts = PARTS_OF_SPEECH.values()
        exceptions = {part: (wordnet / f"{part}.exc").read_text(encoding="utf-8").splitlines() for part in parts}
        self._irregular = {part: dict(line.split()[:2] for line in lines) for part, lines in exceptions.items()}
        self._listed = {
            part: {line.split(" ", 1)[0] for line in (wordnet / f"index.{part}").read_text(encoding="utf-8").splitlines()}
            for part in parts
        }

    def __call__(self, word: str) -> str:
        if irregular := next((found for table in self._irregular.values() if (found := table.get(word))), None):
            return irregular
        if self.lists(word):
            return word
        detached = ((part, base) for part, rules in _DETACHMENTS.items() for base in _detached(word, rules))
        return next((base for part, base in detached if base in self._listed[part]), word)

    def lists(self, word: str) -> bool:
        """Whether the word is the base form of some meaning, as "found" and "building" are, whatever else they may be."""
        return any(word in listed for listed in self._listed.values())


def _detached(word: str, rules: str) -> Iterable[str]:
    for rule in rules.split():
        ending, replacement = rule.split(":")
        bare = word.removesuffix(ending)
        if bare == word or len(bare) < 3:
            continue
        yield bare + replacement
        if ending in ("ed", "ing") and bare[-1] == bare[-2]:
            yield bare[:-1]


def folded(text: str) -> str:
    """Lower case without accents, as the tokenizer reads it."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter))


def plain_words(texts: Iterable[str]) -> Counter[str]:
    """The words of some texts, folded, and how often each stands there."""
    return Counter(word for text in texts for word in _PLAIN_WORD.findall(folded(text)))


def build_vocabulary(sources: Sources, base: EnglishBases) -> Vocabulary:
    """Every word that the sources give reason to know, Indonesian affixed forms of their roots, numbers, and pieces."""
    stem = bundled_stemmer().stem
    english, indonesian = _english_words(sources), _indonesian_words(sources)
    roots = {stem(word) for word in indonesian}
    usual = {stem(word) for word in plain_words(word for _, words in sources.lexicon for word in words)}
    listed = plain_words(word for synset in sources.synsets.values() for word in synset.indonesian)
    families = {word: base(word) for word in english}
    families |= {word: root for word in listed if (root := stem(word)) in roots}
    families |= {
        form: root
        for root in sorted(usual)
        if len(root) > 2
        for form in _forms(root)
        if stem(form) == root and form not in english
    }
    families |= {word: stem(word) for word in indonesian}
    families = {_NYA.sub("", word): family for word, family in sorted(families.items()) if len(word) > 1}
    own = {_NYA.sub("", word): _NYA.sub("", word) for word in sorted(indonesian)}
    own |= {word: word for word in sorted(english) if families.get(word) == word or base.lists(word)}
    for spelling, formal in sorted(sources.informal.items()):
        word, meant = folded(spelling), _NYA.sub("", folded(formal))
        if _PLAIN_WORD.fullmatch(word) and meant in families and word not in english:
            families[word] = families[meant]
            own.setdefault(word, own.get(meant, ""))
    parts = [*_numbers(), *_letter_groups(sorted(english | indonesian))]
    pieces = tuple(dict.fromkeys([UNKNOWN, *sorted(families), *parts]))
    return Vocabulary(
        pieces=pieces,
        families=tuple(families.get(piece, piece) for piece in pieces),
        own=tuple(own.get(piece, "") for piece in pieces),
    )


def _english_words(sources: Sources) -> set[str]:
    sure = plain_words([*(english for english, _ in sources.lexicon), *(english for english, _ in sources.parallel)])
    told = plain_words(text for synset in sources.synsets.values() for text in (synset.gloss, *synset.english))
    return sure.keys() | {word for word, times in told.items() if times >= _RAREST_ENGLISH}


def _indonesian_words(sources: Sources) -> set[str]:
    told = plain_words(synset.indonesian_definition for synset in sources.synsets.values())
    told += plain_words(indonesian for _, indonesian in sources.parallel)
    sure = plain_words([*(word for _, words in sources.lexicon for word in words), *sources.informal.values()])
    return sure.keys() | {word for word, times in told.items() if times >= 2}


def _forms(root: str) -> list[str]:
    """The affixed forms of a root that are most usual in news."""
    first = root[0]
    if first in "aeioughk":
        nasal = "ng" + root.removeprefix("k")
    elif first in "pts":
        nasal = {"p": "m", "t": "n", "s": "ny"}[first] + root[1:]
    else:
        nasal = ("m" if first in "bfv" else "n" if first in "cdjz" else "") + root
    rest = root[1:] if first == "r" else root
    bare = ["me" + nasal, "di" + root, "ber" + rest, "ter" + rest, root + "an", f"pe{nasal}an", f"ke{root}an"]
    return [*bare, *(prefix + suffix for prefix in ("me" + nasal, "di" + root) for suffix in ("kan", "i"))]


def _numbers() -> list[str]:
    digits = [mark + str(digit) for digit in range(10) for mark in ("", "##")]
    pairs = [mark + f"{number:02d}" for number in range(100) for mark in ("", "##")]
    return [*digits, *pairs, *(f"{number:03d}" for number in range(1000)), *map(str, _YEARS)]


def _letter_groups(words: Sequence[str]) -> list[str]:
    """Pieces for unknown words and names, each as a word's start and as its continuation."""
    groups = list(_LETTERS) + [first + second for first in _LETTERS for second in _LETTERS]
    for length in (3, 4):
        times = Counter(word[place : place + length] for word in words for place in range(len(word) - length + 1))
        ordered = sorted(times, key=lambda group: (-times[group], group))
        groups.extend(group for group in ordered if group.isascii())
        del groups[26 + 26 * 26 + (length - 2) * _PIECES :]
    return [mark + group for group in [*groups, *_AFFIXES] for mark in ("", "##")]
