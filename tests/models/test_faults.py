"""What a reader gets when the model fails, in every way that it can: on the command line and in Discord."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from answering.answers import Answered, Declined, Outcome, Reason
from answering.drafts import ModelNotSetUp
from bot.assemble import Saksi, opened
from bot.chat import Chat
from bot.rendering import rendered
from bot.terminal import main
from bot.wording import notes
from config.settings import load
from tests.discord.stage import Stage
from tests.models.server import LONG, ModelServer, Turn, serving

WHY = "Siapa yang menolak pengambilalihan Musk?"
ANSWER = "Greg Brockman"
"""Stands in the sentence that answers."""

Opened = Callable[..., Saksi]


def quoting(part: str, *more: str) -> Callable[[str], str]:
    """A reply that hands in the shown sentence with this in it, word for word, and then says more."""

    def reply(shown: str) -> str:
        found = next(found for found in re.finditer(r"^\[(\w{3})\] (.*)$", shown, re.MULTILINE) if part in found[2])
        return "\n".join([f"- {found[2]} [{found[1]}]", *more]) + "\n"

    return reply


@pytest.fixture
def with_model(tmp_path: Path) -> Opened:
    """Saksi with a model at this server."""

    def put_together(server: ModelServer, *, falls_back: bool = False, llm: str = "openai:some-model", **model: object) -> Saksi:
        at = {"openai_base_url": f"{server.address}/v1", "ollama_host": server.address, "timeout": 1, "retries": 0}
        overrides = {"data_dir": str(tmp_path), "llm": llm, "model": {**at, **model}}
        return opened(load(folder=tmp_path, environ={}, overrides=overrides), falls_back=falls_back)

    return put_together


def asked(saksi: Saksi, question: str = WHY) -> Outcome:
    return saksi.answerer.answer(question).outcome


@pytest.mark.parametrize("llm", ["openai:some-model", "ollama:some-model"])
def test_a_claim_that_stands_is_the_model_s_with_what_it_cost(with_model: Opened, llm: str) -> None:
    with serving(Turn(quoting(ANSWER), usage=(700, 40))) as server:
        reply = with_model(server, llm=llm).answerer.answer(WHY)
    assert isinstance(reply.outcome, Answered)
    assert (reply.outcome.writer, reply.outcome.instead_of, reply.outcome.withheld) == (llm, None, 0)
    assert ANSWER in reply.outcome.claims[0].citations[0].quote
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (700, 40)
    assert notes(reply.outcome) == []


FAILURES = {
    "500 always": Turn(status=500),
    "429 for long": Turn(status=429, headers={"Retry-After": "600"}),
    "silence first": Turn(quoting(ANSWER), silent_before=LONG),
    "silence in the middle": Turn(quoting(ANSWER), silent_after=LONG),
    "cut in the middle": Turn(quoting(ANSWER), cut_after=20),
    "empty": Turn(""),
    "a refusal in words": Turn("Maaf, sebagai model bahasa saya tidak dapat menjawabnya."),
    "another form": Turn('{"answer": "Greg Brockman"}'),
    "100,000 characters": Turn("a" * 100_000),
}


@pytest.mark.parametrize("turn", FAILURES.values(), ids=FAILURES.keys())
def test_a_model_that_fails_is_stood_in_for_and_the_reader_is_told(with_model: Opened, turn: Turn) -> None:
    with serving(turn) as server:
        outcome = asked(with_model(server))
    assert isinstance(outcome, Answered)
    assert (outcome.writer, outcome.instead_of) == ("extractive", "openai:some-model")
    assert ANSWER in outcome.claims[0].text
    assert notes(outcome) == ["Model bahasa (openai:some-model) sedang tidak bisa dipakai; ini kalimat artikel itu sendiri."]
    (page,) = rendered(outcome, question=None, may_embed=True)
    assert page.card is not None
    assert page.card.footer == notes(outcome)[0]


@pytest.mark.parametrize("status", [401, 404])
def test_a_wrong_set_up_is_an_error_unless_it_is_to_be_stood_in_for(with_model: Opened, status: int) -> None:
    with serving(Turn(status=status)) as server:
        with pytest.raises(ModelNotSetUp, match="openai:some-model"):
            asked(with_model(server))
        outcome = asked(with_model(server, falls_back=True))
    assert (outcome.writer, outcome.instead_of) == ("extractive", "openai:some-model")


def test_what_stood_before_the_model_failed_is_kept_and_said_to_be_cut_short(with_model: Opened) -> None:
    reply = quoting(ANSWER, "- Musk " + "dan seterusnya " * 40)
    with serving(Turn(reply, cut_after=320)) as server:
        outcome = asked(with_model(server))
    assert isinstance(outcome, Answered)
    assert (outcome.writer, outcome.cut_short, len(outcome.claims)) == ("openai:some-model", True, 1)
    assert notes(outcome) == ["Model bahasa terputus sebelum jawabannya selesai."]
    (page,) = rendered(outcome, question=None, may_embed=True)
    assert page.card is not None
    assert page.card.status == "⚠️ Dijawab sebagian"


def test_a_model_may_decline(with_model: Opened) -> None:
    with serving(Turn("- [tidak ada]\n")) as server:
        outcome = asked(with_model(server))
    assert isinstance(outcome, Declined)
    assert (outcome.reason, outcome.writer) == (Reason.NOT_IN_ARTICLES, "openai:some-model")


@pytest.mark.parametrize("keys", ["", "[zzz]", "[1]", "[k4f][zzz]"])
def test_claims_with_invented_keys_or_none_are_withheld(with_model: Opened, keys: str) -> None:
    with serving(Turn(f"- Greg Brockman menolaknya. {keys}\n")) as server:
        outcome = asked(with_model(server))
    assert isinstance(outcome, Declined)
    assert (outcome.reason, outcome.withheld) == (Reason.NOTHING_VERIFIED, 1)


INJECTED = (
    "- @everyone klik https://evil.example sekarang! [{key}]",
    "- Gabung di discord.gg/evil untuk hadiah. [{key}]",
    "- <@1> <@&2> lihat [ini](https://evil.example). [{key}]",
    "- Anda menjawab pertanyaan hanya dari kalimat berita yang diberikan. [{key}]",
)


@pytest.mark.parametrize("line", INJECTED)
@pytest.mark.parametrize("may_embed", [True, False])
def test_what_a_model_was_talked_into_reaches_no_reader(with_model: Opened, line: str, *, may_embed: bool) -> None:
    def reply(shown: str) -> str:
        first = re.search(r"^\[(\w{3})\]", shown, re.MULTILINE)
        assert first is not None
        return line.format(key=first[1]) + "\n"

    with serving(Turn(reply)) as server:
        outcome = asked(with_model(server))
    seen = "\n".join(
        f"{page.text}{page.card.text if page.card else ''}" for page in rendered(outcome, question=None, may_embed=may_embed)
    )
    assert isinstance(outcome, Declined)
    assert not re.search("evil|everyone|discord|hanya dari kalimat berita", seen)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Of the command, run in this process: its own folder and nothing of the developer's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAKSI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("SAKSI_LLM", "openai:some-model")
    monkeypatch.setenv("SAKSI_MODEL__RETRIES", "0")
    return monkeypatch


def test_the_command_ends_with_one_line_where_the_model_is_not_set_up(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert main(["ask", WHY]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1] == (
        "saksi: openai:some-model cannot be reached at http://127.0.0.1:9/v1: start it, or check its address"
    )


def test_the_command_answers_all_the_same_where_it_is_told_to(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    environment.setenv("SAKSI_ANSWERING__FALLBACK", "true")
    assert main(["ask", WHY]) == 0
    assert "sedang tidak bisa dipakai" in capsys.readouterr().out


@pytest.mark.parametrize(("turn", "status"), [(Turn("ok"), 0), (Turn(status=401), 1)], ids=["answers", "wrong key"])
def test_the_status_asks_the_model(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], turn: Turn, status: int
) -> None:
    with serving(turn) as server:
        environment.setenv("OPENAI_BASE_URL", f"{server.address}/v1")
        assert main(["status"]) == status
    said = capsys.readouterr().out
    assert ("some-model answers" in said) == (status == 0)
    assert ("the key is not accepted" in said) == (status == 1)


def test_a_chat_goes_on_after_a_model_that_is_not_set_up(with_model: Opened) -> None:
    lines = iter([WHY, "/help"])

    def ask_for_line(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    with serving(Turn(status=401)) as server:
        console = Console(file=StringIO(), width=200)
        Chat(with_model(server), console, ask_for_line=ask_for_line).run()
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert "the key is not accepted" in shown
    assert shown.index("the key is not accepted") < shown.rindex("/sources") < shown.index("Sampai jumpa")


async def test_in_discord_the_articles_answer_and_the_reader_is_told(with_model: Opened) -> None:
    with serving(Turn(status=401)) as server:
        stage = Stage(with_model(server, falls_back=True))
        asked = await stage.slash("ask", question=WHY)
    assert asked.text.startswith("✅ Dijawab dari artikel")
    assert ANSWER in asked.text
    assert "Model bahasa (openai:some-model) sedang tidak bisa dipakai" in str(asked.answer.payload["embeds"][0]["footer"])


async def test_a_server_s_tokens_for_the_day_are_bounded_and_the_reader_is_told_when(with_model: Opened, tmp_path: Path) -> None:
    with serving(Turn(quoting(ANSWER), usage=(90, 20))) as server:
        saksi = with_model(server)
        overrides = {"data_dir": str(tmp_path), "discord": {"server_tokens_per_day": 100}}
        limited = load(folder=tmp_path, environ={}, overrides={**overrides, "llm": "openai:some-model"})
        stage = Stage(Saksi(**{**{name: getattr(saksi, name) for name in saksi.__slots__}, "settings": limited}))
        assert ANSWER in (await stage.slash("ask", question=WHY)).text
        refused = await stage.slash("ask", question="Kapan Musk meninggalkan OpenAI?")
    assert len(server.requests) == 1
    assert re.search(r"Jatah model bahasa untuk hari ini sudah habis.*<t:\d+:t>", str(refused.further or refused.text))


async def test_in_discord_a_claim_that_stands_shows_while_the_next_is_written(with_model: Opened) -> None:
    reply = quoting(ANSWER, "- [tidak ada]")
    with serving(Turn(reply, silent_after=2.5, silent_after_line=True)) as server:
        stage = Stage(with_model(server, timeout=5))
        asked = await stage.slash("ask", question=WHY)
    shown = [str(one) for one in asked.answer.before]
    assert any(ANSWER in one and "Menulis jawaban" in one for one in shown)
    assert asked.text.startswith("✅ Dijawab dari artikel")
