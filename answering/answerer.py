"""The story of an answer: question, evidence, draft, and the claims that stand."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from answering.answers import Answered, Citation, Claim, Declined, Outcome, Reason
from answering.drafts import ModelError, ModelNotSetUp, Writer
from answering.evidence import Candidate, Evidence, suffices, weigh
from answering.extractive_writer import ExtractiveWriter
from answering.judging import Judge
from answering.making import Making, Seconds, Stage, Watch, nobody_watches
from answering.near_examples import NO_EXAMPLES, ExampleSearch
from answering.premises import as_correction, denial_of_premise
from answering.questions import AnswerType, Question, read
from answering.quotations import in_language
from answering.similarity import SentenceSimilarity
from answering.summarising.brief import brief
from answering.usage import Usage
from answering.verification import Verifier
from retrieval.articles import EVERYONE, Language, Sentence
from retrieval.lexicon import Lexicon
from retrieval.retriever import Retriever

_log = logging.getLogger("saksi.answering")

_MOST_CHUNKS = 16
"""Sentences are looked at one by one in this many chunks, the best ones."""

_MOST_NEAREST = 2
_JUDGED = 0.3
"""A writer that can tell by itself whether the evidence answers is given weaker evidence too, by this factor of strictness."""
_RELATED = 0.3
"""A sentence that names less than this part of the question's words is not even related to it."""
_STRANGE = 0.5
"""Nor is any sentence of an article that does not name this part of the question's names."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An outcome with the question as it was read."""

    question: Question
    outcome: Outcome
    seconds: Seconds = field(default_factory=Seconds)
    usage: Usage = field(default_factory=Usage)


