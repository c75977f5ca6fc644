"""The articles that come with Saksi."""

from __future__ import annotations

import hashlib
import json
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, cast

from retrieval.articles import Article, ExampleClaims, ExampleQuestions, Retelling, Translation


def bundled_states() -> dict[str, str]:
    """The ids of the bundled articles, each with a hash of all that comes with it; reads no article."""
    folder = resources.files("retrieval").joinpath("bundled")
    files = sorted((file for file in folder.iterdir() if file.is_file()), key=lambda file: file.name)
    ids = [file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")]
    return {name: _hash([file for file in files if file.name.startswith(f"{name}.")]) for name in ids}


def bundled_articles() -> list[Article]:
    """Every bundled article: its text to the character, and what is known of it."""
    folder = resources.files("retrieval").joinpath("bundled")
    described = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return [_article(folder, file) for file in described]


def _article(folder: Traversable, described: Traversable) -> Article:
    known = tomllib.loads(described.read_text(encoding="utf-8"))
    name = described.name.removesuffix(".toml")
    translation = Translation.of(known.pop("translation"))
    return Article(
        **known,
        text=folder.joinpath(f"{name}.txt").read_bytes().decode("utf-8"),
        translation=translation,
        retellings=tuple(map(Retelling.of, _listed(folder, f"{name}.retellings.json"))),
        example_questions=tuple(map(ExampleQuestions.of, _listed(folder, f"{name}.questions.json"))),
        example_claims=tuple(map(ExampleClaims.of, _listed(folder, f"{name}.claims.json"))),
    )


def _hash(files: list[Traversable]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _listed(folder: Traversable, name: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", json.loads(folder.joinpath(name).read_text(encoding="utf-8")))
