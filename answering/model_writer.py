"""Drafts by a language model: asked with keys, read strictly and claim by claim as its reply arrives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from answering.drafts import DraftedClaim, ModelFailed
from answering.evidence import Evidence
from answering.models import Message, Model
from answering.prompts import NONE, asked_again, keyed, prompt, shown, summary_prompt
from answering.questions import Question
from answering.replies import Reply
from answering.usage import Usage
from retrieval.articles import Language, Sentence

_LINE = re.compile(r"[-*•] (?P<text>.*?)(?:\s*(?P<keys>(?:\[\s*\w+\s*(?:,\s*\w+\s*)*\][\s,]*)+)\.?)?")
_MORE = 6
"""A summary is read to its end, where its cost is told, unless it has so many claims more than were asked for."""
_KEY = re.compile(r"\w+")
_NONE = re.compile(r"[-*•] \[?(?:" + "|".join(NONE.values()) + r")\]?\.?", re.IGNORECASE)


class UnreadableDraft(ModelFailed):
    """The reply does not have the form that the prompt asked for."""


class ModelWriter:
    """Hands in what a model writes, sentence by sentence; whether it is true is for others to find out."""

    judges = True

    def __init__(self, model: Model, *, max_claims: int, evidence_characters: int, reply_characters: int) -> None:
        self._model = model
        self._max_claims = max_claims
        self._evidence_characters = evidence_characters
        self._reply_characters = reply_characters

    @property
    def name(self) -> str:
        return self._model.name

    def draft(self, question: Question, evidence: Sequence[Evidence], usage: Usage) -> Iterator[DraftedClaim]:
        """The model's claims, each as soon as its line is complete; none if it declines. Raises `ModelError`.

        A reply that cannot be read is asked for once more.
        """
        keys = keyed(shown(evidence, characters=self._evidence_characters))
        messages = prompt(question, keys, claims=self._max_claims)
        yield from self._read(messages, keys, question.language, usage, most=self._max_claims)

    def sum_up(self, found: Sequence[Sentence], language: Language, usage: Usage, *, most: int) -> Iterator[DraftedClaim]:
        """What the model makes of these sentences, asked for so many claims at most; the rest as of `draft`."""
        keys = keyed(found)
        yield from self._read(summary_prompt(keys, language, claims=most), keys, language, usage, most=most + _MORE)

    @property
    def evidence_characters(self) -> int:
        """How many characters of articles it is shown at a time."""
        return self._evidence_characters

    def _read(
        self, messages: list[Message], keys: Mapping[str, Sentence], language: Language, usage: Usage, *, most: int
    ) -> Iterator[DraftedClaim]:
        reply = Reply(self._model, messages, usage, limit=self._reply_characters)
        try:
            yield from self._claims(reply, keys, most)
        except UnreadableDraft:
            again = asked_again(messages, reply.text, language)
            yield from self._claims(Reply(self._model, again, usage, limit=self._reply_characters), keys, most)

    def _claims(self, reply: Reply, keys: Mapping[str, Sentence], most: int) -> Iterator[DraftedClaim]:
        drafted: set[str] = set()
        for line in reply.lines():
            if _NONE.fullmatch(line):
                return
            claim = _claim(line, keys)
            if claim is None:
                if drafted:
                    return  # what was complete before it stands
                raise UnreadableDraft(f"{self.name} did not answer in the form that was asked for: try another model")
            if claim.text in drafted:
                continue
            drafted.add(claim.text)
            yield claim
            if len(drafted) >= most:
                return
        if not drafted:
            raise UnreadableDraft(f"{self.name} answered with nothing: try another model")


def _claim(line: str, keys: Mapping[str, Sentence]) -> DraftedClaim | None:
    """The claim that a line makes, `None` if the line is no claim; a key that was not shown leaves it without evidence."""
    found = _LINE.fullmatch(line)
    if found is None or not found["text"].strip():
        return None
    named = [key.lower() for key in _KEY.findall(found["keys"] or "")]
    cites = tuple(dict.fromkeys(keys[key] for key in named if key in keys))
    return DraftedClaim(found["text"].strip(), cites if all(key in keys for key in named) else ())
