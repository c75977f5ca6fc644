"""The style `sides`: what each party says, what a report says, and what the article itself says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from answering.drafts import DraftedClaim
from answering.leaning import with_context
from answering.sayings.affiliations import affiliations
from answering.sayings.utterances import Utterance, utterances
from answering.summaries import central_sentences
from answering.summarising.parts import Part, PartKind
from answering.summarising.people import each_once, said
from answering.verification import quoted
from answering.voices import Voice, voice_of
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences

_MOST_SIDES = 6
_MOST_CLAIMS = 6
_MOST_REPORTED = 5
_MOST_TOLD = 3
_CENTRAL = 40
"""So many of an article's sentences are looked at for those that it tells itself."""


def sides(articles: Sequence[Article]) -> Iterator[Part]:
    """A part for each party that speaks, in order of speaking most; then the report, if any is relayed; then the article."""
    every = [utterance for article in articles for utterance in utterances(article)]
    parties = _grouped(articles, every)
    for members in sorted(parties, key=lambda one: -len(parties[one]))[:_MOST_SIDES]:
        drafts = each_once([said(utterance) for utterance in parties[members]])[:_MOST_CLAIMS]
        yield Part(PartKind.SIDE, ", ".join(members), tuple(drafts))
    spoken_in = {utterance.sentence for utterance in every}
    unspoken = [sentence for article in articles for sentence in sentences(article) if sentence not in spoken_in]
    if reported := [sentence for sentence in unspoken if voice_of(sentence) is Voice.REPORT]:
        yield Part(PartKind.REPORT, "", tuple(map(_as_it_stands, reported[:_MOST_REPORTED])))
    if told := [sentence for article in articles for sentence in _told(article, unspoken)]:
        yield Part(PartKind.ARTICLE, "", tuple(map(_as_it_stands, told)))


def _grouped(articles: Sequence[Article], every: Sequence[Utterance]) -> Mapping[tuple[str, ...], list[Utterance]]:
    """What is said, by the party that says it: an organisation with those of its people that speak, or a person alone."""
    belongs = {name: of for article in articles for name, of in affiliations(article).items()}
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
    own = [sentence for sentence in unspoken if sentence.article == article and voice_of(sentence) is Voice.NARRATION]
    wanted = [sentence for sentence in _by_centrality(article) if sentence in own][:_MOST_TOLD]
    return sorted(wanted, key=lambda one: one.start)


def _by_centrality(article: Article) -> list[Sentence]:
    count = min(_CENTRAL, len(sentences(article)))
    return sorted(central_sentences(article, count // 2 or 1), key=lambda one: one.start)


def _as_it_stands(sentence: Sentence) -> DraftedClaim:
    """A sentence with those that it leans on."""
    cites = with_context(sentence)
    return DraftedClaim(quoted(cites), (sentence, *(one for one in cites if one != sentence)))
