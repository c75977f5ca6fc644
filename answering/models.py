"""Language models through LangChain: one way to ask any of them, and one kind of error for whatever goes wrong there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import util
from typing import TYPE_CHECKING, Any, Protocol

from answering.drafts import ModelError, ModelFailed, ModelNotSetUp
from answering.usage import Usage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LONGEST_WAIT = 30.0
"""Seconds; a server that asks for more patience than this has failed."""
_FIRST_WAIT = 1.0
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""HTTP statuses after which the same request may succeed."""
_UNKNOWN_MODEL, _WRONG_KEY = frozenset({404}), frozenset({401, 403})
_OLLAMA = "http://127.0.0.1:11434"
_NO_KEY = "none"
"""A server of one's own wants no key, and OpenAI's package wants one."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of what a model is shown."""

    role: str
    """"system", "user" or "assistant"."""
    text: str


class Model(Protocol):
    """Writes on from messages."""

    @property
    def name(self) -> str: ...
    def stream(self, messages: Sequence[Message], usage: Usage) -> Iterator[str]:
        """The reply, piece by piece; raises `ModelError`. What it cost is added to `usage`."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where models are, and the keys to them; empty where there is none."""

    openai_base_url: str = ""
    openai_api_key: str = ""
    anthropic_api_key: str = ""
    google_api_key: str = ""
    ollama_host: str = ""


