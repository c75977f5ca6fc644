"""Retellings are read sentence by sentence; one that does not fit its article is not used, and says why."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.articles import Article, Retelling
from retrieval.chunking import sentences
from retrieval.retold import misfit, retold

PLAIN = Retelling(
    language="id", made_by="Rina", statements=(("Tiga desa kebanjiran.", "Banjirnya di Bogor."), ("Orang-orang mengungsi.",))
)
CHAT = Retelling(language="en", made_by="Rina", statements=((), ("People fled their homes.",)))
FLOOD = Article(
    id="banjir",
    title="Banjir di Bogor",
    text="Banjir merendam tiga desa di Bogor. Warga meninggalkan rumah.",
    retellings=(PLAIN, CHAT),
)


def told(article: Article) -> list[list[str]]:
    return [[statement.text for statement in retold(sentence)] for sentence in sentences(article)]


def test_each_sentence_has_the_statements_of_all_retellings() -> None:
    assert told(FLOOD) == [
        ["Tiga desa kebanjiran.", "Banjirnya di Bogor."],
        ["Orang-orang mengungsi.", "People fled their homes."],
    ]


def test_a_statement_has_the_language_of_its_retelling_and_is_no_sentence_of_the_article() -> None:
    second = sentences(FLOOD)[1]
    assert [statement.article.language for statement in retold(second)] == ["id", "en"]
    assert not any(statement.article.text == FLOOD.text for statement in retold(second))


def test_an_article_without_retellings_has_none() -> None:
    assert told(replace(FLOOD, retellings=())) == [[], []]


def test_a_retelling_of_another_number_of_sentences_is_not_used() -> None:
    short = replace(CHAT, statements=(("A flood.",),))
    assert "for 1 sentences and the article 2" in (misfit(FLOOD, short) or "")
    assert told(replace(FLOOD, retellings=(short, CHAT))) == [[], ["People fled their homes."]]


def test_a_statement_of_two_sentences_does_not_fit() -> None:
    long = replace(PLAIN, statements=(("Tiga desa kebanjiran. Semuanya di Bogor.",), ()))
    assert "must be one sentence" in (misfit(FLOOD, long) or "")
    assert told(replace(FLOOD, retellings=(long,))) == [[], []]
    assert misfit(FLOOD, PLAIN) is None


# The bundled article's


def test_the_bundled_retellings_fit_and_leave_no_sentence_out(bundled: Article) -> None:
    assert {retelling.language for retelling in bundled.retellings} == {"id", "en"}
    assert all(misfit(bundled, retelling) is None for retelling in bundled.retellings)
    assert all(len(retold(sentence)) >= 6 for sentence in sentences(bundled))


def test_every_figure_and_name_of_a_bundled_statement_is_in_its_sentence_or_shortly_before(bundled: Article) -> None:
    everywhere = set(re.findall(r"\w+", bundled.title + " " + bundled.text))
    found = sentences(bundled)
    for place, sentence in enumerate(found):
        near = " ".join(one.text for one in found[max(0, place - 6) : place + 1])
        for statement in retold(sentence):
            assert set(re.findall(r"\d+", statement.text)) <= set(re.findall(r"\d+", near)), statement.text
            inside = re.findall(r"(?<=[a-z,] )[A-Z]\w+", statement.text)
            assert not [name for name in inside if name not in everywhere | ALSO_WRITTEN], statement.text


ALSO_WRITTEN = frozenset({"Sunday", "Thursday", "March"})
"""Words with a capital that the article has in Indonesian."""


def test_no_bundled_statement_is_told_twice_of_one_sentence(bundled: Article) -> None:
    for sentence in sentences(bundled):
        texts = [statement.text for statement in retold(sentence)]
        assert len(texts) == len(set(texts))
        assert sentence.text not in texts
