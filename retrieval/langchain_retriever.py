"""The retriever as a LangChain `BaseRetriever`, for chains that others build."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from retrieval.articles import EVERYONE
from retrieval.language import language_of
from retrieval.lexicon import Lexicon
from retrieval.query import query
from retrieval.retriever import FoundChunk, Retriever


class SaksiRetriever(BaseRetriever):
    """Chunks as documents, best first: the chunk's text, and in `metadata` its article, offsets and fused score."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    lexicon: Lexicon
    k: int = 4
    scopes: tuple[str, ...] = (EVERYONE,)

    def _get_relevant_documents(  # LangChain's own name for what a retriever implements
        self, query_text: str, /, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        found = self.retriever.search(query(query_text, language_of(query_text), self.lexicon), scopes=self.scopes)
        return [_document(one) for one in found[: self.k]]


def _document(found: FoundChunk) -> Document:
    chunk = found.chunk
    return Document(
        page_content=chunk.text,
        metadata={
            "article": chunk.article.id,
            "title": chunk.article.title,
            "start": chunk.start,
            "end": chunk.end,
            "score": found.score,
        },
    )
