"""Checks every claim of a draft against the sentences that it names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from answering.answers import Citation, Claim
from answering.checking.alignment import Alignment, align
from answering.checking.belonging import exchanges_names, gives_words_to_another, stand_in_each_other_s_place
from answering.checking.conflicts import surely
from answering.checking.coverage import coverage, invents_a_cause
from answering.checking.doers import another_does_it
from answering.checking.grounds import Grounds, grounds
from answering.checking.hedges import drops_a_plan, drops_a_report
from answering.checking.meanings import Embedder, Meanings
from answering.checking.misattribution import gives_a_relation_away
from answering.checking.naming import names_a_stranger
from answering.checking.polarity import disagrees
from answering.checking.quantities import miscounts
from answering.checking.quoting import brings_an_address, misquotes
from answering.checking.roles import exchanges_roles
from answering.checking.statements import statement
from answering.drafts import DraftedClaim
from answering.quotations import quoted, translator_of
from retrieval.articles import Language, Sentence
from retrieval.chunking import sentences
from retrieval.language import language_of
from retrieval.lexicon import Lexicon


class Why(StrEnum):
    """Why a claim was withheld."""

    KEY = "key"
    """It names no sentence, or one that the article does not have."""
    QUOTATION = "quotation"
    """What it quotes is not, word for word, what the named sentences say."""
    NUMBER = "number"
    """An amount, date or word of quantity is not the one of the named sentences."""
    NAME = "name"
    """It names somebody or something that the named sentences do not."""
    NEGATION = "negation"
    """It denies what they affirm, affirms what they deny, or says the opposite."""
    COVERAGE = "coverage"
    """It says more than they do, or that another did it."""
    HEDGE = "hedge"
    """All else stands, but it states as a fact what they only report or suppose."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A claim that did not stand."""

    draft: DraftedClaim
    why: Why


class Numbering:
    """Gives every cited sentence of one answer its number, from 1, in order of first use."""

    def __init__(self) -> None:
        self._numbers: dict[Sentence, int] = {}

    def citation(self, sentence: Sentence) -> Citation:
        return Citation(self._numbers.setdefault(sentence, len(self._numbers) + 1), sentence)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim beside its evidence, as every rule looks at it."""

    text: str
    grounds: Grounds
    alignment: Alignment
    """With the evidence in the claim's language where there is one, else with the cited sentences."""
    other: Alignment | None
    """With the evidence in the other language, where it has both."""
    retold: tuple[Alignment, ...] = ()
    """With what retells the evidence, where other words than its own may bear a claim's: only surely borne ones."""

    @property
    def is_part_of_a_sentence(self) -> bool:
        """Whether the claim is, but for white space and its last mark, a stretch of one cited sentence."""
        words = " ".join(self.text.split()).rstrip(".!? ")
        return any(f" {words} " in f" {' '.join(sentence.text.split()).rstrip('.!? ')} " for sentence in self.grounds.cites)

    @property
    def alignments(self) -> list[Alignment]:
        """One or both."""
        return [self.alignment, *([self.other] if self.other else [])]


LONGEST_CLAIM = 1_500
"""Characters. What is longer is no claim that a reader could check against a sentence, and would take long to judge."""

_OWN_SHARE = 0.6
"""So much of a claim its own sentences must say; those at which they point only say whom and what they mean."""

_FREE_DOUBT = 0.9
"""Of .55, .75 and .9 best for messages that retell an article in other words; no contradicted one more was called supported."""

Rule = Callable[[Case], bool]


