"""The story of a summary: parts drafted in a style, told by a model where there is one, and the claims that stand."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from answering.answers import Answered, Claim, Declined, Outcome, Reason
from answering.drafts import DraftedClaim, ModelError, ModelNotSetUp
from answering.extractive_writer import ExtractiveWriter
from answering.making import Making, Seconds
from answering.model_writer import ModelWriter
from answering.quotations import in_language
from answering.summarising.parts import Part, Section
from answering.summarising.styles import PARTS, Style
from answering.summarising.timeline import lacks_day
from answering.usage import Usage
from answering.verification import Numbering, Verifier, Withheld
from retrieval.articles import Article, Language, Sentence

_log = logging.getLogger("saksi.answering")


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary with its parts, each of them claims that stand, and what it sums up."""

    style: Style
    outcome: Outcome
    articles: tuple[Article, ...]
    sections: tuple[Section, ...] = ()
    """Their claims, one after the other, are those of the outcome."""
    lacks_day: bool = False
    """Whether dates are missing because an article does not say when it is from."""
    seconds: Seconds = field(default_factory=Seconds)
    usage: Usage = field(default_factory=Usage)


class Summariser:
    """Sums up articles in the articles' own sentences, or in a model's where there is one."""

    def __init__(self, *, verifier: Verifier, writer: ModelWriter | None = None, falls_back: bool = True) -> None:
        """`falls_back` as of an `Answerer`: whether the articles' sentences do where the model is not set up rightly."""
        self._verifier = verifier
        self._writer = writer
        self._falls_back = falls_back

    def summary(self, articles: Sequence[Article], style: Style, language: Language, *, quoting: bool = False) -> Summary:
        """What the articles say, in this style, to a reader of this language. Raises `ModelNotSetUp` unless it falls back.

        `quoting`: in their own sentences, even where a model could tell it.
        """
        if self._writer is None:
            return self._quoted(articles, style, language)
        if quoting:
            return self._quoted(articles, style, language, instead_of=self._writer.name)
        try:
            return self._told(self._writer, articles, style, language)
        except ModelError as error:
            if isinstance(error, ModelNotSetUp) and not self._falls_back:
                raise
            _log.warning("%s stands in: %s", ExtractiveWriter.name, error)
            return self._quoted(articles, style, language, instead_of=self._writer.name)

    def _quoted(self, articles: Sequence[Article], style: Style, language: Language, instead_of: str | None = None) -> Summary:
        work = _Work(self._verifier, language)
        parts = work.parts(articles, style)
        sections = [work.section(part, part.drafts) for part in parts]
        return work.summary(articles, style, sections, ExtractiveWriter.name, instead_of)

    def _told(self, writer: ModelWriter, articles: Sequence[Article], style: Style, language: Language) -> Summary:
        """By the model, part for part; a part of which nothing that it says stands is quoted."""
        work = _Work(self._verifier, language)
        sections = []
        for part in work.parts(articles, style):
            told = work.section(part, _by(writer, part, language, work.making.usage))
            sections.append(told if told.claims else work.section(part, part.drafts))
        return work.summary(articles, style, sections, writer.name, None)


@dataclass(slots=True)
class _Work:
    """What one summary's parts have in common while it is made: the numbers of its citations, times and costs."""

    verifier: Verifier
    language: Language
    making: Making = field(default_factory=Making)
    numbering: Numbering = field(default_factory=Numbering)

    def parts(self, articles: Sequence[Article], style: Style) -> list[Part]:
        with self.making.timing("retrieve"):
            return list(PARTS[style](articles))

    def section(self, part: Part, drafts: Iterable[DraftedClaim]) -> Section:
        """The claims of a part that stand, numbered on from those before it."""
        shown = (in_language(draft, self.language) for draft in drafts)
        check = partial(self._check, numbering=self.numbering)
        return Section(part.kind, part.name, self.making.verified(shown, check), part.when, part.of_saying)

    def _check(self, draft: DraftedClaim, _: Numbering, *, numbering: Numbering) -> Claim | Withheld:
        return self.verifier.verify_or_mark(draft, numbering, language=self.language)

    def summary(
        self, articles: Sequence[Article], style: Style, sections: Sequence[Section], writer: str, instead_of: str | None
    ) -> Summary:
        making = self.making
        kept = tuple(section for section in sections if section.claims)
        claims = tuple(claim for section in kept for claim in section.claims)
        withheld = len(making.withheld)
        outcome: Outcome
        if claims:
            outcome = Answered(claims, self.language, writer, withheld, instead_of, making.cut_short)
        else:
            reason = Reason.NOTHING_VERIFIED if articles else Reason.NO_ARTICLES
            outcome = Declined(reason, self.language, writer, withheld=withheld, instead_of=instead_of)
        undated = style is Style.TIMELINE and lacks_day(articles)
        return Summary(style, outcome, tuple(articles), kept, undated, making.seconds, making.usage)


def _by(writer: ModelWriter, part: Part, language: Language, usage: Usage) -> Iterator[DraftedClaim]:
    """What the model makes of a part's sentences, as many of them at a time as it can be shown."""
    for drafts in _batches(part.drafts, writer.evidence_characters):
        sentences: dict[Sentence, None] = {}
        for draft in drafts:
            sentences.update(dict.fromkeys(sorted(draft.cites, key=lambda one: one.start)))
        yield from writer.sum_up(list(sentences), language, usage, most=len(drafts))


def _batches(drafts: Sequence[DraftedClaim], characters: int) -> Iterator[list[DraftedClaim]]:
    batch: list[DraftedClaim] = []
    room = characters
    for draft in drafts:
        length = sum(len(sentence.text) for sentence in draft.cites)
        if batch and length > room:
            yield batch
            batch, room = [], characters
        batch.append(draft)
        room -= length
    if batch:
        yield batch
