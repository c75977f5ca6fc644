"""BM25 as it is worked out by hand, and segments that are searched as one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.keywords import K1, B, ChunkKey, KeywordIndex, Segment

Documents = list[tuple[ChunkKey, list[str]]]

DOCUMENTS = st.lists(st.lists(st.sampled_from("abcde"), max_size=6), min_size=1, max_size=12).map(
    lambda texts: [(ChunkKey(1 + number // 2, number % 2), terms) for number, terms in enumerate(texts)]
)
THREE: Documents = [
    (ChunkKey(1, 0), ["musk", "tolak", "musk"]),
    (ChunkKey(1, 1), ["altman"]),
    (ChunkKey(2, 0), ["altman", "tolak"]),
]


def keys(*articles: int) -> NDArray[np.int64]:
    return np.array(articles, dtype=np.int64)


ALL = keys(*range(1, 10))


def search(*segments: Segment, votes: dict[str, float], articles: NDArray[np.int64] = ALL) -> dict[ChunkKey, float]:
    return KeywordIndex(segments).search(votes, articles=articles, limit=100)


def test_scores_are_bm25_worked_out_by_hand() -> None:
    rarity = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    norm = K1 * (1 - B + B * 3 / 2)
    assert search(Segment.of(THREE), votes={"musk": 1.0}) == {
        ChunkKey(1, 0): pytest.approx(rarity * 2 * (K1 + 1) / (2 + norm)),
    }


def test_a_shorter_chunk_is_better_and_a_vote_is_a_factor() -> None:
    whole = search(Segment.of(THREE), votes={"altman": 1.0})
    assert list(whole) == [ChunkKey(1, 1), ChunkKey(2, 0)]
    assert search(Segment.of(THREE), votes={"altman": 0.5}) == {key: pytest.approx(score / 2) for key, score in whole.items()}


def test_the_rarer_the_term_the_more_it_says() -> None:
    index = KeywordIndex([Segment.of(THREE)])
    assert index.rarity("tidak ada") > index.rarity("musk") > index.rarity("tolak") > 0


def test_only_the_given_articles_are_found() -> None:
    assert list(search(Segment.of(THREE), votes={"tolak": 1.0}, articles=keys(2))) == [ChunkKey(2, 0)]
    assert search(Segment.of(THREE), votes={"tolak": 1.0}, articles=keys()) == {}


def test_an_empty_index_finds_nothing() -> None:
    assert search(votes={"musk": 1.0}) == {}
    assert search(Segment.of([]), votes={"musk": 1.0}) == {}
    assert len(KeywordIndex([Segment.of([])])) == 0


def test_no_more_than_the_limit_is_found_and_equals_stand_in_order() -> None:
    same: Documents = [(ChunkKey(article, 0), ["musk"]) for article in range(1, 6)]
    index = KeywordIndex([Segment.of(same[:2]), Segment.of(same[2:])])
    assert list(index.search({"musk": 1.0}, articles=ALL, limit=3)) == [key for key, _ in same[:3]]


@given(DOCUMENTS)
def test_a_segment_survives_being_written_as_bytes(documents: Documents) -> None:
    segment = Segment.of(documents)
    read = Segment.from_bytes(segment.to_bytes())
    assert read.vocabulary == segment.vocabulary
    for name in ("keys", "lengths", "starts", "postings", "frequencies"):
        assert np.array_equal(getattr(read, name), getattr(segment, name))
        assert getattr(read, name).dtype == getattr(segment, name).dtype


@pytest.mark.parametrize("data", [b"", b"garbage", Segment.of(THREE).to_bytes()[:200]])
def test_other_bytes_are_no_segment(data: bytes) -> None:
    with pytest.raises(ValueError, match="segment"):
        Segment.from_bytes(data)


@given(DOCUMENTS, st.data())
def test_merged_segments_are_searched_like_the_separate_ones(documents: Documents, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(documents)))
    parts = [Segment.of(documents[:cut]), Segment.of(documents[cut:])]
    votes = data.draw(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1), max_size=3))
    merged = Segment.merged(parts, articles=ALL)
    separate = search(*parts, votes=votes)
    assert search(merged, votes=votes) == {key: pytest.approx(score) for key, score in separate.items()}


@given(DOCUMENTS, st.sets(st.integers(1, 6)))
def test_merging_drops_what_is_gone_as_if_it_had_never_been(documents: Documents, live: set[int]) -> None:
    kept = [(key, terms) for key, terms in documents if key.article in live]
    merged = Segment.merged([Segment.of(documents)], articles=keys(*sorted(live)))
    for term in "abcde":
        assert search(merged, votes={term: 1.0}) == search(Segment.of(kept), votes={term: 1.0})
    assert len(KeywordIndex([merged])) == len(kept)
