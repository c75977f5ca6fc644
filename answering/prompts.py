"""What a model is shown: the rules, examples, the evidence with its keys, and the question if there is one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from answering.evidence import Evidence
from answering.leaning import with_context
from answering.models import Message
from answering.questions import Question
from answering.tables import PROMPTS
from retrieval.articles import Language, Sentence

Item = TypeVar("Item")

_CONSONANTS, _FIGURES = "bcdfghjkmnpqrstvwxz", "23456789"
_QUESTION_CHARACTERS = 1500
"""A model is shown so much of a question; with the evidence's own bound, a prompt and its reply fit into 4,096 tokens."""


def shown(evidence: Sequence[Evidence], *, characters: int) -> list[Sentence]:
    """The surest sentences, each with those that it leans on, as many as fit, in the order of their articles."""
    chosen: dict[Sentence, None] = {}
    room = characters
    for found in evidence:
        new = [sentence for sentence in with_context(found.sentence) if sentence not in chosen]
        room -= sum(len(sentence.text) for sentence in new)
        if room < 0 and chosen:
            break
        chosen.update(dict.fromkeys(new))
    return sorted(chosen, key=lambda sentence: (sentence.article.scope, sentence.article.id, sentence.start))


def keyed(sentences: Iterable[Sentence]) -> dict[str, Sentence]:
    """The sentences by keys that mean nothing: a small model confuses numbers, and cannot guess these."""
    keys: dict[str, Sentence] = {}
    for sentence in sentences:
        tries = 0
        while (key := _key(sentence, tries)) in keys:
            tries += 1
        keys[key] = sentence
    return keys


def messages(task: str, language: Language, **given: object) -> list[Message]:
    """The rules of a task, its examples, and the material, each with what is given in the places that it has for it."""
    text = PROMPTS.entry(f"{task}.{language}")
    examples = [Message(role, example[role]) for example in text["examples"] for role in ("user", "assistant")]
    return [Message("system", text["rules"].format(**given)), *examples, Message("user", text["material"].format(**given))]


def listed(keys: Mapping[str, Sentence]) -> str:
    """The sentences one a line, each after its key."""
    return "\n".join(f"[{key}] {flat(sentence.text)}" for key, sentence in keys.items())


def batches(items: Iterable[Item], length: Callable[[Item], int], *, most: int) -> Iterator[list[Item]]:
    """The items in runs of so many characters at most, or of one item that is longer."""
    batch: list[Item] = []
    for item in items:
        if batch and sum(map(length, batch)) + length(item) > most:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def prompt(question: Question, keys: Mapping[str, Sentence], *, claims: int) -> list[Message]:
    """The messages that ask for an answer, in the question's language."""
    given = {"before": _before(question), "question": _asked(question)}
    return messages("answer", question.language, claims=claims, evidence=listed(keys), **given)


def summary_prompt(keys: Mapping[str, Sentence], language: Language, *, claims: int) -> list[Message]:
    """The messages that ask for what these sentences say, shorter, in the reader's language."""
    return messages("summary", language, claims=claims, evidence=listed(keys))


def asked_again(messages: Sequence[Message], reply: str, language: Language) -> list[Message]:
    """The same after a reply that could not be read."""
    return [*messages, Message("assistant", reply[:500] or "…"), Message("user", PROMPTS.entry(f"again.{language}"))]


def _asked(question: Question) -> str:
    return flat(question.text)[:_QUESTION_CHARACTERS]


def _before(question: Question) -> str:
    """The questions on which this one leans, oldest first."""
    earlier: list[str] = []
    one = question.follows
    while one is not None:
        earlier.insert(0, _asked(one)[:300])
        one = one.follows
    line: str = PROMPTS.entry(f"answer.{question.language}.before")
    return line.format(questions=" | ".join(earlier)) + "\n" if earlier else ""


def flat(text: str) -> str:
    """On one line, so that no text can look like another part of the prompt."""
    return " ".join(text.split())


def _key(sentence: Sentence, tries: int) -> str:
    name = f"{sentence.article.scope}/{sentence.article.id}/{sentence.start}/{tries}"
    first, second, third, *_ = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return _CONSONANTS[first % len(_CONSONANTS)] + _FIGURES[second % len(_FIGURES)] + _CONSONANTS[third % len(_CONSONANTS)]
