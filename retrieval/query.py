"""A question as concepts: each with the words by which an article may name it, and how much each of them counts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.articles import Language
from retrieval.everyday import unheard
from retrieval.informal import formal
from retrieval.lexicon import LONGEST_PHRASE, Lexicon, Phrase
from retrieval.respelling import respelt
from retrieval.words import Word, is_root, stem, stop_words, words

OWN_SPELLING_VOTE = 0.6
"""What an English word keeps for itself when it is looked up in Indonesian: names, numbers and loans need no translation.
Measured on parallel news sentences (recall at 1 of .943 with an aligned lexicon)."""

TRANSLATION_CERTAINTY = 0.8
"""How sure an Indonesian word's English word is at best: it comes from the same dictionary, read backwards."""

SYNONYM_CERTAINTY = 0.6
"""How sure a synonym is at best, beside the word itself."""

SYNONYM_VOTE = 0.3
"""The vote in keyword search that all synonyms of a word share."""

RESPELT_CERTAINTY = 0.75
"""How sure another spelling of a foreign word or name is: some are other words."""

RESPELT_VOTE = 0.8
"""The vote that each of them has in keyword search: as a rule only one of them is a word."""

AKIN_CERTAINTY = 0.65
"""How sure a word is that news often uses for another. Of .35, .5 and .65 best for declining on IDK-MRC's validation split."""

_NUMBER_WORDS = {
    str(number): words_for_it
    for number, words_for_it in enumerate(
        zip(
            "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split(),
            "zero one two three four five six seven eight nine ten".split(),
            strict=True,
        )
    )
}

_PLAIN_WORD = 5
"""An Indonesian word for up to this many English ones means each of them; one for many means any one of them less surely."""

_LEAST_CERTAINTY = 0.12
_MOST_SYNONYMS = 12
_LONGEST_NOISE = 3
_PIVOTS = 2
"""Synonyms are looked up for this many translations of an English word, the best ones."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name a concept: how surely it means it, and the vote that its words have in keyword search."""

    phrase: Phrase
    certainty: float
    vote: float


@dataclass(frozen=True, slots=True)
class Concept:
    """One content word or phrase of a question."""

    text: str
    namings: tuple[Naming, ...]
    name: bool = False
    """Whether it is a proper name or a number, by its capital letter or its figures."""
    known: bool = True
    """Whether a dictionary has it as a word."""
    telling: float = 1.0
    """How much the word says: little if everyday speech is full of it; see `unheard`."""
    weight: float = 1.0
    """1 for the question's own, less for what an earlier question lends."""

    def __hash__(self) -> int:
        """Of what tells a question's concepts apart; one has dozens of namings, and is looked up for every sentence."""
        return hash((self.text, self.weight))

    @property
    def borrowed(self) -> bool:
        """Whether an earlier question lends it."""
        return self.weight < 1


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    text: str
    language: Language
    concepts: tuple[Concept, ...] = field(default=())

    def votes(self) -> Mapping[str, float]:
        """Every stem with its vote, for keyword search: the words of a phrase share theirs."""
        votes: dict[str, float] = defaultdict(float)
        for concept in self.concepts:
            for naming in concept.namings:
                for word in naming.phrase if naming.vote else ():
                    votes[word] += concept.weight * naming.vote / len(naming.phrase)
        return votes


def query(text: str, language: Language, lexicon: Lexicon) -> Query:
    """The concepts of a question as articles in either language may name them.

    Where nothing is written with a capital letter, words that no dictionary has are taken for names.
    """
    read = formal(text) if language == "id" else text
    return Query(read, language, tuple(_concepts(read, language, lexicon)))


def _concepts(text: str, language: Language, lexicon: Lexicon) -> Iterator[Concept]:
    """Concepts in order, a phrase that the lexicon knows before the words that it is made of."""
    found = words(text)
    index = 0
    while index < len(found):
        run = _longest_known(found[index:], language, lexicon) or _hyphenated(text, found[index:])
        index += len(run)
        if any(word.plain and word.plain not in stop_words(language) for word in run):
            concept = _concept(run, language, lexicon, first=index == len(run))
            if not _is_noise(concept):
                yield concept


def _is_noise(concept: Concept) -> bool:
    """Whether this is a few letters that no dictionary has, as chats are full of."""
    return not (concept.known or concept.name) and len(concept.text) <= _LONGEST_NOISE and concept.text.isascii()


def _longest_known(found: Sequence[Word], language: Language, lexicon: Lexicon) -> Sequence[Word] | None:
    for length in range(min(LONGEST_PHRASE, len(found)), 1, -1):
        run = found[:length]
        stems = tuple(stem(word.plain, language) for word in run)
        if lexicon.translations(stems) if language == "en" else lexicon.synonyms(stems):
            return run
    return None


