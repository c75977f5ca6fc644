"""A model's server on loopback that speaks OpenAI's and Ollama's protocols, streaming, and misbehaves on demand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE = 7
"""Characters of a reply that are sent at a time."""

LONG = 60.0
"""Seconds of silence that no test waits out, on a busy machine neither."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How one request is answered."""

    reply: str | Callable[[str], str] = ""
    """What is written, or how it is made from the last message of what was asked."""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silent_before: float = 0.0
    silent_after: float = 0.0
    """Seconds of silence after the first piece, or after the first line where `silent_after_line`."""
    silent_after_line: bool = False
    cut_after: int | None = None
    """The connection is cut after so many characters."""
    usage: tuple[int, int] = (120, 30)


class ModelServer:
    """Answers requests by the turns that it was given, the last one for ever; remembers what it was asked."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.turns = list(turns)
        self.requests: list[dict[str, Any]] = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.http.daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def turn(self) -> Turn:
        return self.turns.pop(0) if len(self.turns) > 1 else self.turns[0]

    @property
    def shown(self) -> str:
        """The last message of the last request: the evidence and the question."""
        return str(self.requests[-1]["messages"][-1]["content"])


@contextmanager
def serving(*turns: Turn) -> Iterator[ModelServer]:
    """A server that runs while the block does."""
    server = ModelServer(turns or [Turn("- [none]\n")])
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.requests.append({**asked, "authorization": self.headers.get("Authorization")})
            turn = server.turn()
            if callable(turn.reply):
                turn = replace(turn, reply=turn.reply(server.shown))
            time.sleep(turn.silent_before)
            if turn.status != 200:
                self._refuse(turn)
            elif self.path.endswith("/chat/completions"):
                self._stream("text/event-stream", _openai(turn, asked["model"]), turn)
            elif self.path.endswith("/api/chat"):
                self._stream("application/x-ndjson", _ollama(turn, asked["model"]), turn)
            else:
                self._refuse(Turn(status=404))

        def _refuse(self, turn: Turn) -> None:
            body = json.dumps({"error": {"message": "as it was told", "type": "x", "code": None}}).encode()
            self.send_response(turn.status)
            for name, value in {**turn.headers, "Content-Type": "application/json", "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, kind: str, parts: Iterator[tuple[str, bytes]], turn: Turn) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            sent, silent = 0, False
            for text, data in parts:
                if turn.cut_after is not None and sent >= turn.cut_after:
                    self.close_connection = True
                    self.connection.close()
                    return
                self._chunk(data)
                sent += len(text)
                if not silent and ("\n" in text or not turn.silent_after_line):
                    silent = True
                    time.sleep(turn.silent_after)
            self._chunk(b"")

        def _chunk(self, data: bytes) -> None:
            try:
                self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
                self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that it has above
            """Nothing: pytest has its own."""

    return Handler


def _pieces(text: str) -> list[str]:
    return [text[start : start + PIECE] for start in range(0, len(text), PIECE)]


def _openai(turn: Turn, model: str) -> Iterator[tuple[str, bytes]]:
    def event(choices: list[dict[str, Any]], **more: object) -> bytes:
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": model, "choices": choices, **more}
        return f"data: {json.dumps(chunk)}\n\n".encode()

    for piece in _pieces(str(turn.reply)):
        yield piece, event([{"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None}])
    yield "", event([{"index": 0, "delta": {}, "finish_reason": "stop"}])
    sent, written = turn.usage
    yield "", event([], usage={"prompt_tokens": sent, "completion_tokens": written, "total_tokens": sent + written})
    yield "", b"data: [DONE]\n\n"


def _ollama(turn: Turn, model: str) -> Iterator[tuple[str, bytes]]:
    def line(content: str, **more: object) -> bytes:
        message = {"role": "assistant", "content": content}
        chunk = {"model": model, "created_at": "2026-01-01T00:00:00Z", "message": message, "done": False, **more}
        return json.dumps(chunk).encode() + b"\n"

    for piece in _pieces(str(turn.reply)):
        yield piece, line(piece)
    sent, written = turn.usage
    yield "", line("", done=True, done_reason="stop", prompt_eval_count=sent, eval_count=written)
