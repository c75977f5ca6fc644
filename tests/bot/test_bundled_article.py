"""The bundled article in a library: added once, brought up to date, and gone for good once it was removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot import assemble
from bot.assemble import Saksi, seeded
from config.settings import load
from retrieval.articles import EVERYONE, Article
from retrieval.bundle import bundled_articles

(BUNDLED,) = bundled_articles()
LATER = replace(BUNDLED, publisher="Koran")
"""The same article as a later version of Saksi may describe it."""
ANOTHER = replace(BUNDLED, id="another", title="Another")


def started(folder: Path, monkeypatch: pytest.MonkeyPatch, *bundled: Article) -> Saksi:
    """Saksi as it comes with these articles, over the library of the folder."""
    monkeypatch.setattr(assemble, "bundled_articles", lambda: list(bundled))
    monkeypatch.setattr(assemble, "bundled_states", lambda: {article.id: article.content_hash for article in bundled})
    return seeded(load(folder=folder, environ={}, overrides={"data_dir": str(folder)}))


def held(saksi: Saksi) -> dict[str, str | None]:
    """The publishers of the articles that the library holds, by id."""
    return {entry.id: entry.publisher for entry in saksi.library.entries(scopes=[EVERYONE])}


def test_an_article_that_a_later_version_changes_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started(tmp_path, monkeypatch, BUNDLED)
    assert held(started(tmp_path, monkeypatch, LATER, ANOTHER)) == {BUNDLED.id: "Koran", "another": BUNDLED.publisher}


def test_an_article_that_was_removed_stays_away_whatever_comes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert started(tmp_path, monkeypatch, BUNDLED).remove(BUNDLED.id)
    assert held(started(tmp_path, monkeypatch, BUNDLED)) == {}
    assert held(started(tmp_path, monkeypatch, LATER, ANOTHER)) == {"another": BUNDLED.publisher}
    assert held(started(tmp_path, monkeypatch, BUNDLED, ANOTHER)) == {"another": BUNDLED.publisher}


def test_so_it_does_where_an_earlier_version_stored_its_hash_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = started(tmp_path, monkeypatch, BUNDLED)
    before.library.remember("bundled", BUNDLED.content_hash)
    before.remove(BUNDLED.id)
    assert held(started(tmp_path, monkeypatch, LATER)) == {}
