"""Which sentences bear on a question, how surely they answer it, and whether that is enough to answer at all."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import resources

from answering.emphasis import PLAIN, has_answer
from answering.leaning import speaks_of_somebody, with_context
from answering.matching import Matching, Rarity, stems_of
from answering.near_examples import NO_EXAMPLES, NearExamples
from answering.questions import AnswerType, Question
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.words import words


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence, each from 0 to 1. "Names" here means: has a word or phrase for."""

    words: float
    """The part of the question's words, weighed by rarity, that the sentence names; proper names are not counted."""
    around: float
    """The same for the sentence and its two neighbours."""
    article: float
    """The same for the whole article."""
    whole: float
    """The part of all that is asked for, proper names too, weighed by rarity, that the sentence names."""
    opening: float
    """The same for the sentence and its article's title and first sentence, which say what all the others are about."""
    names: float
    """The part of the question's proper names and numbers that the sentence names, those that it leans on, or the title."""
    own_names: float
    """The part of them that the sentence alone names."""
    strangers: float
    """The part of them that the whole article does not name."""
    told: float
    """The part of all that is asked for that the sentence and those it leans on name; everyday words count less, and all names
    together as one word."""
    last_word: float
    """How surely the article names the question's last ordinary word: most often its verb, or the thing whose amount is asked."""
    of_another: float
    """1 where the sentence has what is asked for, and has it of somebody else only; see `Matching.of_another`."""
    holder: float
    """1 where an office is asked for and the sentence has it with a person: "CEO Sam Altman"; see `Matching.holder`."""
    begins: float
    """1 where the sentence begins with something that is asked for."""
    type_fits: float
    """1 where the sentence holds an answer of the kind that is asked for, less where any sentence may; see `has_answer`."""
    plainly: float
    """The same where that kind has a plain form (a person, a time, an amount, a place), else 0."""
    defines: float
    """How far the sentence says what the thing asked for is, where a definition is asked for, else 0; see `Matching.defines`."""
    states: float
    """The same where no definition is asked for, and no kind that has a plain form."""
    beside: float
    """How close the question's ordinary words stand to an answer of the kind that is asked for."""
    cosine: float
    """Cosine similarity of the sentence, or its translation, with the question, at least 0."""
    nearest: float
    """The same, as a part of the nearest candidate's."""
    retold: float
    """Cosine similarity with the question of the nearest statement that retells the sentence, at least 0; 0 where none does."""
    example: float
    """The similarity of the nearest example question that the sentence answers; 0 where none is near. See `NearExamples`."""
    examples: float
    """The part of the votes of near example questions that are for the sentence."""
    unanswered: float
    """The part of them that are for no sentence of the article."""
    denied: float
    """The part of them that are for questions which take for granted what the article denies."""
    chunk: float
    """The fused score of the chunk in which it stands."""
    chunk_cosine: float
    """Cosine similarity of that chunk with the question, at least 0."""
    best_chunk: float
    """The keyword score of its article's best chunk, as a part of the best of all."""
    ahead: float
    """By how much that is more than any other article's best chunk has, as a part of the best of all; 0 where it is not more."""
    company: float
    """How many other articles have candidates, to compare with: from 0 for none to 1 for eight and more."""
    all_retold: float
    """1 where all articles that name much of what is asked for are retold, so that their retellings can be compared."""
    all_have_examples: float
    """1 where all that name nearly as much as the best one have example questions that count; see `shortfall`."""
    covered: float
    """That chunk's keyword score, as a part of the most that a chunk could have for this question."""
    position: float
    """1 for an article's first sentence, 1/2 for the second, 1/3 for the third and so on."""
    length: float
    """The logarithm of its number of words, 1 for sixty and more."""
    near_previous: float
    """1 for the sentence after the one that answered the question before a follow-up, less for those around it."""
    share: float = 0.0
    """Its part of all that speaks for any candidate: how probably it is the best of them. Known once all are weighed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, how surely it answers the question, and why."""

    sentence: Sentence
    score: float
    """How probably the question is answered by this sentence, 0 to 1; no sentence has more than one before it."""
    signals: Signals

    @property
    def share(self) -> float:
        """How probably it is the best of the candidates, 0 to 1."""
        return self.signals.share


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a found chunk."""

    sentence: Sentence
    chunk_score: float
    chunk_cosine: float
    chunk_keywords: float
    cosine: float
    word_cosines: Mapping[str, float]
    """How near the sentence's nearest word is to the words of each concept, by its text."""
    retold_cosine: float = 0.0
    """The cosine similarity with the question of the nearest statement that retells it, -1 to 1; 0 where none does."""
    examples: NearExamples = NO_EXAMPLES
    """What the example questions of its article say."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts; `bias` is added."""

    bias: float
    of: Mapping[str, float]

    def __call__(self, signals: Signals) -> float:
        return self.bias + sum(weight * float(getattr(signals, name)) for name, weight in self.of.items())


