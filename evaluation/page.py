"""An evaluation as one page: tables and plots, nothing fetched from anywhere, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import metadata

from evaluation.plots import declines, shares, times
from evaluation.tables import Section, shown
from evaluation.verdicts import QuestionSet, by_kind

_STYLE = """
:root { color-scheme: light dark; --fg: #1f2328; --bg: #ffffff; --soft: #656d76; --line: #d0d7de; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --bg: #15181c; --soft: #9aa4af; --line: #3a424b; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg); }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
.table { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .3rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
.notes { color: var(--soft); font-size: .85rem; }
figure { margin: 1.5rem 0; } figcaption { color: var(--soft); font-size: .85rem; }
figure svg { width: 100%; height: auto; }
figure svg text { fill: var(--fg) !important; font-family: system-ui, sans-serif !important; }
"""


def page(tables: Sequence[Section], sets: Sequence[QuestionSet], *, strictness: float) -> str:
    """The page as HTML; every figure of the tables stands in it."""
    drawn = {one.name: one for one in sets}
    body = "\n".join(_section(table, drawn.get(table.name), strictness) for table in tables)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Saksi, measured</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Saksi, measured</h1>\n"
        f'<p class="notes">Version {escape(metadata.version("saksi"))}</p>\n{body}\n</body>\n</html>\n'
    )


def _section(table: Section, questions: QuestionSet | None, strictness: float) -> str:
    parts = [f"<section>\n<h2>{escape(table.title)}</h2>", _table(table)]
    parts += [f'<p class="notes">{escape(note)}</p>' for note in table.notes]
    parts += _figures(questions, strictness) if questions else []
    return "\n".join([*parts, "</section>"])


def _table(table: Section) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
    rows = "\n".join(f"<tr>{''.join(f'<td>{escape(shown(cell))}</td>' for cell in row)}</tr>" for row in table.rows)
    return f'<div class="table"><table>\n<tr>{head}</tr>\n{rows}\n</table></div>'


def _figures(questions: QuestionSet, strictness: float) -> Iterator[str]:
    drawings = (
        ("How often the right sentence is cited first, and found among the first three", shares(by_kind(questions.verdicts))),
        ("What a stricter or more generous bot would decline", declines(questions.verdicts, strictness=strictness)),
        ("How long an answer takes", times(questions.verdicts)),
    )
    for caption, drawing in drawings:
        if drawing:
            labelled = drawing.replace("<svg ", f'<svg role="img" aria-label="{escape(caption)}" ', 1)
            yield f"<figure>{labelled}<figcaption>{escape(caption)}</figcaption></figure>"
