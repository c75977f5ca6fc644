"""Outcomes as the JSON objects that scripts rely on, and their lines as questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from answering.answerer import Reply
from answering.answers import Answered, Citation, Claim, Declined, Outcome
from answering.evidence import Evidence
from answering.making import Seconds
from answering.summarising.summariser import Summary
from answering.usage import Usage
from bot.quotes import Quote, Quotes, Unclear
from bot.summary_wording import stretch
from bot.wording import declined
from retrieval.articles import Article
from retrieval.chunking import sentences
from retrieval.library import Entry

Object = dict[str, Any]
_DIGITS = 6


class UnreadableLine(Exception):
    """A line of a batch that is not what it should be; the message says why."""

    def __init__(self, why: str, line_id: object = None) -> None:
        super().__init__(why)
        self.line_id = line_id


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a batch line puts it."""

    id: object
    question: str
    history: tuple[str, ...]


def asked(line: bytes) -> Asked:
    """The question of a batch line; raises `UnreadableLine` for anything else."""
    given = object_of(line, "question")
    line_id, question = given.get("id"), given.get("question")
    if not isinstance(question, str) or not question.strip():
        raise UnreadableLine('"question" is missing or empty', line_id)
    return Asked(line_id, storable(question), _history(given.get("history") or [], line_id))


def object_of(line: bytes, member: str) -> Object:
    """The object of a batch line, which ought to have this member; raises `UnreadableLine` for anything else."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableLine(f"the line is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise UnreadableLine(f'the line is not an object with a "{member}"')
    return given


def _history(given: object, line_id: object) -> tuple[str, ...]:
    earlier = [item.get("question") if isinstance(item, dict) else item for item in given] if isinstance(given, list) else [None]
    if not all(isinstance(question, str) for question in earlier):
        raise UnreadableLine('"history" is not a list of objects with a "question"', line_id)
    return tuple(storable(str(question)) for question in earlier if str(question).strip())


def answer_object(reply: Reply, question: str, line_id: object = None) -> Object:
    """An answer as one JSON object."""
    return {"id": line_id, "question": question, **outcome_object(reply.outcome, reply.seconds, reply.usage)}


def summary_object(summary: Summary) -> Object:
    """A summary as one JSON object: its parts point at its claims by their places in the list."""
    parts: list[Object] = []
    claims = 0
    for section in summary.sections:
        places = list(range(claims, claims + len(section.claims)))
        claims += len(section.claims)
        name, date = section.name, None
        if section.when:
            name, date = stretch(section.when, summary.outcome.language), section.when.iso
        parts.append({"kind": section.kind.value, "name": name, "date": date, "of_saying": section.of_saying, "claims": places})
    common = outcome_object(summary.outcome, summary.seconds, summary.usage)
    return {"style": summary.style.value, **common, "parts": parts}


def outcome_object(outcome: Outcome, seconds: Seconds, usage: Usage | None = None) -> Object:
    """What an answer and a summary have in common."""
    common = {
        "withheld": outcome.withheld,
        "writer": outcome.writer,
        "instead_of": outcome.instead_of,
        "usage": asdict(usage) if usage and usage.total else None,
        "seconds": {part: round(value, _DIGITS) for part, value in asdict(seconds).items()},
    }
    match outcome:
        case Answered():
            return {
                "outcome": "answered",
                "language": outcome.language,
                "text": markdown(outcome.claims),
                "claims": [claim_object(claim) for claim in outcome.claims],
                "nearest": [],
                "reason": None,
                **common,
            }
        case Declined():
            return {
                "outcome": "declined",
                "language": outcome.language,
                "text": declined(outcome.reason, outcome.language, outcome.courtesy),
                "claims": [],
                "nearest": [citation_object(citation) for citation in outcome.nearest],
                "reason": outcome.reason.value,
                **common,
            }


def markdown(claims: Sequence[Claim]) -> str:
    """The claims as one text: the words that answer in bold, after each sentence the number of its citation."""
    return "\n\n".join(_marked_up(claim) for claim in claims)


def claim_object(claim: Claim) -> Object:
    """A claim with its citations; `text` has no markup."""
    return {
        "text": claim.text,
        "emphasis": [[span.start, span.end] for span in claim.emphasis],
        "translated_by": claim.translated_by,
        "corrects": claim.corrects,
        "citations": [citation_object(citation) for citation in claim.citations],
    }


def citation_object(citation: Citation) -> Object:
    """A citation; its quote is `text[start:end]` of the stored article."""
    sentence = citation.sentence
    return {
        "number": citation.number,
        "article": sentence.article.id,
        "title": sentence.article.title,
        "start": sentence.start,
        "end": sentence.end,
        "quote": citation.quote,
        "voice": citation.voice.value,
        "speaker": citation.speaker,
    }


def quotes_object(found: Quotes | Unclear) -> Object:
    """A person's words; with nobody who is meant for certain, the names that may be."""
    if isinstance(found, Unclear):
        return {"person": None, "quotes": [], "told": [], "nearest": list(found.names)}
    told = [] if found.quotes else [citation_object(citation) for claim in found.claims for citation in claim.citations]
    return {"person": found.person, "quotes": [quote_object(quote) for quote in found.quotes], "told": told, "nearest": []}


def quote_object(quote: Quote) -> Object:
    """What somebody said; `text` stands word for word in the citation's quote."""
    return {
        "text": quote.utterance.text,
        "direct": quote.utterance.direct,
        "date": quote.when.isoformat() if quote.when else None,
        "citations": [citation_object(quote.citation)],
    }


def search_object(evidence: Iterable[Evidence], question: str, line_id: object = None) -> Object:
    """Evidence, best first, as one JSON object."""
    return {
        "id": line_id,
        "question": question,
        "evidence": [
            {
                "article": found.sentence.article.id,
                "title": found.sentence.article.title,
                "start": found.sentence.start,
                "end": found.sentence.end,
                "quote": found.sentence.text,
                "score": round(found.score, _DIGITS),
            }
            for found in evidence
        ],
    }


def error_object(line_id: object, error: Exception) -> Object:
    """What stands in the place of an answer to a batch line that could not be answered."""
    return {"id": line_id, "error": str(error)}


def article_object(article: Article) -> Object:
    """An article with its stored text and its sentences."""
    known: Mapping[str, object] = asdict(article)
    return {**known, "sentences": [{"start": sentence.start, "end": sentence.end} for sentence in sentences(article)]}


def entry_object(entry: Entry) -> Object:
    """An article as a list of articles shows it."""
    return {name: value for name, value in asdict(entry).items() if name != "key"}


def line_of(value: Object) -> str:
    """An object as one line."""
    return storable(json.dumps(value, ensure_ascii=False))


def storable(text: str) -> str:
    """The text with every half of a surrogate pair, which UTF-8 cannot hold, replaced by "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _marked_up(claim: Claim) -> str:
    marks = [(span.start, "**") for span in claim.emphasis] + [(span.end, "**") for span in claim.emphasis]
    marks += [(place, f" [{citation.number}]") for place, citation in claim.places_of_numbers()]
    text = claim.text
    for place, mark in sorted(marks, key=lambda mark: mark[0], reverse=True):
        text = text[:place] + mark + text[place:]
    return text
