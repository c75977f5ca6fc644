"""The picture of a timeline: a card as wide as a phone, with the dates, few words for each and the numbers of the text."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answering.answers import Claim
from answering.summarising.parts import Section
from answering.summarising.summariser import Summary
from answering.voices import Voice
from bot.summary_wording import Told, stretch, tell, title
from retrieval.articles import Language
from retrieval.chunking import translated

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

MOST_EVENTS = 12
_MOST_OF_A_DATE = 2
_WORDS = 140
"""Characters of a sentence that are shown."""
_ALT = 1000
"""Of the 1,024 characters that Discord allows for the description of a file."""
_WIDTH, _DPI = 1080, 144
_EDGE, _RAIL, _TEXT = 56, 84, 124
"""Pixels from the left: of the title, of the line with the dots, of the words."""
_CARD, _INK, _FAINT, _ACCENT, _LINE = "#1f2733", "#f3f4f6", "#aab4c3", "#7cb8ff", "#46566d"
_NO_BREAK = "\u00a0"
"""Keeps a number on the line of the word before it."""
_CLAUSE = re.compile(r"(?<=[,;:–]) ")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of text: where it stands, from the top, and how it looks."""

    text: str
    x: int
    y: float
    size: float
    bold: bool = False
    colour: str = _INK


def timeline_picture(summary: Summary) -> bytes:
    """The picture as PNG, 1,080 pixels wide, as high as its words need."""
    from matplotlib.figure import Figure

    rows, dots, height = _laid_out(summary)
    figure = Figure(figsize=(_WIDTH / _DPI, height / _DPI), dpi=_DPI)
    _draw_card(figure, height, dots)
    for row in rows:
        figure.text(
            row.x / _WIDTH, 1 - row.y / height, row.text, fontproperties=_font(row.size, bold=row.bold), color=row.colour,
            va="top", parse_math=False,
        )  # fmt: skip
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=_DPI, transparent=True, metadata={"Description": alt_text(summary)})
    return file.getvalue()


def alt_text(summary: Summary) -> str:
    """The same in words, for those who do not see the picture."""
    language = summary.outcome.language
    events = "; ".join(f"{_date(one, language)}: {_all_told(one, language)}" for one in _shown(summary))
    return few_words(tell(Told.PICTURE_OF, language, title=title(summary), events=events), 0, _ALT)


def _shown(summary: Summary) -> list[Section]:
    """The dates with the claims that are shown: the first of each before the second, and so on, until there are enough."""
    every = [(place, date) for date, section in enumerate(summary.sections) for place in range(len(section.claims))]
    chosen = sorted(one for one in every if one[0] < _MOST_OF_A_DATE)[:MOST_EVENTS]
    counts = Counter(date for _, date in chosen)
    return [
        replace(summary.sections[date], claims=summary.sections[date].claims[:count]) for date, count in sorted(counts.items())
    ]


def _all_told(section: Section, language: Language) -> str:
    """The claims of a date that are shown, each with what there is to note."""
    shown = [(_told(claim, section, language), _note(section, claim, language)) for claim in section.claims]
    return " / ".join(f"{told} ({note})" if note else told for told, note in shown).replace(_NO_BREAK, " ")


def few_words(text: str, anchor: int, limit: int = _WORDS) -> str:
    """A sentence cut to its clauses around a place in it, so that the place is shown; whole if it is short."""
    flat = text if "\n" not in text else " ".join(text.split())
    if len(flat) <= limit:
        return flat
    starts = [0, *(match.end() for match in _CLAUSE.finditer(flat))]
    start = next((one for one in starts if anchor - one <= limit * 0.75), 0)
    if len(flat) - start < limit:
        start = flat.find(" ", len(flat) - limit) + 1  # as many whole words as there is room for
    words = flat[start:] if len(flat) - start <= limit else flat[start : start + limit].rpartition(" ")[0].rstrip(" ,;:–") + " …"
    return words if start == 0 else f"… {words}"


def _told(claim: Claim, section: Section, language: Language) -> str:
    """A claim without its context, in few words, and its number."""
    citation = claim.citations[0]
    own = (translated(citation.sentence) if claim.translated_by else None) or citation.quote
    start = claim.text.find(own)
    text = own if start >= 0 else claim.text
    marked = [span.end - max(start, 0) for span in claim.emphasis]
    year = str(section.when.first.year) if section.when else ""
    anchor = marked[0] if marked else text.find(year) + len(year) if year in text else 0
    *words, last = few_words(text, anchor).split(" ")
    cut = f"{words.pop()}{_NO_BREAK}{last}" if last == "…" and words else last
    return " ".join([*words, f"{cut}{_NO_BREAK}[{citation.number}]"])


