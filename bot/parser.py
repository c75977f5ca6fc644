"""The words of the `saksi` command."""

from __future__ import annotations

import argparse
from importlib import metadata
from pathlib import Path
from typing import NoReturn

_SUMMARY_STYLES = ("brief", "detailed", "timeline", "people", "sides")
DEFAULT_LIMIT = 10


class WrongUse(Exception):
    """The command was typed wrongly; the message says how."""


class _Parser(argparse.ArgumentParser):
    """Wrong use is one line, and status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> _Parser:
    """The parser of the command line; `command` is `None` when nothing but `saksi` was typed."""
    everywhere = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--data-dir", metavar="DIR", help="the folder of the library (SAKSI_DATA_DIR)")
    everywhere.add_argument("--llm", metavar="PROVIDER:MODEL", help='who writes the answers (SAKSI_LLM; default "extractive")')
    root = _Parser(
        prog="saksi",
        parents=[everywhere],
        description="Answers questions about news articles with exact, cited quotations. Alone: the "
        "Discord bot where there is a DISCORD_TOKEN, else the chat, or a demonstration where there is no terminal.",
    )
    root.add_argument("--version", action="version", version=f"saksi {metadata.version('saksi')}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_ask(commands.add_parser("ask", parents=[everywhere], help="one cited answer"))
    commands.add_parser("chat", parents=[everywhere], help="a conversation with follow-ups")
    _add_summary(commands.add_parser("summary", parents=[everywhere], help="a cited summary"))
    _add_quotes(commands.add_parser("quotes", parents=[everywhere], help="what somebody said, in exact quotations"))
    _add_search(commands.add_parser("search", parents=[everywhere], help="the evidence alone, best first, with scores"))
    _add_check(commands.add_parser("check", parents=[everywhere], help="what the articles say to the claims of a message"))
    verify = commands.add_parser("verify", parents=[everywhere], help="claims against the sentences that they name")
    verify.add_argument(
        "--batch", metavar="FILE", required=True, help='JSON Lines in ("-" is standard input), JSON Lines out, in the same order'
    )
    _add_evaluate(commands.add_parser("evaluate", parents=[everywhere], help="measured quality"))
    _add_articles(commands.add_parser("articles", help="the library"), everywhere)
    commands.add_parser("discord", parents=[everywhere], help="the Discord bot (DISCORD_TOKEN)")
    status = commands.add_parser("status", parents=[everywhere], help="what is configured, and whether each part answers")
    status.add_argument("--json", action="store_true", help="one JSON object")
    return root


def _add_ask(ask: _Parser) -> None:
    ask.add_argument("question", nargs="*", help="the question, in Indonesian or English")
    ask.add_argument("--batch", metavar="FILE", help='JSON Lines in ("-" is standard input), JSON Lines out, in the same order')
    ask.add_argument("--json", action="store_true", help="one JSON object")


def _add_check(check: _Parser) -> None:
    check.add_argument("message", nargs="*", help="the message, in Indonesian or English")
    check.add_argument("--batch", metavar="FILE", help='JSON Lines in ("-" is standard input), JSON Lines out, in the same order')
    check.add_argument("--json", action="store_true", help="one JSON object")


def _add_summary(summary: _Parser) -> None:
    summary.add_argument("--style", choices=_SUMMARY_STYLES, default="brief", help="the kind of summary")
    summary.add_argument("--language", choices=("id", "en"), default="id", help="the language around the quotations")
    summary.add_argument("--article", metavar="ID", action="append", default=[], help="only this article; may be given again")
    summary.add_argument("--picture", metavar="FILE", type=Path, help="the timeline as a picture (PNG) in this file")
    summary.add_argument("--json", action="store_true", help="one JSON object")


def _add_quotes(quotes: _Parser) -> None:
    quotes.add_argument("person", nargs="+", metavar="PERSON", help='a name ("Sam Altman", "musk") or an office ("CEO Tesla")')
    quotes.add_argument("--language", choices=("id", "en"), default="id", help="the language around the quotations")
    quotes.add_argument("--article", metavar="ID", help="only in this article")
    quotes.add_argument("--json", action="store_true", help="one JSON object")


def _add_search(search: _Parser) -> None:
    search.add_argument("question", nargs="*", help="what to look for")
    search.add_argument("--batch", metavar="FILE", help='JSON Lines in ("-" is standard input), JSON Lines out')
    search.add_argument("--limit", type=_count, default=DEFAULT_LIMIT, metavar="N", help="how many sentences (default 10)")
    search.add_argument("--json", action="store_true", help="one JSON object")


def _add_evaluate(evaluate: _Parser) -> None:
    evaluate.add_argument(
        "--questions",
        action="append",
        metavar="FILE",
        help="questions with their evidence, instead of those that come with Saksi",
    )
    evaluate.add_argument("--claims", action="append", metavar="FILE", help="claims with what they are, for the verifier")
    evaluate.add_argument("--checks", action="append", metavar="FILE", help="messages with the verdicts on their claims")
    evaluate.add_argument("--articles", metavar="FILE", help="the articles that they are about: JSON Lines, also gzipped")
    evaluate.add_argument("--html", metavar="FILE", help="write a page with the tables and their plots")
    evaluate.add_argument("--json", action="store_true", help="one JSON object")


def _add_articles(articles: _Parser, everywhere: _Parser) -> None:
    actions = articles.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    add = actions.add_parser("add", parents=[everywhere], help="add text, Markdown or JSON Lines files, or folders of them")
    add.add_argument("paths", nargs="*", metavar="PATH")
    add.add_argument(
        "--translate", action="store_true", help="have a language model (--llm) translate each article, every sentence checked"
    )
    add.add_argument("--bundled", action="store_true", help="add the article that comes with Saksi again")
    listing = actions.add_parser("list", parents=[everywhere], help="all articles")
    show = actions.add_parser("show", parents=[everywhere], help="one article with its sentences")
    remove = actions.add_parser("remove", parents=[everywhere], help="take one article out of the library")
    for action in (show, remove):
        action.add_argument("id", metavar="ID")
    for action in (add, listing, show, remove):
        action.add_argument("--json", action="store_true", help="one JSON object")


def _count(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return int(text)
