"""No network: every socket but loopback is refused, and a question is answered all the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_REFUSING = """
import ipaddress, runpy, socket, sys
real_connect = socket.socket.connect
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not ipaddress.ip_address(address[0]).is_loopback:
        raise PermissionError(f"refused: {address}")
    return real_connect(self, address)
def refuse(*arguments, **more):
    raise PermissionError(f"refused to look up {arguments[:1]}")
socket.socket.connect = connect
socket.getaddrinfo = refuse
sys.argv = ["saksi", *sys.argv[1:]]
runpy.run_module("bot", run_name="__main__")
"""


def test_a_first_start_and_an_answer_need_no_network(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SAKSI_", "DISCORD_"))}
    env["PYTHONPATH"] = str(Path(__file__).parents[2])
    typed = ["--data-dir", str(tmp_path / "data"), "ask", "Kapan Musk mempekerjakan Andrej Karpathy?", "--json"]
    result = subprocess.run(
        [sys.executable, "-c", _REFUSING, *typed], capture_output=True, text=True, env=env, cwd=tmp_path, timeout=300
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["outcome"] == "answered"
    assert "refused" not in result.stderr
