"""The chunks' vectors in Chroma, embedded in this process: the only file that knows Chroma."""

from __future__ import annotations

import shutil
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.batches import batches
from retrieval.errors import VectorsDamaged
from retrieval.keywords import ChunkKey

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_COLLECTION = "chunks"
_BATCH = 1000
_EF_SEARCH = 400
"""With Chroma's default of 100, 4% of queries over 4,000 vectors get a wrong nearest neighbour; with 400, none did."""

_PAUSES = (0.0, 0.1, 0.3, 0.6)
"""How many seconds to wait before what failed is tried again."""

_GRAPH_HEADER = struct.Struct("<iQQQQ")
"""How `header.bin` of hnswlib begins: version, offset, room, number of vectors, bytes of each in `data_level0.bin`."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Made:
    """With what the vectors of a collection were made."""

    fingerprint: str
    dimension: int


class ChromaVectors:
    """One collection of a Chroma folder; cosine similarity; no embedding function of Chroma's own.

    Every method raises `VectorsDamaged` where the folder cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None
        self._failed_search: Callable[[Collection], Any] | None = None
        self._lock = threading.RLock()

    def made(self) -> Made | None:
        """With what the vectors were made; `None` where there are none yet.

        A search that failed is tried again here, for Chroma counts vectors that it can no longer find.
        """
        with self._errors():
            if self._failed_search is not None:
                self._search(self._failed_search)
                self._failed_search = None
            metadata = self._using(lambda collection: collection.metadata)
        return Made(str(metadata["fingerprint"]), int(metadata["dimension"])) if metadata else None

    def start_anew(self, made: Made) -> None:
        """An empty collection in place of whatever was there, damaged or not."""
        try:
            with self._errors():
                self._create(made)
        except VectorsDamaged:
            self.close()
            with self._errors():
                self._folder.unlink() if self._folder.is_file() else shutil.rmtree(self._folder, ignore_errors=True)
                self._create(made)
        self._failed_search = None

    def add(self, keys: Sequence[ChunkKey], vectors: NDArray[np.float32], scopes: Sequence[str]) -> None:
        """Adds or replaces the vectors of some chunks, each with the scope of its article."""
        for part in batches(zip(keys, vectors, scopes, strict=True), _BATCH):
            ids = [_id(key) for key, _, _ in part]
            stacked = np.stack([vector for _, vector, _ in part])
            metadatas: list[Any] = [{"article": key.article, "scope": scope} for key, _, scope in part]
            with self._errors():
                self._using(partial(_upsert, ids=ids, embeddings=stacked, metadatas=metadatas))

    def remove(self, keys: Sequence[ChunkKey]) -> None:
        """Removes the vectors of some chunks; a chunk that is not there is no error."""
        for part in batches(keys, _BATCH):
            with self._errors():
                self._using(partial(_delete, ids=[_id(key) for key in part]))

    def count(self) -> int:
        """How many chunks have a vector."""
        with self._errors():
            return self._using(lambda collection: collection.count()) or 0

    def keys(self) -> set[ChunkKey]:
        """The chunks that have a vector."""
        with self._errors():
            found = self._using(lambda collection: collection.get(include=[]))
        return {_key(name) for name in found["ids"]} if found else set()

    def nearest(self, vector: NDArray[np.float32], *, scopes: Sequence[str] | None, limit: int) -> dict[ChunkKey, float]:
        """The chunks of these scopes, or of all (`None`), nearest to a vector, with their cosine similarity, nearest first.

        Over all is far faster: for a condition Chroma lists every chunk that meets it (230 ms for 95,000 chunks, 1.4 without).
        """
        if scopes is not None and not scopes:
            return {}
        where: Any = None if scopes is None else {"scope": {"$in": list(scopes)}}
        with self._errors():
            found: Any = self._search(
                lambda collection: collection.query(
                    query_embeddings=[vector.tolist()], n_results=limit, where=where, include=["distances"]
                )
            )
        if not found:
            return {}
        return {_key(name): 1 - distance for name, distance in zip(found["ids"][0], found["distances"][0], strict=True)}

    def similarities(self, vector: NDArray[np.float32], keys: Sequence[ChunkKey]) -> dict[ChunkKey, float]:
        """The exact cosine similarity of a vector of length 1 with the vectors of the chunks that have one."""
        if not keys:
            return {}
        with self._errors():
            found: Any = self._search(lambda collection: collection.get(ids=[_id(key) for key in keys], include=["embeddings"]))
        if not found or not found["ids"]:
            return {}
        cosines = np.asarray(found["embeddings"]) @ vector
        return {_key(name): float(cosine) for name, cosine in zip(found["ids"], cosines, strict=True)}

    def close(self) -> None:
        """Lets go of the folder."""
        with self._lock:
            if self._client is not None:
                self._client.close()  # type: ignore[attr-defined]  # the embedded client has it, its base class does not
            self._client = self._collection = None

    def _search(self, act: Callable[[Collection], Result]) -> Result | None:
        try:
            return self._using(act)
        except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
            raise
        except BaseException:  # Chroma's own, and panics of its core: which of them it was, `_errors` tells
            self._failed_search = act
            raise

    def _using(self, act: Callable[[Collection], Result]) -> Result | None:
        """What `act` makes of the collection; `None` where there is none.

        What fails is tried again with a client of its own: another process may have put a new collection in the old
        one's place, and one that adds vectors can leave an open client "Error finding id" for ever.
        """
        from chromadb.errors import InternalError, NotFoundError

        for pause in _PAUSES:
            collection = self._opened_or_none()
            try:
                return act(collection) if collection else None
            except (InternalError, NotFoundError, AttributeError):  # the last one when another thread closed the client
                self._close(collection)
                time.sleep(pause)
        collection = self._opened_or_none()
        return act(collection) if collection else None

    def _opened_or_none(self) -> Collection | None:
        from chromadb.errors import NotFoundError

        with self._lock:
            if self._collection is None:
                try:
                    self._collection = self._connected().get_collection(_COLLECTION, embedding_function=None)
                except NotFoundError:
                    return None
            return self._collection

    def _close(self, collection: Collection | None) -> None:
        """Closes the client of a collection, unless another thread has opened a new one since."""
        with self._lock:
            if self._collection is collection:
                self.close()

    def _connected(self) -> ClientAPI:
        if self._client is None:
            import chromadb
            from chromadb.config import Settings

            _refuse_cut_off_graphs(self._folder)
            self._client = chromadb.PersistentClient(str(self._folder), settings=Settings(anonymized_telemetry=False))
        return self._client

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turns whatever Chroma raises into one kind: it raises many, and panics of its core are not even `Exception`s."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError, VectorsDamaged):
            raise
        except BaseException as error:
            reason = f"{type(error).__name__}: {str(error).strip().split(chr(10))[0]}"
            raise VectorsDamaged(f"the vectors in {self._folder} cannot be read ({reason})") from error

    def _create(self, made: Made) -> None:
        client = self._connected()
        if any(collection.name == _COLLECTION for collection in client.list_collections()):
            client.delete_collection(_COLLECTION)
        self._collection = client.create_collection(
            _COLLECTION,
            configuration={"hnsw": {"space": "cosine", "ef_search": _EF_SEARCH}},
            metadata={"fingerprint": made.fingerprint, "dimension": made.dimension},
            embedding_function=None,
        )


def _refuse_cut_off_graphs(folder: Path) -> None:
    """Raises `VectorsDamaged` where an HNSW graph is shorter than its header says: Chroma would read on past its end, and
    find less in silence or end this process.
    """
    for header in folder.glob("*/header.bin"):
        try:
            _, _, _, count, bytes_each = _GRAPH_HEADER.unpack_from(header.read_bytes().ljust(_GRAPH_HEADER.size, b"\xff"))
            least = {"data_level0.bin": count * bytes_each, "length.bin": 4 * count, "link_lists.bin": 4 * count}
            short = [name for name, size in least.items() if header.with_name(name).stat().st_size < size]
        except OSError as error:
            raise VectorsDamaged(f"the vectors in {header.parent} cannot be read ({error})") from error
        if short:
            raise VectorsDamaged(f"the vectors in {header.parent} are cut off ({', '.join(short)})")


def _upsert(collection: Collection, **what: Any) -> None:
    collection.upsert(**what)


def _delete(collection: Collection, *, ids: list[str]) -> None:
    collection.delete(ids=ids)


def _id(key: ChunkKey) -> str:
    return f"{key.article}:{key.number}"


def _key(name: str) -> ChunkKey:
    article, number = name.split(":")
    return ChunkKey(int(article), int(number))