_STANDS_BACK = 2.0
"""By so much in log-odds. It brings the right passage among those of the first five sentences for 93.0% of FacQA's validation
questions instead of 92.1%, and never changes the first sentence."""
_LEAST_SHARE = 1e-300

_STEEPEST = 30.0
"""Log-odds are kept within this, so that a probability is never exactly 0 or 1."""


def weigh(
    question: Question, candidates: Sequence[Candidate], *, rarity: Rarity, previous: Sentence | None = None
) -> list[Evidence]:
    """The candidates as evidence, best first. `previous` is what answered the question before a follow-up.

    The order is that of the weights "ranking"; the scores are those of "enough".
    """
    if not candidates:
        return []
    scale = _Scale(question, candidates, rarity, previous)
    signals = [scale.signals(candidate) for candidate in candidates]
    ranks = [rank(one) for one in signals]
    top = max(ranks)
    odds = [math.exp(one - top) for one in ranks]
    weighed = [
        _evidence(candidate, one, part / sum(odds)) for candidate, one, part in zip(candidates, signals, odds, strict=True)
    ]
    weighed.sort(key=lambda evidence: (-evidence.share, evidence.sentence.article.id, evidence.sentence.start))
    return _falling(_spread(weighed))


def suffices(evidence: Sequence[Evidence], *, strictness: float) -> bool:
    """Whether the best sentence is sure enough to be an answer."""
    return bool(evidence) and evidence[0].score >= strictness


def rank(signals: Signals) -> float:
    """What speaks for a sentence among the candidates for one question: the higher, the better.

    Where other articles have candidates, one has to be told from the other; in one article, sentences from each other.
    """
    return _weighed("ranking", signals)


def sureness(signals: Signals) -> float:
    """How surely a question is answered at all if this is what speaks for the best sentence, 0 to 1.

    How far an article is ahead of others tells much where there are others, so that the weights then are not the same.
    """
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, _weighed("enough", signals)))))


def _weighed(table: str, signals: Signals) -> float:
    """By the weights for sentences in company and by those for one article alone, as far as there is company; what example
    questions say needs none."""
    if signals.all_have_examples:
        return weights("with_examples", table)(signals)
    together, alone = weights("in_company", table), weights("retold" if signals.all_retold else "alone", table)
    return signals.company * together(signals) + (1 - signals.company) * alone(signals)


@cache
def weights(where: str, table: str) -> Weights:
    """A table of `answering/data/weights.toml`, which says on what it was fitted. `where`: "in_company", "alone",
    "retold" or "with_examples"."""
    tables = tomllib.loads(resources.files("answering").joinpath("data", "weights.toml").read_text(encoding="utf-8"))
    given = dict(tables[where][table])
    return Weights(given.pop("bias", 0.0), given)


SIGNALS = tuple(field.name for field in fields(Signals))


