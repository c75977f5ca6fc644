"""Other programs as a bench starts them: what they cost, and a conversation with them line by line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from retrieval.errors import SaksiError

Object = dict[str, Any]
Exchange = Callable[[Mapping[str, object]], tuple[Object, float]]
"""Sends one object, waits for the one that answers it, and tells how many seconds that took."""

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""`ru_maxrss` counts kibibytes on Linux and bytes on macOS (getrusage(2) of each)."""


class BenchError(SaksiError):
    """A program did not do what was asked of it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program took, from its start to its end."""

    seconds: float
    peak_mib: float


def environment() -> dict[str, str]:
    """Ours, without settings of Saksi, with this checkout importable, and with every model hub switched off."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAKSI_", "DISCORD_"))}
    here = str(Path(__file__).resolve().parent.parent)
    return {**kept, "PYTHONPATH": here, "NO_COLOR": "1", "HF_HUB_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False"}


def cost(command: Sequence[str], *, folder: Path, given: str = "") -> Cost:
    """Runs a program to its end in `folder` with `given` on its standard input; a failure raises `BenchError`.

    A child's peak begins with that of the process that starts it, so whoever calls this must still be small.
    """
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as said:
        stdin.write(given.encode())
        stdin.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - programs of our own choosing, here and below
            command, cwd=folder, env=environment(), stdin=stdin, stdout=subprocess.DEVNULL, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise _failure(command, process.returncode, said)
    return Cost(seconds, usage.ru_maxrss * _RSS_UNIT / 2**20)


def output(command: Sequence[str], *, folder: Path) -> str:
    """What a program prints; a failure raises `BenchError`."""
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=said)  # noqa: S603
        if done.returncode:
            raise _failure(command, done.returncode, said)
    return done.stdout.decode("utf-8")


@contextmanager
def conversation(command: Sequence[str], *, folder: Path) -> Iterator[Exchange]:
    """A program that answers each line of JSON with one; its input ends with the block, and so does the program."""
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, cwd=folder, env=environment(), stdin=pipe, stdout=pipe, stderr=said) as process,  # noqa: S603
    ):

        def exchange(asked: Mapping[str, object]) -> tuple[Object, float]:
            start = time.perf_counter()
            line = _answer(process, json.dumps(asked, ensure_ascii=False).encode() + b"\n")
            seconds = time.perf_counter() - start
            if not line:
                raise _failure(command, process.wait(), said)
            answer: Object = json.loads(line)
            if "error" in answer:
                raise BenchError(f"question {asked.get('id')}: {answer['error']}")
            return answer, seconds

        yield exchange


def _answer(process: subprocess.Popen[bytes], line: bytes) -> bytes:
    """The line that answers this one; empty where the program is gone."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(line)
        process.stdin.flush()
    except BrokenPipeError:
        return b""
    return process.stdout.readline()


def _failure(command: Sequence[str], status: int, said: IO[bytes]) -> BenchError:
    said.seek(0)
    lines = [line for line in said.read().decode("utf-8", "replace").splitlines() if line.strip()]
    last = lines[-1].strip() if lines else "without a word"
    return BenchError(f"{' '.join(command[1:4])} ended with status {status}: {last}")
