"""How surely sentences name what a question asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from answering.answers import Span
from answering.emphasis import answers_in
from answering.people import is_person, people
from answering.questions import Question
from retrieval.articles import Language, Sentence
from retrieval.chunking import sentences, translated
from retrieval.keywords import MOST_A_WORD_COUNTS
from retrieval.query import Concept
from retrieval.retold import retold
from retrieval.words import Word, stem, words

Rarity = Callable[[str], float]
"""How much a stem says about what is sought; see `KeywordIndex.rarity`."""

Near = Mapping[Sentence, Mapping[str, float]]
"""How near a sentence's nearest word is to the words of each concept, by the concept's text."""

_NAMES_IT = 0.3
"""How sure a naming has to be for its rarity to count as the concept's."""

_SLIP = 0.5
"""What a word counts that no dictionary has and that is not written as a name."""

_SURE = 0.8
_NOT_NEAR = 0.25
_AS_GOOD_AS_SAID = 0.65
"""A word this near in meaning counts as if it had been said; one that is not nearer than `_NOT_NEAR` does not count.
Chosen on IDK-MRC's validation split and the development questions, as `AKIN_CERTAINTY` was."""

_NAMES = 1.0
"""What all names together count among the words: that a sentence is about somebody does not make it the answer."""

_OF = frozenset("of the at in for dari di pada milik untuk".split())
"""What may stand between an office and whose it is."""

_FIRST_WORDS = 4
_HALF_SURE = 0.5

_IS = re.compile(r"\b(?:adalah|ialah|merupakan|yaitu|yakni|is|are|was|were)\b")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

_PACES = 4.0
"""A word that stands so many words further from the answer counts half."""


