"""Whether a question takes for granted what the articles deny."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answering.answers import Answered, Outcome
from answering.evidence import Evidence
from answering.judging import Judge
from answering.messages import in_formal_spelling
from answering.questions import AnswerType, Question
from retrieval.articles import Language

_TAKEN_FOR_GRANTED = frozenset({AnswerType.REASON, AnswerType.TIME, AnswerType.MANNER, AnswerType.OTHER})
"""Who asks why, when or how come that something happened takes for granted that it did."""
_LOOKED_AT = 8
_SHARE = 0.7
"""So much of the rest of a question the sentence must say that denies it."""
_MOSTLY_DENIED = 0.35
"""So many of the votes of near example questions, and more than those without an answer have, tell of a false premise: of the
questions over the bundled article that are for development 27 of 40 with one have that, and 3 of 628 others."""
_ASKING: dict[Language, re.Pattern[str]] = {
    "id": re.compile(
        r"^\W*(?:(?:apa|apakah) (?:alasan(?:nya)?|sebab(?:nya)?|yang membuat)|alasan(?:nya)?|mengapa|kenapa|kok(?: bisa)?"
        r"|kapan|sejak kapan|bagaimana bisa|(?:pada )?(?:tahun|tanggal|bulan|hari) (?:berapa|apa))(?:kah)?\b"
        r"(?:\W*(?:sih|ya|sampai|bisa)\b)*\W*"
    ),
    "en": re.compile(
        r"^\W*(?:what(?:['’]s| is| was) the reason (?:that|why)|why|when|how come|how (?:can|could)|since when"
        r"|in (?:what|which) year)\b"
        r"(?:\W+(?:did|does|do|is|was|were|are|has|have|had|would|will|n['’]t))?\W*",
        re.IGNORECASE,
    ),
}


def premise(question: Question) -> str | None:
    """What a question takes for granted, as a statement; `None` where it takes nothing for granted that could be looked up."""
    if question.answer_type not in _TAKEN_FOR_GRANTED or question.follows is not None:
        return None
    text = in_formal_spelling(question.text, question.language)
    asking = _ASKING[question.language].match(text.lower())
    statement = text[asking.end() :].strip(" ?!.") if asking else ""
    return statement or None


def denial_of_premise(question: Question, evidence: Sequence[Evidence], judge: Judge) -> Evidence | None:
    """The evidence that says otherwise than the question takes for granted; `None` if none does."""
    return _denied_by_a_sentence(question, evidence, judge) or _as_in_examples(question, evidence)


def _denied_by_a_sentence(question: Question, evidence: Sequence[Evidence], judge: Judge) -> Evidence | None:
    taken = premise(question)
    if taken is None:
        return None
    nearest = evidence[:_LOOKED_AT]
    sentence = judge.denied_by(taken, question.language, [found.sentence for found in nearest], share=_SHARE)
    return next((found for found in nearest if found.sentence == sentence), None)


def _as_in_examples(question: Question, evidence: Sequence[Evidence]) -> Evidence | None:
    """The best evidence, where the example questions that are near take for granted what their article denies."""
    if question.follows is not None or not evidence:
        return None
    signals = evidence[0].signals
    return evidence[0] if signals.denied >= _MOSTLY_DENIED and signals.denied > signals.unanswered else None


def as_correction(outcome: Outcome) -> Outcome:
    """The same answer, its claims marked as saying otherwise than the question."""
    if not isinstance(outcome, Answered):
        return outcome
    return replace(outcome, claims=tuple(replace(claim, corrects=True) for claim in outcome.claims))
