"""What a reader sees on a terminal, and what a pipe gets: the same words, coloured or plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from answering.answers import Answered, Citation, Claim, Declined, Outcome, translators
from answering.evidence import Evidence
from answering.quotations import said_in
from answering.summarising.summariser import Summary
from bot.assemble import Watcher
from bot.quotes import Quotes
from bot.summary_wording import no_summary, part_heading, summary_heading, summary_notes
from bot.wording import Say, declined, notes, said_when, say, voice
from retrieval import indexing
from retrieval.articles import Language
from retrieval.chunking import paragraph_number
from retrieval.library import Entry

_INDENT = (0, 0, 0, 4)


def console_on(stream: TextIO) -> Console:
    """A console that wraps lines between words on a terminal, and leaves them whole on a pipe."""
    return Console(file=stream, soft_wrap=not stream.isatty(), highlight=False)


class Printer:
    """Writes outcomes to a console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def outcome(self, outcome: Outcome) -> None:
        """An answer with its sources under it, or a decline with what is nearest; and how it came about, if not as usual."""
        self._outcome(outcome)
        for note in notes(outcome):
            self.line(note, style="dim")

    def _outcome(self, outcome: Outcome) -> None:
        match outcome:
            case Answered():
                self.line(say(_heading(outcome), outcome.language))
                self.claims(outcome.claims, outcome.language)
            case Declined():
                self.line(declined(outcome.reason, outcome.language, outcome.courtesy))
                if outcome.nearest:
                    self.line(say(Say.RELATED, outcome.language), style="dim")
                    self.sources(outcome.nearest, outcome.language)

    def claims(self, claims: Sequence[Claim], language: Language) -> None:
        """Claims, each with the numbers of its citations, and under them where they stand."""
        self._said(claims)
        self.line("")
        self._places(claims, language)

    def summary(self, summary: Summary) -> None:
        """A summary, part for part under its heading, and under all where the claims stand."""
        language = summary.outcome.language
        if not isinstance(summary.outcome, Answered):
            self.line(no_summary(summary))
            return
        self.line(summary_heading(summary))
        for section in summary.sections:
            if heading := part_heading(section, language):
                self.line("")
                self.line(heading, style="bold")
            self._said(section.claims)
        self.line("")
        self._places(summary.outcome.claims, language)
        for note in summary_notes(summary):
            self.line(note, style="dim")

    def _said(self, claims: Sequence[Claim]) -> None:
        for claim in claims:
            self._console.print(_claim(claim))
            for citation in claim.in_order if claim.translated_by else ():
                self._quote(citation.quote)

    def _places(self, claims: Sequence[Claim], language: Language) -> None:
        """Where each cited sentence stands, once."""
        told: set[int] = set()
        for claim in claims:
            for place, citation in enumerate(claim.citations):
                if citation.number not in told:
                    told.add(citation.number)
                    self._place(citation, language, context=place > 0)
        for translator in translators(claims):
            self.line(say(Say.TRANSLATED_BY, language, translator=translator), style="dim")

    def quotes(self, found: Quotes, language: Language) -> None:
        """A person's words, each with its place and its day; or what is said of a person who says nothing."""
        self.line(say(Say.QUOTES_HEADING if found.quotes else Say.SAYS_NOTHING, language, person=found.person))
        for claim in found.claims:
            self._console.print(_claim(claim))
            for citation in claim.citations if claim.translated_by else ():
                self._quote(citation.quote)
        self.line("")
        for claim in found.claims:
            note = said_when(found.when(claim), language) if found.quotes else None
            self._place(claim.citations[0], language, note=note)
        for translator in translators(found.claims):
            self.line(say(Say.TRANSLATED_BY, language, translator=translator), style="dim")

    def sources(self, citations: Iterable[Citation], language: Language, *, translating: bool = False) -> None:
        """Citations with their exact quotations; `translating`: also in the reader's language, where the article has that."""
        for citation in citations:
            self._place(citation, language, context=False)
            self._quote(citation.quote)
            if translating and (said := said_in([citation.sentence], language)):
                self.line(f"    {say(Say.IN_READERS_LANGUAGE, language)}: {said}", style="italic dim")

    def evidence(self, evidence: Iterable[Evidence]) -> None:
        """Sentences with their scores, best first."""
        for found in evidence:
            self._console.print(Text.assemble((f"{found.score:.3f}  ", "cyan"), found.sentence.text))

    def entries(self, entries: Sequence[Entry]) -> None:
        """Articles as a table; on a pipe a line each, with tabs between."""
        if not self._console.is_terminal:
            for entry in entries:
                self.line("\t".join(_columns(entry)))
            return
        table = Table(box=None, pad_edge=False)
        for heading in ("id", "title", "language", "date", "added"):
            table.add_column(heading, overflow="fold")
        for entry in entries:
            table.add_row(*map(escape, _columns(entry)))
        self._console.print(table)

    def line(self, text: str, *, style: str = "") -> None:
        """One line of the bot's own words."""
        self._console.print(Text(text, style=style))

    def _quote(self, quote: str) -> None:
        """A quotation, indented; on a pipe on one line, since a padded block is cut off at the width."""
        if self._console.is_terminal:
            self._console.print(Padding(Text(f"“{quote}”"), _INDENT))
        else:
            self.line(f"    “{quote}”")

    def _place(self, citation: Citation, language: Language, *, context: bool = False, note: str | None = None) -> None:
        sentence = citation.sentence
        where = say(Say.PLACE, language, title=sentence.article.title, paragraph=paragraph_number(sentence))
        if note is None:
            note = say(Say.SENTENCE_BEFORE, language) if context else voice(citation, language)
        self._console.print(Text.assemble((f"[{citation.number}] ", "cyan"), where, (f" ({note})" if note else "", "dim")))


class ConsoleWatcher(Watcher):
    """Shows on standard error what takes long: a progress bar on a terminal, one line elsewhere."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def note(self, sentence: str) -> None:
        self._console.print(Text(f"saksi: {sentence}", style="dim"))

    @contextmanager
    def indexing(self) -> Iterator[indexing.Progress]:
        """A bar that appears with the first article and goes when all are indexed."""
        columns = (TextColumn("indexing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._console, transient=True, disable=not self._console.is_terminal) as bar:
            task = bar.add_task("indexing", total=None)
            if not self._console.is_terminal:
                self.note("building the index of the library …")
            yield lambda done, total: bar.update(task, completed=done, total=total)


def _heading(outcome: Answered) -> Say:
    """How an answer begins: a claim in a model's own words needs no word about its article's language."""
    first = outcome.claims[0]
    if outcome.corrects:
        return Say.CORRECTION_HEADING
    if first.translated_by:
        return Say.TRANSLATED_ANSWER_HEADING
    foreign = first.citations[0].sentence.article.language != outcome.language
    return Say.FOREIGN_ANSWER_HEADING if foreign else Say.ANSWER_HEADING


def _columns(entry: Entry) -> list[str]:
    return [value or "-" for value in (entry.id, entry.title, entry.language, entry.date, entry.added_at)]


def _claim(claim: Claim) -> Text:
    text = Text(claim.text)
    for span in claim.emphasis:
        text.stylize("bold", span.start, span.end)
    parts, position = [], 0
    for place, citation in claim.places_of_numbers():
        parts += [text[position:place], Text(f" [{citation.number}]", style="cyan")]
        position = place
    return Text.assemble(*parts, text[position:])
