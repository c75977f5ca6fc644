"""What the articles say to one claim: that it is so, that somebody reports it, that it is otherwise, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from answering.checking.alignment import ALIGNED, Alignment
from answering.checking.appellations import another_acts, described, is_of_a_longer_name, with_names
from answering.checking.belonging import turned_round
from answering.checking.conflicts import Beside, beside, conflict, conflict_of_a_part, denial
from answering.checking.hedges import Hedge, has_hedge, relays
from answering.checking.standing import is_outdated, says_only
from answering.checking.statements import TITLES, Statement, is_known
from answering.drafts import DraftedClaim
from answering.similarity import SentenceSimilarity
from answering.verification import Case, Verifier, Why, is_said_word_for_word
from retrieval.articles import Language, Sentence
from retrieval.retold import retold


class Verdict(StrEnum):
    """What becomes of a part of a message."""

    SUPPORTED = "supported"
    REPORTED = "reported"
    """The articles only relay that somebody says so."""
    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    OPINION = "opinion"
    QUESTION = "question"


class Way(StrEnum):
    """How the rules come to a verdict."""

    STRICTLY = "strictly"
    """A sentence bears the claim, read word by word."""
    IN_OTHER_WORDS = "in_other_words"
    """A sentence bears it with the words of its retellings."""
    OTHERWISE = "otherwise"
    """A sentence says otherwise."""
    OTHERWISE_IN_OTHER_WORDS = "otherwise_in_other_words"
    """What retells a sentence says otherwise."""
    FREELY = "freely"
    """A sentence bears it, read freely."""
    NOT_AT_ALL = "not_at_all"
    """No sentence says anything of it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what decides it."""

    verdict: Verdict
    sentence: Sentence | None = None
    way: Way = Way.NOT_AT_ALL
    """How the rules came to it, where it is theirs."""


@dataclass(frozen=True, slots=True)
class _Finding:
    sentence: Sentence
    why: Why | None
    share: float
    """How much of the claim the sentence says."""
    conflict: float
    """How surely it says otherwise of the same; 0 where it does not."""
    whole: bool = True
    """Whether it has something for every word of the claim."""


Conflict = Callable[[Beside], float]
"""How surely evidence says otherwise than a claim."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How claims are read beside evidence."""

    verifier: Verifier
    conflict: Conflict = conflict
    freely: bool = False
    """Whether the verifier is one that reads freely."""
    in_other_words: bool = False
    """Whether the words of retellings count as the sentence's own."""


LONGEST = 600
"""Characters. A claim that is longer says more than a sentence could bear or deny, and the rules would take seconds over it."""


