"""Every utterance that an article relays: its exact words, its speaker, and whether they are the speaker's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.sayings.attributions import HIDDEN, Attribution, attributions, enough_words
from answering.sayings.cast import Cast, Party
from answering.sayings.quotations import Quotation, quotations
from answering.sayings.recall import Recall
from answering.sayings.subjects import NOBODY
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody is said to have said: `sentence.article.text[start:end]`, always within one sentence."""

    sentence: Sentence
    start: int
    end: int
    speaker: Party
    direct: bool
    """Whether these are the speaker's own words, between quotation marks, or the reporter's for them."""

    @property
    def text(self) -> str:
        return self.sentence.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a quotation that stands in one sentence, by offsets in it."""

    start: int
    end: int
    goes_on: bool
    """Whether the quotation does not end in this sentence."""
    went_on: bool
    """Whether it began in an earlier one."""


@lru_cache(maxsize=2_000)
def utterances(article: Article) -> tuple[Utterance, ...]:
    """The utterances of an article in order, those alone whose speaker is plain."""
    return tuple(_Reading(article).utterances())


class _Reading:
    """One article, read sentence by sentence."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._sentences = sentences(article)
        self._cast = Cast(article)
        self._recall = Recall(self._cast, article)
        self._waiting: list[tuple[Sentence, _Piece]] = []
        """The beginnings of a quotation whose speaker is named after its end."""
        self._speaking: Party | None = None
        """Whose words a quotation gives that has begun and not ended."""

    def utterances(self) -> Iterator[Utterance]:
        found = quotations(self._article)
        for sentence in self._sentences:
            pieces = _pieces(sentence, found)
            yield from sorted(self._of(sentence, pieces), key=lambda one: (one.sentence.start, one.start))

    def _of(self, sentence: Sentence, pieces: Sequence[_Piece]) -> Iterator[Utterance]:
        text = _hidden(sentence.text, pieces)
        begun = [piece for piece in pieces if not piece.went_on]
        closed = [(piece.start, piece.end) for piece in pieces if not piece.goes_on]
        read = attributions(text, closed or [(piece.start, piece.end) for piece in begun], self._cast, self._article.language)
        spoken = [(one, self._recall.speaker(one.subject)) for one in read]
        yield from self._gone_on(sentence, pieces, spoken)
        for one, party in spoken:
            if party and not any(piece.went_on and piece.start == one.start for piece in pieces):
                yield from self._made(sentence, one.start, one.end, party, direct=one.direct)
        alone = self._standing_alone(sentence, pieces, spoken)
        if alone:
            speaker, piece = alone
            spoken = [*spoken, (Attribution(piece.start, piece.end, NOBODY, direct=True), speaker)]
            yield from self._made(sentence, piece.start, piece.end, speaker, direct=True)
        self._open(sentence, pieces, spoken)
        self._recall.hear(text, spoken)

    def _gone_on(
        self, sentence: Sentence, pieces: Sequence[_Piece], spoken: Sequence[tuple[Attribution, Party | None]]
    ) -> Iterator[Utterance]:
        """What goes on from the sentence before, and, where only now it is said whose it is, its beginning."""
        for piece in (piece for piece in pieces if piece.went_on):
            named = next((party for one, party in spoken if one.start == piece.start), None)
            speaker = self._speaking or named
            if speaker is None:
                if piece.goes_on:
                    self._waiting.append((sentence, piece))
                else:
                    self._waiting.clear()
                continue
            for earlier, part in [*self._waiting, (sentence, piece)]:
                yield from self._made(earlier, part.start, part.end, speaker, direct=True)
            self._waiting.clear()
            if not piece.goes_on:
                self._speaking = None

    def _open(self, sentence: Sentence, pieces: Sequence[_Piece], spoken: Sequence[tuple[Attribution, Party | None]]) -> None:
        """Remembers a quotation that begins here and goes on in the next sentence."""
        for piece in (piece for piece in pieces if piece.goes_on and not piece.went_on):
            self._speaking = next((party for one, party in spoken if one.start == piece.start), None)
            self._waiting = [] if self._speaking else [(sentence, piece)]

    def _standing_alone(
        self, sentence: Sentence, pieces: Sequence[_Piece], spoken: Sequence[tuple[Attribution, Party | None]]
    ) -> tuple[Party, _Piece] | None:
        """A quotation that is the whole sentence, right after what the same person said: "…," kata X. "…" """
        if spoken or len(pieces) != 1 or pieces[0].went_on or pieces[0].goes_on:
            return None
        (piece,) = pieces
        around = sentence.text[: piece.start] + sentence.text[piece.end :]
        if any(letter.isalnum() for letter in around) or not enough_words(sentence.text):
            return None
        speaker = self._recall.just_heard()
        return (speaker, piece) if speaker else None

    def _made(self, sentence: Sentence, start: int, end: int, speaker: Party, *, direct: bool) -> Iterator[Utterance]:
        text = sentence.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip(" ,\n\t"))
        if enough_words(sentence.text[start:end]):
            yield Utterance(sentence, sentence.start + start, sentence.start + end, speaker, direct)


def _pieces(sentence: Sentence, found: Sequence[Quotation]) -> list[_Piece]:
    pieces = []
    for one in found:
        start, end = max(one.start, sentence.start), min(one.end, sentence.end)
        if start < end:
            inside = one.end <= sentence.end
            pieces.append(
                _Piece(start - sentence.start, end - sentence.start, goes_on=not inside, went_on=one.start < sentence.start)
            )
    return pieces


def _hidden(text: str, pieces: Sequence[_Piece]) -> str:
    """The sentence with every character within quotation marks hidden but spaces, at the same offsets."""
    for piece in pieces:
        inside = "".join(letter if letter in " ,." else HIDDEN for letter in text[piece.start : piece.end])
        text = text[: piece.start] + inside.replace(".", HIDDEN) + text[piece.end :]
    return text


def speakers(article: Article) -> list[Party]:
    """Who speaks in an article, each once, in order."""
    return list(dict.fromkeys(utterance.speaker for utterance in utterances(article)))
