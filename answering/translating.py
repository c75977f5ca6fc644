"""An article translated by a language model, sentence by sentence; what is not borne out is asked for again, or left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from answering.models import Model
from answering.prompts import batches, keyed, listed, messages
from answering.replies import Reply
from answering.usage import Usage
from answering.vetoes import first_broken
from retrieval.articles import Article, Language, Sentence, Translation
from retrieval.chunking import sentences

_AT_ONCE = 1_500
"""Characters of an article that are asked for at a time: with its reply it fits into 4,096 tokens."""
_TRIES = 2
_LINE = re.compile(r"(?:[-*•] )?\[\s*(?P<key>\w+)\s*\]\s*(?P<text>\S.*)")

Progress = Callable[[int, int], None]
"""Is told how many sentences of how many are done."""


class Translator:
    """Translates articles between Indonesian and English."""

    def __init__(self, model: Model, *, reply_characters: int) -> None:
        self._model = model
        self._reply_characters = reply_characters

    def translate(self, article: Article, usage: Usage, progress: Progress = lambda done, of: None) -> Translation:
        """The article in the other language; a sentence that never came, or whose numbers, names or negations changed, is empty.

        Raises `ModelError` where the model does not write.
        """
        language: Language = "en" if article.language == "id" else "id"
        every = sentences(article)
        found: dict[Sentence, str] = {}
        for run in batches(every, lambda one: len(one.text), most=_AT_ONCE):
            found |= self._translated(run, language, usage)
            progress(every.index(run[-1]) + 1, len(every))
        return Translation(
            language=language, made_by=self._model.name, sentences=tuple(found.get(sentence, "") for sentence in every)
        )

    def _translated(self, run: Sequence[Sentence], language: Language, usage: Usage) -> dict[Sentence, str]:
        found: dict[Sentence, str] = {}
        for _ in range(_TRIES):
            missing = [sentence for sentence in run if sentence not in found]
            if missing:
                found |= dict(self._checked(self._asked(missing, language, usage), language))
        return found

    def _asked(self, run: Sequence[Sentence], language: Language, usage: Usage) -> Iterator[tuple[Sentence, str]]:
        keys = keyed(run)
        asked = messages("translation", language, evidence=listed(keys))
        reply = Reply(self._model, asked, usage, limit=self._reply_characters)
        for line in reply.lines():
            said = _LINE.fullmatch(line)
            if said and (sentence := keys.get(said["key"].lower())):
                yield sentence, said["text"].strip()

    def _checked(self, found: Iterable[tuple[Sentence, str]], language: Language) -> Iterator[tuple[Sentence, str]]:
        for sentence, text in found:
            if not first_broken(text, language, (sentence,)):
                yield sentence, text