class Judge:
    """Judges claims by the rules of the verifier.

    What contradicts a claim is read word by word; what bears it, if nothing contradicts it, also more freely. Where an article is
    retold, words and figures of a sentence's retellings count as its own; names, negation and who did what stay the sentence's.
    """

    def __init__(self, verifier: Verifier) -> None:
        self._similarity = SentenceSimilarity(verifier.embedder)
        self._strictly = _Reading(verifier)
        self._for_denials = _Reading(verifier, conflict=denial)
        self._in_other_words = _Reading(verifier, in_other_words=True)
        self._in_parts = _Reading(verifier, conflict=conflict_of_a_part)
        self._freely = _Reading(verifier.reading_freely(), freely=True)

    def judge(self, claim: str, language: Language, candidates: Sequence[Sentence]) -> Judgement:
        """The verdict on a claim, of which these sentences may say something."""
        if len(claim) > LONGEST:
            return Judgement(Verdict.ABSENT)
        findings = [_finding(claim, language, sentence, self._strictly) for sentence in candidates]
        if bearing := _bearing(findings):
            return _borne(bearing, Way.STRICTLY)
        told = [sentence for sentence in candidates if retold(sentence)][:_READ_RETOLD]
        in_other_words = [_finding(claim, language, sentence, self._in_other_words) for sentence in told]
        bearing = [found for found in _bearing(in_other_words) if found.whole]
        statements = self._nearest_statements(claim, language, told)
        said = {found.sentence for found in _bearing(statements)}
        plainly = [found for found in statements if found.conflict >= _PLAINLY and found.sentence not in said]
        if bearing and not _outweighs(plainly, bearing):
            return _borne(bearing, Way.IN_OTHER_WORDS)
        conflicting = [found for found in findings if found.conflict]
        for otherwise, way in ((conflicting, Way.OTHERWISE), (plainly, Way.OTHERWISE_IN_OTHER_WORDS)):
            if otherwise:
                surest = max(otherwise, key=lambda found: found.conflict)
                return Judgement(Verdict.CONTRADICTED, surest.sentence, way=way)
        freely = [_finding(claim, language, sentence, self._freely) for sentence in candidates]
        return _borne(bearing, Way.FREELY) if (bearing := _bearing(freely)) else Judgement(Verdict.ABSENT)

    def denied_by(self, statement: str, language: Language, candidates: Sequence[Sentence], *, share: float) -> Sentence | None:
        """The sentence that denies what is stated and says so large a share of the rest; `None` if one bears it, or none does."""
        if len(statement) > LONGEST:
            return None
        findings = [_finding(statement, language, sentence, self._for_denials) for sentence in candidates]
        if not findings or any(found.why in (None, Why.HEDGE) for found in findings):
            return None
        surest = max(findings, key=lambda found: found.conflict)
        return surest.sentence if surest.conflict >= share else None

    def _nearest_statements(self, claim: str, language: Language, told: Sequence[Sentence]) -> list[_Finding]:
        """What the statements that retell these sentences and are nearest to a claim say to it, as findings of the sentences."""
        every = [(statement, sentence) for sentence in told for statement in retold(sentence)]
        nearness = self._similarity.to(claim, [statement for statement, _ in every])
        nearest = sorted(range(len(every)), key=lambda place: -nearness[place])[:_STATEMENTS]
        findings = [(_finding(claim, language, every[place][0], self._in_parts), every[place][1]) for place in nearest]
        return [replace(found, sentence=sentence) for found, sentence in findings]


def _finding(claim: str, language: Language, sentence: Sentence, reading: _Reading) -> _Finding:
    if is_said_word_for_word(DraftedClaim(claim, (sentence,))):
        return _Finding(sentence, None, 1.0, 0.0)
    named = with_names(claim, language, sentence.article)
    findings = [_as_said(named, language, sentence, reading=reading)]
    for told, noun in described(named, language, sentence):
        findings.append(_as_said(told, language, sentence, reading=reading, noun=noun))
    return max(findings, key=lambda found: (found.why is None, found.why is Why.HEDGE, found.conflict))


def _as_said(claim: str, language: Language, sentence: Sentence, *, reading: _Reading, noun: str = "") -> _Finding:
    """What a sentence says to a claim; `noun` stands in it for a name."""
    case = reading.verifier.case(DraftedClaim(claim, (sentence,)), language, retold=reading.in_other_words)
    compared = beside(case.alignments, case.grounds, case.retold)
    why = _why(case, compared, reading, noun=noun)
    closeness = _CLOSER * closeness_of(case.alignment)
    longer = is_of_a_longer_name(case.alignment, compared.somebody)
    says_otherwise = reading.conflict(compared) if why not in (None, Why.HEDGE) and not longer else 0.0
    return _Finding(
        sentence,
        why,
        share=compared.aboutness().share + closeness,
        conflict=says_otherwise and says_otherwise + closeness,
        whole=not compared.missing(),
    )