def _evidence(candidate: Candidate, signals: Signals, share: float) -> Evidence:
    known = replace(signals, share=share)
    return Evidence(candidate.sentence, sureness(known), known)


def _spread(evidence: Sequence[Evidence]) -> list[Evidence]:
    """In an order in which no article fills the list: each of its sentences stands back behind those before it."""
    before: Counter[Article] = Counter()
    backs = []
    for one in evidence:
        article = one.sentence.article
        backs.append(math.log(max(one.share, _LEAST_SHARE)) - _STANDS_BACK * before[article])
        before[article] += 1
    return [evidence[place] for place in sorted(range(len(evidence)), key=lambda place: -backs[place])]


def _falling(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The same with no score above one before it: a sentence that is not the best cannot be the surer answer."""
    least = 1.0
    found = []
    for one in evidence:
        least = min(least, one.score)
        found.append(replace(one, score=least))
    return found


@dataclass(frozen=True, slots=True)
class _OfArticle:
    """Signals that all sentences of an article share; see `Signals`."""

    words: float
    strangers: float
    last_word: float


class _Scale:
    """One question on which sentences are weighed."""

    def __init__(self, question: Question, candidates: Sequence[Candidate], rarity: Rarity, previous: Sentence | None) -> None:
        self._question = question
        self._previous = previous
        self._matching = Matching(question, {candidate.sentence: candidate.word_cosines for candidate in candidates}, rarity)
        self._nearest = max((candidate.cosine for candidate in candidates), default=0.0)
        self._of_articles: dict[Article, _OfArticle] = {}
        self._best_chunks: dict[str, float] = {}
        for candidate in candidates:
            name = candidate.sentence.article.id
            self._best_chunks[name] = max(self._best_chunks.get(name, 0.0), candidate.chunk_keywords)
        self._best_chunk = max(self._best_chunks.values(), default=0.0)
        self._all_retold = all(article.retellings for article in self._rivals(candidates, _RIVALS))
        speaking = {candidate.sentence.article for candidate in candidates if candidate.examples != NO_EXAMPLES}
        self._all_have_examples = self._rivals(candidates, _CLOSE_RIVALS) <= speaking

    def _rivals(self, candidates: Sequence[Candidate], part: float) -> set[Article]:
        """The articles whose best chunk has at least so large a part of the best keyword score of all."""
        least = part * self._best_chunk
        articles = {candidate.sentence.article for candidate in candidates}
        return {article for article in articles if self._best_chunks[article.id] >= least}

    def signals(self, candidate: Candidate) -> Signals:
        """What speaks for one of the candidates."""
        sentence, matching = candidate.sentence, self._matching
        everywhere = sentences(sentence.article)
        place = everywhere.index(sentence)
        context = with_context(sentence)
        of_article = self._of_article(sentence.article)
        title = stems_of(sentence.article.title, sentence.article.language)
        fits = self._type_fits(sentence)
        plain = self._question.answer_type in PLAIN
        defines = 0.0 if plain else matching.defines(sentence)
        return Signals(
            words=matching.share(matching.worth, matching.words, [sentence]),
            around=matching.share(matching.worth, matching.words, everywhere[max(0, place - 1) : place + 2]),
            article=of_article.words,
            whole=matching.share(matching.worth, matching.worth, [sentence]),
            opening=matching.share(matching.worth, matching.worth, [everywhere[0], sentence], title),
            names=matching.share(matching.worth, matching.names, context, title, empty=1.0),
            own_names=matching.share(matching.worth, matching.names, [sentence], empty=1.0),
            strangers=of_article.strangers,
            told=matching.share(matching.told, matching.told, context),
            last_word=of_article.last_word,
            of_another=matching.of_another(sentence),
            holder=matching.holder(sentence) if self._question.answer_type is AnswerType.PERSON else 0.0,
            begins=matching.begins(sentence),
            type_fits=fits,
            plainly=fits if plain else 0.0,
            defines=defines if self._question.answer_type is AnswerType.DEFINITION else 0.0,
            states=0.0 if plain or self._question.answer_type is AnswerType.DEFINITION else defines,
            beside=matching.beside(sentence, empty=_ANYWHERE) if plain else _ANYWHERE,
            cosine=max(0.0, candidate.cosine),
            nearest=_part(candidate.cosine, self._nearest),
            retold=max(0.0, candidate.retold_cosine),
            example=max(0.0, candidate.examples.nearest.get(sentence.start, 0.0)),
            examples=candidate.examples.answered.get(sentence.start, 0.0),
            unanswered=candidate.examples.unanswered,
            denied=candidate.examples.denied,
            chunk=candidate.chunk_score,
            chunk_cosine=max(0.0, candidate.chunk_cosine),
            best_chunk=_part(self._best_chunks[sentence.article.id], self._best_chunk),
            ahead=self._ahead(sentence.article),
            company=min(1.0, (len(self._best_chunks) - 1) / _COMPANY),
            all_retold=float(self._all_retold),
            all_have_examples=float(self._all_have_examples),
            covered=min(1.0, _part(candidate.chunk_keywords, matching.most)),
            position=1 / (1 + place),
            length=min(1.0, math.log1p(len(words(sentence.text))) / math.log1p(_LONG)),
            near_previous=_nearness(sentence, self._previous),
        )

    def _of_article(self, article: Article) -> _OfArticle:
        """What the whole article speaks for each of its sentences; looked at once, for a long one has many candidates."""
        known = self._of_articles.get(article)
        if known is None:
            matching, everywhere = self._matching, sentences(article)
            title = stems_of(article.title, article.language)
            known = self._of_articles[article] = _OfArticle(
                words=matching.share(matching.worth, matching.words, everywhere),
                strangers=1 - matching.share(matching.worth, matching.names, everywhere, title, empty=1.0),
                last_word=matching.share(matching.telling, matching.own_words[-1:], everywhere, empty=_NO_WORD),
            )
        return known

    def _ahead(self, article: Article) -> float:
        rival = max((score for name, score in self._best_chunks.items() if name != article.id), default=0.0)
        return _part(self._best_chunks[article.id] - rival, self._best_chunk)

    def _type_fits(self, sentence: Sentence) -> float:
        """Whether the sentence has what is asked for; who "dia" is, the sentence before may say."""
        own = has_answer(self._question, sentence)
        if self._question.answer_type is not AnswerType.PERSON or not speaks_of_somebody(sentence):
            return own
        return max(own, *(has_answer(self._question, part) for part in with_context(sentence)))


_LONG = 60
"""Words."""

_COMPANY = 8
"""Articles."""

_RIVALS = 0.5
"""Articles whose best chunk has at least so large a part of the best keyword score of all."""
_CLOSE_RIVALS = 0.8
"""The same where example questions decide; chosen on the development questions over the bundled article, put to it among 40 of
CLICK-ID's: with .5 Saksi declines 66 of the 84 unanswerable ones there, with .8 77, and loses nothing."""

_NO_WORD = 0.6
"""What stands for a last word where a question has names only."""

_ANYWHERE = 0.4
"""What stands for closeness where nothing marks the answer."""

_NEARNESS = {0: 0.5, 1: 1.0, 2: 0.6, -1: 0.5}
"""By how many sentences one stands after the last answer: who asks on seldom wants the same sentence again."""


def _part(value: float, most: float) -> float:
    return max(0.0, value) / most if most > 0 else 0.0


def _nearness(sentence: Sentence, previous: Sentence | None) -> float:
    if previous is None or previous.article.id != sentence.article.id:
        return 0.0
    found = sentences(sentence.article)
    distance = found.index(sentence) - found.index(previous)
    return _NEARNESS.get(distance, 0.0)
