"""Words, patterns and prompts in two languages: they stand in TOML files, which are read when first asked for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_ANY_OF = re.compile(r"\{([a-z][\w.]*)\}")


@dataclass(frozen=True, slots=True)
class Table:
    """One such file, by its path in this package."""

    path: str

    def entry(self, name: str) -> Any:
        """An entry as it stands; its name has its keys with dots between them ("after.id")."""
        return _entry(self.path, name)

    def words(self, name: str) -> frozenset[str]:
        """The words of an entry, which white space parts, or the keys of a table."""
        return _words(self.path, name)

    def has(self, word: str, *names: str) -> bool:
        """Whether one of these entries has the word, however it is capitalised."""
        return any(word.lower() in self.words(name) for name in names)

    def pattern(self, name: str) -> re.Pattern[str]:
        """An entry as a regular expression: its lines joined, and "{places}" any one word of the entry `places`."""
        return _pattern(self.path, name)

    def finds(self, name: str, text: str) -> bool:
        """Whether a pattern is found in a text."""
        return self.pattern(name).search(text) is not None


SAYINGS = Table("sayings/data/words.toml")
DATES = Table("summarising/data/words.toml")
MESSAGES = Table("data/words.toml")
PROMPTS = Table("data/prompts.toml")


@cache
def _entry(path: str, name: str) -> Any:
    found: Any = _file(path)
    for key in name.split("."):
        found = found[key]
    return found


@cache
def _words(path: str, name: str) -> frozenset[str]:
    entry = _entry(path, name)
    return frozenset(entry.split() if isinstance(entry, str) else entry)


@cache
def _pattern(path: str, name: str) -> re.Pattern[str]:
    joined = "".join(line.strip() for line in _entry(path, name).splitlines())
    return re.compile(_ANY_OF.sub(lambda match: "|".join(sorted(_words(path, match[1]), key=len, reverse=True)), joined))


@cache
def _file(path: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("answering").joinpath(*path.split("/")).read_text(encoding="utf-8"))