class ChatModel:
    """A model of any provider, by LangChain's `init_chat_model`; its package is loaded when it is first asked."""

    def __init__(
        self,
        name: str,
        *,
        access: Access,
        timeout: float,
        retries: int,
        reply_tokens: int,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`name` is PROVIDER:MODEL; `timeout` is for how many seconds it may be silent."""
        self.name = name
        self._provider, _, self._model = name.partition(":")
        self._access = access
        self._timeout = timeout
        self._retries = retries
        self._reply_tokens = reply_tokens
        self._sleep = sleep
        self._chat: BaseChatModel | None = None

    def stream(self, messages: Sequence[Message], usage: Usage) -> Iterator[str]:
        """The reply, piece by piece. A failure in passing before the first piece is tried again, as late as the server asks."""
        wait = _FIRST_WAIT
        for retry in range(self._retries + 1):
            begun = False
            try:
                for piece in self._pieces(messages, usage):
                    begun = True
                    yield piece
                return
            except ModelError:
                raise
            except Exception as error:  # every provider's package has errors of its own
                patience = _retry_after(error, otherwise=wait)
                if begun or retry == self._retries or not _in_passing(error) or patience > _LONGEST_WAIT:
                    raise self._explained(error) from error
                self._sleep(patience)
                wait *= 2

    def load(self) -> None:
        """Loads the provider's package; that it is not set up is told when it is asked."""
        with suppress(ModelNotSetUp):
            self._opened()

    def check(self) -> str:
        """Asks for one word, and says that the model answers; raises `ModelError` if it does not."""
        usage = Usage()
        for _ in self.stream([Message("user", "Say: ok")], usage):
            return f"{self.name} answers"
        raise ModelFailed(f"{self.name} answered with nothing: try another model")

    def _pieces(self, messages: Sequence[Message], usage: Usage) -> Iterator[str]:
        from langsmith import tracing_context

        chat = self._opened()
        with tracing_context(enabled=False):  # nothing of a question goes to a service that nobody named
            for chunk in chat.stream([(message.role, message.text) for message in messages]):
                counted: Mapping[str, Any] = getattr(chunk, "usage_metadata", None) or {}
                usage.input_tokens += counted.get("input_tokens", 0)
                usage.output_tokens += counted.get("output_tokens", 0)
                if text := chunk.text:
                    yield str(text)

    def _opened(self) -> BaseChatModel:
        if self._chat is None:
            self._check_set_up()
            from langchain.chat_models import init_chat_model

            self._chat = init_chat_model(self._model, model_provider=self._provider, **self._arguments())
        return self._chat

    def _check_set_up(self) -> None:
        package = _PACKAGES[self._provider]
        if util.find_spec(package.replace("-", "_")) is None:
            raise ModelNotSetUp(f"{self.name} needs the package {package}: .venv/bin/pip install {package}")
        missing = {
            "openai": not (self._access.openai_api_key or self._access.openai_base_url) and "OPENAI_API_KEY",
            "anthropic": not self._access.anthropic_api_key and "ANTHROPIC_API_KEY",
            "google_genai": not self._access.google_api_key and "GOOGLE_API_KEY",
        }.get(self._provider)
        if missing:
            server = ", or the address of your own server as OPENAI_BASE_URL=..." if self._provider == "openai" else ""
            raise ModelNotSetUp(f"{self.name} needs a key: write it into .env as {missing}=...{server}")

    def _arguments(self) -> dict[str, Any]:
        """What the provider's class is made with; each is told its own address, so that none falls back to another."""
        access = self._access
        match self._provider:
            case "ollama":
                return {
                    "base_url": access.ollama_host or _OLLAMA,
                    "num_predict": self._reply_tokens,
                    "temperature": 0,
                    "client_kwargs": {"timeout": self._timeout},
                }
            case "openai":
                return {
                    "base_url": access.openai_base_url or _OPENAI,
                    "api_key": access.openai_api_key or _NO_KEY,
                    "max_tokens": self._reply_tokens,
                    "temperature": 0,
                    "timeout": self._timeout,
                    "max_retries": 0,
                    "stream_usage": True,
                    "use_responses_api": False,
                }
            case "anthropic":
                key, limit = access.anthropic_api_key, self._reply_tokens
                return {"api_key": key, "max_tokens": limit, "timeout": self._timeout, "max_retries": 0}
            case _:
                key, limit = access.google_api_key, self._reply_tokens
                return {"api_key": key, "max_output_tokens": limit, "timeout": self._timeout, "max_retries": 1}

    def _explained(self, error: Exception) -> ModelError:
        """The provider's error as one of ours."""
        status, kind = _status(error), type(error).__name__
        where = self._access.ollama_host or _OLLAMA if self._provider == "ollama" else self._access.openai_base_url
        if status in _WRONG_KEY:
            return ModelNotSetUp(f"{self.name}: the key is not accepted (status {status}): check it in .env")
        if status in _UNKNOWN_MODEL:
            remedy = f"ollama pull {self._model}" if self._provider == "ollama" else "check its name"
            return ModelNotSetUp(f"{self.name}: there is no such model{f' at {where}' if where else ''}: {remedy}")
        if status is not None:
            return ModelFailed(f"{self.name} fails with status {status}: try again later, or see its server's log")
        if _is_timeout(error):
            return ModelFailed(f"{self.name} was silent for {self._timeout:g} s: try again, or raise model.timeout")
        if _is_unreachable(error):
            own = "start it with: ollama serve" if self._provider == "ollama" else "start it, or check its address"
            remedy = own if where else "check the network"
            return ModelNotSetUp(f"{self.name} cannot be reached{f' at {where}' if where else ''}: {remedy}")
        return ModelFailed(f"{self.name} failed ({kind}): try again, or see its server's log")


_UNREACHABLE = ("ConnectError", "ConnectionError", "ConnectionRefusedError", "gaierror")
_OPENAI = "https://api.openai.com/v1"
_PACKAGES = {
    "ollama": "langchain-ollama",
    "openai": "langchain-openai",
    "anthropic": "langchain-anthropic",
    "google_genai": "langchain-google-genai",
}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what caused it."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _status(error: Exception) -> int | None:
    for one in _chain(error):
        for name in ("status_code", "code"):
            value = getattr(one, name, None)
            if isinstance(value, int) and 400 <= value < 600:
                return value
    return None


def _in_passing(error: Exception) -> bool:
    status = _status(error)
    return status in _PASSING if status is not None else not _is_timeout(error) and not _is_unreachable(error)


def _is_timeout(error: Exception) -> bool:
    return any(isinstance(one, TimeoutError) or "Timeout" in type(one).__name__ for one in _chain(error))


def _is_unreachable(error: Exception) -> bool:
    return any(
        type(one).__name__ in ("ConnectError", "ConnectionError", "ConnectionRefusedError", "gaierror") for one in _chain(error)
    )


def _retry_after(error: Exception, *, otherwise: float) -> float:
    """The seconds for which the server asks to wait, where it does so in a form that counts them."""
    for one in _chain(error):
        headers = getattr(getattr(one, "response", None), "headers", None) or {}
        try:
            return max(0.0, float(headers.get("retry-after", "")))
        except ValueError:
            continue
    return otherwise
