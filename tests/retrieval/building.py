"""Builds a library in a process of its own: `python building.py CONFTEST FOLDER COUNT` (no test, but run by tests)."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

from retrieval.articles import Article
from retrieval.indexing import Cut, Indexer
from retrieval.library import Library
from retrieval.vectors import ChromaVectors
from retrieval.writing import the_only_writer


def main(conftest: str, folder: Path, count: int) -> None:
    embedder = runpy.run_path(conftest)["HashEmbedder"]()
    print("ready", flush=True)
    library = Library(folder)
    indexer = Indexer(library=library, vectors=ChromaVectors(folder / "chroma"), cut=Cut(200, embedder))
    with the_only_writer(folder, patience=60, waiting=lambda holder: print("waiting for", holder, flush=True)):
        library.add(
            Article(id=str(number), title=f"Berita {number}", text=f"Kota{number} dilanda banjir. " * 3 + f"Warga{number} pergi.")
            for number in range(count)
        )
        print("added", flush=True)
        indexer.bring_up_to_date(lambda done, total: print(done, "of", total, flush=True))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
