"""What keeps vectors keeps this contract, in memory and in Chroma; and Chroma's folder may be damaged in any way."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.errors import VectorsDamaged
from retrieval.indexing import Vectors
from retrieval.keywords import ChunkKey
from retrieval.retriever import SearchedVectors
from retrieval.vectors import ChromaVectors, Made

MADE = Made("a model", 3)
ONE, TWO, THREE = ChunkKey(1, 0), ChunkKey(1, 1), ChunkKey(2, 0)
EAST, NORTH, NORTH_EAST = np.array([[1, 0, 0], [0, 1, 0], [0.6, 0.8, 0]], dtype=np.float32)


class Kept(Vectors, SearchedVectors, Protocol):
    """Vectors as the indexer and the retriever see them."""


def fill(vectors: Kept) -> None:
    vectors.start_anew(MADE)
    vectors.add([ONE, TWO, THREE], np.stack([EAST, NORTH, NORTH_EAST]), ["", "", "server"])


# The contract


def test_nothing_is_there_before_the_first_start(vectors: Kept) -> None:
    assert vectors.made() is None
    assert (vectors.count(), vectors.keys()) == (0, set())
    assert vectors.nearest(EAST, scopes=[""], limit=3) == {}
    assert vectors.similarities(EAST, [ONE]) == {}


def test_it_says_with_what_it_was_made(vectors: Kept) -> None:
    vectors.start_anew(MADE)
    assert vectors.made() == MADE
    assert vectors.nearest(EAST, scopes=[""], limit=3) == {}


def test_what_was_added_is_there_once(vectors: Kept) -> None:
    fill(vectors)
    vectors.add([ONE], np.stack([NORTH]), [""])
    assert (vectors.count(), vectors.keys()) == (3, {ONE, TWO, THREE})
    assert vectors.similarities(NORTH, [ONE]) == {ONE: pytest.approx(1)}


def test_the_nearest_come_first_with_their_cosine(vectors: Kept) -> None:
    fill(vectors)
    found = vectors.nearest(EAST, scopes=["", "server"], limit=2)
    assert list(found) == [ONE, THREE]
    assert list(found.values()) == [pytest.approx(1, abs=1e-6), pytest.approx(0.6)]


def test_only_the_given_scopes_are_searched(vectors: Kept) -> None:
    fill(vectors)
    assert set(vectors.nearest(EAST, scopes=[""], limit=9)) == {ONE, TWO}
    assert set(vectors.nearest(EAST, scopes=["server"], limit=9)) == {THREE}
    assert vectors.nearest(EAST, scopes=["another"], limit=9) == {}
    assert set(vectors.nearest(EAST, scopes=None, limit=9)) == {ONE, TWO, THREE}
    assert vectors.nearest(EAST, scopes=[], limit=9) == {}


def test_similarities_are_those_of_the_chunks_that_have_a_vector(vectors: Kept) -> None:
    fill(vectors)
    found = vectors.similarities(EAST, [THREE, TWO, ChunkKey(9, 9)])
    assert found == {THREE: pytest.approx(0.6), TWO: pytest.approx(0)}
    assert vectors.similarities(EAST, []) == {}


def test_what_was_removed_is_gone_and_what_was_never_there_is_no_error(vectors: Kept) -> None:
    fill(vectors)
    vectors.remove([ONE, ChunkKey(9, 9)])
    vectors.remove([])
    assert vectors.keys() == {TWO, THREE}
    assert set(vectors.nearest(EAST, scopes=[""], limit=9)) == {TWO}


def test_adding_nothing_changes_nothing(vectors: Kept) -> None:
    fill(vectors)
    vectors.add([], np.zeros((0, 3), dtype=np.float32), [])
    assert vectors.count() == 3


def test_starting_anew_forgets_everything(vectors: Kept) -> None:
    fill(vectors)
    vectors.start_anew(Made("another model", 2))
    assert (vectors.made(), vectors.count()) == (Made("another model", 2), 0)
    vectors.add([ONE], np.array([[0, 1]], dtype=np.float32), [""])
    assert list(vectors.nearest(np.array([0, 1], dtype=np.float32), scopes=[""], limit=1)) == [ONE]


def test_vectors_of_another_dimension_are_refused(vectors: Kept) -> None:
    fill(vectors)
    with pytest.raises(VectorsDamaged):
        vectors.add([ONE], np.array([[1, 0]], dtype=np.float32), [""])


# Chroma alone


def test_what_is_written_is_there_when_it_is_opened_again(chroma: ChromaVectors, tmp_path: Path) -> None:
    fill(chroma)
    chroma.close()
    again = ChromaVectors(tmp_path / "chroma")
    assert (again.made(), again.keys()) == (MADE, {ONE, TWO, THREE})
    again.close()


def test_a_collection_that_another_put_in_the_old_ones_place_is_opened(chroma: ChromaVectors, tmp_path: Path) -> None:
    fill(chroma)
    other = ChromaVectors(tmp_path / "chroma")
    other.start_anew(Made("another model", 3))
    other.add([TWO], np.stack([EAST]), [""])
    assert set(chroma.nearest(EAST, scopes=[""], limit=9)) == {TWO}
    assert chroma.made() == Made("another model", 3)
    other.close()


MANY = 1200
"""More than Chroma keeps aside before it writes a graph to the disk."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with many vectors, written and closed; to be copied."""
    folder = tmp_path_factory.mktemp("whole") / "chroma"
    vectors = ChromaVectors(folder)
    vectors.start_anew(Made("a model", 8))
    vectors.add([ChunkKey(number, 0) for number in range(MANY)], directions(MANY), [""] * MANY)
    vectors.close()
    assert list(folder.glob("*/index_metadata.pickle")), "no graph was written"
    return folder