def _hyphenated(text: str, found: Sequence[Word]) -> Sequence[Word]:
    """The first word, with the next one if one of them is a single letter and a hyphen joins them: "DALL-E"."""
    pair = found[:2]
    joined = len(pair) == 2 and text[pair[0].end : pair[1].start] == "-" and all(word.capital for word in pair)
    return pair if joined and any(word.end - word.start == 1 for word in pair) else found[:1]


def _concept(run: Sequence[Word], language: Language, lexicon: Lexicon, *, first: bool) -> Concept:
    text = " ".join(word.plain for word in run)
    own: Phrase = tuple(stem(word.plain, language) for word in run)
    if language == "en":
        namings = _english_namings(run, own, lexicon)
        known = bool(lexicon.translations(own))
    else:
        namings = _indonesian_namings(own, lexicon)
        known = bool(lexicon.english(own)) or all(is_root(word) for word in own)
    abbreviated = len(run) == 1 and run[0].shouted and known  # "CEO" is an office, written with capitals though it is
    capital = any(word.capital for word in run) and not (first and known) and not abbreviated
    name = capital or not (known or text.isalpha())
    telling = max(unheard(word, language) for word in own)
    return Concept(text, tuple(_distinct([*namings, *_otherwise_spelt(own)])), name=name, known=known, telling=telling)


def _otherwise_spelt(own: Phrase) -> Iterator[Naming]:
    """A small number in words, and a name with a hyphen without it: "DALL-E" is "DALLE" too."""
    if len(own) == 1 and own[0] in _NUMBER_WORDS:
        yield from (Naming((word,), 1.0, SYNONYM_VOTE) for word in _NUMBER_WORDS[own[0]])
    if min(map(len, own)) == 1 < len(own):
        yield Naming(("".join(own),), 1.0, 1.0)


def _english_namings(run: Sequence[Word], own: Phrase, lexicon: Lexicon) -> Iterator[Naming]:
    """The word's own spelling, as an article in either language has it, its translations, and their synonyms."""
    translations = lexicon.translations(own)
    for spelling in dict.fromkeys((own, tuple(stem(word.plain, "id") for word in run))):
        yield Naming(spelling, 1.0, OWN_SPELLING_VOTE if translations else 1.0)
    if not translations or any(word.capital for word in run):
        yield from _respelt(run)
    for place, translation in enumerate(translations):
        yield Naming(translation, max(0.5, 1.0 - 0.1 * place), 1.0 / len(translations))
    yield from _synonyms(lexicon.english_synonyms(own))
    for translation in translations[:_PIVOTS]:
        yield from _synonyms(lexicon.synonyms(translation))
    for translation in translations[:_PIVOTS]:
        yield from _akin(lexicon.akin(translation))


def _respelt(run: Sequence[Word]) -> Iterator[Naming]:
    """An international word or a name as Indonesian may spell it; which of the spellings are words, the index tells."""
    for spelling in respelt(run[0].plain) if len(run) == 1 else ():
        yield Naming((stem(spelling, "id"),), RESPELT_CERTAINTY, RESPELT_VOTE)


def _indonesian_namings(own: Phrase, lexicon: Lexicon) -> Iterator[Naming]:
    """The word itself, its English words, for articles that are in English or translated, and its synonyms."""
    yield Naming(own, 1.0, 1.0)
    english = lexicon.english(own)
    plainness = min(1.0, math.sqrt(_PLAIN_WORD / max(1, len(english))))
    for word, certainty in english.items():
        yield Naming(word, certainty * TRANSLATION_CERTAINTY * plainness, OWN_SPELLING_VOTE / len(english))
    yield from _synonyms(lexicon.synonyms(own))
    yield from _akin(lexicon.akin(own))


def _synonyms(synonyms: Mapping[Phrase, float]) -> Iterator[Naming]:
    """Phrases that may stand for a word, surest first."""
    surest = sorted(synonyms.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SYNONYMS]
    total = max(1.0, sum(weight for _, weight in surest))
    for phrase, weight in surest:
        certainty = SYNONYM_CERTAINTY * weight
        if certainty >= _LEAST_CERTAINTY:
            yield Naming(phrase, certainty, SYNONYM_VOTE * weight / total)


def _akin(phrases: Sequence[Phrase]) -> Iterator[Naming]:
    """What news may say for a word; it has no vote in keyword search, which it would only distract."""
    for phrase in phrases:
        yield Naming(phrase, AKIN_CERTAINTY, 0.0)


def _distinct(namings: Iterable[Naming]) -> list[Naming]:
    """Each phrase once, with its surest naming and its highest vote."""
    found: dict[Phrase, Naming] = {}
    for naming in namings:
        other = found.setdefault(naming.phrase, naming)
        found[naming.phrase] = Naming(naming.phrase, max(naming.certainty, other.certainty), max(naming.vote, other.vote))
    return list(found.values())
