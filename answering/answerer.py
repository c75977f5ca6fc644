"""The story of an answer: question, evidence, draft, and the claims that stand."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from answering.answers import Answered, Citation, Claim, Declined, Outcome, Reason
from answering.drafts import ModelError, ModelNotSetUp, Writer
from answering.evidence import Evidence, suffices, weigh
from answering.extractive_writer import ExtractiveWriter
from answering.making import Making, Seconds, Stage, Watch, nobody_watches
from answering.questions import Question, read
from answering.quotations import in_language
from answering.reading import Reader
from answering.summarising.brief import brief
from answering.usage import Usage
from answering.verification import Verifier
from retrieval.articles import EVERYONE, Language
from retrieval.lexicon import Lexicon
from retrieval.retriever import FoundChunk, Retriever

_log = logging.getLogger("saksi.answering")

_MOST_NEAREST = 2
_JUDGED = 0.3
"""A writer that can tell by itself whether the evidence answers is given weaker evidence too, by this factor of strictness."""
_RELATED = 0.05
"""A sentence that answers less probably than this is not even related to the question."""
_DENIES = 0.5
"""Where the judge finds what a question takes for granted contradicted at least this probably, the answer is a correction."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An outcome with the question as it was read."""

    question: Question
    outcome: Outcome
    seconds: Seconds = field(default_factory=Seconds)
    usage: Usage = field(default_factory=Usage)
    evidence: tuple[Evidence, ...] = ()
    """The sentences of which the answer was made, or would have been, best first."""


class Answerer:
    """Answers questions about the articles of some scopes."""

    def __init__(
        self,
        *,
        retriever: Retriever,
        lexicon: Lexicon,
        reader: Reader,
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
        self._reader = reader
        self._verifier = verifier
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
        if question.overview and (article := self._retriever.only_article(scopes)):
            drafts = (draft for part in brief([article]) for draft in part.drafts)
            claims = making.verified(in_language(draft, question.language) for draft in drafts)
            return Reply(question, self._outcome(question, claims, making), making.seconds)
        with making.timing("retrieve"):
            evidence = self._evidence(question, scopes)
        if suffices(evidence, strictness=self._strictness) and evidence[0].verdicts.contradicted >= _DENIES:
            outcome = self._corrected(question, evidence[0], making)
        else:
            outcome = self._by_whoever_can(question, evidence, making)
        return Reply(question, outcome, making.seconds, making.usage, tuple(evidence))

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

    def found(self, text: str, scopes: Sequence[str] = (EVERYONE,)) -> list[FoundChunk]:
        """The chunks that bear on a text, best first."""
        return self._retriever.search(self._read(text, ()).query, scopes=scopes)

    def _evidence(self, question: Question, scopes: Sequence[str]) -> list[Evidence]:
        return weigh(question, self._retriever.search(question.query, scopes=scopes), self._reader)

    def _corrected(self, question: Question, denying: Evidence, making: Making) -> Outcome:
        """What is said instead of what the question takes for granted; quoted, if the writer makes nothing of it."""
        outcome = self._by_whoever_can(question, [denying], making, enough=True)
        if not isinstance(outcome, Answered):
            outcome = self._by(ExtractiveWriter(max_claims=1), question, [denying], making, enough=True)
        return _as_correction(outcome)

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
        related = [found.sentence for found in evidence if found.score >= _RELATED][:_MOST_NEAREST]
        nearest = tuple(Citation(number, sentence) for number, sentence in enumerate(related, start=1))
        return Declined(reason, question.language, writer, nearest, withheld)


def _as_correction(outcome: Outcome) -> Outcome:
    """The same answer, its claims marked as saying otherwise than the question takes for granted."""
    if not isinstance(outcome, Answered):
        return outcome
    return replace(outcome, claims=tuple(replace(claim, corrects=True) for claim in outcome.claims))
