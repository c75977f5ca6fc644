"""Settings hold from the right place, and a wrong one is named with its key, its place and the remedy."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_data_path
from pydantic import ValidationError

from config.settings import Settings, SettingsError, described, load

NUMBERS = [one.key for one in described() if one.default.replace(".", "").isdigit()]

WRITERS = '"extractive", or a model as PROVIDER:MODEL, where the provider is ollama, openai, anthropic or google_genai'


def settings(
    folder: Path,
    *,
    toml: str = "",
    dotenv: str = "",
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Settings:
    (folder / "saksi.toml").write_text(toml, "utf-8")
    (folder / ".env").write_text(dotenv, "utf-8")
    return load(folder=folder, environ=environ or {}, overrides=overrides)


def trouble(
    folder: Path,
    *,
    toml: str = "",
    dotenv: str = "",
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> str:
    with pytest.raises(SettingsError) as error:
        settings(folder, toml=toml, dotenv=dotenv, environ=environ, overrides=overrides)
    assert len(str(error.value).splitlines()) == 1
    return str(error.value)


def default_toml() -> str:
    return resources.files("config").joinpath("default.toml").read_text("utf-8")


def test_an_empty_folder_and_an_empty_environment_give_what_default_toml_says(tmp_path: Path) -> None:
    dumped = load(folder=tmp_path, environ={}).model_dump(mode="json")
    written = tomllib.loads(default_toml())
    written["data_dir"] = str(user_data_path("saksi", appauthor=False))
    written["discord"]["token"] = None
    written["model"] |= {key: None for key in written["model"] if key.endswith("_key")}
    assert dumped == written


def test_a_copy_of_default_toml_is_a_settings_file_that_changes_nothing(tmp_path: Path) -> None:
    assert settings(tmp_path, toml=default_toml()) == settings(tmp_path)


def test_every_place_wins_over_the_places_before_it(tmp_path: Path) -> None:
    toml = "[answering]\nhistory = 1\nmax_claims = 1"
    dotenv = "SAKSI_ANSWERING__HISTORY=2"
    environ = {"SAKSI_ANSWERING__HISTORY": "3"}
    overrides = {"answering": {"history": 5}}
    assert settings(tmp_path).answering.history == 4
    assert settings(tmp_path, toml=toml).answering.history == 1
    assert settings(tmp_path, toml=toml, dotenv=dotenv).answering.history == 2
    assert settings(tmp_path, toml=toml, dotenv=dotenv, environ=environ).answering.history == 3
    everything = settings(tmp_path, toml=toml, dotenv=dotenv, environ=environ, overrides=overrides)
    assert everything.answering.history == 5
    assert everything.answering.max_claims == 1


def test_a_bad_value_that_a_later_place_replaces_does_no_harm(tmp_path: Path) -> None:
    environ = {"SAKSI_LLM": "ollama:llama3"}
    assert settings(tmp_path, environ=environ, overrides={"llm": "extractive"}).llm == "extractive"


def test_an_option_that_was_not_given_leaves_the_setting_as_it_is(tmp_path: Path) -> None:
    loaded = settings(tmp_path, toml='data_dir = "here"', overrides={"data_dir": None, "llm": None})
    assert loaded.data_dir == tmp_path / "here"


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    loaded = settings(tmp_path)
    with pytest.raises(ValidationError):
        loaded.llm = "extractive"
    with pytest.raises(ValidationError):
        loaded.log.level = "DEBUG"


@pytest.mark.parametrize("written", ["here/and there", ".", "../beside"])
def test_a_relative_data_folder_starts_from_the_folder_of_the_settings(tmp_path: Path, written: str) -> None:
    assert settings(tmp_path, toml=f'data_dir = "{written}"').data_dir == tmp_path / written
    assert settings(tmp_path, environ={"SAKSI_DATA_DIR": written}).data_dir == tmp_path / written
    assert settings(tmp_path, overrides={"data_dir": Path(written)}).data_dir == tmp_path / written


def test_a_tilde_is_the_home_folder_and_an_absolute_path_stays(tmp_path: Path) -> None:
    assert settings(tmp_path, toml='data_dir = "~/saksi"').data_dir == Path.home() / "saksi"
    assert settings(tmp_path, toml=f"data_dir = '{tmp_path / 'x'}'").data_dir == tmp_path / "x"


def test_the_home_of_nobody_is_an_error(tmp_path: Path) -> None:
    assert "write the path in full" in trouble(tmp_path, toml='data_dir = "~nobody-of-that-name/x"')


def test_an_empty_environment_value_counts_as_unset(tmp_path: Path) -> None:
    environ = {"SAKSI_DATA_DIR": "", "DISCORD_TOKEN": "", "SAKSI_ANSWERING__HISTORY": ""}
    loaded = settings(tmp_path, toml='data_dir = "here"', dotenv="DISCORD_TOKEN=abc\nSAKSI_LLM=", environ=environ)
    assert loaded.data_dir == tmp_path / "here"
    assert loaded.discord.token is not None
    assert loaded.answering.history == 4


@pytest.mark.parametrize(("written", "read"), [("true", True), ("1", True), ("no", False), ("FALSE", False)])
def test_the_environment_may_write_yes_and_no_in_the_usual_ways(tmp_path: Path, written: str, read: bool) -> None:
    assert settings(tmp_path, environ={"SAKSI_EMBEDDING__ALLOW_DOWNLOAD": written}).embedding.allow_download is read


def test_the_names_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    names = {"HF_TOKEN": "hf-1", "LLM": "x", "HISTORY": "many"}
    dotenv = "\n".join(f"export {name}={value} # a comment" for name, value in names.items())
    assert settings(tmp_path, dotenv=dotenv, environ=names) == settings(tmp_path)


def test_the_token_is_read_from_dotenv_or_the_environment_and_not_shown(tmp_path: Path) -> None:
    loaded = settings(tmp_path, dotenv="DISCORD_TOKEN='from the file'")
    assert loaded.discord.token is not None
    assert loaded.discord.token.get_secret_value() == "from the file"
    assert "from the file" not in repr(given)
    loaded = settings(tmp_path, dotenv="DISCORD_TOKEN=file", environ={"DISCORD_TOKEN": "environment"})
    assert loaded.discord.token is not None
    assert loaded.discord.token.get_secret_value() == "environment"


@pytest.mark.parametrize(
    "toml",
    [
        '[discord]\ntoken = "s3cret"',
        '[discord]\ntokn = "s3cret"',
        'DISCORD_TOKEN = "s3cret"',
        'discord.Token = "s3cret"',
    ],
)
def test_a_token_in_the_settings_file_is_sent_to_dotenv(tmp_path: Path, toml: str) -> None:
    message = trouble(tmp_path, toml=toml)
    assert message.startswith("saksi.toml: ")
    assert "put the token into .env, as DISCORD_TOKEN=..." in message
    assert "s3cret" not in message


@pytest.mark.parametrize(
    ("toml", "dotenv"), [('discord = "s3cret"', ""), ('discord.token = "s3cret', ""), ("", "DISCORD_TOKEN='s3cret")]
)
def test_a_token_in_a_mistake_is_not_shown(tmp_path: Path, toml: str, dotenv: str) -> None:
    assert "s3cret" not in trouble(tmp_path, toml=toml, dotenv=dotenv)


def test_a_token_that_is_no_text_is_not_shown(tmp_path: Path) -> None:
    message = trouble(tmp_path, overrides={"discord": {"token": 5150}})
    assert message == "command line: discord.token is a secret that cannot be used; it must be text."


def test_a_value_out_of_range_is_named_with_its_place_and_the_range(tmp_path: Path) -> None:
    legal = "it must be a whole number from 1 to 1000."
    for_toml = trouble(tmp_path, toml="[retrieval]\ncandidates = 5000")
    assert for_toml == f"saksi.toml: retrieval.candidates is 5000; {legal}"
    for_dotenv = trouble(tmp_path, dotenv="SAKSI_RETRIEVAL__CANDIDATES=many")
    assert for_dotenv == f'.env variable SAKSI_RETRIEVAL__CANDIDATES: retrieval.candidates is "many"; {legal}'
    for_environ = trouble(tmp_path, environ={"SAKSI_RETRIEVAL__CANDIDATES": "0"})
    assert for_environ == f'environment variable SAKSI_RETRIEVAL__CANDIDATES: retrieval.candidates is "0"; {legal}'
    for_overrides = trouble(tmp_path, overrides={"retrieval": {"candidates": 0}})
    assert for_overrides == f"command line: retrieval.candidates is 0; {legal}"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('llm = "gpt"', f'llm is "gpt"; it must be {WRITERS}.'),
        ('llm = "ollama:"', f'llm is "ollama:"; it must be {WRITERS}.'),
        ('[llm]\nkey = "s3cret"', f"llm is a table; it must be {WRITERS}."),
        ("data_dir = 5", "data_dir is 5; it must be the path of a folder."),
        ('embedding.model = ""', 'embedding.model is ""; it must be text that is not empty.'),
        ("embedding.allow_download = 1", "embedding.allow_download is 1; it must be true or false."),
        ('embedding.batch_size = "8"', 'embedding.batch_size is "8"; it must be a whole number of 1 or more.'),
        ("chunking.characters = 99", "chunking.characters is 99; it must be a whole number of 100 or more."),
        ("answering.max_claims = true", "answering.max_claims is true; it must be a whole number from 1 to 5."),
        ("answering.history = 4.0", "answering.history is 4.0; it must be a whole number from 0 to 20."),
        ("answering.strictness = nan", "answering.strictness is NaN; it must be a number from 0 to 1."),
        ("library.wait_for_writer = inf", "library.wait_for_writer is Infinity; it must be a number of 0 or more."),
        (
            "log.level = 'debug'",
            'log.level is "debug"; it must be one of "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL".',
        ),
        ("library = 3", "library has a value, but it is a section: put its keys under [library]."),
        ("[[library]]", "library has a value, but it is a section: put its keys under [library]."),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_the_legal_ones(tmp_path: Path, toml: str, message: str) -> None:
    assert trouble(tmp_path, toml=toml) == f"saksi.toml: {message}"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("candidates = 5", "candidates is no setting; did you mean retrieval.candidates?"),
        ("[answering]\nmax_claim = 5", "answering.max_claim is no setting; did you mean answering.max_claims?"),
        ("[retreival]\ncandidates = 5", "retreival is no setting; did you mean retrieval?"),
        ('LLM = "extractive"', "LLM is no setting; did you mean llm?"),
    ],
)
def test_an_unknown_key_is_told_the_nearest_one(tmp_path: Path, toml: str, message: str) -> None:
    assert trouble(tmp_path, toml=toml) == f"saksi.toml: {message}"


def test_an_unknown_key_that_is_near_nothing_is_told_all_of_them(tmp_path: Path) -> None:
    message = trouble(tmp_path, overrides={"zzz": 1})
    assert message == f"command line: zzz is no setting; known are {', '.join(one.key for one in described())}."


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("SAKSI_LMM", "SAKSI_LLM"),
        ("saksi_llm", "SAKSI_LLM"),
        ("SAKSI_RETRIEVAL_CANDIDATES", "SAKSI_RETRIEVAL__CANDIDATES"),
        ("SAKSI_DISCORD__TOKEN", "DISCORD_TOKEN"),
    ],
)
def test_an_unknown_name_of_ours_is_an_error_in_dotenv_and_the_environment(tmp_path: Path, name: str, nearest: str) -> None:
    rest = f"{name} is no setting; did you mean {nearest}?"
    assert trouble(tmp_path, dotenv=f"{name}=x") == f".env: {rest}"
    assert trouble(tmp_path, environ={name: "x"}) == f"environment: {rest}"


def test_the_first_of_several_wrong_values_is_named(tmp_path: Path) -> None:
    toml = "[log]\nlevel = 1\n[answering]\nhistory = 21\nmax_claims = 6"
    assert "answering.max_claims" in trouble(tmp_path, toml=toml)


@pytest.mark.parametrize(
    "toml",
    ["llm =", "x = [1\n2]", "[a]\n[a]", "x = " + "[" * 5000, "answering.history = " + "9" * 5000, "\0"],
)
def test_a_file_that_is_no_toml_is_an_error(tmp_path: Path, toml: str) -> None:
    assert trouble(tmp_path, toml=toml).startswith("saksi.toml: not valid TOML, ")


def test_a_number_too_large_to_show_is_an_error_all_the_same(tmp_path: Path) -> None:
    assert "thousands of digits" in trouble(tmp_path, toml="answering.strictness = 0x" + "9" * 5000)


def test_a_line_that_is_no_name_and_value_is_an_error_with_its_number(tmp_path: Path) -> None:
    message = trouble(tmp_path, dotenv="A=1\n\nDISCORD_TOKEN='abc\nB=2")
    assert message == ".env: line 3 is not NAME=value: correct it, or take it out."


@pytest.mark.parametrize("name", ["saksi.toml", ".env"])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="not UTF-8 text: save it as UTF-8"):
        load(folder=tmp_path, environ={})
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    with pytest.raises(SettingsError, match=f"^{name}: .* cannot be read"):
        load(folder=tmp_path, environ={})


def test_the_mark_that_some_editors_write_first_does_no_harm(tmp_path: Path) -> None:
    assert settings(tmp_path, toml="\ufeff[answering]\nhistory = 1").answering.history == 1
    assert settings(tmp_path, dotenv="\ufeffSAKSI_ANSWERING__HISTORY=1").answering.history == 1


def test_a_value_in_dotenv_is_read_as_it_stands(tmp_path: Path) -> None:
    token = settings(tmp_path, dotenv="DISCORD_TOKEN=a${HOME}b").discord.token
    assert token is not None
    assert token.get_secret_value() == "a${HOME}b"


@pytest.mark.parametrize(
    ("toml", "channels"),
    [
        ("[]", ()),
        ('["tanya-berita"]', ("tanya-berita",)),
        ('["#tanya-berita", " ask ", ""]', ("tanya-berita", "ask")),
        ('["123456789012345678", 123456789012345678]', ("123456789012345678", "123456789012345678")),
        ('["a#b", "saluran-é-🙂"]', ("a#b", "saluran-é-🙂")),
    ],
)
def test_channels_are_a_list_of_names_and_ids(tmp_path: Path, toml: str, channels: tuple[str, ...]) -> None:
    assert settings(tmp_path, toml=f"discord.answer_channels = {toml}").discord.answer_channels == channels


@pytest.mark.parametrize(
    ("written", "channels"),
    [
        ("tanya-berita", ("tanya-berita",)),
        ("tanya-berita, #ask,123456789012345678", ("tanya-berita", "ask", "123456789012345678")),
        ('["tanya-berita", "ask"]', ("tanya-berita", "ask")),
        ("[]", ()),
        (" , ", ()),
    ],
)
def test_channels_stand_in_the_environment_with_commas_between(tmp_path: Path, written: str, channels: tuple[str, ...]) -> None:
    assert settings(tmp_path, environ={"SAKSI_DISCORD__ANSWER_CHANNELS": written}).discord.answer_channels == channels
    dotenv = f"SAKSI_DISCORD__ANSWER_CHANNELS='{written}'"
    assert settings(tmp_path, dotenv=dotenv).discord.answer_channels == channels


@pytest.mark.parametrize(
    ("toml", "shown"),
    [("5", "5"), ("true", "true"), ("[1.5]", "[1.5]"), ('[["ask"]]', '[["ask"]]'), ('["ask", {}]', '["ask", {}]')],
)
def test_channels_that_are_no_names_are_told_how_to_write_them(tmp_path: Path, toml: str, shown: str) -> None:
    assert trouble(tmp_path, toml=f"discord.answer_channels = {toml}") == (
        f'saksi.toml: discord.answer_channels is {shown}; it must be a list of channels, as in ["ask-the-news", "1234567890"].'
    )


@given(value=st.recursive(st.none() | st.integers() | st.floats() | st.text() | st.dates(), st.lists, max_leaves=6))
def test_any_value_for_the_channels_is_a_tuple_of_names_or_named_in_one_line(
    value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        channels = load(folder=folder, environ={}, overrides={"discord": {"answer_channels": value}}).discord.answer_channels
    except SettingsError as error:
        assert "discord.answer_channels" in str(error)
        assert len(str(error).splitlines()) == 1
    else:
        assert all(isinstance(channel, str) and channel for channel in channels)


def test_every_setting_is_described_with_its_default_a_comment_and_its_environment_name() -> None:
    written = tomllib.loads(default_toml())
    for one in described():
        section, _, key = one.key.rpartition(".")
        assert tomllib.loads(f"x = {one.default}")["x"] == (written[section] if section else written)[key]
        assert one.comment.endswith(".")
    names = {one.key: one.environment for one in described()}
    assert len(names) == sum(len(part) if isinstance(part, dict) else 1 for part in written.values())
    assert names["data_dir"] == "SAKSI_DATA_DIR"
    assert names["retrieval.vector_weight"] == "SAKSI_RETRIEVAL__VECTOR_WEIGHT"
    assert names["discord.token"] == "DISCORD_TOKEN"


def test_the_default_of_every_setting_can_be_written_in_the_environment(tmp_path: Path) -> None:
    environ = {one.environment: str(tomllib.loads(f"x = {one.default}")["x"]) for one in described()}
    assert settings(tmp_path, environ=environ) == settings(tmp_path)


@given(
    key=st.sampled_from(NUMBERS),
    value=st.integers() | st.floats() | st.booleans() | st.text() | st.dates() | st.lists(st.integers()),
)
def test_any_value_for_a_number_is_legal_or_named_in_one_line(
    key: str, value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    section, name = key.split(".")
    attempts: list[tuple[Mapping[str, str], Mapping[str, object]]] = [
        ({}, {section: {name: value}}),
        ({f"SAKSI_{section}__{name}".upper(): value if isinstance(value, str) else json.dumps(value, default=str)}, {}),
    ]
    for environ, overrides in attempts:
        try:
            loaded = load(folder=folder, environ=environ, overrides=overrides)
        except SettingsError as error:
            assert key in str(error)
            assert len(str(error).splitlines()) == 1
        else:
            assert isinstance(getattr(getattr(loaded, section), name), int | float)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("openai_api_key", "OPENAI_API_KEY"),
        ("anthropic_api_key", "ANTHROPIC_API_KEY"),
        ("google_api_key", "GOOGLE_API_KEY"),
    ],
)
def test_a_model_s_key_is_read_by_its_usual_name_and_refused_in_a_settings_file(tmp_path: Path, key: str, name: str) -> None:
    given = settings(tmp_path, environ={name: "sk-secret"})
    assert getattr(given.model, key).get_secret_value() == "sk-secret"
    assert "sk-secret" not in repr(given)
    with pytest.raises(SettingsError, match=rf"put the key into \.env, as {name}=\.\.\., and take it out here"):
        settings(tmp_path, toml=f'[model]\n{key} = "sk-secret"')