class Answerer:
    """Answers questions about the articles of some scopes."""

    def __init__(
        self,
        *,
        retriever: Retriever,
        lexicon: Lexicon,
        similarity: SentenceSimilarity,
        example_search: ExampleSearch,
        verifier: Verifier,
        writer: Writer,
        stand_in: Writer | None = None,
        falls_back: bool = True,
        strictness: float,
        question_characters: int,
        history: int,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`stand_in` writes when the writer fails; without one its `ModelError` is raised.

        `falls_back`: it does so even where the writer is not set up rightly, which is otherwise an error for who did that.
        """
        self._retriever = retriever
        self._lexicon = lexicon
        self._similarity = similarity
        self._example_search = example_search
        self._verifier = verifier
        self._judge = Judge(verifier)
        self._writer = writer
        self._stand_in = stand_in
        self._falls_back = falls_back
        self._strictness = strictness
        self._question_characters = question_characters
        self._history = history
        self._clock = clock

    @property
    def writer_name(self) -> str:
        """Who writes, if nothing fails."""
        return self._writer.name

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
        making = Making(watch, self._clock)
        watch(Stage.SEARCHING)
        question = self._read(text, history, default_language)
        if declined := self._nothing_to_look_for(question, scopes):
            return Reply(question, declined, making.seconds)
        if question.answer_type is AnswerType.OVERVIEW and (article := self._retriever.only_article(scopes)):
            drafts = (draft for part in brief([article]) for draft in part.drafts)
            claims = making.verified(in_language(draft, question.language) for draft in drafts)
            return Reply(question, self._outcome(question, claims, making), making.seconds)
        with making.timing("retrieve"):
            evidence = self._evidence(question, scopes)
            denying = denial_of_premise(question, evidence, self._judge)
        if denying:
            return Reply(question, self._corrected(question, denying, making), making.seconds, making.usage)
        return Reply(question, self._by_whoever_can(question, evidence, making), making.seconds, making.usage)

    def evidence(
        self, text: str, *, history: Sequence[str] = (), scopes: Sequence[str] = (EVERYONE,)
    ) -> tuple[Question, list[Evidence]]:
        """The question as it was read, and the sentences of which an answer would be made, best first."""
        question = self.question(text, history=history)
        return question, self._evidence(question, scopes) if question.names_anything else []

    def question(self, text: str, *, history: Sequence[str] = ()) -> Question:
        """The question as it is read, with those before it."""
        return self._read(text, history)

    def _read(self, text: str, history: Sequence[str], default_language: Language = "id") -> Question:
        earlier = [question[: self._question_characters] for question in history[-self._history :] if self._history]
        return read(text[: self._question_characters], lexicon=self._lexicon, history=earlier, default_language=default_language)

    def _nothing_to_look_for(self, question: Question, scopes: Sequence[str]) -> Declined | None:
        if question.courtesy:
            return Declined(Reason.UNCLEAR, question.language, self._writer.name, courtesy=question.courtesy)
        if not self._retriever.size(scopes):
            return self._declined(question, Reason.NO_ARTICLES, writer=self._writer.name)
        return None if question.names_anything else self._declined(question, Reason.UNCLEAR, writer=self._writer.name)

    def _evidence(self, question: Question, scopes: Sequence[str]) -> list[Evidence]:
        candidates = self.candidates(question, scopes)
        return weigh(question, candidates, rarity=self._retriever.rarity, previous=self._answered_before(question, scopes))

    def candidates(self, question: Question, scopes: Sequence[str] = (EVERYONE,)) -> list[Candidate]:
        """The sentences of the best chunks."""
        found = self._retriever.search(question.query, scopes=scopes)[:_MOST_CHUNKS]
        each = [(chunk, sentence) for chunk in found for sentence in chunk.chunk.sentences]
        sentences = [sentence for _, sentence in each]
        cosines = self._similarity.to(question.query.text, sentences)
        retold = self._similarity.of_retellings(question.query.text, sentences)
        asked = [concept.text for concept in question.query.concepts if not concept.name]
        words = self._similarity.of_words(asked, sentences)
        examples = self._example_search.near(question, found)
        return [
            Candidate(
                sentence,
                chunk_score=chunk.score,
                chunk_cosine=chunk.cosine,
                chunk_keywords=chunk.keywords,
                cosine=cosine,
                word_cosines=near,
                retold_cosine=told,
                examples=examples.get(sentence.article, NO_EXAMPLES),
            )
            for (chunk, sentence), cosine, near, told in zip(each, cosines, words, retold, strict=True)
        ]

    def previous(self, question: Question, scopes: Sequence[str] = (EVERYONE,)) -> Evidence | None:
        """The best evidence for the question on which this one leans."""
        if question.follows is None or not question.follows.names_anything:
            return None
        return next(iter(self._evidence(question.follows, scopes)), None)

    def _answered_before(self, question: Question, scopes: Sequence[str]) -> Sentence | None:
        before = self.previous(question, scopes)
        return before.sentence if before else None

    def _corrected(self, question: Question, denying: Evidence, making: Making) -> Outcome:
        """What is said instead of what the question takes for granted; quoted, if the writer makes nothing of it."""
        outcome = self._by_whoever_can(question, [denying], making, enough=True)
        if not isinstance(outcome, Answered):
            outcome = self._by(ExtractiveWriter(max_claims=1), question, [denying], making, enough=True)
        return as_correction(outcome)

    def _by_whoever_can(
        self, question: Question, evidence: Sequence[Evidence], making: Making, *, enough: bool = False
    ) -> Outcome:
        """The writer's answer, or, where it fails before any claim stands, its stand-in's; `enough`: it need not be weighed."""
        try:
            return self._by(self._writer, question, evidence, making, enough=enough)
        except ModelError as error:
            if self._stand_in is None or (isinstance(error, ModelNotSetUp) and not self._falls_back):
                raise
            _log.warning("%s stands in: %s", self._stand_in.name, error)
            making.withheld.clear()
            outcome = self._by(self._stand_in, question, evidence, making, enough=enough)
            return replace(outcome, instead_of=self._writer.name)

    def _by(self, writer: Writer, question: Question, evidence: Sequence[Evidence], making: Making, *, enough: bool) -> Outcome:
        needed = self._strictness * (_JUDGED if writer.judges else 1.0)
        if not enough and not suffices(evidence, strictness=needed):
            return self._declined(question, Reason.NOT_IN_ARTICLES, evidence, writer=writer.name)
        making.watch(Stage.WRITING)
        claims = making.verified(
            writer.draft(question, evidence, making.usage), partial(self._verifier.verify_or_mark, language=question.language)
        )
        return self._outcome(question, claims, making, evidence, writer=writer.name)

    def _outcome(
        self,
        question: Question,
        claims: tuple[Claim, ...],
        making: Making,
        evidence: Sequence[Evidence] = (),
        *,
        writer: str = ExtractiveWriter.name,
    ) -> Outcome:
        if claims:
            return Answered(claims, question.language, writer, len(making.withheld), cut_short=making.cut_short)
        reason = Reason.NOTHING_VERIFIED if making.withheld else Reason.NOT_IN_ARTICLES
        return self._declined(question, reason, evidence, withheld=len(making.withheld), writer=writer)

    def _declined(
        self,
        question: Question,
        reason: Reason,
        evidence: Sequence[Evidence] = (),
        *,
        withheld: int = 0,
        writer: str = ExtractiveWriter.name,
    ) -> Declined:
        related = [found.sentence for found in evidence if _is_related(found)][:_MOST_NEAREST]
        nearest = tuple(Citation(number, sentence) for number, sentence in enumerate(related, start=1))
        return Declined(reason, question.language, writer, nearest, withheld)


def _is_related(evidence: Evidence) -> bool:
    return evidence.signals.words >= _RELATED and evidence.signals.strangers < _STRANGE