class Verifier:
    """Decides whether claims stand on the sentences that they name."""

    def __init__(self, *, lexicon: Lexicon, embedder: Embedder, doubt: float = 0.55) -> None:
        """`doubt` is how surely something must be missing in the evidence for the claim to be withheld, 0 to 1."""
        self._lexicon = lexicon
        self.embedder = embedder
        self._meanings = Meanings(lexicon=lexicon, embedder=embedder)
        self._doubt = doubt

    def reading_freely(self) -> Verifier:
        """One that also takes words for the same that news often uses for each other, and lets more of a claim be unsaid.

        Every other rule is as strict. It is for what people say in their own words, never for what the bot says.
        """
        freely = Verifier(lexicon=self._lexicon, embedder=self.embedder, doubt=_FREE_DOUBT)
        freely._meanings = Meanings(lexicon=self._lexicon, embedder=self.embedder, akin=True)
        return freely

    def verify(self, draft: DraftedClaim, numbering: Numbering, *, language: Language | None = None) -> Claim | Withheld:
        """The claim with its citations, or the first rule that it breaks. `language` is the claim's, where that is known."""
        exact = verify(draft, numbering)
        if isinstance(exact, Claim) or exact.why is Why.KEY:
            return exact
        why = self.why(draft, language or language_of(draft.text, default=draft.cites[0].article.language))
        if why is None:
            return _claim(draft, numbering)
        return Withheld(draft, why)

    def verify_or_mark(self, draft: DraftedClaim, numbering: Numbering, *, language: Language) -> Claim | Withheld:
        """The same, but what is stated as a fact and only reported stands with a mark that says so."""
        checked = self.verify(draft, numbering, language=language)
        if isinstance(checked, Withheld) and checked.why is Why.HEDGE:
            return replace(_claim(replace(draft, text=_marked(draft.text, language)), numbering), marked=True)
        return checked

    def why(self, draft: DraftedClaim, language: Language) -> Why | None:
        """The first rule that a claim breaks whose sentences exist; a hedge that is missing is looked for last."""
        if is_said_word_for_word(draft):
            return None
        if len(draft.text) > LONGEST_CLAIM:
            return Why.COVERAGE
        return self.first_broken(self.case(draft, language))

    def first_broken(self, case: Case, *, generic: bool = False) -> Why | None:
        """The first rule that it breaks; `generic`: it may say "researchers" of several."""
        if not case.alignment.claim.content and not case.alignment.claim.amounts:
            return Why.COVERAGE  # it says nothing
        return next((why for why, broken in self._looked_at(case, generic) if broken(case)), None)

    def broken(self, draft: DraftedClaim, language: Language, *, rules: Collection[Why]) -> frozenset[Why]:
        """Which of these rules a claim breaks whose sentences exist."""
        case = self.case(draft, language)
        return frozenset(why for why, broken in self._rules() if why in rules and broken(case))

    def _looked_at(self, case: Case, generic: bool) -> Sequence[tuple[Why, Rule]]:
        """All rules; words that stand in a sentence in this order need no look at who did what and whether it is said."""
        return [(why, rule) for why, rule in self._rules(generic) if why is not Why.COVERAGE or not case.is_part_of_a_sentence]

    def _rules(self, generic: bool = False) -> Sequence[tuple[Why, Rule]]:
        return (
            (Why.NUMBER, lambda case: miscounts(case.alignment, case.grounds, generic=generic)),
            (Why.QUOTATION, lambda case: misquotes(case.text, case.grounds) or brings_an_address(case.text, case.grounds)),
            (Why.NAME, lambda case: names_a_stranger(case.alignment, case.grounds)),
            (Why.NEGATION, lambda case: all(map(disagrees, case.alignments))),
            (Why.COVERAGE, lambda case: any(map(exchanges_roles, case.alignments))),
            (Why.COVERAGE, lambda case: gives_a_relation_away(case.alignments, case.grounds.persons, retold=case.retold)),
            (Why.COVERAGE, lambda case: any(another_does_it(one, case.grounds.persons) for one in case.alignments)),
            (Why.COVERAGE, lambda case: any(map(gives_words_to_another, case.alignments))),
            (
                Why.COVERAGE,
                lambda case: any(map(exchanges_names, case.alignments)) or stand_in_each_other_s_place(case.alignment),
            ),
            (Why.COVERAGE, lambda case: invents_a_cause(case.alignment, case.grounds)),
            (Why.COVERAGE, lambda case: drops_a_plan(case.alignment)),
            (Why.COVERAGE, self._says_more),
            (Why.HEDGE, lambda case: drops_a_report(case.alignment)),
        )

    def _says_more(self, case: Case) -> bool:
        """Whether too much of the claim is in its evidence neither, nor in what that points at."""
        alone = coverage(case.alignment, case.grounds, case.other, retold=case.retold)
        if alone.doubt <= self._doubt:
            return False
        pointed_at = case.grounds.context
        if pointed_at is None or alone.share < _OWN_SHARE:
            return True
        context = align(case.alignment.claim, pointed_at, self._meanings)
        return coverage(case.alignment, case.grounds, case.other, context, retold=case.retold).doubt > self._doubt

    def case(self, draft: DraftedClaim, language: Language, *, retold: bool = False) -> Case:
        """The claim beside the sentences that it names, and what retells them where that is wanted."""
        claim, evidence = statement(draft.text, language), grounds(draft.cites, in_other_words=retold)
        alignment, other = align(claim, evidence.said, self._meanings), None
        if evidence.translation:
            other = align(claim, evidence.translation, self._meanings)
            if evidence.translation.language == language:
                alignment, other = other, alignment
        told = tuple(surely(align(claim, one, self._meanings)) for one in evidence.retold)
        return Case(draft.text, evidence, alignment, other, told)


def verify(draft: DraftedClaim, numbering: Numbering) -> Claim | Withheld:
    """The claim with its citations, if its text is exactly the sentences that it names, in the article's order.

    Their translation stands too: whoever made it answers for it, and it was checked when it came.
    """
    if not draft.cites or any(sentence not in sentences(sentence.article) for sentence in draft.cites):
        return Withheld(draft, Why.KEY)
    if draft.text != quoted(draft.cites) and translator_of(draft) is None:
        return Withheld(draft, Why.QUOTATION)
    return _claim(draft, numbering)


def _claim(draft: DraftedClaim, numbering: Numbering) -> Claim:
    citations = tuple(numbering.citation(sentence) for sentence in draft.cites)
    return Claim(draft.text, citations, draft.emphasis, translated_by=translator_of(draft))


_REPORTED: Mapping[Language, str] = {"id": "menurut laporan", "en": "reportedly"}


def _marked(text: str, language: Language) -> str:
    body = text.rstrip()
    end = body[-1] if body[-1:] in ".!?" else ""
    return f"{body.removesuffix(end)} ({_REPORTED[language]}){end}"


def is_said_word_for_word(draft: DraftedClaim) -> bool:
    """Whether the claim is one of its sentences whole, white space aside."""
    return any(draft.text.split() == sentence.text.split() for sentence in draft.cites)
