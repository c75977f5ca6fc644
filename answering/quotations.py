"""Sentences as a claim that quotes them: word for word, or as their article's translation has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answering.drafts import DraftedClaim
from retrieval.articles import Language, Sentence
from retrieval.chunking import translated


def quoted(cites: Sequence[Sentence]) -> str:
    """Sentences of one article in their order, word for word, one space between them."""
    return " ".join(sentence.text for sentence in _in_order(cites))


def said_in(cites: Sequence[Sentence], language: Language) -> str | None:
    """The same in another language than the article's; `None` where a sentence has no translation into that."""
    found = [translated(sentence) if _translates_into(sentence, language) else None for sentence in _in_order(cites)]
    return " ".join(filter(None, found)) if found and all(found) else None


def in_language(draft: DraftedClaim, language: Language) -> DraftedClaim:
    """A draft that only quotes, in the reader's language where its article is in another and has it; else as it is.

    It has no emphasis then, for its stretches are other ones.
    """
    said = said_in(draft.cites, language) if draft.text == quoted(draft.cites) else None
    return draft if said is None else replace(draft, text=said, emphasis=())


def translator_of(draft: DraftedClaim) -> str | None:
    """Who made the translation that the draft's text is, to the letter; `None` where it is none."""
    for translation in filter(None, (sentence.article.translation for sentence in draft.cites[:1])):
        if draft.text == said_in(draft.cites, translation.language):
            return translation.made_by
    return None


def _in_order(cites: Sequence[Sentence]) -> list[Sentence]:
    return sorted(cites, key=lambda sentence: sentence.start)


def _translates_into(sentence: Sentence, language: Language) -> bool:
    translation = sentence.article.translation
    return translation is not None and translation.language == language != sentence.article.language
