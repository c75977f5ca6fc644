"""Verdicts by a language model: asked with keys, read strictly, and never kinder than the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from answering.drafts import ModelFailed
from answering.judge import Judgement, Verdict
from answering.messages import Part
from answering.models import Message, Model
from answering.prompts import flat, keyed, listed, messages
from answering.replies import Reply
from answering.tables import PROMPTS
from answering.usage import Usage
from retrieval.articles import Sentence

_LINE = re.compile(r"(?:[-*•] )?(?P<number>\d{1,2})[.):]\s*(?P<verdict>[^\W\d]+(?: [^\W\d]+)?)\W*?(?:\[\s*(?P<key>\w+)\s*\])?\W*")
_CLAIM_CHARACTERS = 300
_NEAREST = 4
"""So many sentences are shown for each claim."""


class ModelJudge:
    """Lets a model judge; what it calls supported must be so by the rules too."""

    def __init__(self, model: Model, *, evidence_characters: int, reply_characters: int) -> None:
        self._model = model
        self._evidence_characters = evidence_characters
        self._reply_characters = reply_characters

    @property
    def name(self) -> str:
        return self._model.name

    def judge(
        self, by_rules: Mapping[Part, Judgement], near: Mapping[Part, Sequence[Sentence]], usage: Usage
    ) -> dict[Part, Judgement]:
        """The model's verdicts, held against the rules'. Raises `ModelError`, also where a claim has no verdict."""
        claims = list(by_rules)
        keys = keyed(self._shown(by_rules, near))
        reply = Reply(self._model, _prompt(claims, keys), usage, limit=self._reply_characters)
        said = dict(_verdicts(reply, claims, keys))
        if len(said) < len(claims):
            raise ModelFailed(f"{self.name} did not judge every claim in the form that was asked for: try another model")
        return {claim: agreed(said[claim], by_rules[claim]) for claim in claims}

    def _shown(self, by_rules: Mapping[Part, Judgement], near: Mapping[Part, Sequence[Sentence]]) -> list[Sentence]:
        """What decides by the rules, and what is nearest to each claim, as much as fits, in the order of the articles."""
        wanted = [judgement.sentence for judgement in by_rules.values() if judgement.sentence]
        wanted += [found[place] for place in range(_NEAREST) for found in near.values() if place < len(found)]
        chosen: list[Sentence] = []
        for sentence in dict.fromkeys(wanted):
            if sum(len(one.text) for one in chosen) + len(sentence.text) <= self._evidence_characters:
                chosen.append(sentence)
        return sorted(chosen, key=lambda sentence: (sentence.article.scope, sentence.article.id, sentence.start))


def agreed(model: Judgement, rules: Judgement) -> Judgement:
    """What a model and the rules say together: the less kind of the two where one says supported."""
    if model.verdict is Verdict.SUPPORTED:
        return rules
    if model.verdict is Verdict.REPORTED:
        if rules.verdict is Verdict.SUPPORTED:
            return Judgement(Verdict.REPORTED, rules.sentence)
        return rules
    if model.verdict is Verdict.CONTRADICTED and model.sentence is None:
        return rules if rules.verdict is Verdict.CONTRADICTED else Judgement(Verdict.ABSENT)
    return model


def _prompt(claims: Sequence[Part], keys: Mapping[str, Sentence]) -> list[Message]:
    asked = "\n".join(f"{number}. {flat(claim.said)[:_CLAIM_CHARACTERS]}" for number, claim in enumerate(claims, start=1))
    return messages("verdicts", claims[0].language, evidence=listed(keys), claims=asked)


def _verdicts(reply: Reply, claims: Sequence[Part], keys: Mapping[str, Sentence]) -> Iterator[tuple[Part, Judgement]]:
    """What the lines of a reply say of each claim; a line without the form, or with a key that was not shown, says nothing."""
    for line in reply.lines():
        found = _LINE.fullmatch(line)
        said = PROMPTS.entry("said").get(found["verdict"].lower()) if found else None
        if found is None or said is None or not 1 <= int(found["number"]) <= len(claims):
            continue
        sentence = keys.get((found["key"] or "").lower())
        if found["key"] and sentence is None:
            continue
        yield claims[int(found["number"]) - 1], Judgement(Verdict(said), None if said == Verdict.ABSENT else sentence)
