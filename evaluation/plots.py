"""Plots of an evaluation as SVG that takes the page's colours; matplotlib is loaded when the first one is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from evaluation.measures import Share
from evaluation.verdicts import Quality, Verdict, declines_over_strictness

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_GREEN, _BLUE, _AMBER, _GREY = "#2a9d6f", "#3b82f6", "#d98a00", "#80848e"
"""Readable on white and on near-black."""
_WIDTH = 7.0
"""Inches; the page scales the drawing to its own width."""
_ROW = 0.42


def shares(kinds: Mapping[str, Quality]) -> str:
    """Of every kind with answers, how often the first citation is right and one of the first three sentences, with intervals."""
    shown = {kind: one for kind, one in kinds.items() if one.first_right.of}
    figure, axes = _canvas(1.1 + _ROW * len(shown))
    for place, one in enumerate(shown.values()):
        _dot(axes, place - 0.14, one.first_right, _GREEN, "first citation right" if place == 0 else None)
        _dot(axes, place + 0.14, one.among_three, _BLUE, "among the first three" if place == 0 else None)
    axes.set_yticks(range(len(shown)), [kind.replace("_", " ") for kind in shown])
    axes.invert_yaxis()
    axes.set_xlim(0, 102)
    axes.set_xlabel("percent, with 95% Wilson intervals")
    _legend(axes)
    return _svg(figure)


def declines(verdicts: Sequence[Verdict], *, strictness: float) -> str:
    """How the two errors of declining are traded against each other; empty where only one of them is possible."""
    points = declines_over_strictness(verdicts)
    if not points:
        return ""
    figure, axes = _canvas(2.9)
    at = [point[0] for point in points]
    axes.plot(at, [100 * (1 - point[1]) for point in points], color=_AMBER, label="unanswerable, answered all the same")
    axes.plot(at, [100 * point[2] for point in points], color=_BLUE, label="answerable, declined")
    axes.axvline(strictness, color=_GREY, linestyle=":", label=f"answering.strictness = {strictness:g}")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 100)
    axes.set_xlabel("strictness")
    axes.set_ylabel("percent")
    _legend(axes)
    return _svg(figure)


def times(verdicts: Sequence[Verdict]) -> str:
    """How many answers took how long."""
    figure, axes = _canvas(2.2)
    axes.hist([verdict.seconds * 1000 for verdict in verdicts], bins=30, color=_GREEN)
    axes.set_xlabel("milliseconds for an answer")
    axes.set_ylabel("answers")
    return _svg(figure)


def _dot(axes: Axes, place: float, share: Share, colour: str, label: str | None) -> None:
    if share.value is None:
        return
    low, high = share.interval
    axes.plot([100 * low, 100 * high], [place, place], color=colour, linewidth=2, alpha=0.55, solid_capstyle="round")
    axes.plot([100 * share.value], [place], "o", color=colour, markersize=6, label=label)


def _canvas(height: float) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    figure.patch.set_alpha(0)
    axes = figure.add_subplot()
    axes.patch.set_alpha(0)
    axes.grid(color=_GREY, alpha=0.25, linewidth=0.6)
    axes.tick_params(color=_GREY)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(_GREY)
    return figure, axes


def _legend(axes: Axes) -> None:
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False, fontsize=9)


def _svg(figure: Figure) -> str:
    """The drawing alone, without the lines around it that a file would have; its words stay words."""
    import matplotlib as mpl

    drawn = StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "saksi"}):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    text = drawn.getvalue()
    return text[text.index("<svg") :]
