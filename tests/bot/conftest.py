"""The `saksi` command as a subprocess and in this process, over a library that is built once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.assemble import Saksi, opened
from config.settings import load

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**more: str) -> dict[str, str]:
    """This environment without settings of Saksi's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAKSI_", "DISCORD_"))}
    return {**kept, "NO_COLOR": "1", **more}


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the library of the bundled article is built."""
    folder = tmp_path_factory.mktemp("data")
    opened(load(folder=folder, environ={}, overrides={"data_dir": str(folder)}))
    return folder


@pytest.fixture(scope="session")
def saksi(data_dir: Path) -> Saksi:
    return opened(load(folder=data_dir, environ={}, overrides={"data_dir": str(data_dir)}))


@pytest.fixture
def run(data_dir: Path, tmp_path: Path) -> Run:
    """Runs the command in another folder, with what is typed, what stands on its standard input, and its environment."""

    def call(*typed: str, data: Path | None = None, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", *typed]
        where = {"SAKSI_DATA_DIR": str(data or data_dir), "PYTHONPATH": str(Path(__file__).parents[2])}
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, env=environment(**where, **env), cwd=tmp_path, timeout=300
        )

    return call


@pytest.fixture
def objects() -> Callable[[str], list[dict[str, Any]]]:
    """JSON Lines as objects."""
    return lambda text: [json.loads(line) for line in text.splitlines()]
