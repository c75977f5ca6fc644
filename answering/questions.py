"""What is being asked: the language, what is looked for, and a follow-up with the question that it leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answering.answers import Courtesy
from answering.tables import MESSAGES
from retrieval.articles import Language
from retrieval.informal import formal
from retrieval.language import language_of
from retrieval.lexicon import Lexicon
from retrieval.query import Query, query
from retrieval.words import words

BORROWED_WEIGHT = 0.5
"""What a concept counts that a follow-up borrows from the question before it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A reader's question, read."""

    text: str
    language: Language
    query: Query
    overview: bool = False
    """Whether it asks for a summary of the article as a whole."""
    courtesy: Courtesy | None = None
    follows: Question | None = None
    """The question that this one leans on, where it cannot be understood alone."""

    @property
    def own_text(self) -> str:
        """What is asked, as it is looked for, without the questions before it."""
        return self.query.text.removeprefix(self.follows.query.text).strip() if self.follows else self.query.text

    @property
    def names_anything(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.query.concepts)


def read(text: str, *, lexicon: Lexicon, history: Sequence[str] = (), default_language: Language = "id") -> Question:
    """The question as it is to be answered, with the questions before it, oldest first."""
    question = _read_alone(text, lexicon, default_language)
    for earlier in history[-1:]:
        before = read(earlier, lexicon=lexicon, history=history[:-1], default_language=default_language)
        question = _read_alone(text, lexicon, before.language)
        if not question.courtesy and not before.courtesy and leans(question):
            return _following(question, before)
    return question


def asks(text: str) -> bool:
    """Whether a text that nobody in particular is addressed by is a question: by its mark, its words, or its asking to tell."""
    plain = _plain(text, language := language_of(text))
    anywhere = language == "id" and MESSAGES.finds("asks_anywhere", plain)
    return "?" in text or anywhere or opens_a_question(plain, language) or MESSAGES.finds(f"overview.{language}", plain)


def opens_a_question(plain: str, language: Language) -> bool:
    """Whether a text in lower case and formal spelling begins as questions do, or ends as Indonesian ones do."""
    return MESSAGES.finds(f"opens.{language}", plain)


def leans(question: Question) -> bool:
    """Whether a question points at something said before it, or names too little to be understood alone."""
    return MESSAGES.finds(f"leaning.{question.language}", question.own_text.lower()) or len(question.query.concepts) <= 1


def courtesy_of(text: str) -> Courtesy | None:
    """What is said to the bot, where it is no question about an article."""
    said = " ".join(word.plain for word in words(text))
    kinds = map(Courtesy, MESSAGES.entry("courtesies"))
    return next((kind for kind in kinds if MESSAGES.pattern(f"courtesies.{kind}").fullmatch(said)), None)


def _plain(text: str, language: Language) -> str:
    """In lower case and formal spelling, as patterns look at it."""
    return formal(text.lower()) if language == "id" else text.lower()


def _read_alone(text: str, lexicon: Lexicon, default_language: Language) -> Question:
    language = language_of(text, default=default_language)
    whole = query(text, language, lexicon)
    sought = tuple(concept for concept in whole.concepts if concept.text not in MESSAGES.words("framing"))
    overview = MESSAGES.finds(f"overview.{language}", _plain(text, language))
    return Question(text, language, replace(whole, concepts=sought or whole.concepts), overview, courtesy_of(text))


def _following(question: Question, before: Question) -> Question:
    """The follow-up with the earlier question's concepts, which count for less."""
    own = {concept.namings[0].phrase for concept in question.query.concepts}
    borrowed = tuple(
        replace(concept, weight=concept.weight * BORROWED_WEIGHT)
        for concept in before.query.concepts
        if concept.namings[0].phrase not in own
    )
    joined = Query(f"{before.query.text} {question.query.text}", question.language, question.query.concepts + borrowed)
    return replace(question, query=joined, follows=before)