class Matching:
    """One question's concepts, what each is worth, and how surely sentences name them."""

    def __init__(self, question: Question, near: Near, rarity: Rarity) -> None:
        self._question = question
        self._near = near
        self._known: dict[tuple[str, bool, str, str, int], float] = {}
        self.worth = {concept: _worth(concept, rarity) for concept in question.query.concepts}
        self.telling = {concept: _telling(concept) for concept in self.worth}
        names = max(1, sum(concept.name for concept in self.worth))
        self.told = {concept: _NAMES / names if concept.name else self.telling[concept] for concept in self.worth}
        """What each counts of all that is asked for."""
        self.most = MOST_A_WORD_COUNTS * sum(_most(concept, rarity) for concept in self.worth)
        """The keyword score of a chunk that names everything, each in its best way and often."""
        self.names = [concept for concept in self.worth if concept.name and not concept.borrowed]
        self.words = [concept for concept in self.worth if concept not in self.names] or self.names
        self._owned = _owned(question, self.worth)
        self.own_words = [concept for concept in self.worth if not concept.name and not concept.borrowed]
        """The ordinary words that the question itself has."""

    def share(
        self,
        weights: Mapping[Concept, float],
        concepts: Iterable[Concept],
        places: Sequence[Sentence],
        also: frozenset[str] = frozenset(),
        *,
        empty: float = 0.0,
    ) -> float:
        """The part of the concepts' weights that these sentences name; `empty` if they have none."""
        counted = [concept for concept in concepts if weights[concept] > 0]
        total = sum(weights[concept] for concept in counted)
        if total <= 0:
            return empty
        return sum(weights[concept] * self._named(concept, places, also) for concept in counted) / total

    def begins(self, sentence: Sentence) -> float:
        """1 where one of the first words of the sentence names something that is asked for."""
        first = frozenset(stem(word.plain, sentence.article.language) for word in words(sentence.text)[:_FIRST_WORDS])
        return float(any(_surest(concept, first) >= _HALF_SURE for concept in self.worth))

    def defines(self, sentence: Sentence) -> float:
        """How far the sentence is one that says what the thing asked for is: "Nikel (Ni) adalah …"; 0 without such a verb.

        Its part of the concepts that stand before the verb, less the more other words do.
        """
        return max(self._defined(text, language) for text, language in _versions(sentence))

    def _defined(self, text: str, language: Language) -> float:
        before = _before_its_verb(text, language)
        if before is None:
            return 0.0
        named = sum(self.worth[concept] * _surest(concept, before) for concept in self.worth)
        total = sum(self.worth.values())
        return named / total / (1 + max(0, len(before) - len(self.worth)) / _PACES) if total > 0 else 0.0

    def beside(self, sentence: Sentence, *, empty: float) -> float:
        """How close the question's own words stand to what may be the answer, in the sentence or a statement that retells it.

        `empty` without such words, 0 without answers.
        """
        if not self.own_words:
            return empty
        return max(self._beside(version) for version in (sentence, *retold(sentence)))

    def _beside(self, sentence: Sentence) -> float:
        if not any(_surest(concept, stems_in(sentence)) for concept in self.own_words):
            return 0.0
        answers = [_within(sentence, span) for span in answers_in(self._question, sentence)]
        places = _places(sentence)
        return max((self._closeness(places, answer) for answer in answers if answer), default=0.0)

    def of_another(self, sentence: Sentence) -> float:
        """1 where the question asks for something of a name ("CEO OpenAI"), and the sentence has it of another one only
        ("CEO Twitter dan Tesla"); what is followed by a person ("CEO Sam Altman") may be of anybody."""
        others = [held for held in self._held(sentence) if not _is_of_person(held[0], sentence)]
        owners = [owner for held in others for owner in held if not _is_of_person(owner, sentence)]
        return float(bool(owners) and not self._says_whose(sentence))

    def holder(self, sentence: Sentence) -> float:
        """1 where the question asks who holds an office of a name, and the sentence has the office of that name ("CEO Twitter dan
        Tesla" for Tesla's); or, if no sentence of the article says whose it is, has it with a person ("CEO Sam Altman")."""
        if not self._owned:
            return 0.0
        if any(map(self._says_whose, sentences(sentence.article))):
            return float(self._says_whose(sentence))
        return float(any(_is_of_person(held[0], sentence) for held in self._held(sentence)))

    def _says_whose(self, sentence: Sentence) -> bool:
        """Whether the sentence has what is owned of the very name that is asked for."""
        return any(owner.plain in self._owned.values() for held in self._held(sentence) for owner in held)

    def _held(self, sentence: Sentence) -> list[list[Word]]:
        """Behind each word for what is owned, the words with capitals that follow it: "Twitter", "Tesla", "Elon", "Musk"."""
        if not self._owned:
            return []
        found = words(sentence.text)
        behind = [found[place + 1 :] for place, word in enumerate(found) if self._is_owned(word, sentence)]
        runs = [[one for one in takewhile(_goes_on, rest) if one.capital] for rest in behind]
        return [run for run in runs if run]

    def _is_owned(self, word: Word, sentence: Sentence) -> bool:
        return stem(word.plain, sentence.article.language) in self._owned

    def _closeness(self, places: Mapping[str, Sequence[int]], answer: Sequence[int]) -> float:
        total = sum(self.telling[concept] for concept in self.own_words)
        return sum(self.telling[concept] * _close(concept, places, answer) for concept in self.own_words) / total

    def _named(self, concept: Concept, places: Sequence[Sentence], also: frozenset[str]) -> float:
        """How surely one of these sentences, or a text of these stems, names the concept."""
        elsewhere = _surest(concept, also) if also else 0.0
        return max(elsewhere, max((self._named_by(concept, place) for place in places), default=0.0))

    def _named_by(self, concept: Concept, sentence: Sentence) -> float:
        """By the concept's surest naming all of whose words are there, or by a word near in meaning; remembered."""
        key = (concept.text, concept.borrowed, sentence.article.scope, sentence.article.id, sentence.start)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._match(concept, sentence)
        return known

    def _match(self, concept: Concept, sentence: Sentence) -> float:
        named = _surest(concept, stems_in(sentence))
        if concept.name or named >= _SURE or " " in concept.text:  # one word may be near a phrase and say half of it
            return named
        cosine = self._near.get(sentence, {}).get(concept.text, 0.0)
        return min(_SURE, max(named, _SURE * (cosine - _NOT_NEAR) / (_AS_GOOD_AS_SAID - _NOT_NEAR)))


def _surest(concept: Concept, stems: frozenset[str]) -> float:
    """The certainty of the surest naming all of whose words are among these; 0 without one."""
    surest = 0.0
    if stems.isdisjoint(_first_stems(concept)):  # asked a thousand times a question, and mostly so
        return surest
    for naming in concept.namings:
        if naming.certainty > surest and stems.issuperset(naming.phrase):
            surest = naming.certainty
    return surest


