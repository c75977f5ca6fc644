"""Two processes on one data folder, and processes that are killed: the library is whole afterwards, and serves everything."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrieval.articles import EVERYONE, Article
from retrieval.errors import LibraryBusy, LibraryError
from retrieval.indexing import Cut, Embedder, Indexer, Need
from retrieval.lexicon import Lexicon
from retrieval.library import Library
from retrieval.query import query
from retrieval.retriever import Retriever
from retrieval.vectors import ChromaVectors
from retrieval.writing import the_only_writer

COUNT = 60
HERE = Path(__file__).parent

Start = Callable[[int], subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts to build a library of so many articles in `tmp_path`, in another process."""
    started: list[subprocess.Popen[str]] = []

    def start(count: int) -> subprocess.Popen[str]:
        command = [sys.executable, str(HERE / "building.py"), str(HERE / "conftest.py"), str(tmp_path), str(count)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


class Parts:
    """The parts of a process that uses the library."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.library = Library(folder)
        self.vectors = ChromaVectors(folder / "chroma")
        cut = Cut(200, embedder)
        self.indexer = Indexer(library=self.library, vectors=self.vectors, cut=cut)
        self.retriever = Retriever(
            library=self.library,
            vectors=self.vectors,
            cut=cut,
            embedder=embedder,
            candidates=10,
            vector_weight=0.5,
            mend=lambda: self.mend(folder),
        )

    def mend(self, folder: Path) -> None:
        """As the program does it: once no other process writes, what seemed damaged is looked at again."""
        with the_only_writer(folder, patience=60, waiting=lambda holder: None):
            self.indexer.bring_up_to_date(lambda done, total: pytest.fail("nothing had to be mended"))

    def found(self, word: str) -> list[str]:
        return [found.chunk.article.id for found in self.retriever.search(query(word, "id", Lexicon([])))]

    def serves_everything(self) -> None:
        assert self.indexer.need() is Need.NOTHING
        assert len(self.library.entries(scopes=[EVERYONE])) == COUNT
        assert self.vectors.count() == sum(self.library.indexed().values())
        for number in range(COUNT):
            assert self.found(f"Warga{number}")[0] == str(number)


@contextmanager
def opened(folder: Path, embedder: Embedder) -> Iterator[Parts]:
    parts = Parts(folder, embedder)
    yield parts
    parts.vectors.close()
    parts.library.close()


def said(process: subprocess.Popen[str], word: str) -> None:
    """Waits until a process has said a word."""
    assert process.stdout
    for line in process.stdout:
        if word in line:
            return
    pytest.fail(f"it ended before it said {word!r}")


@pytest.mark.parametrize(
    ("word", "seconds"),
    [
        ("ready", 0.0),
        ("ready", 0.02),
        ("ready", 0.1),
        ("added", 0.0),
        ("added", 0.15),
        ("32 of", 0.0),
        ("32 of", 0.02),
        ("60 of", 0.0),
    ],
)
def test_after_a_kill_the_next_start_serves_everything(
    word: str, seconds: float, start: Start, tmp_path: Path, embedder: Embedder
) -> None:
    process = start(COUNT)
    said(process, word)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    again = start(COUNT)
    output, _ = again.communicate(timeout=60)
    assert again.returncode == 0, output
    with opened(tmp_path, embedder) as parts:
        parts.serves_everything()


def test_two_first_starts_at_once_both_end_well(start: Start, tmp_path: Path, embedder: Embedder) -> None:
    processes = [start(COUNT), start(COUNT)]
    for process in processes:
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, output
    with opened(tmp_path, embedder) as parts:
        parts.serves_everything()


def test_a_reader_sees_what_another_process_adds_and_reads_on_while_it_does(
    start: Start, tmp_path: Path, embedder: Embedder
) -> None:
    with opened(tmp_path, embedder) as reader:
        reader.library.add([Article(id="first", title="t", text="Gempa mengguncang Ambon.")])
        reader.indexer.bring_up_to_date()
        assert reader.found("Ambon") == ["first"]
        writer = start(COUNT)
        while writer.poll() is None:
            assert reader.found("Ambon")[0] == "first"
        assert writer.returncode == 0, writer.communicate()[0]
        for number in range(COUNT):
            assert reader.found(f"Warga{number}")[0] == str(number)


# One writer at a time

HOLD = """
import sys
from pathlib import Path
from retrieval.writing import the_only_writer

with the_only_writer(Path(sys.argv[1]), patience=0, waiting=print):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds `tmp_path` for writing until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path), "x" * 10_000, "\udcff\n"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    said(process, "held")
    yield process
    process.kill()
    process.communicate()


def test_a_second_writer_gives_up_after_its_patience_and_says_who_holds_the_folder(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    told: list[str] = []
    began = time.monotonic()
    message = rf"is being written by process {holder.pid} \(.*longer than 0\.3 seconds"
    with pytest.raises(LibraryBusy, match=message) as caught, the_only_writer(tmp_path, patience=0.3, waiting=told.append):
        pytest.fail("two write at once")
    assert time.monotonic() - began >= 0.3
    assert [f"process {holder.pid}" in name for name in told] == [True], "it is told once, before the waiting"
    assert "\n" not in str(caught.value)
    assert len(told[0]) < 200


@pytest.mark.parametrize("end", ["finished", "killed"])
def test_a_second_writer_goes_on_when_the_first_has_ended(holder: subprocess.Popen[str], end: str, tmp_path: Path) -> None:
    def let_go(name: str) -> None:
        holder.kill() if end == "killed" else holder.communicate("")

    with the_only_writer(tmp_path, patience=20, waiting=let_go):
        pass


def test_who_writes_alone_waits_for_nobody(tmp_path: Path) -> None:
    for _ in range(2):
        with the_only_writer(tmp_path, patience=0, waiting=pytest.fail):
            pass


def test_an_error_lets_go_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), the_only_writer(tmp_path, patience=0, waiting=pytest.fail):
        raise ZeroDivisionError
    with the_only_writer(tmp_path, patience=0, waiting=pytest.fail):
        pass


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "writer.txt").mkdir()
    alone = the_only_writer(tmp_path, patience=0, waiting=pytest.fail)
    with pytest.raises(LibraryError, match=r"cannot be written .*--data-dir"), alone:
        pytest.fail("it writes")
    (tmp_path / "writer.txt").rmdir()
    with the_only_writer(tmp_path, patience=0, waiting=pytest.fail):
        pass
