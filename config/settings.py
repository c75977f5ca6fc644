"""Reads the settings from every place where they may stand, and says plainly which one is wrong."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from platformdirs import user_data_path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from config import places
from config.places import Given, SettingsError

__all__ = ["Described", "Settings", "SettingsError", "described", "load"]

_AS_WRITTEN = ConfigDict(strict=True, allow_inf_nan=False)
"""A TOML file has types, so that a number in quotes is a mistake there; text from the environment is read leniently."""

_KINDS: dict[object, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text that is not empty",
    Path: "the path of a folder",
    tuple[str, ...]: 'a list of channels, as in ["ask-the-news", "1234567890"]',
}
_LONGEST_SHOWN = 60
EXTRACTIVE = "extractive"
_WRITERS = '"extractive", or a model as PROVIDER:MODEL, where the provider is ollama, openai, anthropic or google_genai'
PROVIDERS = ("ollama", "openai", "anthropic", "google_genai")
"""Whose models can write."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Library(_Section):
    bundled_article: bool
    wait_for_writer: float = Field(ge=0)


class Embedding(_Section):
    model: str = Field(min_length=1)
    allow_download: bool
    batch_size: int = Field(ge=1)


class Chunking(_Section):
    characters: int = Field(ge=100)


class Retrieval(_Section):
    candidates: int = Field(ge=1, le=1000)
    vector_weight: float = Field(ge=0, le=1)


class Answering(_Section):
    strictness: float = Field(ge=0, le=1)
    max_claims: int = Field(ge=1, le=5)
    question_characters: int = Field(ge=1)
    history: int = Field(ge=0, le=20)
    fallback: bool


def _names(value: object) -> object:
    """Names as a tuple, whether written as a list or, in the environment, with commas between."""
    parts = value.strip().strip("[]").replace('"', "").replace("'", "").split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(
        isinstance(part, str | int) and part is not True and part is not False for part in parts
    ):
        return value
    return tuple(filter(None, (str(part).strip().removeprefix("#") for part in parts)))


Secret = Annotated[SecretStr | None, BeforeValidator(lambda secret: None if secret == "" else secret)]


def _writer(value: object) -> object:
    """Who writes, as PROVIDER:MODEL; anything else is refused with what there is."""
    provider, _, model = value.partition(":") if isinstance(value, str) else ("", "", "")
    if value != EXTRACTIVE and not (provider in PROVIDERS and model.strip()):
        raise ValueError("no such writer")
    return value


class Model(_Section):
    openai_base_url: str
    openai_api_key: Secret
    anthropic_api_key: Secret
    google_api_key: Secret
    ollama_host: str
    timeout: float = Field(ge=1, le=3600)
    retries: int = Field(ge=0, le=10)
    claims: int = Field(ge=1, le=10)
    reply_characters: int = Field(ge=500)
    evidence_characters: int = Field(ge=500)


class Discord(_Section):
    token: Secret
    answer_channels: Annotated[tuple[str, ...], BeforeValidator(_names)]
    message_content: bool
    at_once: int = Field(ge=1, le=64)
    questions_per_minute: int = Field(ge=1, le=1000)
    tokens_per_day: int = Field(ge=0)
    server_tokens_per_day: int = Field(ge=0)


class Log(_Section):
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
    questions: bool


class Settings(BaseSettings):
    """All settings, complete and checked; `default.toml` says what each one means."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Field(strict=False)
    llm: Annotated[str, BeforeValidator(_writer), Field(description=_WRITERS)]
    library: Library
    embedding: Embedding
    chunking: Chunking
    retrieval: Retrieval
    answering: Answering
    model: Model
    discord: Discord
    log: Log

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load` hands in: merged by pydantic, a value would forget the place where it stood."""
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class Described:
    """One setting as `default.toml` writes it, and the name of its environment variable."""

    key: str
    default: str
    comment: str
    environment: str


