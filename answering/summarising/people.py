"""The style `people`: who is named, what is said of each, and what each is said to have said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from answering.answers import Span
from answering.drafts import DraftedClaim
from answering.leaning import leans_back
from answering.quotations import quoted
from answering.sayings.affiliations import affiliations
from answering.sayings.cast import Kind, Mention, Party, cast
from answering.sayings.utterances import Utterance, utterances
from answering.summarising.parts import Part, PartKind
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences

_MOST_PEOPLE = 8
_MOST_OF_EACH = 2
_MOST_BY_EACH = 3


def people(articles: Sequence[Article]) -> Iterator[Part]:
    """A part for each person, who speaks most or is named most first: what is said of them, then what they said."""
    found = {article: utterances(article) for article in articles}
    for name in _by_weight(articles, found)[:_MOST_PEOPLE]:
        drafts = [draft for article in articles for draft in _about(name, article, found[article])]
        if drafts:
            yield Part(PartKind.PERSON, name, tuple(drafts))


def said(utterance: Utterance) -> DraftedClaim:
    """The sentence in which something is said, as it stands, with what is said in it marked."""
    sentence = utterance.sentence
    span = Span(utterance.start - sentence.start, utterance.end - sentence.start)
    return DraftedClaim(quoted((sentence,)), (sentence,), (span,))


def each_once(drafts: Sequence[DraftedClaim]) -> list[DraftedClaim]:
    """The drafts of the same sentence made one, with all that they mark."""
    made: dict[tuple[Sentence, ...], DraftedClaim] = {}
    for draft in drafts:
        before = made.get(draft.cites)
        made[draft.cites] = DraftedClaim(draft.text, draft.cites, (*(before.emphasis if before else ()), *draft.emphasis))
    return list(made.values())


def _by_weight(articles: Sequence[Article], found: dict[Article, tuple[Utterance, ...]]) -> list[str]:
    named: Counter[str] = Counter()
    for article in articles:
        who, belongs = cast(article), affiliations(article)
        speaking = Counter(utterance.speaker.name for utterance in found[article] if utterance.speaker.kind is Kind.PERSON)
        for sentence in sentences(article):
            for party in {party for _, party in who.named_in(sentence.text)}:
                if party.name in speaking or (
                    who.is_person(party) and (party.name in belongs or (who.is_titled(party) and who.counts[party.name] > 1))
                ):
                    named[party.name] += 1
        named.update(speaking)
    return [name for name, _ in named.most_common()]


def _about(name: str, article: Article, found: Sequence[Utterance]) -> Iterator[DraftedClaim]:
    own = [utterance for utterance in found if utterance.speaker.name == name]
    spoken_in = {utterance.sentence for utterance in found}
    telling = [sentence for sentence in telling_of(name, article) if sentence not in spoken_in]
    for sentence in sorted(telling[:_MOST_OF_EACH], key=lambda one: one.start):
        yield DraftedClaim(quoted((sentence,)), (sentence,))
    yield from each_once([said(utterance) for utterance in own])[:_MOST_BY_EACH]


def telling_of(name: str, article: Article) -> list[Sentence]:
    """The sentences that name a person, first those that begin with them and stand alone."""
    who = cast(article)
    naming = [(sentence, who.named_in(sentence.text)) for sentence in sentences(article)]
    naming = [(sentence, found) for sentence, found in naming if name in {party.name for _, party in found}]

    def order(entry: tuple[Sentence, list[tuple[Mention, Party]]]) -> tuple[bool, bool, int]:
        sentence, found = entry
        persons = [party.name for _, party in found if who.is_person(party)]
        return leans_back(sentence), persons[:1] != [name], sentence.start

    return [sentence for sentence, _ in sorted(naming, key=order)]
