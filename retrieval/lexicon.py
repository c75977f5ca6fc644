"""The bilingual lexicon: what an English word may be called in Indonesian, and which Indonesian words mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from retrieval.articles import Language
from retrieval.words import data_lines, stem, stop_words, words

Phrase = tuple[str, ...]
"""One or more stems that stand next to each other."""

Entry = tuple[Phrase, tuple[Phrase, ...]]
"""An English phrase and the Indonesian ones that translate it, best first."""

Group = tuple[Phrase, tuple[Phrase, ...]]
"""What is asked for and what news may name in its place; where the first is empty, each phrase may stand for the others."""

_LEAST_SURE = 0.5
_LESS_SURE = 0.1
"""Each further translation of a word is less sure to be meant by it."""

LONGEST_PHRASE = 4
"""No entry of the lexicon has more words than this."""


class Lexicon:
    """English phrases to Indonesian phrases, both as stems, best first.

    A tail of rarer words, less sure, answers only for phrases that the entries have not.
    """

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]], akin: Iterable[str] = ()) -> None:
        """`entries` are words and phrases as they are written, `akin` lines of `akin_id.txt`, as that file explains them."""
        self._indonesian: dict[Phrase, tuple[Phrase, ...]] = {}
        self._english: dict[Phrase, list[Phrase]] = defaultdict(list)
        self._rare_indonesian: dict[Phrase, tuple[Phrase, ...]] = {}
        self._rare_english: dict[Phrase, list[Phrase]] = defaultdict(list)
        self._akin: dict[Phrase, dict[Phrase, None]] = defaultdict(dict)
        for english, translations in entries:
            self._add((phrase(english, "en"), tuple(phrase(translation, "id") for translation in translations)))
        for line in akin:
            self._relate(group(line))

    @staticmethod
    def of_stems(entries: Iterable[Entry], *, tail: Iterable[Entry] = (), akin: Iterable[Group] = ()) -> Lexicon:
        """The lexicon of entries that are stems already, and of a tail of others, which do not make synonyms."""
        made = Lexicon(())
        for related in akin:
            made._relate(related)
        for entry in entries:
            made._add(entry)
        for english, translations in tail:
            if english not in made._indonesian:
                made._rare_indonesian[english] = translations
                for translation in translations:
                    made._rare_english[translation].append(english)
        return made

    def _relate(self, related: Group) -> None:
        kind, found = related
        for asked in [kind] if kind else found:
            self._akin[asked].update(dict.fromkeys(word for word in found if word != asked))

    def _add(self, entry: Entry) -> None:
        english, translations = entry
        if not english or len(english) > LONGEST_PHRASE:
            return
        known = dict.fromkeys((*self._indonesian.get(english, ()), *filter(None, translations)))
        self._indonesian[english] = tuple(known)
        for translation in known:
            if english not in self._english[translation]:
                self._english[translation].append(english)

    def entries(self) -> Iterator[Entry]:
        """Its entries, without the tail."""
        yield from self._indonesian.items()

    def translations(self, english: Phrase) -> tuple[Phrase, ...]:
        """Indonesian phrases for an English one; empty where the lexicon does not know it."""
        return self._indonesian.get(english) or self._rare_indonesian.get(english, ())

    def english(self, indonesian: Phrase) -> Mapping[Phrase, float]:
        """English phrases that this one translates, and how surely it is meant by them (0 to 1]: the best first of each."""
        if indonesian not in self._english:
            return dict.fromkeys(self._rare_english.get(indonesian, ()), _LEAST_SURE)
        return {
            english: max(_LEAST_SURE, 1 - _LESS_SURE * self._indonesian[english].index(indonesian))
            for english in self._english[indonesian]
            if not set(english) <= stop_words("en")
        }

    def synonyms(self, indonesian: Phrase) -> Mapping[Phrase, float]:
        """Indonesian phrases that share an English word with this one, and how surely they mean the same (0 to 1].

        A phrase that translates a word of few translations is surer than one among many.
        """
        weights: dict[Phrase, float] = defaultdict(float)
        for english in self._english.get(indonesian, ()):
            others = self._indonesian[english]
            for other in others:
                if other != indonesian:
                    weights[other] += 1 / len(others)
        return {other: min(1.0, weight) for other, weight in weights.items()}

    def akin(self, indonesian: Phrase) -> tuple[Phrase, ...]:
        """Indonesian phrases by which news may name what this one asks for."""
        return tuple(self._akin.get(indonesian, ()))

    def english_synonyms(self, english: Phrase) -> Mapping[Phrase, float]:
        """English phrases that share an Indonesian word with this one, weighed as `synonyms` are."""
        weights: dict[Phrase, float] = defaultdict(float)
        for indonesian in self._indonesian.get(english, ()):
            others = self._english[indonesian]
            for other in others:
                if other != english:
                    weights[other] += 1 / len(others)
        return {other: min(1.0, weight) for other, weight in weights.items()}

    def __len__(self) -> int:
        return len(self._indonesian)


@cache
def bundled_lexicon() -> Lexicon:
    """The lexicon that comes with Saksi: entries written by hand, and a tail from WordNet and Wordnet Bahasa."""
    return Lexicon.of_stems(_stored("stems.tsv"), tail=_stored("stems_tail.tsv"), akin=_stored("akin_stems.tsv"))


def _stored(name: str) -> Iterator[Entry]:
    """Entries as `retrieval/training/stems.py` wrote them, in stems, which take too long to find at every start."""
    for line in data_lines(name):
        english, _, indonesian = line.partition("\t")
        yield tuple(english.split()), tuple([tuple(translation.split(" ")) for translation in indonesian.split(";")])


def group(line: str) -> Group:
    """A line of `akin_id.txt` in stems."""
    kind, _, rest = line.rpartition(": ")
    found = dict.fromkeys(phrase(word, "id") for word in rest.split("; "))
    return phrase(kind, "id") if kind else (), tuple(filter(None, found))


def phrase(text: str, language: Language) -> Phrase:
    """A phrase as stems. English keeps its particles ("take over"); Indonesian function words are left out if others stay."""
    found = [word.plain for word in words(text)]
    content = [word for word in found if language == "en" or word not in stop_words(language)]
    return tuple(stem(word, language) for word in content or found)