def load(
    *,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Settings:
    """The settings that hold in `folder`, by default the current one.

    Later places win: `default.toml`, `saksi.toml`, `.env`, the environment, the command line (`overrides`, nested like
    the sections; `None` is an option not given). Raises `SettingsError` for a name that is no setting, wherever it
    stands, and for a value that would hold and is not legal.
    """
    folder = Path.cwd() if folder is None else folder.absolute()
    fields = _fields()
    given = {
        **places.from_tables(tomllib.loads(_default_toml()), place="default.toml", keys=fields),
        **places.from_settings_file(folder / "saksi.toml", keys=fields),
        **places.from_dotenv(folder / ".env", keys=fields),
        **places.from_environment(os.environ if environ is None else environ, keys=fields),
        **places.from_tables(overrides or {}, place="command line", keys=fields),
    }
    values = {key: _checked(key, fields[key], one) for key, one in given.items()}
    values["data_dir"] = _absolute(given["data_dir"], folder)
    return Settings(**_nested(values))


def described() -> list[Described]:
    """Every setting in the order of `default.toml`, with the comment that stands above it there."""
    found = []
    section = ""
    comment: list[str] = []
    for line in _default_toml().splitlines():
        if line.startswith("#"):
            comment.append(line.removeprefix("#").strip())
            continue
        if line.startswith("["):
            section = line.strip("[]") + "."
        elif line:
            key, default = line.split(" = ", 1)
            found.append(Described(section + key, default, " ".join(comment), places.environment_name(section + key)))
        comment = []
    return found


def _default_toml() -> str:
    return resources.files("config").joinpath("default.toml").read_text("utf-8")


def _fields() -> dict[str, FieldInfo]:
    """Every key, written `section.key`, and what its value may be."""
    fields: dict[str, FieldInfo] = {}
    for name, field in Settings.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, _Section):
            fields |= {f"{name}.{key}": inner for key, inner in kind.model_fields.items()}
        else:
            fields[name] = field
    return fields


def _checked(key: str, field: FieldInfo, given: Given) -> object:
    """The value as its field has it; raises `SettingsError` if the field does not allow it."""
    kind: Any = Annotated[field.annotation, field]
    adapter: TypeAdapter[object] = TypeAdapter(kind, config=_AS_WRITTEN)
    try:
        return adapter.validate_python(given.value, strict=False if given.as_text else None)
    except (ValidationError, OverflowError):
        value = "a secret that cannot be used" if SecretStr in get_args(field.annotation) else _shown(given.value)
        raise SettingsError(given.place, f"{key} is {value}; {_legal(field)}.") from None


def _absolute(given: Given, folder: Path) -> Path:
    """Where the data stand: empty means the system's place for them, relative paths start from `folder`."""
    if given.value == "":
        return user_data_path("saksi", appauthor=False)
    try:
        return folder / Path(str(given.value)).expanduser()
    except RuntimeError:
        trouble = f"data_dir is {_shown(given.value)}: there is no such home folder, so write the path in full."
        raise SettingsError(given.place, trouble) from None


def _nested(values: Mapping[str, object]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for key, value in values.items():
        section, _, inner = key.rpartition(".")
        (nested.setdefault(section, {}) if section else nested)[inner] = value
    return nested


def _legal(field: FieldInfo) -> str:
    """What a field allows, as a sentence that may follow a semicolon."""
    if get_origin(field.annotation) is Literal:
        first, *others = [_shown(choice) for choice in get_args(field.annotation)]
        if not others:
            return f"only {first} is available in this version"
        return f"it must be one of {', '.join([first, *others])}"
    if field.description:
        return f"it must be {field.description}"
    bounds = {name: getattr(one, name) for one in field.metadata for name in ("ge", "le") if hasattr(one, name)}
    reach = " from {ge} to {le}" if "le" in bounds else " of {ge} or more" if bounds else ""
    return f"it must be {_KINDS.get(field.annotation, 'text')}{reach.format(**bounds)}"


def _shown(value: object) -> str:
    """A value as a TOML file would show it, shortened; what is in a table may be secret."""
    if isinstance(value, Mapping):
        return "a table"
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:
        return "a number of thousands of digits"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