@lru_cache(maxsize=1_000)
def _first_stems(concept: Concept) -> frozenset[str]:
    return frozenset(naming.phrase[0] for naming in concept.namings)


def _versions(sentence: Sentence) -> list[tuple[str, Language]]:
    """The sentence, its translation, and what retells it, each with its language."""
    translation = sentence.article.translation
    other = translated(sentence) if translation else None
    found = [(sentence.text, sentence.article.language)]
    if translation and other:
        found.append((other, translation.language))
    return found + [(told.text, told.article.language) for told in retold(sentence)]


def _owned(question: Question, concepts: Iterable[Concept]) -> dict[str, str]:
    """The stems of the words that stand right before a name in the question, with that name's first word."""
    ordinary = {concept.text for concept in concepts if not concept.name or len(concept.namings) > 1}  # as "CEO" has
    names = {concept.text.split()[0] for concept in concepts if concept.name} - ordinary
    asked = [word for word in words(question.text) if word.plain not in _OF]
    return {
        stem(word.plain, question.language): after.plain
        for word, after in pairwise(asked)
        if word.plain in ordinary and after.plain in names
    }


def _goes_on(word: Word) -> bool:
    return word.capital or word.plain in ("dan", "and")


def _is_of_person(word: Word, sentence: Sentence) -> bool:
    return is_person(_written(sentence.text, word), people(sentence.article))


def _written(text: str, word: Word) -> str:
    return text[word.start : word.end]


def _worth(concept: Concept, rarity: Rarity) -> float:
    """A concept is worth what its most widespread naming is worth; less in everyday speech, or as a slip of the keyboard."""
    namings = [naming.phrase for naming in concept.namings if naming.certainty >= _NAMES_IT and naming.vote]
    worth = min(max(rarity(word) for word in phrase) for phrase in namings)
    return _telling(concept) * worth * (1.0 if concept.known or concept.name else _SLIP)


def _most(concept: Concept, rarity: Rarity) -> float:
    """What the concept can add to a keyword search at most, before how often it is named."""
    named = (naming.vote * max(map(rarity, naming.phrase)) for naming in concept.namings if naming.vote)
    return concept.weight * max(named, default=0.0)


def _telling(concept: Concept) -> float:
    """What a concept tells wherever it stands: a name in full, an everyday word little."""
    return concept.weight * (1.0 if concept.name else concept.telling)


@lru_cache(maxsize=20_000)
def _before_its_verb(text: str, language: Language) -> frozenset[str] | None:
    """The stems that stand before a verb that says what something is; `None` without one."""
    verb = _IS.search(_ASIDE.sub(" ", text))
    return stems_of(verb.string[: verb.start()], language) if verb else None


@lru_cache(maxsize=20_000)
def _places(sentence: Sentence) -> Mapping[str, Sequence[int]]:
    """The places, counted in words, at which each stem of the sentence stands."""
    places = defaultdict(list)
    for place, word in enumerate(words(sentence.text)):
        places[stem(word.plain, sentence.article.language)].append(place)
    return places


def _within(sentence: Sentence, span: Span) -> list[int]:
    """The places of the words of a stretch of the sentence."""
    return [place for place, word in enumerate(words(sentence.text)) if span.start <= word.start < span.end]


def _close(concept: Concept, places: Mapping[str, Sequence[int]], answer: Sequence[int]) -> float:
    """How surely the concept is named, less the further its surest naming stands from the answer."""
    named = [naming for naming in concept.namings if all(word in places for word in naming.phrase)]
    if not named:
        return 0.0
    surest = max(named, key=lambda naming: naming.certainty)
    apart = min(abs(place - other) for word in surest.phrase for place in places[word] for other in answer)
    return surest.certainty / (1 + max(0, apart - 1) / _PACES)


@lru_cache(maxsize=20_000)
def stems_in(sentence: Sentence) -> frozenset[str]:
    """The stems of a sentence, of its translation, and of what its retellings say of it."""
    return frozenset[str]().union(*(stems_of(text, language) for text, language in _versions(sentence)))


def stems_of(text: str, language: Language) -> frozenset[str]:
    """The stems of a text."""
    return frozenset(stem(word.plain, language) for word in words(text))
