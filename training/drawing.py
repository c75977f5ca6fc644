"""Draws what one step reads: questions with windows that answer and that do not, claims with evidence, sentences to be near."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

from training.altering import altered, as_chatted, reported
from training.nearness import Nearness
from training.sources import Asked, Document, Pair
from training.windows import CLAIM, Window

WINDOWS = 4
"""Windows a question is read with: one that answers, where there is one, and others that do not."""

SHORTEST, LONGEST = 200, 650
"""Characters of a window, drawn evenly between."""

LONGEST_PREMISE = 700
"""Characters of evidence in a pair; what is longer is cut."""

WITHOUT_ANSWER = 0.12
"""The share of answerable questions that are put without the window that answers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question or claim with its windows, and in each window the sentences that are right."""

    asked: Asked
    windows: tuple[Window, ...]
    right: tuple[tuple[int, ...], ...]
    """For each window, the numbers of the sentences in it that answer or decide."""


class Drawer:
    """Readings of the questions and claims about some documents, drawn at random, without end."""

    def __init__(
        self, documents: dict[str, Document], asked: Sequence[Asked], *, chance: random.Random, informal: dict[str, str]
    ) -> None:
        self._documents = documents
        self._asked = list(asked)
        self._chance = chance
        self._informal = informal
        self._ids = sorted({question.document for question in asked})
        self._near = Nearness([f"{documents[name].title} {documents[name].text}" for name in self._ids])
        self._others: dict[str, list[Asked]] = defaultdict(list)
        for question in self._asked:
            self._others[question.document].append(question)

    def __len__(self) -> int:
        return len(self._asked)

    def readings(self) -> Iterator[Reading]:
        """Every question once in each round; pairs of claims and the questions of one document stay near one another."""
        while True:
            documents = list(self._others)
            self._chance.shuffle(documents)
            halves: list[list[Asked]] = [[], []]
            for name in documents:
                questions = self._others[name][:]
                self._chance.shuffle(questions)
                questions.sort(key=lambda asked: asked.pair)
                middle = len(questions) // 2
                middle += 0 < middle < len(questions) and questions[middle].pair == questions[middle - 1].pair != 0
                for half, part in zip(halves, (questions[:middle], questions[middle:]), strict=True):
                    half.extend(part)
            for asked in halves[0] + halves[1]:
                yield self.reading(asked)

    def reading(self, asked: Asked) -> Reading:
        """The question as a reader may type it, beside windows that answer it and more that do not."""
        document = self._documents[asked.document]
        cut = _cut(document, self._chance)
        right = [piece for piece in cut if set(piece) & set(asked.evidence)]
        wrong = [piece for piece in cut if piece not in right]
        near = self._near_first(asked, document, wrong)
        chosen: list[tuple[Document, range]] = []
        if right and self._chance.random() >= WITHOUT_ANSWER:
            chosen.append((document, self._chance.choice(right)))
        chosen += [(document, piece) for piece in near[: self._chance.choice((1, 2, 2, 3))]]
        chosen += self._elsewhere(asked, WINDOWS - len(chosen))
        query = self._typed(asked)
        windows = tuple(
            Window(query, of, piece.start, piece.stop, titled=self._chance.random() < 0.9) for of, piece in chosen[:WINDOWS]
        )
        answering = tuple(
            tuple(number for number in window.sentences if number in asked.evidence) if window.document is document else ()
            for window in windows
        )
        return Reading(asked, windows, answering)

    def _near_first(self, asked: Asked, document: Document, pieces: list[range]) -> list[range]:
        if len(pieces) < 2:
            return pieces
        texts = [document.text[document.sentences[piece[0]][0] : document.sentences[piece[-1]][1]] for piece in pieces]
        nearest = Nearness(texts).nearest(asked.text, len(pieces))
        rest = [number for number in range(len(pieces)) if number not in nearest]
        self._chance.shuffle(rest)
        return [pieces[number] for number in nearest + rest]

    def _elsewhere(self, asked: Asked, wanted: int) -> list[tuple[Document, range]]:
        """Windows of other documents, near ones first, then any."""
        found = [self._ids[number] for number in self._near.nearest(asked.text, 6) if self._ids[number] != asked.document]
        self._chance.shuffle(found)
        found = found[: max(1, wanted - 1)]
        while len(found) < wanted:
            found.append(self._chance.choice(self._ids))
        made = []
        for name in found[:wanted]:
            if name != asked.document:
                pieces = _cut(self._documents[name], self._chance)
                best = self._near_first(asked, self._documents[name], pieces)[:2]
                made.append((self._documents[name], self._chance.choice(best)))
        return made

    def _typed(self, asked: Asked) -> str:
        text = asked.text
        draw = self._chance.random()
        if draw < 0.25:
            text = text.lower().rstrip(" ?.")
        elif draw < 0.4:
            text = as_chatted(text, asked.language, self._informal, self._chance)
        if asked.verdict:
            return CLAIM + text
        if asked.before:
            return f"{asked.before} {text}"
        if self._chance.random() < 0.12:
            others = [
                other for other in self._others[asked.document] if other is not asked and not other.before and not other.verdict
            ]
            if others:
                return f"{self._chance.choice(others).text} {text}"
        return text


@dataclass(frozen=True, slots=True)
class Judged:
    """Evidence and a claim, ready to be read: the evidence is one sentence to the model."""

    window: Window
    verdict: str


class PairDrawer:
    """Pairs of evidence and claim in random order, those that differ in little together; some altered by machine."""

    def __init__(self, pairs: Sequence[Pair], *, weights: dict[str, float], chance: random.Random) -> None:
        self._chance = chance
        self._weights = weights
        self._groups: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
        for pair in pairs:
            self._groups[pair.source][pair.group].append(pair)
        self._numbers = count()

    def judged(self) -> Iterator[Judged]:
        """Sources by their weights; each source round after round."""
        streams = {source: self._stream(source) for source in sorted(self._groups)}
        sources = [source for source in streams if self._weights.get(source, 0) > 0]
        weights = [self._weights[source] for source in sources]
        while True:
            source = self._chance.choices(sources, weights)[0]
            for pair in next(streams[source]):
                yield self._as_read(self._varied(pair))

    def batches(self, size: int) -> Iterator[list[Judged]]:
        """Batches of pairs of like length: eight batches are drawn, sorted, and handed out in random order."""
        judged = self.judged()
        while True:
            drawn = sorted(islice(judged, 8 * size), key=lambda one: len(one.window.query) + len(one.window.document.text))
            made = [drawn[start : start + size] for start in range(0, len(drawn), size)]
            self._chance.shuffle(made)
            yield from made

    def _stream(self, source: str) -> Iterator[list[Pair]]:
        while True:
            groups = list(self._groups[source].values())
            self._chance.shuffle(groups)
            for group in groups:
                yield self._chance.sample(group, min(4, len(group)))

    def _varied(self, pair: Pair) -> Pair:
        draw = self._chance.random()
        if draw < 0.04:
            return reported(pair, self._chance)
        if draw < 0.12 and pair.verdict == "supported":
            return altered(pair, self._chance) or pair
        return pair

    def _as_read(self, pair: Pair) -> Judged:
        claim = pair.claim.lower() if self._chance.random() < 0.1 else pair.claim
        premise = re.sub(r"\s+", " ", pair.premise).strip()[:LONGEST_PREMISE]
        document = Document(f"pair-{next(self._numbers)}", "", premise, ((0, len(premise)),))
        return Judged(Window(CLAIM + claim, document, 0, 1), pair.verdict)


def _cut(document: Document, chance: random.Random) -> list[range]:
    """The document's sentences as windows of a random length, from a random one on; neighbours share a sentence now and then."""
    limit = chance.uniform(SHORTEST, LONGEST)
    pieces: list[range] = []
    first = 0
    opening = chance.randint(1, 3) if len(document.sentences) > 3 else 0
    while first < len(document.sentences):
        last = first + 1
        start = document.sentences[first][0]
        while last < len(document.sentences) and document.sentences[last][1] - start <= limit and last != opening:
            last += 1
        pieces.append(range(first, last))
        first = last - 1 if last - first > 2 and last < len(document.sentences) and chance.random() < 0.4 else last
    return pieces
