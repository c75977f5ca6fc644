"""Checked messages as the JSON objects that scripts rely on, their lines in, and what a terminal shows of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from answering.checker import Check, Checked
from bot.contract import Object, UnreadableLine, citation_object, object_of, storable
from bot.printing import Printer
from bot.verdict_wording import Told, remarks, tell, verdict_words


@dataclass(frozen=True, slots=True)
class Posted:
    """A message as a batch line puts it."""

    id: object
    message: str


def posted(line: bytes) -> Posted:
    """The message of a batch line, which may be empty; raises `UnreadableLine` for anything else."""
    given = object_of(line, "message")
    message = given.get("message")
    if not isinstance(message, str):
        raise UnreadableLine('"message" is missing or no text', given.get("id"))
    return Posted(given.get("id"), storable(message))


def check_object(check: Check, message: str, line_id: object = None) -> Object:
    """A check as one JSON object."""
    return {
        "id": line_id,
        "message": message,
        "language": check.language,
        "claims": [_claim_object(claim) for claim in check.claims],
        "left_out": check.left_out,
        "judge": check.judge,
        "instead_of": check.instead_of,
        "usage": asdict(check.usage) if check.usage and check.usage.total else None,
    }


def print_check(check: Check, printer: Printer) -> None:
    """Every part of the message with its verdict, and under it what the articles say."""
    if not check.claims:
        printer.line(tell(Told.NOTHING_CLAIMED, check.language))
    for claim in check.claims:
        printer.line(" ".join(claim.text.split()), style="bold")
        printer.line(f"  {verdict_words(claim, check.language)}")
        printer.sources(claim.citations, check.language, translating=True)
        printer.line("")
    for remark in remarks(check):
        printer.line(remark, style="dim")


def _claim_object(claim: Checked) -> Object:
    return {
        "text": claim.text,
        "verdict": claim.verdict.value,
        "by": claim.by,
        "citations": [citation_object(citation) for citation in claim.citations],
    }
