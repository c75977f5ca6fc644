"""Settings to parts: the one place that knows all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pydantic import SecretStr

from answering.answerer import Answerer
from answering.checker import Checker
from answering.drafts import DraftedClaim
from answering.extractive_writer import ExtractiveWriter
from answering.judging import Judge
from answering.model_judge import ModelJudge
from answering.model_writer import ModelWriter
from answering.models import Access, ChatModel
from answering.near_claims import ClaimSearch
from answering.near_examples import ExampleSearch
from answering.similarity import SentenceSimilarity
from answering.summarising.summariser import Summariser
from answering.translating import Translator
from answering.verification import Numbering, Verifier
from answering.weighing import Weigher
from config.settings import EXTRACTIVE, Settings
from retrieval.articles import EVERYONE, Article
from retrieval.bundle import bundled_articles, bundled_states
from retrieval.embedding import BundledEmbeddings, TextEmbeddings, embeddings
from retrieval.example_vectors import ExampleVectors
from retrieval.indexing import Cut, Indexer, Need, Progress
from retrieval.lexicon import bundled_lexicon
from retrieval.library import Addition, Library
from retrieval.retriever import Retriever
from retrieval.vectors import ChromaVectors
from retrieval.writing import the_only_writer

_CHARACTERS_A_TOKEN = 4
"""A model's pieces are seldom longer than this, so that its reply reaches the bound of characters before that of tokens."""
_BUNDLED_FACT = "bundled"
"""The fact that tells which bundled articles were offered to the library: for each its id and a hash of what came with it. Before
version 0.6.0 it was a hash alone, of the one article that there was."""
_AS_OFFERED = ":"


class Watcher:
    """Is told of what takes long; this one does not care."""

    def note(self, sentence: str) -> None:
        """Something happened that the operator should know."""

    @contextmanager
    def indexing(self) -> Iterator[Progress]:
        """Work on the index begins and ends; the progress is called while it lasts."""
        yield lambda done, total: None


@dataclass(frozen=True, slots=True)
class Saksi:
    """All parts, put together and ready."""

    settings: Settings
    library: Library
    indexer: Indexer
    vectors: ChromaVectors
    embedder: TextEmbeddings
    retriever: Retriever
    answerer: Answerer
    summariser: Summariser
    verifier: Verifier
    checker: Checker
    model: ChatModel | None
    watcher: Watcher

    def add(self, articles: Sequence[Article]) -> list[Addition]:
        """Adds articles to the library; they are found once `index` has been called."""
        with self._writing():
            return self.library.add(articles)

    def index(self) -> None:
        """Brings the index up to date with the library, and says why if that is not plain."""
        if self.indexer.need() is Need.NOTHING:
            return
        with self._writing():
            need = self.indexer.need()
            first_time = need is Need.NOT_MADE and not self.library.indexed()
            if not first_time and (sentence := _WHY.get(need)):
                self.watcher.note(sentence.format(vectors=self.settings.data_dir / "chroma"))
            with self.watcher.indexing() as progress:
                self.indexer.bring_up_to_date(progress)

    def warm_up(self) -> None:
        """Loads whatever the first question would load, so that it takes no longer than the others."""
        _, evidence = self.answerer.evidence("Apakah semuanya sudah siap?")
        for found in evidence[:1]:
            self.verifier.verify(DraftedClaim(f"{found.sentence.text} Siap.", (found.sentence,)), Numbering())
        if self.model is not None:
            self.model.load()

    def remove(self, article_id: str) -> bool:
        """Whether there was such an article; it is gone from the library and the index."""
        with self._writing():
            gone = self.library.remove(article_id, scope=EVERYONE)
            if gone:
                self.indexer.bring_up_to_date()
            return gone

    def seed(self) -> None:
        """Adds the bundled articles that are new or changed; one that was removed stays away."""
        if not self.settings.library.bundled_article:
            return
        wanted = " ".join(f"{name}{_AS_OFFERED}{state}" for name, state in bundled_states().items())
        if self.library.fact(_BUNDLED_FACT) == wanted:
            return
        with self._writing():
            self.library.add(self._missing_of_the_bundled())
            self.library.remember(_BUNDLED_FACT, wanted)

    def _missing_of_the_bundled(self) -> list[Article]:
        """Those never offered to this library before, and those it still has, which may have changed."""
        known = self.library.fact(_BUNDLED_FACT)
        return [article for article in bundled_articles() if not _was_offered(article, known) or self._has(article)]

    def _has(self, article: Article) -> bool:
        return self.library.article(article.id, scopes=[EVERYONE]) is not None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with the_only_writer(
            self.settings.data_dir,
            patience=self.settings.library.wait_for_writer,
            waiting=lambda holder: self.watcher.note(f"waiting for {holder}, which is writing to the library"),
        ):
            yield


_WHY = {
    Need.NOT_MADE: "the vectors in {vectors} are missing: they are made again from the library",
    Need.OTHER_MODEL: "the embedding model or the chunking has changed: all articles are embedded again",
    Need.DAMAGED: "the vectors in {vectors} are damaged: they are made again from the library",
    Need.INCOMPLETE: "the vectors in {vectors} are not complete: what is missing is made again from the library",
}


