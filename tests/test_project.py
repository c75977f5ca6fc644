"""Habits of the project that no single module can keep."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from config.settings import Described, described

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked() -> dict[str, str]:
    """The lock file's versions, by canonical name."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def required() -> list[Requirement]:
    """What Saksi needs, and its extras; the benchmark's has an environment of its own (see the Makefile)."""
    project = PYPROJECT["project"]
    extras = (line for name, lines in project["optional-dependencies"].items() if name != "bench" for line in lines)
    return [Requirement(line) for line in (*project["dependencies"], *extras)]


@pytest.mark.parametrize("requirement", required(), ids=str)
def test_the_lock_holds_a_version_that_pyproject_allows(requirement: Requirement) -> None:
    version = locked().get(canonicalize_name(requirement.name))
    assert version is not None
    assert requirement.specifier.contains(version, prereleases=True)


def test_what_is_installed_here_is_what_the_lock_says() -> None:
    wanted = locked()
    installed = {canonicalize_name(found.name): found.version.split("+")[0] for found in metadata.distributions()}
    other = {name: version for name, version in installed.items() if name in wanted and wanted[name] != version}
    assert other == {}


def test_everything_that_saksi_needs_is_locked() -> None:
    seen: set[str] = set()
    pending = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]
    while pending:
        name = canonicalize_name(pending.pop().name)
        if name not in seen and not name.startswith(("nvidia-", "cuda-", "triton")):
            seen.add(name)
            needs = (Requirement(line) for line in metadata.requires(name) or ())
            pending += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    assert seen - locked().keys() == set()


def test_torch_is_the_version_that_was_tried() -> None:
    assert locked()["torch"] == "2.13.0"


def test_the_newest_version_of_the_changelog_is_the_package_s() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == PYPROJECT["project"]["version"]


@pytest.mark.parametrize("setting", described(), ids=lambda setting: setting.key)
def test_every_setting_is_in_the_readme(setting: Described) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| `{setting.key}` | `{setting.environment}` |" in readme


@pytest.mark.parametrize(
    "command",
    ["ask", "ask --batch", "chat", "summary", "quotes", "search", "articles add", "articles list", "articles show",
     "articles remove", "status", "check", "verify --batch", "evaluate"],
)  # fmt: skip
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`saksi {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_file_is_in_the_architecture() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = ("bot", "answering", "retrieval", "config")
    files = [file for package in packages for file in (ROOT / package).glob("*.py") if file.name != "__init__.py"]
    names = [file.relative_to(ROOT).as_posix() for file in files]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_every_file_that_the_architecture_names_is_there() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|answering|retrieval|config|evaluation)/[\w/.]*)`", page)
    assert [name for name in named if not (ROOT / name).exists()] == []
