"""Saksi over libraries that are built once, and a stage for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.assemble import Saksi, opened
from config.settings import load
from retrieval.articles import Article
from tests.discord.stage import Stage

Staged = Callable[..., Stage]


@pytest.fixture(scope="session")
def saksi(tmp_path_factory: pytest.TempPathFactory) -> Saksi:
    """Over the bundled article."""
    return _opened(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Saksi:
    """Over the bundled article and 24 more."""
    saksi = _opened(tmp_path_factory.mktemp("large"))
    saksi.add([Article(id=f"kota-{n}", title=f"Kabar kota {n}", text=f"Kota {n} membangun jembatan.") for n in range(1, 25)])
    saksi.index()
    return saksi


@pytest.fixture
def staged(saksi: Saksi) -> Staged:
    """A stage whose bot has these settings of Discord's and of the log's, and these parts; `after`: it was started anew."""

    def put_on(
        *, on: Saksi = saksi, denied: int = 0, after: Stage | None = None, log: dict[str, Any] | None = None, **settings: Any
    ) -> Stage:
        overrides = {"data_dir": str(on.settings.data_dir), "discord": settings, "log": log or {}}
        own = load(folder=on.settings.data_dir, environ={}, overrides=overrides)
        return Stage(replace(on, settings=own), denied=denied, discord_side=after.discord if after else None)

    return put_on


@pytest.fixture
async def stage(staged: Staged) -> Stage:
    """With the settings that hold when nothing is said."""
    return staged()


def _opened(folder: Path) -> Saksi:
    return opened(load(folder=folder, environ={}, overrides={"data_dir": str(folder)}))
