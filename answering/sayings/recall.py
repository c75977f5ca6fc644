"""Whom "dia", "-nya" and "perusahaan itu" mean, by the sentences before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answering.sayings.affiliations import office_holder
from answering.sayings.attributions import Attribution
from answering.sayings.cast import Cast, Kind, Party, Words
from answering.sayings.subjects import FIRST_VERB, How, Subject, leading_subject
from retrieval.articles import Article

_WINDOW = 5
"""So many sentences before may say who is meant."""
_BREATH = 2
"""So many sentences before may say whose a quotation is that stands alone."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a sentence told of persons."""

    speaker: Party | None
    """The one person who speaks in it."""
    unclear: bool
    """Whether somebody speaks in it of whom it is not plain who it is, or several do."""
    about: Party | None
    """The person whom it is about: its subject, or the only one that it names."""
    leads: Party | None
    """The person that is its subject."""
    begins_with: Party | None
    """The person whom it names before anything is done."""
    others: bool
    """Whether it names persons, and it is not plain whom it is about."""


class Recall:
    """Remembers who spoke and who was named, sentence by sentence."""

    def __init__(self, cast: Cast, article: Article) -> None:
        self._cast = cast
        self._heard: list[_Heard] = []
        self._article = article

    def speaker(self, subject: Subject) -> Party | None:
        """The party that a subject means; `None` where it is not plain."""
        match subject.how:
            case How.NAME:
                return self._cast.who(subject.words)
            case How.BACK:
                return self._meant()
            case How.AGAIN:
                return self._goes_on()
            case How.CALLED:
                return self._renamed(subject.words)
            case How.COMPANY:
                return Party(self._cast.company, Kind.ORGANISATION) if self._cast.company else None
            case How.OFFICE:
                return office_holder(" ".join(subject.words), self._article)
        return None

    def just_heard(self) -> Party | None:
        """Who spoke in the sentence right before, or before one that names nobody."""
        for heard in reversed(self._heard[-_BREATH:]):
            if heard.speaker or heard.unclear or heard.about or heard.others:
                return heard.speaker
        return None

    def hear(self, text: str, spoken: Sequence[tuple[Attribution, Party | None]]) -> None:
        """Takes note of a sentence, whose quotations are hidden in `text`."""
        speaking = list(dict.fromkeys(party for _, party in spoken))
        speaker = speaking[0] if len(speaking) == 1 else None
        persons = [party for _, party in self._cast.named_in(text) if self._cast.is_person(party)]
        names = list(dict.fromkeys(persons))
        leading = leading_subject(text, self._cast)
        subject = self._cast.who(leading.words) if leading.how is How.NAME else None
        about = subject if subject in names else names[0] if len(names) == 1 else None
        verb = FIRST_VERB.search(text)
        first = self._cast.named_in(text[: verb.start()] if verb else text)
        begins_with = next((party for _, party in first if self._is_somebody(party)), None)
        leads = subject if subject in names else None
        self._heard.append(
            _Heard(speaker, bool(speaking) and speaker is None, about, leads, begins_with, bool(names) and about is None)
        )

    def _is_somebody(self, party: Party) -> bool:
        """Whether a name is a person's, as far as can be told: one that is written out, or a single one that comes again."""
        return party.kind is Kind.PERSON and (self._cast.is_person(party) or self._cast.counts[party.name] > 1)

    def _renamed(self, words: Words) -> Party | None:
        if (meant := self._meant()) is not None:
            self._cast.call(words, meant)
        return meant

    def _goes_on(self) -> Party | None:
        """Whoever spoke last, unless another person is the subject of a sentence since."""
        for heard in reversed(self._heard[-_WINDOW:]):
            if heard.unclear or (heard.speaker and heard.speaker.kind is not Kind.PERSON):
                return None
            if heard.speaker:
                return heard.speaker
            if heard.leads and heard.leads != self._last_speaker():
                return heard.leads if self._may_begin(heard.leads) else None
            if heard.begins_with and self._last_speaker() not in (heard.begins_with, None):
                return None
        return self._last_speaker() if self._only_one_speaks() else self._meant() if self._nobody_spoke() else None

    def _meant(self) -> Party | None:
        """The nearest person before who speaks, or whom a sentence is about, with nobody else between."""
        for heard in reversed(self._heard[-_WINDOW:]):
            if heard.unclear or (heard.speaker and heard.speaker.kind is not Kind.PERSON):
                return None
            if heard.speaker:
                return heard.speaker
            if heard.begins_with and heard.begins_with not in (heard.about, self._last_speaker()):
                return None
            if heard.about or heard.others:
                return heard.about if heard.about == self._last_speaker() or self._may_begin(heard.about) else None
        return self._last_speaker() if self._only_one_speaks() else None

    def _may_begin(self, party: Party | None) -> bool:
        """Whether somebody of whom the article has only told may be the first to speak."""
        return party is not None and self._nobody_spoke() and self._cast.is_surely_a_person(party)

    def _nobody_spoke(self) -> bool:
        return not any(heard.speaker or heard.unclear for heard in self._heard)

    def _last_speaker(self) -> Party | None:
        return next((heard.speaker for heard in reversed(self._heard) if heard.speaker), None)

    def _only_one_speaks(self) -> bool:
        speakers = {heard.speaker for heard in self._heard if heard.speaker}
        return len(speakers) == 1 and not any(heard.unclear for heard in self._heard)