def _was_offered(article: Article, fact: str | None) -> bool:
    """Whether an article was among those of this fact."""
    if fact is None:
        return False
    return _AS_OFFERED not in fact or any(known.rpartition(_AS_OFFERED)[0] == article.id for known in fact.split())


def assemble(settings: Settings, *, watcher: Watcher | None = None, falls_back: bool = False) -> Saksi:
    """All parts, not yet indexed; opens the library, loads no model.

    `falls_back`: whether the articles' own sentences answer even where the language model is not set up rightly.
    """
    library = Library(settings.data_dir)
    vectors = ChromaVectors(settings.data_dir / "chroma")
    embedder = embeddings(
        model=settings.embedding.model,
        allow_download=settings.embedding.allow_download,
        batch_size=settings.embedding.batch_size,
    )
    cut = Cut(settings.chunking.characters, embedder)
    indexer = Indexer(library=library, vectors=vectors, cut=cut)
    retriever = Retriever(
        library=library,
        vectors=vectors,
        cut=cut,
        embedder=embedder,
        candidates=settings.retrieval.candidates,
        vector_weight=settings.retrieval.vector_weight,
        mend=lambda: saksi.index(),
    )
    model = model_of(settings)
    own = embedder if isinstance(embedder, BundledEmbeddings) else BundledEmbeddings()
    verifier = Verifier(lexicon=bundled_lexicon(), embedder=own)  # whose limits were fitted to this encoder
    example_vectors = ExampleVectors(library)
    writer = writer_of(settings, model) if model else None
    falls_back = falls_back or settings.answering.fallback
    answerer = answerer_of(settings, retriever, embedder, example_vectors, verifier, writer=writer, falls_back=falls_back)
    checker = Checker(
        evidence=answerer.evidence,
        size=retriever.size,
        judge=Judge(verifier),
        weigher=Weigher(ClaimSearch(embedder=embedder, vectors=example_vectors.of_claims)),
        model_judge=model_judge_of(settings, model) if model else None,
        falls_back=falls_back,
    )
    summariser = Summariser(verifier=verifier, writer=writer, falls_back=falls_back)
    parts = (library, indexer, vectors, embedder, retriever, answerer, summariser, verifier, checker, model)
    saksi = Saksi(settings, *parts, watcher or Watcher())
    return saksi


def answerer_of(
    settings: Settings,
    retriever: Retriever,
    embedder: TextEmbeddings,
    example_vectors: ExampleVectors,
    verifier: Verifier,
    *,
    writer: ModelWriter | None,
    falls_back: bool,
) -> Answerer:
    """Who answers; without a language model's writer, with the articles' own sentences."""
    extractive = ExtractiveWriter(max_claims=settings.answering.max_claims)
    return Answerer(
        retriever=retriever,
        lexicon=bundled_lexicon(),
        similarity=SentenceSimilarity(embedder),
        example_search=ExampleSearch(embedder=embedder, vectors=example_vectors.of_questions),
        verifier=verifier,
        writer=writer or extractive,
        stand_in=extractive if writer else None,
        falls_back=falls_back,
        strictness=settings.answering.strictness,
        question_characters=settings.answering.question_characters,
        history=settings.answering.history,
    )


def seeded(settings: Settings, *, watcher: Watcher | None = None, falls_back: bool = False) -> Saksi:
    """All parts with the bundled articles in the library; the index may be behind."""
    saksi = assemble(settings, watcher=watcher, falls_back=falls_back)
    saksi.seed()
    return saksi


def model_of(settings: Settings) -> ChatModel | None:
    """The language model that is set, not yet loaded; `None` where answers need none."""
    if settings.llm == EXTRACTIVE:
        return None
    model = settings.model
    access = Access(
        openai_base_url=model.openai_base_url,
        openai_api_key=_secret(model.openai_api_key),
        anthropic_api_key=_secret(model.anthropic_api_key),
        google_api_key=_secret(model.google_api_key),
        ollama_host=model.ollama_host,
    )
    tokens = model.reply_characters // _CHARACTERS_A_TOKEN
    return ChatModel(settings.llm, access=access, timeout=model.timeout, retries=model.retries, reply_tokens=tokens)


def writer_of(settings: Settings, model: ChatModel) -> ModelWriter:
    """Who writes with this language model."""
    return ModelWriter(
        model,
        max_claims=settings.model.claims,
        evidence_characters=settings.model.evidence_characters,
        reply_characters=settings.model.reply_characters,
    )


def model_judge_of(settings: Settings, model: ChatModel) -> ModelJudge:
    """Who judges claims with this language model."""
    return ModelJudge(
        model,
        evidence_characters=settings.model.evidence_characters,
        reply_characters=settings.model.reply_characters,
    )


def translator_of(saksi: Saksi) -> Translator | None:
    """Who translates with the language model that is set; `None` where none is."""
    if saksi.model is None:
        return None
    return Translator(saksi.model, verifier=saksi.verifier, reply_characters=saksi.settings.model.reply_characters)


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""


def opened(settings: Settings, *, watcher: Watcher | None = None, falls_back: bool = False) -> Saksi:
    """All parts with the bundled articles in the library and the index up to date; `falls_back` as of `assemble`."""
    saksi = seeded(settings, watcher=watcher, falls_back=falls_back)
    saksi.index()
    return saksi
