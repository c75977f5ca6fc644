"""The log: on standard error, one line a message, and never a secret in it."""

from __future__ import annotations

import logging
import re
import sys

from pydantic import SecretStr

_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_INTERACTION_TOKENS = re.compile(r"(/(?:webhooks|interactions)/\d+/|[\"']token[\"']: ?[\"'])[\w.:-]{20,}")
_HIDDEN = "[hidden]"


class _WithoutSecrets(logging.Formatter):
    """Leaves the bot's token, and those of interactions, out of whatever a library writes, tracebacks included."""

    def __init__(self, secret: str | None) -> None:
        super().__init__(_FORM)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if self._secret:
            line = line.replace(self._secret, _HIDDEN)
        return _INTERACTION_TOKENS.sub(rf"\1{_HIDDEN}", line)


def _in_one_line(record: logging.LogRecord) -> bool:
    """A connection that is made anew is no defect: discord.py's traceback of it says no more than its message."""
    if str(record.msg).startswith("Attempting a reconnect"):
        record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
    return True


def prepare_log(level: str, token: SecretStr | None) -> None:
    """Saksi's own lines from this level on; those of libraries from WARNING on, or all of them at DEBUG."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_WithoutSecrets(token.get_secret_value() if token else None))
    others = level if level in ("DEBUG", "ERROR", "CRITICAL") else "WARNING"
    logging.basicConfig(level=others, handlers=[handler])
    logging.getLogger("saksi").setLevel(level)
    logging.getLogger("discord.client").addFilter(_in_one_line)