def _note(section: Section, claim: Claim, language: Language) -> str:
    """What the few words may no longer say: that it is only reported, or only the day of a statement; else nothing."""
    if section.of_saying:
        return tell(Told.WHEN_SAID, language)
    return tell(Told.AS_REPORTED, language) if claim.citations[0].voice is Voice.REPORT else ""


def _date(section: Section, language: Language) -> str:
    return stretch(section.when, language) if section.when else ""


def _laid_out(summary: Summary) -> tuple[list[_Row], list[float], int]:
    """The lines of text, the heights of the dots, and the height of all, in pixels from the top."""
    language = summary.outcome.language
    rows: list[_Row] = []
    dots: list[float] = []
    y = _add(rows, tell(Told.TIMELINE, language).upper(), _EDGE, 52.0, 14, bold=True, colour=_ACCENT)
    y = _add(rows, few_words(title(summary), 0), _EDGE, y + 6, 20, bold=True) + 30
    shown = _shown(summary)
    for section in shown:
        dots.append(y + 20)
        y = _add(rows, _date(section, language), _TEXT, y, 18, bold=True, colour=_ACCENT) + 4
        for claim in section.claims:
            if note := _note(section, claim, language):
                y = _add(rows, note, _TEXT, y, 13, colour=_FAINT) + 2
            y = _add(rows, _told(claim, section, language), _TEXT, y, 17) + 12
        y += 20
    if more := sum(len(one.claims) for one in summary.sections) - sum(len(one.claims) for one in shown):
        y = _add(rows, tell(Told.MORE_EVENTS, language, count=more), _TEXT, y, 15, colour=_FAINT) + 20
    return rows, dots, round(y + 20)


def _add(rows: list[_Row], text: str, x: int, y: float, size: float, *, bold: bool = False, colour: str = _INK) -> float:
    """Adds a text as lines that fit into the card; returns where the next one may begin."""
    for line in _wrapped(text, _WIDTH - _EDGE - x, size, bold=bold):
        rows.append(_Row(line, x, y, size, bold, colour))
        y += size * _DPI / 72 * 1.3
    return y


def _wrapped(text: str, room: int, size: float, *, bold: bool) -> list[str]:
    """The text in lines of so many pixels; a word that is too long for one is broken."""
    renderer, font = _renderer(), _font(size, bold=bold)

    def fits(line: str) -> bool:
        width, _, _ = renderer.get_text_width_height_descent(line, font, ismath=False)  # type: ignore[no-untyped-call]
        return bool(width <= room)

    lines, line = [], ""
    for word in re.split(r"[ \t\r\n]+", _drawable(text, font).strip()):
        if line and not fits(f"{line} {word}"):
            lines.append(line)
            line = ""
        while not fits(word):
            length = next(count for count in range(len(word) - 1, 0, -1) if count == 1 or fits(word[:count]))
            lines.append(word[:length])
            word = word[length:]
        line = f"{line} {word}".strip()
    return [*lines, line]


def _drawable(text: str, font: FontProperties) -> str:
    """The text without what the font has no shape for."""
    from matplotlib.font_manager import findfont, get_font

    known = get_font(findfont(font))
    return "".join(sign for sign in text if sign.isspace() or known.get_char_index(ord(sign)))


def _font(size: float, *, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")


def _renderer() -> RendererAgg:
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(8, 8, _DPI)  # type: ignore[no-untyped-call]


def _draw_card(figure: Figure, height: int, dots: list[float]) -> None:
    """The card with rounded corners on nothing, so that any theme shows around it; the line, and a dot for each date."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import FancyBboxPatch

    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    axes.add_patch(
        FancyBboxPatch((30, 30), _WIDTH - 60, height - 60, boxstyle="round,pad=28,rounding_size=36", fc=_CARD, ec="none")
    )
    if dots:
        axes.add_line(Line2D([_RAIL, _RAIL], [dots[0], dots[-1]], color=_LINE, lw=3, solid_capstyle="round"))
        axes.scatter([_RAIL] * len(dots), dots, s=95, color=_ACCENT, edgecolors=_CARD, linewidths=3, zorder=3)
