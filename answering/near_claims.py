"""What an article's example claims make likely of a claim that is near to some of them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from answering.people import names, people
from answering.similarity import Embedder
from retrieval.articles import Article
from retrieval.chunking import sentences
from retrieval.example_claims import VERDICTS, ExampleClaim, example_claims, shortfall

_LOOKED_AT = 64
"""Examples, the nearest ones."""
_OTHERWISE = 0.1
"""What is taken off the cosine similarity of an example for each of these: one of the two negates, one says that somebody says
so, they have other figures, the names that both have stand in another order. The vectors of texts tell little of any of them."""
_REACH = 0.07
"""By so much less similar, an example votes with 1/e of the weight. These three were chosen by cross-validation over the authors
of the bundled article's example claims and on the development messages; little depends on any of them."""


@dataclass(frozen=True, slots=True)
class ClaimVotes:
    """What the nearest of an article's example claims say of a claim.

    Each of them votes, the more the nearer it is (Dudani, "The distance-weighted k-nearest-neighbor rule", 1976); a vote counts
    the less, the more of the article's examples have its verdict.
    """

    shares: Mapping[str, float]
    """For each of `VERDICTS`, the part of the votes, 0 to 1, that are for it by one and the same sentence, the one that has most;
    for "absent" all that are."""
    decided_by: Mapping[str, int]
    """Where that sentence begins, for the verdicts that have votes by one."""


class ClaimSearch:
    """Finds the example claims that are near to a claim."""

    def __init__(self, *, embedder: Embedder, vectors: Callable[[Article], NDArray[np.float32] | None]) -> None:
        """`vectors` gives those of the example claims of an article, if it has any."""
        self._embedder = embedder
        self._vectors = vectors

    def votes(self, claim: str, article: Article) -> ClaimVotes | None:
        """What those of the article say of a claim in formal spelling; `None` where it has too few of them."""
        if not article.example_claims or shortfall(article) or (rows := self._vectors(article)) is None:
            return None
        return votes_among(example_claims(article), claim, article, rows @ self._embedder.vectors([claim])[0])


def votes_among(known: Sequence[ExampleClaim], claim: str, article: Article, cosines: NDArray[np.float32]) -> ClaimVotes:
    """What these examples of an article say of a claim, each as similar to it as the cosine of the same place tells."""
    own, others = _told(claim, article), _all_told(article)
    order = np.argsort(-cosines, kind="stable")[:_CONSIDERED]
    similar = {known[place]: float(cosines[place]) - _OTHERWISE * own.differences(others[known[place].text]) for place in order}
    nearest = sorted(similar, key=lambda example: -similar[example])[:_LOOKED_AT]
    of_verdict = Counter(example.verdict for example in known)
    votes = {
        example: math.exp((similar[example] - similar[nearest[0]]) / _REACH) / of_verdict[example.verdict] for example in nearest
    }
    total = sum(votes.values())
    cast: dict[tuple[str, int | None], float] = defaultdict(float)
    for example, vote in votes.items():
        cast[example.verdict, example.decided_by] += vote / total
    shares: dict[str, float] = dict.fromkeys(VERDICTS, 0.0)
    decided_by: dict[str, int] = {}
    for (verdict, start), share in sorted(cast.items(), key=lambda one: one[1]):
        shares[verdict] = share
        if start is not None:
            decided_by[verdict] = start
    return ClaimVotes(shares, decided_by)


_CONSIDERED = 400
"""So many by their cosine alone; the differences are looked at only among these."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text says that its vector tells little of."""

    negated: bool
    relayed: bool
    """Whether it says that somebody says so."""
    figures: tuple[str, ...]
    """Numbers, days of the week and months, in their order."""
    names: tuple[str, ...]
    """Of the names that the article has, each once, in their order."""

    def differences(self, other: _Told) -> int:
        own = [name for name in self.names if name in other.names]
        others = [name for name in other.names if name in self.names]
        return sum((self.negated != other.negated, self.relayed != other.relayed, self.figures != other.figures, own != others))


_NEGATION = re.compile(
    r"\b(?:tidak|tak|bukan|belum|tanpa|jangan|gak|ga|gk|nggak|ngga|enggak|kagak"
    r"|not|no|never|nobody|none|without|cannot|neither|nor)\b|n['’]t\b"
)
_RELAYING = re.compile(
    r"\b(?:kata\w*|kabar\w*|konon|menurut|bilang|laporan\w*|dilapor\w*|dikabar\w*|ngeklaim|mengklaim|menyebut\w*|menyatakan"
    r"|mengaku\w*|ngaku\w*|mengatai|menulis|nulis|cuitan\w*|report\w*|says?|said|according|word is|allegedly|claim(?:s|ed)?"
    r"|maintain(?:s|ed)|called|wrote|t(?:old|ells)|tweet\w*|rumou?r\w*)\b"
)
_SAME_FIGURES = """
    1 satu one; 2 dua two; 3 tiga three; 4 empat four; 5 lima five; 6 enam six; 7 tujuh seven; 8 delapan eight; 9 sembilan nine
    10 sepuluh ten; 100 seratus hundred; 1000 ribu seribu thousand; million juta sejuta; billion miliar milyar semiliar semilyar
    trillion triliun; monday senin; tuesday selasa; wednesday rabu; thursday kamis; friday jumat; saturday sabtu; sunday minggu
    january januari; february februari; march maret; april april; mei; june juni; july juli; august agustus
    september september; october oktober; november november; december desember
"""
_FIGURES = {
    word: same.split()[0] for line in _SAME_FIGURES.strip().splitlines() for same in line.split(";") for word in same.split()
}
_FIGURE = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(_FIGURES)})\b")
_WORD = re.compile(r"[^\W\d_]+")


def _told(text: str, article: Article) -> _Told:
    lower = text.lower()
    known = _names(article)
    found = dict.fromkeys(known[word] for word in _WORD.findall(lower) if word in known)
    figures = tuple(_FIGURES.get(figure, figure) for figure in _FIGURE.findall(lower))
    return _Told(_NEGATION.search(lower) is not None, _RELAYING.search(lower) is not None, figures, tuple(found))


@lru_cache(maxsize=100)
def _all_told(article: Article) -> Mapping[str, _Told]:
    return {example.text: _told(example.text, article) for example in example_claims(article)}


@lru_cache(maxsize=100)
def _names(article: Article) -> Mapping[str, str]:
    """The words of the article's names, in lower case, by what stands for the name: a person's last word, else each word."""
    written = [_WORD.findall(name.group()) for sentence in sentences(article) for name in names(sentence.text)]
    persons = [words for words in written if len(words) > 1 and people(article).issuperset(words)]
    alone = {word.lower(): word.lower() for words in written for word in words}
    return alone | {word.lower(): words[-1].lower() for words in persons for word in words}
