"""Answers in the articles' own sentences: no language model, always there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.answers import Span
from answering.drafts import DraftedClaim
from answering.evidence import Evidence
from answering.leaning import with_context
from answering.questions import Question
from answering.quotations import quoted, said_in
from answering.usage import Usage
from retrieval.articles import Sentence

_CLOSE_SECOND = 0.85
"""A further sentence is quoted only if its probability is at least this part of the best one's."""

_SURE_SPAN = 0.3
"""The reader's stretch is set in bold only where it is at least this probable among all stretches of its sentence."""


class ExtractiveWriter:
    """Quotes the surest sentences whole, each with the sentences that it leans on."""

    name = "extractive"
    judges = False

    def __init__(self, *, max_claims: int) -> None:
        self._max_claims = max_claims

    def draft(self, question: Question, evidence: Sequence[Evidence], usage: Usage) -> Iterator[DraftedClaim]:
        """One claim a sentence, the surest first; no sentence is quoted twice. It costs nothing."""
        quoted_already: set[Sentence] = set()
        for place, found in enumerate(evidence[: self._max_claims]):
            if place and found.score < evidence[0].score * _CLOSE_SECOND:
                return
            if found.sentence in quoted_already:
                continue
            *context, answer = with_context(found.sentence)
            cites = (answer, *(sentence for sentence in context if sentence not in quoted_already))
            quoted_already.update(cites)
            yield _claim(question, cites, found)


def _claim(question: Question, cites: tuple[Sentence, ...], found: Evidence) -> DraftedClaim:
    """The sentences in the reader's language where they are translated; else word for word, with the answer in bold."""
    if translation := said_in(cites, question.language):
        return DraftedClaim(translation, cites)
    text = quoted(cites)
    if found.span_probability < _SURE_SPAN:
        return DraftedClaim(text, cites)
    shift = text.rindex(found.sentence.text)
    return DraftedClaim(text, cites, (Span(found.span.start + shift, found.span.end + shift),))
