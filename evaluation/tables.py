"""Figures in sections, each shown as a plain table or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.measures import Share

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with so many decimals to show; JSON has it whole."""

    value: float
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many, shown as that: where nothing but all will do."""

    share: Share


Cell = str | int | Number | Share | Count | None
Json = str | int | float | None | dict[str, "Json"] | list["Json"]


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its heading, and notes on how to read it."""

    name: str
    """What JSON calls it."""
    title: str
    columns: tuple[str, ...]
    """The first one names the rows."""
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


def as_text(section: Section) -> str:
    """The section in lines: title, rule, columns wide enough for what they hold, and the notes."""
    rows = [section.columns, *(tuple(shown(cell) for cell in row) for row in section.rows)] if section.rows else []
    widths = [max(len(row[place]) for row in rows) for place in range(len(section.columns))] if rows else []
    lines = [section.title, "-" * len(section.title), *(_line(row, widths) for row in rows), *section.notes]
    return "\n".join(lines)


def as_json(sections: Sequence[Section]) -> Json:
    """Every section by name: its rows as objects, and its notes."""
    return {
        section.name: {
            "title": section.title,
            "rows": [{name: _plain(cell) for name, cell in zip(section.columns, row, strict=True)} for row in section.rows],
            "notes": list(section.notes),
        }
        for section in sections
    }


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "   ".join([first.strip().ljust(widths[0]), *others]).rstrip()


def shown(cell: Cell) -> str:
    """A cell as a reader sees it."""
    match cell:
        case None:
            return _NOTHING
        case Number():
            return f"{cell.value:,.{cell.decimals}f}"
        case Share():
            return _share(cell)
        case Count():
            return f"{cell.share.hits}/{cell.share.of}"
        case _:
            return str(cell)


def _share(share: Share) -> str:
    """Percent with its interval, as in "93.3 [82.1–97.7]"."""
    if share.value is None:
        return _NOTHING
    low, high = share.interval
    return f"{share.value * 100:.1f} [{low * 100:.1f}–{high * 100:.1f}]"


def _plain(cell: Cell) -> Json:
    match cell:
        case Number():
            return cell.value
        case Share() | Count():
            share = cell.share if isinstance(cell, Count) else cell
            return {"hits": share.hits, "of": share.of, "share": share.value, "interval": list(share.interval)}
        case _:
            return cell
