"""Articles on their way into the library, translated by a language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from answering.drafts import ModelFailed
from answering.translating import Translator
from answering.usage import Usage
from bot.assemble import Saksi, translator_of
from bot.parser import WrongUse
from retrieval.articles import Article, Translation


@dataclass(frozen=True, slots=True)
class Translated:
    """How much of an article was translated."""

    id: str
    sentences: int
    of: int


@dataclass(slots=True)
class Translating:
    """Adds translations to the articles that have none, and remembers how it went."""

    saksi: Saksi
    done: list[Translated] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """Why an article was left as it is, one line each."""

    def of(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles, each with a translation if a model could make one; raises `ModelNotSetUp` where none ever can.

        One that is in the library already with this text and a translation is not translated again.
        """
        translator = translator_of(self.saksi)
        if translator is None:
            raise WrongUse("saksi articles add: --translate needs a language model: --llm PROVIDER:MODEL (or SAKSI_LLM)")
        for article in articles:
            yield article if self._has_one(article) else self._translated(article, translator)

    def _has_one(self, article: Article) -> bool:
        stored = self.saksi.library.article(article.id, scopes=[article.scope])
        known = stored is not None and stored.text == article.text and stored.translation is not None
        return known or article.translation is not None

    def _translated(self, article: Article, translator: Translator) -> Article:
        def tell(done: int, of: int) -> None:
            self.saksi.watcher.note(f"translating {article.id}: {done} of {of} sentences")

        try:
            translation = translator.translate(article, Usage(), tell)
        except ModelFailed as error:
            self.failed.append(f"{article.id} was added without a translation: {error}")
            return article
        self.done.append(_counted(article, translation))
        return replace(article, translation=translation) if any(translation.sentences) else article


def _counted(article: Article, translation: Translation) -> Translated:
    return Translated(article.id, sum(map(bool, translation.sentences)), len(translation.sentences))
