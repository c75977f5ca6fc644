"""The log says what happened and never a secret, at any level, whoever writes to it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.logs import prepare_log

LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
BOT = "MTE0.a-bot.t_o-k_e-n" + "x" * 40
INTERACTION = "aW50ZXJhY3Rpb246" + "Ab_-9" * 30
URLS = [
    f"https://discord.com/api/v10/webhooks/110022/{INTERACTION}/messages/@original",
    f"https://discord.com/api/v10/webhooks/110022/{INTERACTION}?wait=true",
    f"https://discord.com/api/v10/interactions/110022/{INTERACTION}/callback",
]


@contextmanager
def the_log(level: str, token: str | None = BOT) -> Iterator[None]:
    """The log as the bot prepares it, and everything as it was afterwards."""
    root, ours = logging.getLogger(), logging.getLogger("saksi")
    before = root.handlers[:], root.level, ours.level
    root.handlers[:] = []
    try:
        prepare_log(level, SecretStr(token) if token else None)
        yield
    finally:
        root.handlers[:], root.level = before[:2]
        ours.setLevel(before[2])


def fail_with(secret: str) -> None:
    """Fails as libraries do: one error out of another, with the secret in both."""
    try:
        raise OSError(f"cannot reach {secret}")
    except OSError as error:
        raise ValueError(secret) from error


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("name", "secret", "text"), [("bot", BOT, BOT), *(("interaction", INTERACTION, url) for url in URLS)])
def test_no_token_is_written_at_any_level(
    capsys: pytest.CaptureFixture[str], level: str, name: str, secret: str, text: str
) -> None:
    with the_log(level):
        for logger in map(logging.getLogger, ("saksi.discord", "discord.http", "aiohttp")):
            for severity in map(logging.getLevelName, LEVELS):
                logger.log(severity, f"sent {text} away")
                logger.log(severity, "sent %s and %r", text, {"Authorization": f"Bot {text}"})
                try:
                    fail_with(text)
                except ValueError:
                    logger.log(severity, "failed", exc_info=True)
    written = capsys.readouterr().err
    assert secret not in written
    assert "[hidden]" in written
    assert "Traceback" in written


def test_everything_but_the_secret_is_still_there(capsys: pytest.CaptureFixture[str]) -> None:
    with the_log("INFO"):
        logging.getLogger("discord.http").error("POST %s with %s failed: %s", URLS[0], BOT, 500)
    line = capsys.readouterr().err
    assert line.endswith(
        "ERROR discord.http: POST https://discord.com/api/v10/webhooks/110022/[hidden]/messages/@original with [hidden] "
        "failed: 500\n"
    )


@given(before=st.text(max_size=20), after=st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_bot_s_token_is_hidden_whatever_stands_around_it(capsys: pytest.CaptureFixture[str], before: str, after: str) -> None:
    with the_log("DEBUG"):
        logging.getLogger("discord").debug("%s", ascii(before) + BOT + ascii(after))
    assert BOT not in capsys.readouterr().err


def test_a_log_without_a_token_is_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    with the_log("INFO", token=None):
        logging.getLogger("saksi.discord").info("registered")
    assert capsys.readouterr().err.endswith(" INFO saksi.discord: registered\n")


@pytest.mark.parametrize(
    ("level", "ours", "others"),
    [
        ("DEBUG", LEVELS, LEVELS),
        ("INFO", LEVELS[1:], LEVELS[2:]),
        ("WARNING", LEVELS[2:], LEVELS[2:]),
        ("ERROR", LEVELS[3:], LEVELS[3:]),
        ("CRITICAL", LEVELS[4:], LEVELS[4:]),
    ],
)
def test_our_own_lines_are_written_from_the_level_on_and_those_of_libraries_from_warning_on(
    capsys: pytest.CaptureFixture[str], level: str, ours: list[str], others: list[str]
) -> None:
    with the_log(level):
        for name in ("saksi.questions", "discord.gateway"):
            for severity in LEVELS:
                logging.getLogger(name).log(logging.getLevelName(severity), "x")
    written = [line.split()[2:4] for line in capsys.readouterr().err.splitlines()]
    assert written == [[one, "saksi.questions:"] for one in ours] + [[one, "discord.gateway:"] for one in others]


def test_the_log_is_on_standard_error_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with the_log("INFO"):
        logging.getLogger("saksi").warning("x")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


def test_a_token_in_an_event_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    event = {"t": "INTERACTION_CREATE", "d": {"token": INTERACTION}}
    with the_log("DEBUG"):
        logging.getLogger("discord.gateway").debug("For Shard ID %s: WebSocket Event: %s", None, event)
    written = capsys.readouterr().err
    assert "INTERACTION_CREATE" in written
    assert INTERACTION not in written
