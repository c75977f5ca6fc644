"""The style `sides`: what each party says, what a report says, and what the article itself says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from answering.drafts import DraftedClaim
from answering.leaning import with_context
from answering.quotations import quoted
from answering.sayings.affiliations import affiliations
from answering.sayings.attributions import enough_words
from answering.sayings.quotations import quotations
from answering.sayings.utterances import Utterance, utterances
from answering.summarising.central import central_sentences
from answering.summarising.parts import Part, PartKind
from answering.summarising.people import each_once, said
from answering.voices import Voice, voice_of
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences

_MOST_SIDES = 6
_MOST_CLAIMS = 6
_MOST_REPORTED = 5
_MOST_TOLD = 3


def sides(articles: Sequence[Article]) -> Iterator[Part]:
    """A part for each party that speaks, in order of speaking most; then the report, if any is relayed; then the article."""
    every = [utterance for article in articles for utterance in utterances(article)]
    parties = _grouped(articles, every)
    for members in sorted(parties, key=lambda one: -len(parties[one]))[:_MOST_SIDES]:
        drafts = each_once([said(utterance) for utterance in parties[members]])[:_MOST_CLAIMS]
        yield Part(PartKind.SIDE, ", ".join(members), tuple(drafts))
    spoken_in = {utterance.sentence for utterance in every}
    unspoken = [sentence for article in articles for sentence in sentences(article) if sentence not in spoken_in]
    reported = [sentence for sentence in unspoken if voice_of(sentence) is Voice.REPORT and not _quotes(sentence)]
    if report := _as_they_stand(reported[:_MOST_REPORTED]):
        yield Part(PartKind.REPORT, "", report)
    shown = {sentence for draft in report for sentence in draft.cites}
    told = [one for article in articles for one in _told(article, [one for one in unspoken if one not in shown])]
    if telling := _as_they_stand(told):
        yield Part(PartKind.ARTICLE, "", telling)


def _grouped(articles: Sequence[Article], every: Sequence[Utterance]) -> Mapping[tuple[str, ...], list[Utterance]]:
    """What is said, by the party that says it: an organisation with those of its people that speak, or a person alone."""
    belongs = {
        name: tuple(office.of for office in offices) for article in articles for name, offices in affiliations(article).items()
    }
    speaking = list(dict.fromkeys(utterance.speaker.name for utterance in every))
    side_of: dict[str, str] = {}
    for name in speaking:
        shared = [of for of in belongs.get(name, ()) if of in speaking or _has_another(of, name, speaking, belongs)]
        side_of[name] = shared[0] if shared else name
    found: dict[str, list[Utterance]] = {}
    for utterance in every:
        found.setdefault(side_of[utterance.speaker.name], []).append(utterance)
    return {_members(side, side_of): told for side, told in found.items()}


def _has_another(of: str, name: str, speaking: Sequence[str], belongs: Mapping[str, tuple[str, ...]]) -> bool:
    return any(other != name and of in belongs.get(other, ()) for other in speaking)


def _members(side: str, side_of: Mapping[str, str]) -> tuple[str, ...]:
    """The side's own name, then its people's."""
    return (side, *(name for name, of in side_of.items() if of == side and name != side))


def _told(article: Article, unspoken: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that carry most of what the article tells in its own voice, in its order."""
    own = [one for one in unspoken if one.article == article and voice_of(one) is Voice.NARRATION and not _quotes(one)]
    for count in range(_MOST_TOLD, len(sentences(article)) + _MOST_TOLD, _MOST_TOLD):
        central = [sentence for sentence in central_sentences(article, count) if sentence in own]
        if len(central) >= min(_MOST_TOLD, len(own)):
            return central[:_MOST_TOLD]
    return []


def _quotes(sentence: Sentence) -> bool:
    """Whether somebody's own words are in it, of whom it is not plain who it is."""
    text = sentence.article.text
    inside = (text[max(one.start, sentence.start) : min(one.end, sentence.end)] for one in quotations(sentence.article))
    return sentence.text.startswith(('"', "“")) or any(map(enough_words, inside))


def _as_they_stand(chosen: Sequence[Sentence]) -> tuple[DraftedClaim, ...]:
    """Sentences with those that they lean on, none shown twice."""
    drafts: list[DraftedClaim] = []
    shown: set[Sentence] = set()
    for sentence in chosen:
        if sentence not in shown:
            context = [one for one in with_context(sentence) if one != sentence and one not in shown]
            cites = (sentence, *context)
            drafts.append(DraftedClaim(quoted(cites), cites))
            shown.update(cites)
    return tuple(drafts)
