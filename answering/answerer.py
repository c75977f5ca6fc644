"""The story of an answer: question, evidence, draft, and the claims that stand."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from answering.answers import Answered, Citation, Claim, Declined, Outcome, Reason
from answering.drafts import DraftedClaim, Writer
from answering.evidence import Candidate, Evidence, suffices, weigh
from answering.questions import AnswerType, Question, read
from answering.similarity import SentenceSimilarity
from answering.summaries import brief
from answering.verification import Numbering, Withheld, verify
from retrieval.articles import EVERYONE, Language, Sentence
from retrieval.lexicon import Lexicon
from retrieval.retriever import Retriever

_MOST_CHUNKS = 16
"""Sentences are looked at one by one in this many chunks, the best ones."""

_MOST_NEAREST = 2
_RELATED = 0.3
"""A sentence that names less than this part of the question's words is not even related to it."""
_STRANGE = 0.5
"""Nor is any sentence of an article that does not name this part of the question's names."""


class Stage(Enum):
    """What is being done for an answer."""

    SEARCHING = auto()
    WRITING = auto()
    CHECKING = auto()


Watch = Callable[[Stage], None]
"""Is told when a stage begins."""


def nobody_watches(stage: Stage) -> None:
    """For who does not care about the stages of an answer."""


@dataclass(slots=True)
class Seconds:
    """How long each part of an answer took."""

    retrieve: float = 0.0
    write: float = 0.0
    verify: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An outcome with the question as it was read."""

    question: Question
    outcome: Outcome
    seconds: Seconds = field(default_factory=Seconds)


class Answerer:
    """Answers questions about the articles of some scopes."""

    def __init__(
        self,
        *,
        retriever: Retriever,
        lexicon: Lexicon,
        similarity: SentenceSimilarity,
        writer: Writer,
        strictness: float,
        question_characters: int,
        history: int,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._retriever = retriever
        self._lexicon = lexicon
        self._similarity = similarity
        self._writer = writer
        self._strictness = strictness
        self._question_characters = question_characters
        self._history = history
        self._clock = clock

    def answer(
        self,
        text: str,
        *,
        history: Sequence[str] = (),
        scopes: Sequence[str] = (EVERYONE,),
        default_language: Language = "id",
        watch: Watch = nobody_watches,
    ) -> Reply:
        """What the articles say to a question that may lean on earlier ones, oldest first.

        `default_language` is that of a question whose own words do not tell.
        """
        seconds = Seconds()
        start = self._clock()
        watch(Stage.SEARCHING)
        question = self._read(text, history, default_language)
        if declined := self._nothing_to_look_for(question, scopes):
            return Reply(question, declined, seconds)
        if question.answer_type is AnswerType.OVERVIEW and (article := self._retriever.only_article(scopes)):
            return Reply(question, self._checked(question, list(brief([article])), seconds, watch=watch), seconds)
        evidence = self._evidence(question, scopes)
        seconds.retrieve = self._clock() - start
        if not suffices(evidence, strictness=self._strictness):
            return Reply(question, self._declined(question, Reason.NOT_IN_ARTICLES, evidence), seconds)
        return Reply(question, self._written(question, evidence, seconds, watch), seconds)

    def evidence(
        self, text: str, *, history: Sequence[str] = (), scopes: Sequence[str] = (EVERYONE,)
    ) -> tuple[Question, list[Evidence]]:
        """The question as it was read, and the sentences of which an answer would be made, best first."""
        question = self._read(text, history)
        return question, self._evidence(question, scopes) if question.names_anything else []

    def _read(self, text: str, history: Sequence[str], default_language: Language = "id") -> Question:
        earlier = [question[: self._question_characters] for question in history[-self._history :] if self._history]
        return read(text[: self._question_characters], lexicon=self._lexicon, history=earlier, default_language=default_language)

    def _nothing_to_look_for(self, question: Question, scopes: Sequence[str]) -> Declined | None:
        if question.courtesy:
            return Declined(Reason.UNCLEAR, question.language, self._writer.name, courtesy=question.courtesy)
        if not self._retriever.size(scopes):
            return self._declined(question, Reason.NO_ARTICLES)
        return None if question.names_anything else self._declined(question, Reason.UNCLEAR)

    def _evidence(self, question: Question, scopes: Sequence[str]) -> list[Evidence]:
        found = self._retriever.search(question.query, scopes=scopes)[:_MOST_CHUNKS]
        sentences = [sentence for chunk in found for sentence in chunk.chunk.sentences]
        scores = [chunk.score for chunk in found for _ in chunk.chunk.sentences]
        cosines = self._similarity.to(question.query.text, sentences)
        asked = [concept.text for concept in question.query.concepts if not concept.name]
        words = self._similarity.of_words(asked, sentences)
        candidates = [Candidate(*signals) for signals in zip(sentences, scores, cosines, words, strict=True)]
        return weigh(question, candidates, rarity=self._retriever.rarity, previous=self._previous(question, scopes))

    def _previous(self, question: Question, scopes: Sequence[str]) -> Sentence | None:
        """The sentence that answers the question on which this one leans."""
        if question.follows is None or not question.follows.names_anything:
            return None
        evidence = self._evidence(question.follows, scopes)
        return evidence[0].sentence if evidence else None

    def _written(self, question: Question, evidence: Sequence[Evidence], seconds: Seconds, watch: Watch) -> Outcome:
        start = self._clock()
        watch(Stage.WRITING)
        drafts = list(self._writer.draft(question, evidence))
        seconds.write = self._clock() - start
        return self._checked(question, drafts, seconds, evidence, watch=watch)

    def _checked(
        self,
        question: Question,
        drafts: Sequence[DraftedClaim],
        seconds: Seconds,
        evidence: Sequence[Evidence] = (),
        *,
        watch: Watch,
    ) -> Outcome:
        start = self._clock()
        watch(Stage.CHECKING)
        claims, withheld = verified(drafts)
        seconds.verify = self._clock() - start
        if not claims:
            return self._declined(question, Reason.NOTHING_VERIFIED, evidence, withheld=withheld)
        return Answered(claims, question.language, self._writer.name, withheld)

    def _declined(self, question: Question, reason: Reason, evidence: Sequence[Evidence] = (), *, withheld: int = 0) -> Declined:
        related = [found.sentence for found in evidence if _is_related(found)][:_MOST_NEAREST]
        nearest = tuple(Citation(number, sentence) for number, sentence in enumerate(related, start=1))
        return Declined(reason, question.language, self._writer.name, nearest, withheld)


def verified(drafts: Iterable[DraftedClaim]) -> tuple[tuple[Claim, ...], int]:
    """The claims that stand, numbered through, and how many did not."""
    numbering = Numbering()
    checked = [verify(draft, numbering) for draft in drafts]
    claims = tuple(claim for claim in checked if isinstance(claim, Claim))
    return claims, sum(isinstance(claim, Withheld) for claim in checked)


def _is_related(evidence: Evidence) -> bool:
    return evidence.signals.words >= _RELATED and evidence.signals.strangers < _STRANGE
