"""Bots as processes of their own, on a Discord simulator that may lie beside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

ROOT = Path(__file__).parents[2]
BOT = (sys.executable, "-m", "bot", "discord")
SLOW_BOT = (sys.executable, str(Path(__file__).with_name("slow_bot.py")))
_CONNECTED = "saksi.discord: connected as"
COMMANDS = ["ask", "summary", "sources", "help", "status"]

TOWNS = [f"Desa Sukamaju {n}" for n in range(1, 150)]
LONG_ARTICLE = f"""# Bendungan Ciparay selesai

Bendungan Ciparay mengairi sawah di {", ".join(TOWNS)}, dan Kecamatan Ciparay.

Bendungan Ciparay mengairi kebun di {", ".join(TOWNS[::-1])}, dan Kecamatan Cibiru.
"""


def environment(**more: str) -> dict[str, str]:
    """Settings of Saksi's own that stand in this environment are emptied, which counts as unset; the token is the simulator's."""
    emptied = {name: "" for name in os.environ if name.startswith("SAKSI_")}
    return {**emptied, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **more}


class Wire:
    """A simulated Discord, and a bot that can be started on it more than once."""

    def __init__(self, sim: Any, folder: Path, command: tuple[str, ...], **settings: str) -> None:
        self.sim = sim
        self._folder = folder
        self._command = list(command)
        self._settings = settings

    async def up(self) -> Wire:
        """Starts the bot if it is not running, and waits until it takes questions."""
        if self.sim.proc is None:
            env = environment(SAKSI_DATA_DIR=str(self._folder), **self._settings)
            connected = self.log.count(_CONNECTED)
            await self.sim.start_bot(self._command, cwd=self._folder, env=env)
            await self.sim.wait_ready(commands=COMMANDS, timeout=60)
            await self.sim.wait(lambda: self.log.count(_CONNECTED) > connected, 10, "the bot to say that it is connected")
        return self

    async def down(self, signal: int) -> tuple[int, float]:
        """Ends the bot so; its status, and how many seconds it took."""
        begun = time.monotonic()
        status = await self.sim.stop_bot(signal, grace=20)
        return status, time.monotonic() - begun

    @property
    def log(self) -> str:
        return "\n".join(self.sim.bot_log)


@pytest.fixture(scope="session")
def simulator() -> Any:
    """The class of the simulator; its folder is named by DISCORD_SIM_FOLDER, or lies in ../shared beside the checkout."""
    folder = Path(os.environ.get("DISCORD_SIM_FOLDER") or ROOT.parent / "shared" / "discord_sim")
    if not (folder / "__init__.py").is_file():
        pytest.skip(f"there is no Discord simulator in {folder}: DISCORD_SIM_FOLDER names its folder")
    sys.path.insert(0, str(folder.parent))
    from discord_sim import DiscordSim

    return DiscordSim


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the bundled article and one of very long sentences."""
    folder = tmp_path_factory.mktemp("library")
    article = tmp_path_factory.mktemp("articles") / "bendungan.md"
    article.write_text(LONG_ARTICLE, encoding="utf-8")
    env = {**os.environ, **environment(SAKSI_DATA_DIR=str(folder))}
    subprocess.run([sys.executable, "-m", "bot", "articles", "add", str(article)], check=True, env=env, cwd=folder, timeout=120)
    return folder


@pytest.fixture
def data(library: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    return Path(shutil.copytree(library, tmp_path / "data"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def normal(simulator: Any, library: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Wire]:
    """The bot as it is, but for an allowance that suits tests."""
    folder = Path(shutil.copytree(library, tmp_path_factory.mktemp("normal") / "data"))
    async with simulator() as sim:
        yield Wire(sim, folder, BOT, SAKSI_DISCORD__QUESTIONS_PER_MINUTE="1000")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def slow(simulator: Any, library: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Wire]:
    """A bot whose answers can be made to take long, that logs all, and has a channel of questions."""
    folder = Path(shutil.copytree(library, tmp_path_factory.mktemp("slow") / "data"))
    async with simulator() as sim:
        yield Wire(sim, folder, SLOW_BOT, SAKSI_LOG__LEVEL="DEBUG", SAKSI_DISCORD__ANSWER_CHANNELS="tanya")


@pytest.fixture
def blameless() -> Iterator[Callable[[Any], None]]:
    """Is told of simulators; nothing that the bot did there may be against Discord's rules when the test ends."""
    sims: list[Any] = []
    yield sims.append
    assert sims
    for sim in sims:
        assert sim.violations == []
        assert sim.self_violations == []
        assert sim.rest.unimplemented == []
