"""Puts questions to Saksi in this process and judges what it answers. Loads the model: import it late."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from answering.answers import Answered, Citation, Outcome
from answering.evidence import Evidence
from bot.assemble import Saksi
from evaluation.questions import Question, Quotation
from evaluation.verdicts import Answer, QuestionSet, Verdict, judged
from retrieval.articles import EVERYONE, Sentence

Progress = Callable[[int, int], None]
"""Is told how many questions of how many are answered."""


def put(saksi: Saksi, name: str, questions: Sequence[Question], progress: Progress) -> QuestionSet:
    """The set with its verdicts, one for each question in their order."""
    verdicts, stood_in = [], 0
    for done, question in enumerate(questions, start=1):
        start = time.perf_counter()
        reply = saksi.answerer.answer(question.question, history=question.history)
        seconds = time.perf_counter() - start
        _, evidence = saksi.answerer.evidence(question.question, history=question.history)
        verdicts.append(_verdict(saksi, question, reply.outcome, evidence, seconds))
        stood_in += reply.outcome.instead_of is not None
        progress(done, len(questions))
    title = f"{name.replace('_', ' ')}: {len(questions)} questions"
    return QuestionSet(name, title, tuple(verdicts), saksi.answerer.writer_name, stood_in)


def _verdict(saksi: Saksi, question: Question, outcome: Outcome, evidence: Sequence[Evidence], seconds: float) -> Verdict:
    answer = _answer(outcome)
    shown = {quotation.article for quotation in answer.cited + answer.nearest}
    articles = {name: saksi.library.article(name, scopes=[EVERYONE]) for name in shown}
    return judged(
        question,
        answer,
        evidence=[quotation(found.sentence) for found in evidence],
        texts={name: article.text for name, article in articles.items() if article},
        seconds=seconds,
        sureness=evidence[0].score if evidence else 0.0,
    )


def _answer(outcome: Outcome) -> Answer:
    if not isinstance(outcome, Answered):
        return Answer(True, outcome.language, (), tuple(map(_cited, outcome.nearest)))
    cited = tuple(_cited(citation) for claim in outcome.claims for citation in claim.citations)
    return Answer(False, outcome.language, cited, (), corrects=outcome.corrects)


def _cited(citation: Citation) -> Quotation:
    return quotation(citation.sentence)


def quotation(sentence: Sentence) -> Quotation:
    """A sentence as an answer would show it."""
    return Quotation(sentence.article.id, sentence.start, sentence.end, sentence.text)
