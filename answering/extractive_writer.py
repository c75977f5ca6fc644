"""Answers in the articles' own sentences: no model, always there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.answers import Span
from answering.drafts import DraftedClaim
from answering.emphasis import answers_in
from answering.evidence import Evidence
from answering.leaning import with_context
from answering.questions import Question
from answering.quotations import quoted, said_in
from answering.usage import Usage
from retrieval.articles import Sentence

_CLOSE_SECOND = 0.85
"""A further sentence is quoted only if as much speaks for it, but for this factor, as for the best one."""

_LONGEST_EMPHASIS = 3
"""Where more stretches than this could be the answer, it is not plain which one is, and none is set in bold."""


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
            if place and found.share < evidence[0].share * _CLOSE_SECOND:
                return
            if found.sentence in quoted_already:
                continue
            *context, answer = with_context(found.sentence)
            cites = (answer, *(sentence for sentence in context if sentence not in quoted_already))
            quoted_already.update(cites)
            yield _claim(question, cites)


def _claim(question: Question, cites: tuple[Sentence, ...]) -> DraftedClaim:
    answer = said_in(cites[:1], question.language) or cites[0].text
    text = said_in(cites, question.language)
    if text is None:
        text, answer = quoted(cites), cites[0].text
    shift = text.rindex(answer)
    found = answers_in(question, cites[0], said=answer)
    plain = found if len(found) <= _LONGEST_EMPHASIS else ()
    return DraftedClaim(text, cites, tuple(Span(span.start + shift, span.end + shift) for span in plain))
