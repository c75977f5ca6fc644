"""Reads what is given in files, the environment and on the command line, and keeps the place of every value."""

from __future__ import annotations

import difflib
import io
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import parse_stream

_SECRETS = {
    "discord.token": "DISCORD_TOKEN",
    "model.openai_api_key": "OPENAI_API_KEY",
    "model.anthropic_api_key": "ANTHROPIC_API_KEY",
    "model.google_api_key": "GOOGLE_API_KEY",
}
"""Settings that may stand in no settings file, with the names that everybody gives them."""
_OWN_NAMES = {**_SECRETS, "model.openai_base_url": "OPENAI_BASE_URL", "model.ollama_host": "OLLAMA_HOST"}


class SettingsError(Exception):
    """A setting cannot be used: one line with the place where it stands, its key, what is wrong and the remedy."""

    def __init__(self, place: str, trouble: str) -> None:
        super().__init__(" ".join(f"{place}: {trouble}".split()))


@dataclass(frozen=True, slots=True)
class Given:
    """A value, the place where it stands, and whether it could only be written as text there."""

    value: object
    place: str
    as_text: bool = False


def environment_name(key: str) -> str:
    """The name that a key has in the environment and in `.env`: `SAKSI_SECTION__KEY`, or the one that it has everywhere."""
    return _OWN_NAMES.get(key) or "SAKSI_" + key.upper().replace(".", "__")


def from_tables(tables: Mapping[str, object], *, place: str, keys: Collection[str]) -> dict[str, Given]:
    """The values of nested tables by key, `None` left out; raises `SettingsError` at the first key not in `keys`."""
    sections = {key.partition(".")[0]: None for key in keys if "." in key}
    values: dict[str, object] = {}
    for name, value in tables.items():
        if name not in sections:
            values[name] = value
        elif isinstance(value, Mapping):
            values |= {f"{name}.{key}": inner for key, inner in value.items()}
        else:
            raise SettingsError(place, f"{name} has a value, but it is a section: put its keys under [{name}].")
    for key, value in values.items():
        if key not in keys:
            raise _unknown(key, place, sections if isinstance(value, Mapping) else keys)
    return {key: Given(value, place) for key, value in values.items() if value is not None}


def from_settings_file(path: Path, *, keys: Collection[str]) -> dict[str, Given]:
    """The values of a TOML file, none where there is no file; secrets may not stand in it."""
    text = _read(path)
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        known = isinstance(error, tomllib.TOMLDecodeError)
        trouble = error if known else "a value is far too long or too deeply nested"
        raise SettingsError(path.name, f"not valid TOML, {trouble}: correct it there, or take it out.") from None
    given = from_tables(tables, place=path.name, keys=keys)
    for key in _SECRETS:
        if key in given and given[key].value != "":
            raise SettingsError(path.name, f"{key} stands here; {_remedy(key)}")
    return given


def _remedy(secret: str) -> str:
    what = "token" if secret.endswith("token") else "key"
    return f"a settings file gets shared, so put the {what} into .env, as {_SECRETS[secret]}=..., and take it out here."


def from_dotenv(path: Path, *, keys: Collection[str]) -> dict[str, Given]:
    """The values of a file of NAME=value lines, none where there is no file."""
    return _from_names(_names_in(path), place=path.name, keys=keys)


def from_environment(environ: Mapping[str, str], *, keys: Collection[str]) -> dict[str, Given]:
    """The values of environment variables; the names of other programs are left alone."""
    return _from_names(environ.items(), place="environment", keys=keys)


def _from_names(pairs: Iterable[tuple[str, str]], *, place: str, keys: Collection[str]) -> dict[str, Given]:
    """Values by key: an empty one counts as unset, and a name is ours if it is known or begins with SAKSI_."""
    key_of = {environment_name(key): key for key in keys}
    given = {}
    for name, value in pairs:
        if value and name in key_of:
            given[key_of[name]] = Given(value, f"{place} variable {name}", as_text=True)
        elif value and name.upper().startswith("SAKSI_"):
            raise _unknown(name, place, key_of)
    return given


def _names_in(path: Path) -> Iterator[tuple[str, str]]:
    """Names and values as they stand: `${NAME}` inside a value is not replaced."""
    for binding in parse_stream(io.StringIO(_read(path))):
        if binding.error:
            written = binding.original.string
            line = binding.original.line + written[: len(written) - len(written.lstrip())].count("\n")
            raise SettingsError(path.name, f"line {line} is not NAME=value: correct it, or take it out.")
        if binding.key and binding.value:
            yield binding.key, binding.value


def _read(path: Path) -> str:
    """The text of a file, empty where there is none."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise SettingsError(path.name, "not UTF-8 text: save it as UTF-8.") from None
    except OSError as error:
        trouble = f"{path} cannot be read ({error.strerror}): make it a file that you may read, or take it away."
        raise SettingsError(path.name, trouble) from None


def _unknown(name: str, place: str, known: Collection[str]) -> SettingsError:
    spelled = {_folded(one): one for one in known}
    near = [spelled[one] for one in difflib.get_close_matches(_folded(name), spelled, n=1, cutoff=0.5)]
    if near and near[0] in _SECRETS:
        return SettingsError(place, f"{name} is no setting; {_remedy(near[0])}")
    remedy = f"did you mean {near[0]}?" if near else f"known are {', '.join(spelled.values())}."
    return SettingsError(place, f"{name} is no setting; {remedy}")


def _folded(name: str) -> str:
    """What tells a name from others: not its case, nor the prefix that all of them share."""
    return name.casefold().removeprefix("saksi_")