def _why(case: Case, compared: Beside, reading: _Reading, *, noun: str) -> Why | None:
    """The first thing that is wrong with a claim: by the verifier's rules, then by those for what people say."""
    why = reading.verifier.first_broken(case, generic=True)
    if why in (None, Why.HEDGE) and _leaves_something_open(compared):
        why = Why.COVERAGE
    if why is None and not compared.says_every_deed():
        why = Why.COVERAGE
    if reading.freely and why in (None, Why.HEDGE) and compared.names_only_meant:
        why = Why.COVERAGE  # with kindred verbs, who did it to whom is too uncertain if a pronoun stands for one of them
    if why is None and (is_quoted(case.alignment) or relays(case.alignment)):
        why = Why.HEDGE
    meant = compared.only_described | frozenset(own.place for own in case.alignment.claim.terms if own.plain == noun)
    longer = is_of_a_longer_name(case.alignment, compared.somebody)
    if why in (None, Why.HEDGE) and (longer or another_acts(case.alignment, meant)):
        why = Why.NAME
    if why in (None, Why.HEDGE) and turned_round(case.alignment):
        why = Why.COVERAGE
    return why


def _bearing(findings: Sequence[_Finding]) -> list[_Finding]:
    return [found for found in findings if found.why in (None, Why.HEDGE)]


def _outweighs(contrary: Sequence[_Finding], bearing: Sequence[_Finding]) -> bool:
    """Whether what says otherwise of a claim says more of it than what bears it."""
    most = max((found.share for found in bearing), default=0.0)
    return any(found.conflict >= most for found in contrary)


def _borne(bearing: Sequence[_Finding], way: Way) -> Judgement:
    best = max(bearing, key=lambda found: (found.why is None, found.share))
    return Judgement(Verdict.SUPPORTED if best.why is None else Verdict.REPORTED, best.sentence, way)


_READ_RETOLD = 4
_STATEMENTS = 8
"""So many candidates, the first ones, are read with their retellings, and so many of the statements that retell them alone."""
_PLAINLY = 0.8
"""So much of a claim a statement must say to contradict it. Set on the development messages."""


_CLOSER = 0.1
"""What it counts at most that a sentence says nothing else: of two that say the same of a claim, the plainer is quoted."""


def closeness_of(alignment: Alignment) -> float:
    """The part of the evidence's words that the claim has too, 0 to 1."""
    said = {match.given.place for match in alignment.matches.values() if match.weight >= ALIGNED}
    content = [term.place for term in alignment.evidence.content]
    return sum(place in said for place in content) / len(content) if content else 0.0


def _leaves_something_open(compared: Beside) -> bool:
    """Whether a word of the claim has nothing in the evidence, or whom it speaks of is only guessed."""
    missing, about = compared.missing(), compared.aboutness()
    claim = compared.alignments[0].claim
    said = about.words + about.names + about.amounts
    if (not about.names and said < _NAMELESS) or not (about.words + about.amounts or _gives_a_title(claim)):
        return True
    if compared.names_only_meant > 1:
        return True
    strange = any(not is_known(term.plain, claim.language) for term in missing)
    if strange or len(missing) > said // _FOR_EACH_MISSING:
        return True
    return any(says_only(alignment) or is_outdated(alignment) for alignment in compared.alignments)


_FOR_EACH_MISSING = 5
"""For so many words and amounts that are said, one may be missing."""


def _gives_a_title(claim: Statement) -> bool:
    return any(term.plain in TITLES for term in claim.terms)


_NAMELESS = 3
"""A claim that names nobody must have so much else in common with a sentence to be about the same."""


_QUOTATION = re.compile(r"[“\"‘]([^“”\"‘’]{12,})[”\"’]")


def is_quoted(alignment: Alignment) -> bool:
    """Whether most of what the claim says as a fact stands in the evidence in somebody's words."""
    if has_hedge(alignment.claim, Hedge.REPORT):
        return False
    spans = [match.span() for match in _QUOTATION.finditer(alignment.evidence.text)]
    said = [bearer for term in alignment.claim.content if not term.name and (bearer := alignment.bearer(term))]
    inside = [given for given in said if any(start <= given.start < end for start, end in spans)]
    return bool(said) and len(inside) > len(said) / 2
