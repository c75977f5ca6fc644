"""Draws docs/answer.svg from docs/answer.json, a message that the bot sent, as Discord shows it: python docs/draw_answer.py"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_WIDTH, _LEFT, _CARD = 760, 76, 640
_FONT = "'gg sans', 'Noto Sans', 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif"
_INK, _FAINT, _GROUND, _FRAME, _BUTTON = "#dbdee1", "#949ba4", "#313338", "#2b2d31", "#4e5058"

_WIDTHS = ((re.compile(r"[iljI.,:;'|! \[\]()]"), 0.3), (re.compile(r"[mwMW@%]"), 0.88), (re.compile(r"[A-Z0-9]"), 0.66))
"""Widths of letters in parts of their size, a little more than those of the fonts above."""

Word = tuple[str, str]
"""A word and its weight."""


class Drawing:
    """Grows downwards, element by element."""

    def __init__(self) -> None:
        self.y = 24.0
        self.elements: list[str] = []

    def line(self, words: list[Word], x: float, size: float, colour: str) -> None:
        """One line of text."""
        self.y += size * 1.4
        spans = "".join(f'<tspan font-weight="{weight}">{html.escape(word)} </tspan>' for word, weight in words)
        style = f'font-size="{size:g}" fill="{colour}" xml:space="preserve"'
        self.elements.append(f'<text x="{x:g}" y="{self.y:.1f}" {style}>{spans}</text>')

    def box(
        self, x: float, y: float, size: tuple[float, float], colour: str, corner: float = 4, place: int | None = None
    ) -> None:
        """A filled box, under what was drawn since `place`."""
        width, height = size
        box = f'<rect x="{x:g}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{corner:g}" fill="{colour}"/>'
        self.elements.insert(len(self.elements) if place is None else place, box)

    def svg(self, title: str) -> str:
        """The whole drawing."""
        height = self.y + 24
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height:.0f}" role="img" font-family="{_FONT}">'
        ground = f'<rect width="{_WIDTH}" height="{height:.0f}" rx="8" fill="{_GROUND}"/>'
        return "\n".join([head, f"<title>{html.escape(title)}</title>", ground, *self.elements, "</svg>\n"])


def drawn(sent: dict[str, Any]) -> str:
    """The question and the bot's reply to it."""
    drawing = Drawing()
    question, message = sent["question"], sent["message"]
    _face(drawing, question["author"], "#5865f2")
    drawing.line([(question["author"], "600")], _LEFT, 16, "#ffffff")
    drawing.line([("@" + message["author"], "500"), (question["content"], "400")], _LEFT, 16, _INK)
    drawing.y += 22
    _face(drawing, message["author"], "#2e8b57")
    drawing.line([(message["author"], "600"), ("APP", "400")], _LEFT, 16, "#ffffff")
    for embed in message["embeds"]:
        _embed(drawing, embed)
    for row in message["components"]:
        _buttons(drawing, row)
    return drawing.svg(f"{question['content']} – {message['embeds'][0]['author']['name']}")


def _face(drawing: Drawing, name: str, colour: str) -> None:
    centre = drawing.y + 24
    drawing.elements.append(f'<circle cx="40" cy="{centre:.1f}" r="20" fill="{colour}"/>')
    letter = f'font-size="18" fill="#ffffff" text-anchor="middle">{html.escape(name[0])}'
    drawing.elements.append(f'<text x="40" y="{centre + 6:.1f}" {letter}</text>')


def _embed(drawing: Drawing, embed: dict[str, Any]) -> None:
    drawing.y += 8
    top, place = drawing.y, len(drawing.elements)
    drawing.y += 10
    drawing.line([(embed["author"]["name"], "600")], _LEFT + 16, 14, "#ffffff")
    drawing.y += 4
    for paragraph in embed["description"].split("\n"):
        small = paragraph.startswith("-# ")
        size, colour = (12.5, _FAINT) if small else (15, _INK)
        for line in _wrapped(_words(paragraph.removeprefix("-# ")), size, _CARD - 36):
            drawing.line(line, _LEFT + 16, size, colour)
    drawing.y += 16
    height = drawing.y - top
    drawing.box(_LEFT, top, (_CARD, height), _FRAME, place=place)
    drawing.box(_LEFT, top, (4, height), f"#{embed['color']:06x}", corner=2, place=place + 1)


def _buttons(drawing: Drawing, row: list[dict[str, Any]]) -> None:
    drawing.y += 8
    x, top = float(_LEFT), drawing.y
    for button in row:
        text = " ".join(filter(None, [(button.get("emoji") or {}).get("name"), button.get("label")]))
        width = _width(text, 14) + 32 + (6 if button.get("emoji") else 0)
        drawing.box(x, top, (width, 32), _BUTTON, corner=8)
        label = f'font-size="14" font-weight="500" fill="#ffffff">{html.escape(text)}'
        drawing.elements.append(f'<text x="{x + 16:g}" y="{top + 21:.1f}" {label}</text>')
        x += width + 8
    drawing.y = top + 32


def _words(text: str) -> list[Word]:
    """Words with their weights: what stands between two pairs of stars is bold."""
    parts = re.split(r"\*\*", text)
    words = [(word, "700" if place % 2 else "400") for place, part in enumerate(parts) for word in part.split()]
    return [(re.sub(r"\\(.)", r"\1", word), weight) for word, weight in words]


def _wrapped(words: list[Word], size: float, width: float) -> list[list[Word]]:
    lines: list[list[Word]] = [[]]
    room = width
    for word, weight in words:
        needed = _width(word + " ", size)
        if needed > room and lines[-1]:
            lines.append([])
            room = width
        lines[-1].append((word, weight))
        room -= needed
    return lines


def _width(text: str, size: float) -> float:
    return size * sum(next((width for letters, width in _WIDTHS if letters.match(letter)), 0.56) for letter in text)


if __name__ == "__main__":
    picture = drawn(json.loads((_HERE / "answer.json").read_text("utf-8")))
    (_HERE / "answer.svg").write_text(picture, "utf-8")