def directions(count: int) -> NDArray[np.float32]:
    found = np.random.default_rng(0).normal(size=(count, 8)).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def graph_files(folder: Path) -> Iterator[Path]:
    return folder.glob("*/*.bin")


def cut_off(part: float, name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in folder.rglob(name):
            file.write_bytes(file.read_bytes()[: int(file.stat().st_size * part)])

    return damage


def overwrite(name: str, data: bytes) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in folder.rglob(name):
            file.write_bytes((data * file.stat().st_size)[: file.stat().st_size])

    return damage


def remove_graphs(folder: Path) -> None:
    for graph in {file.parent for file in graph_files(folder)}:
        shutil.rmtree(graph)


def remove_graph_files(folder: Path) -> None:
    for file in graph_files(folder):
        file.unlink()


def put_a_file_there(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("this is no folder")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": shutil.rmtree,
    "a file in its place": put_a_file_there,
    "garbage database": overwrite("chroma.sqlite3", b"garbage"),
    "garbage after the database's header": lambda folder: (folder / "chroma.sqlite3").write_bytes(
        (folder / "chroma.sqlite3").read_bytes()[:100] + b"garbage" * 5000
    ),
    "database cut in half": cut_off(0.5, "chroma.sqlite3"),
    "database cut at its header": cut_off(0.0005, "chroma.sqlite3"),
    "empty database": cut_off(0, "chroma.sqlite3"),
    "no database": lambda folder: (folder / "chroma.sqlite3").unlink(),
    "garbage graphs": overwrite("*.bin", b"\xde\xad\xbe\xef"),
    "graphs cut in half": cut_off(0.5, "*.bin"),
    "graph data cut in half": cut_off(0.5, "data_level0.bin"),
    "graph links cut off": cut_off(0, "link_lists.bin"),
    "no graph files": remove_graph_files,
    "no graphs": remove_graphs,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_folder_says_so_or_works_and_is_healed_in_the_same_process(
    damage: Callable[[Path], object], whole: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "chroma"
    shutil.copytree(whole, folder)
    damage(folder)
    vectors = ChromaVectors(folder)
    keys = [ChunkKey(number, 0) for number in range(3)]
    acts: list[Callable[[], object]] = [
        vectors.made,
        vectors.count,
        vectors.keys,
        lambda: vectors.nearest(directions(1)[0], scopes=[""], limit=3),
        lambda: vectors.similarities(directions(1)[0], keys),
        lambda: vectors.add(keys, directions(3), [""] * 3),
        lambda: vectors.remove(keys),
    ]
    for act in acts:
        try:
            act()
        except VectorsDamaged as error:
            assert "\n" not in str(error)
    heal(vectors)
    vectors.close()


def test_damage_to_an_open_folder_is_healed_in_the_same_process(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    shutil.copytree(whole, folder)
    vectors = ChromaVectors(folder)
    assert vectors.count() == MANY
    DAMAGES["garbage database"](folder)
    with pytest.raises(VectorsDamaged):
        vectors.add([ONE], directions(1), [""])
    heal(vectors)
    vectors.close()


def test_vectors_that_could_not_be_searched_are_known_to_be_damaged(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    shutil.copytree(whole, folder)
    remove_graphs(folder)
    vectors = ChromaVectors(folder)
    assert (vectors.made(), vectors.count()) == (Made("a model", 8), MANY), "Chroma itself says that nothing is wrong"
    with pytest.raises(VectorsDamaged):
        vectors.nearest(directions(1)[0], scopes=[""], limit=3)
    with pytest.raises(VectorsDamaged):
        vectors.made()
    heal(vectors)
    vectors.close()


def test_a_search_that_fails_only_for_a_while_is_no_damage(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    shutil.copytree(whole, folder)
    remove_graphs(folder)
    vectors = ChromaVectors(folder)
    with pytest.raises(VectorsDamaged):
        vectors.nearest(directions(1)[0], scopes=[""], limit=3)
    vectors.close()
    shutil.rmtree(folder)
    shutil.copytree(whole, folder)
    assert vectors.made() == Made("a model", 8)
    assert len(vectors.nearest(directions(1)[0], scopes=[""], limit=3)) == 3
    vectors.close()


def heal(vectors: ChromaVectors) -> None:
    vectors.start_anew(MADE)
    vectors.add([ONE, TWO], np.stack([EAST, NORTH]), ["", ""])
    assert vectors.made() == MADE
    assert vectors.keys() == {ONE, TWO}
    assert list(vectors.nearest(EAST, scopes=[""], limit=1)) == [ONE]
