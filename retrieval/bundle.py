"""The articles that come with Saksi."""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable

from retrieval.articles import Article, Retelling, Translation


def bundled_articles() -> list[Article]:
    """Every bundled article: its text to the character, and what is known of it."""
    folder = resources.files("retrieval").joinpath("bundled")
    described = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return [_article(folder, file) for file in described]


def _article(folder: Traversable, described: Traversable) -> Article:
    known = tomllib.loads(described.read_text(encoding="utf-8"))
    text = folder.joinpath(described.name.removesuffix(".toml") + ".txt").read_bytes().decode("utf-8")
    translation = known.pop("translation")
    translated = Translation(**{**translation, "sentences": tuple(translation["sentences"])})
    return Article(**known, text=text, translation=translated, retellings=_retellings(folder, known["id"]))


def _retellings(folder: Traversable, article: str) -> tuple[Retelling, ...]:
    told = json.loads(folder.joinpath(f"{article}.retellings.json").read_text(encoding="utf-8"))
    return tuple(Retelling(**{**one, "statements": tuple(map(tuple, one["statements"]))}) for one in told)
