"""LangChain's real classes talk to a server that speaks the real protocols, and misbehaves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answering.drafts import ModelError, ModelFailed, ModelNotSetUp
from answering.models import Access, ChatModel, Message
from answering.usage import Usage
from tests.models.server import LONG, ModelServer, Turn, serving

ASKED = [Message("system", "Be brief."), Message("user", "Who?")]
PROVIDERS = ("openai:some-model", "ollama:some-model")


class Patience(list[float]):
    """Remembers how long it was told to wait, and does not."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def model(name: str, server: ModelServer, *, timeout: float = 5, retries: int = 2, patience: Patience | None = None) -> ChatModel:
    access = Access(openai_base_url=f"{server.address}/v1", ollama_host=server.address)
    return ChatModel(
        name,
        access=access,
        timeout=timeout,
        retries=retries,
        reply_tokens=500,
        sleep=Patience() if patience is None else patience,
    )


def read(pieces: Iterator[str]) -> tuple[str, ModelError | None]:
    """What arrived, and the error that ended it."""
    text = ""
    try:
        for piece in pieces:
            text += piece
    except ModelError as error:
        return text, error
    return text, None


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_reply_arrives_piece_by_piece_with_what_it_cost(name: str) -> None:
    usage = Usage()
    with serving(Turn("- Altman said no. [k4f]\n", usage=(120, 9))) as server:
        pieces = list(model(name, server).stream(ASKED, usage))
    assert "".join(pieces) == "- Altman said no. [k4f]\n"
    assert len(pieces) > 1
    assert (usage.input_tokens, usage.output_tokens, usage.total) == (120, 9, 129)
    assert [(turn["role"], turn["content"]) for turn in server.requests[0]["messages"]] == [
        ("system", "Be brief."),
        ("user", "Who?"),
    ]


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [
        (401, ModelNotSetUp, "the key is not accepted (status 401)"),
        (404, ModelNotSetUp, "there is no such model at"),
        (400, ModelFailed, "fails with status 400"),
        (500, ModelFailed, "fails with status 500"),
    ],
)
def test_what_the_server_refuses_is_told_in_one_line(name: str, status: int, kind: type[ModelError], said: str) -> None:
    with serving(Turn(status=status)) as server:
        text, error = read(model(name, server).stream(ASKED, Usage()))
    assert text == ""
    assert type(error) is kind
    assert str(error).startswith(name)
    assert said in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_failure_in_passing_is_tried_again_when_the_server_says(name: str) -> None:
    patience = Patience()
    with serving(Turn(status=429, headers={"Retry-After": "7"}), Turn(status=503), Turn("ok")) as server:
        text, error = read(model(name, server, patience=patience).stream(ASKED, Usage()))
    assert (text, error) == ("ok", None)
    assert patience == [7.0, 2.0]


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_server_that_always_fails_is_asked_a_bounded_number_of_times(name: str) -> None:
    with serving(Turn(status=500)) as server:
        read(model(name, server, retries=2).stream(ASKED, Usage()))
    assert len(server.requests) == 3


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_server_that_asks_for_too_much_patience_has_failed(name: str) -> None:
    patience = Patience()
    with serving(Turn(status=429, headers={"Retry-After": "600"})) as server:
        _, error = read(model(name, server, patience=patience).stream(ASKED, Usage()))
    assert isinstance(error, ModelFailed)
    assert patience == []


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize("turn", [Turn("x" * 30, silent_before=LONG), Turn("x" * 30, silent_after=LONG)], ids=["first", "middle"])
def test_silence_is_not_waited_out(name: str, turn: Turn) -> None:
    with serving(turn) as server:
        text, error = read(model(name, server, timeout=1).stream(ASKED, Usage()))
    assert len(text) < 30
    assert isinstance(error, ModelFailed)
    assert "was silent for 1 s" in str(error)


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_reply_that_is_cut_off_is_an_error_after_what_arrived(name: str) -> None:
    with serving(Turn("x" * 300, cut_after=20)) as server:
        text, error = read(model(name, server).stream(ASKED, Usage()))
    assert 20 <= len(text) < 300
    assert isinstance(error, ModelFailed)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("name", "access", "said"),
    [
        (
            "ollama:m",
            Access(ollama_host="http://127.0.0.1:9"),
            "cannot be reached at http://127.0.0.1:9: start it with: ollama serve",
        ),
        ("openai:m", Access(openai_base_url="http://127.0.0.1:9/v1"), "cannot be reached at http://127.0.0.1:9/v1"),
        ("openai:m", Access(), "needs a key: write it into .env as OPENAI_API_KEY=..., or the address of your own server"),
        ("anthropic:m", Access(), "pip install langchain-anthropic"),
    ],
)
def test_a_wrong_set_up_says_what_to_do(name: str, access: Access, said: str) -> None:
    made = ChatModel(name, access=access, timeout=2, retries=1, reply_tokens=10)
    _, error = read(made.stream(ASKED, Usage()))
    assert isinstance(error, ModelNotSetUp)
    assert said in str(error)


def test_a_model_of_one_s_own_never_sees_another_one_s_key() -> None:
    access_to_both = Access(openai_api_key="sk-hosted", anthropic_api_key="sk-other")
    with serving(Turn("ok")) as server:
        local = Access(ollama_host=server.address, openai_api_key=access_to_both.openai_api_key)
        made = ChatModel("ollama:m", access=local, timeout=2, retries=0, reply_tokens=10)
        assert read(made.stream(ASKED, Usage())) == ("ok", None)
    assert server.requests[0]["authorization"] is None


def test_the_check_says_that_a_model_answers() -> None:
    with serving(Turn("ok")) as server:
        assert model("openai:some-model", server).check() == "openai:some-model answers"
