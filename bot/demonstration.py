"""Three questions with their answers and a summary: what `saksi` shows where nobody can type."""

from __future__ import annotations

from answering.summarising.styles import Style
from bot.assemble import Saksi
from bot.printing import Printer
from bot.summaries import print_summary

QUESTIONS = (
    "Kapan Musk mempekerjakan Andrej Karpathy?",
    "Who rejected Musk's proposal to take over the lab?",
    "Berapa gaji Sam Altman?",
)
"""One in each language, and one that the article does not answer."""


def demonstrate(saksi: Saksi, printer: Printer) -> None:
    """Prints the questions with their answers, and a summary."""
    for question in QUESTIONS:
        printer.line(f"› {question}", style="bold")
        printer.outcome(saksi.answerer.answer(question).outcome)
        printer.line("")
    print_summary(saksi, printer, Style.BRIEF, "id")
