"""The conversation on a terminal."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console

from answering.answers import Answered, Outcome
from answering.summarising.styles import Style
from bot.assemble import Saksi
from bot.printing import Printer
from bot.summaries import print_summary
from bot.summary_wording import Told, style_called, style_names, tell
from bot.wording import Say, say
from retrieval.articles import EVERYONE, Language
from retrieval.errors import SaksiError

_HISTORY = 20
_PROMPT = "› "


class Chat:
    """Questions and commands, one at a time, each question knowing those before it."""

    def __init__(self, saksi: Saksi, console: Console, *, ask_for_line: Callable[[str], str]) -> None:
        """`ask_for_line` shows a prompt and returns what was typed; it raises `EOFError` at the end of input."""
        self._saksi = saksi
        self._console = console
        self._printer = Printer(console)
        self._ask_for_line = ask_for_line
        self._history: list[str] = []
        self._last: Outcome | None = None
        self._language: Language = "id"

    def run(self) -> None:
        """Until the reader leaves, by /quit or by the end of input; Ctrl-C abandons a line or an answer, not the chat."""
        self._greet()
        while True:
            try:
                line = self._ask_for_line(_PROMPT).strip()
                if line.lower() in ("/quit", "/exit", "/keluar"):
                    break
                self._respond(line)
            except KeyboardInterrupt:
                self._printer.line("")
            except SaksiError as error:  # this question is lost, the conversation is not
                self._printer.line(f"saksi: {error}\n")
            except EOFError:
                self._printer.line("")
                break
        self._printer.line(say(Say.FAREWELL, self._language))

    def _greet(self) -> None:
        titles = [entry.title for entry in self._saksi.library.entries(scopes=[EVERYONE])]
        for language, articles in (("id", "artikel"), ("en", "articles")):
            named = f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} {articles}"
            self._printer.line(say(Say.WELCOME, language, articles=named))  # type: ignore[arg-type]
        self._printer.line(say(Say.HELP, "en"), style="dim")

    def _respond(self, line: str) -> None:
        if not line:
            return
        if line.startswith("/"):
            self._command(*line.lower().split()[:2])
        else:
            self._question(line)
        self._printer.line("")

    def _question(self, text: str) -> None:
        reply = self._saksi.answerer.answer(text, history=self._history)
        self._language = reply.question.language
        self._last = reply.outcome
        if not reply.question.courtesy:
            self._history = [*self._history, text][-_HISTORY:]
        self._printer.outcome(reply.outcome)

    def _command(self, command: str, wanted: str = "") -> None:
        match command:
            case "/summary" | "/ringkas":
                self._summary(wanted)
            case "/sources" | "/sumber":
                self._sources()
            case "/help" | "/bantuan":
                self._printer.line(say(Say.HELP, self._language))
            case _:
                self._printer.line(say(Say.UNKNOWN_COMMAND, self._language, command=command))

    def _summary(self, wanted: str) -> None:
        style = style_called(wanted or Style.BRIEF)
        if style is None:
            self._printer.line(
                tell(Told.UNKNOWN_STYLE, self._language, style=wanted, styles=", ".join(style_names(self._language)))
            )
        else:
            print_summary(self._saksi, self._printer, style, self._language)

    def _sources(self) -> None:
        if not isinstance(self._last, Answered):
            self._printer.line(say(Say.NO_SOURCES_YET, self._language))
            return
        for claim in self._last.claims:
            self._printer.sources(claim.citations, self._language)
