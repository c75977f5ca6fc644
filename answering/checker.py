"""The story of a check: a message, its claims, what the articles say to each, and by whom."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answering.answers import Citation
from answering.drafts import ModelError, ModelNotSetUp
from answering.evidence import Evidence
from answering.judging import Judge, Judgement, Verdict
from answering.leaning import with_context
from answering.messages import Kind, Part, parts, spoken_language
from answering.model_judge import ModelJudge
from answering.questions import Question
from answering.speakers import reporter_of
from answering.usage import Usage
from answering.verification import Numbering
from answering.weighing import Weigher
from retrieval.articles import EVERYONE, Language, Sentence

_log = logging.getLogger("saksi.answering")

MOST_CLAIMS = 12
"""So many parts of one message are judged, the first ones; of the others only the number is told."""
LOOKED_AT = 12
"""So many sentences, those that are nearest to a claim, are asked what they say to it."""

BY_RULES = "rules"
"""Who judges where no language model does."""

FindEvidence = Callable[..., tuple[Question, list[Evidence]]]
"""`Answerer.evidence`."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A part of a message with what the articles say to it."""

    text: str
    """As it stands in the message."""
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    """The sentence that decides it, then what that leans on."""
    by: str | None = None
    """Who reports what is only reported, where that is plain."""


@dataclass(frozen=True, slots=True)
class Check:
    """A message, checked."""

    claims: tuple[Checked, ...]
    language: Language
    left_out: int = 0
    """How many further parts it had than are looked at."""
    articles: int = 1
    """How many chunks of articles it could be held against; none, and nothing was."""
    judge: str = BY_RULES
    instead_of: str | None = None
    """The language model that failed, where the rules alone judged."""
    usage: Usage | None = None

    @property
    def citations(self) -> list[Citation]:
        """All that is cited, each once, by number."""
        found = {citation.number: citation for claim in self.claims for citation in claim.citations}
        return [found[number] for number in sorted(found)]


class Checker:
    """Checks messages against the articles of some scopes."""

    def __init__(
        self,
        *,
        evidence: FindEvidence,
        size: Callable[[Sequence[str]], int],
        judge: Judge,
        weigher: Weigher,
        model_judge: ModelJudge | None = None,
        falls_back: bool = True,
    ) -> None:
        """`size` tells how many chunks the articles of some scopes have.

        Without `falls_back`, a language model that is not set up rightly is an error for who did that.
        """
        self._evidence = evidence
        self._size = size
        self._judge = judge
        self._weigher = weigher
        self._model_judge = model_judge
        self._falls_back = falls_back

    def check(self, message: str, *, scopes: Sequence[str] = (EVERYONE,), default_language: Language = "id") -> Check:
        """What the articles say to each claim of a message. `default_language` is that of one whose words do not tell."""
        found = parts(message, default_language=default_language)
        looked_at, left_out = found[:MOST_CLAIMS], len(found[MOST_CLAIMS:])
        language = spoken_language(message, default=default_language)
        claims = [part for part in looked_at if part.kind is Kind.CLAIM]
        near = {part: self._near(part, scopes) for part in claims}
        judged = {part: self._judged(part, near[part]) for part in claims}
        usage, judge, instead_of = Usage(), BY_RULES, None
        if self._model_judge and claims:
            try:
                judged = self._model_judge.judge(judged, near, usage)
                judge = self._model_judge.name
            except ModelError as error:
                if isinstance(error, ModelNotSetUp) and not self._falls_back:
                    raise
                _log.warning("the rules judge alone: %s", error)
                instead_of = self._model_judge.name
        numbering = Numbering()
        checked = tuple(_checked(part, judged.get(part), numbering) for part in looked_at)
        return Check(checked, language, left_out, self._size(scopes), judge, instead_of, usage)

    def _judged(self, part: Part, near: Sequence[Sentence]) -> Judgement:
        return self._weigher.weighed(self._judge.judge(part.said, part.language, near), part.said, near)

    def _near(self, part: Part, scopes: Sequence[str]) -> list[Sentence]:
        _, evidence = self._evidence(part.said, scopes=scopes)
        return [found.sentence for found in evidence[:LOOKED_AT]]


_AS_IT_IS = {Kind.OPINION: Verdict.OPINION, Kind.QUESTION: Verdict.QUESTION}


def _checked(part: Part, judgement: Judgement | None, numbering: Numbering) -> Checked:
    if judgement is None:
        return Checked(part.text, _AS_IT_IS[part.kind])
    if judgement.sentence is None:
        return Checked(part.text, judgement.verdict)
    *context, sentence = with_context(judgement.sentence)
    citations = tuple(numbering.citation(one) for one in dict.fromkeys((sentence, *context)))
    by = reporter_of(sentence) if judgement.verdict is Verdict.REPORTED else None
    return Checked(part.text, judgement.verdict, citations, by)
