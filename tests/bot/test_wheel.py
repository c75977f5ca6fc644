"""The wheel holds all that an answer needs: it is built, installed elsewhere, and asked from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_answers_from_another_folder(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path / "dist"), str(ROOT)]
    subprocess.run([*pip, *build], check=True, cwd=tmp_path, timeout=300)
    (wheel,) = (tmp_path / "dist").glob("saksi-*.whl")
    target = tmp_path / "site"
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)], check=True, timeout=300)
    env = {name: value for name, value in os.environ.items() if not name.startswith("SAKSI_")}
    asked = subprocess.run(
        [sys.executable, "-c", _ASK, "--data-dir", str(tmp_path / "data"), "ask", "Siapa CEO OpenAI?", "--json"],
        capture_output=True, text=True, env={**env, "PYTHONPATH": str(target)}, cwd=tmp_path, timeout=300,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    where, answer = asked.stdout.splitlines()
    assert Path(where).is_relative_to(target)
    assert json.loads(answer)["writer"] == "extractive"


_ASK = """
import sys
import bot.terminal
print(bot.__file__)
sys.exit(bot.terminal.main(sys.argv[1:]))
"""
